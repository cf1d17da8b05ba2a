/** A program as text, or why Python itself would refuse to read it. */
export type DecodedSource =
  | { ok: true; text: string }
  | { ok: false; message: string; line: number | null };

/** Labels of the WHATWG encoding standard by the name that Python gives the same codec. */
const LABELS: Readonly<Record<string, string>> = {
  ...numbered("iso8859_", [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16], "iso-8859-"),
  ...numbered("cp", [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258], "windows-"),
  cp866: "ibm866",
  koi8_r: "koi8-r",
  koi8_u: "koi8-u",
  mac_roman: "macintosh",
  gbk: "gbk",
  gb2312: "gbk",
  gb18030: "gb18030",
  big5: "big5",
  shift_jis: "shift_jis",
  cp932: "shift_jis",
  euc_jp: "euc-jp",
  euc_kr: "euc-kr",
  cp949: "euc-kr",
};

/** Other spellings that Python's `encodings.aliases` knows, for the codecs above. */
const ALIASES: Readonly<Record<string, string>> = {
  us_ascii: "ascii",
  646: "ascii",
  u8: "utf_8",
  utf: "utf_8",
  utf8: "utf_8",
  latin: "latin_1",
  latin1: "latin_1",
  l1: "latin_1",
  8859: "latin_1",
  cp819: "latin_1",
  iso8859: "latin_1",
  iso8859_1: "latin_1",
  iso_8859_1: "latin_1",
  latin2: "iso8859_2",
  latin9: "iso8859_15",
  macroman: "mac_roman",
  macintosh: "mac_roman",
  cp936: "gbk",
  sjis: "shift_jis",
  shiftjis: "shift_jis",
  ms932: "cp932",
  eucjp: "euc_jp",
  euckr: "euc_kr",
  korean: "euc_kr",
  ms949: "cp949",
};

/** Language reference, "Encoding declarations": a comment in the first or second line. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/;

/**
 * Decodes a source file as Python does (PEP 263): UTF-8 with or without a byte order mark, or the
 * encoding that a `coding` comment names. Line ends are left as they are.
 */
export function decodePython(bytes: Uint8Array): DecodedSource {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const declared = declaredEncoding(body);
  const codec = declared === null ? "utf_8" : codecName(declared);
  if (marked && codec !== "utf_8") return refused(`encoding problem: ${declared} with BOM`, null);
  if (codec === "utf_8") return decodeUtf8(body, declared);
  if (codec === "latin_1") return { ok: true, text: Buffer.from(body).toString("latin1") };
  if (codec === "ascii") {
    const at = body.findIndex((byte) => byte > 0x7f);
    if (at === -1) return { ok: true, text: Buffer.from(body).toString("latin1") };
    return refused(`'ascii' codec can't decode byte ${hex(body[at] ?? 0)}`, lineAt(body, at));
  }
  const label = LABELS[codec];
  if (label === undefined) return refused(`unknown encoding: ${declared}`, null);
  return decodeOther(body, label, declared ?? codec);
}

function declaredEncoding(body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, 4096))
    .toString("latin1")
    .split(/\r\n|\r|\n/, 2);
  const [first = "", second = ""] = head;
  const inFirst = COOKIE.exec(first)?.[1];
  if (inFirst !== undefined) return inFirst;
  return BLANK_OR_COMMENT.test(first) ? (COOKIE.exec(second)?.[1] ?? null) : null;
}

function codecName(declared: string): string {
  const name = declared.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  if (name === "utf_8" || name.startsWith("utf_8_")) return "utf_8";
  const spelled = ALIASES[name];
  if (spelled !== undefined) return spelled;
  return name.replace(/^iso_8859_(?=\d+$)/, "iso8859_").replace(/^windows_(?=\d+$)/, "cp");
}

function decodeUtf8(body: Uint8Array, declared: string | null): DecodedSource {
  try {
    return { ok: true, text: new TextDecoder("utf-8", strict).decode(body) };
  } catch {
    const at = invalidUtf8At(body);
    const byte = (body[at] ?? 0).toString(16).padStart(2, "0");
    const line = lineAt(body, at);
    const why =
      declared === null
        ? "but no encoding declared; see https://peps.python.org/pep-0263/ for details"
        : `but the file says that it is ${declared}`;
    return refused(`Non-UTF-8 code starting with '\\x${byte}' on line ${line}, ${why}`, line);
  }
}

/** `ignoreBOM` keeps a second mark in the text, where Python would see it too. */
const strict = { fatal: true, ignoreBOM: true };

function decodeOther(body: Uint8Array, label: string, declared: string): DecodedSource {
  const problem = refused(`encoding problem: ${declared}`, null);
  try {
    const text = new TextDecoder(label, strict).decode(body);
    // Browsers read the holes of the Windows code pages as C1 controls; Python refuses them.
    const hole = label.startsWith("windows-") && /[\u0080-\u009f]/.test(text);
    return hole ? problem : { ok: true, text };
  } catch {
    return problem;
  }
}

/** Index of the first byte that begins no valid UTF-8 sequence. */
function invalidUtf8At(body: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", strict);
  let start = 0;
  try {
    for (let i = 0; i < body.length; i++) {
      if (decoder.decode(body.subarray(i, i + 1), { stream: true }) !== "") start = i + 1;
    }
  } catch {
    // `start` is where the sequence that broke began.
  }
  return start;
}

function lineAt(body: Uint8Array, index: number): number {
  const before = Buffer.from(body.subarray(0, index)).toString("latin1");
  return before.split(/\r\n|\r|\n/).length;
}

function numbered(prefix: string, numbers: readonly number[], label: string) {
  return Object.fromEntries(numbers.map((n) => [`${prefix}${n}`, `${label}${n}`]));
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}

function refused(message: string, line: number | null): DecodedSource {
  return { ok: false, message, line };
}
