import type { en } from "./languages/en.ts";

/**
 * Everything that the page says, in one language. Texts with something in them are functions, so that
 * each language orders, counts and inflects as it does, and the compiler sees what each needs.
 */
export type Words = typeof en;

/**
 * Every file in `languages/` is a language: it exports its `Words` under its own code (`fi.ts` exports
 * `fi`). They are found here by themselves, so a new language is one new file, and a missing key in it
 * does not compile.
 */
const files = import.meta.glob<Record<string, Words>>("./languages/*.ts", { eager: true });

const CATALOGUES = new Map<string, Words>(
  Object.values(files).flatMap((file) => Object.entries(file)),
);

/** What a visitor reads whose language nobody has written yet. */
export const DEFAULT_LANGUAGE = "en";

/** The languages there are: code (BCP 47) and what its speakers call it. */
export function languages(): { code: string; name: string }[] {
  return [...CATALOGUES].map(([code, words]) => ({ code, name: words.languageName }));
}

export function isLanguage(code: string): boolean {
  return CATALOGUES.has(code);
}

/** The words of a language; of a language that is not there, those of the default one. */
export function wordsOf(code: string): Words {
  const words = CATALOGUES.get(code) ?? CATALOGUES.get(DEFAULT_LANGUAGE);
  if (words === undefined) {
    throw new Error(`There are no words in ${DEFAULT_LANGUAGE}.`);
  }
  return words;
}

/**
 * The words of the page that is being drawn, or that this browser shows. Import it and say
 * `words.site.score`, in components, handlers and plain functions alike: what is imported is never
 * captured, so that neither the texts nor their functions go into the page's serialized state. Do not
 * put it, or a part of it, into a variable inside a component: that would be captured.
 */
export const words: Words = Object.create(
  null,
  Object.fromEntries(
    Object.keys(wordsOf(DEFAULT_LANGUAGE)).map((section) => [
      section,
      { enumerable: true, get: () => wordsOf(pageLanguage())[section as keyof Words] },
    ]),
  ),
);

let languageOfServer = (): string => DEFAULT_LANGUAGE;

/** The server draws many pages at once: `read` tells in which language the one is that asks. */
export function askForLanguage(read: () => string): void {
  languageOfServer = read;
}

/** The language (BCP 47) of the page that is being drawn, or that this browser shows. */
export function pageLanguage(): string {
  return globalThis.document?.documentElement?.lang ?? languageOfServer();
}
