/** No I, L, O or U: what is read as one of them is meant to be 1, 1 or 0, and no words arise. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 110 random bits. */
const RANDOM_SYMBOLS = 22;
const CHECK_SYMBOLS = 2;
const GROUP = 4;
/**
 * The greatest prime that two symbols hold. By a prime's remainder every single slip shows, and every
 * two neighbours that changed places.
 */
const MODULUS = 1021;

/** A new code as people write it down: six groups of four letters and digits. */
export function newRecoveryCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_SYMBOLS));
  const symbols = Array.from(random, (byte) => ALPHABET.charAt(byte & 31)).join("");
  return (symbols + checkOf(symbols)).match(/.{4}/g)?.join("-") ?? "";
}

export type ReadCode = { code: string } | { problem: "length" | "symbol" | "slip" };

/**
 * What somebody typed as the code that it stands for, without its dashes. Case, spaces and dashes do
 * not matter; a code that cannot be right is told from one that nobody has.
 */
export function readRecoveryCode(typed: string): ReadCode {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]*$/.test(code)) return { problem: "symbol" };
  if (code.length !== RANDOM_SYMBOLS + CHECK_SYMBOLS) return { problem: "length" };
  const symbols = code.slice(0, RANDOM_SYMBOLS);
  return checkOf(symbols) === code.slice(RANDOM_SYMBOLS) ? { code } : { problem: "slip" };
}

/** The sentence for a code that cannot be right. */
export const CODE_PROBLEMS: Record<"length" | "symbol" | "slip", string> = {
  length: `A recovery code has ${RANDOM_SYMBOLS + CHECK_SYMBOLS} letters and digits in groups of ${GROUP}. Some are missing, or there are too many.`,
  symbol: "A recovery code has only letters and digits, and never the letter U.",
  slip: "There is a slip in this code. Compare it with what you wrote down, letter by letter.",
};

function checkOf(symbols: string): string {
  let remainder = 0;
  // Counted from behind the check's own place, so that a slip between the two shows as well.
  for (const symbol of symbols) remainder = (remainder * 32 + ALPHABET.indexOf(symbol)) % MODULUS;
  remainder = (remainder * 1024) % MODULUS;
  return ALPHABET.charAt(remainder >> 5) + ALPHABET.charAt(remainder & 31);
}
