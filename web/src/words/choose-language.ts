import { DEFAULT_LANGUAGE, isLanguage } from "./words.ts";

/**
 * The language for a visitor who has chosen none: the one that their browser asks for first of those
 * there are. `fi-FI` asks for `fi`.
 * @param acceptLanguage the header (RFC 9110, 12.5.4), or null
 */
export function chooseLanguage(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((each) => /^\s*q=([0-9.]+)\s*$/.exec(each)?.[1]).find(Boolean);
      return { code: range.split("-", 1)[0]?.toLowerCase() ?? "", quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.find(({ code }) => isLanguage(code))?.code ?? DEFAULT_LANGUAGE;
}
