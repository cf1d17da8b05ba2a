/** An origin that no address of anybody's has. */
const NOWHERE = "https://local.invalid";

/**
 * A path of this site with its query, from what an address asked to go back to; else `fallback`.
 * What a browser would read as another site's address is no path, and neither is one of the interface.
 */
export function localPath(asked: string | undefined, fallback: string): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked) || asked.length > 2_000) return fallback;
  // Browsers drop tabs and line ends, after which "/\t/evil" is another site's.
  if (/[\s\p{Cc}\\]/u.test(asked)) return fallback;
  const url = URL.parse(asked, NOWHERE);
  if (url === null || url.origin !== NOWHERE || /^\/api(\/|$)/i.test(url.pathname)) return fallback;
  return url.pathname.startsWith("//") ? fallback : url.pathname + url.search + url.hash;
}
