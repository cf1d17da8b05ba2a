import type { Settings } from "./settings/settings.ts";
import { wordsOf } from "./words/words.ts";

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
  main { max-width: 36rem; margin: 5rem auto; padding: 0 1rem; }
`;

/**
 * What a visitor sees where drawing the page itself failed: it must not need any part that may have
 * been what broke, so it is plain HTML. Status 500, for this one answer only.
 */
export function brokenPage({ language, theme }: Settings): Response {
  const { broken } = wordsOf(language);
  const scheme = theme === "system" ? "light dark" : theme;
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}">
<title>${broken.title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${broken.title}</h1>
<p>${broken.detail}</p>
<p><a href="">${broken.again}</a> · <a href="/">${broken.home}</a></p>
</main>
</body>
</html>
`;
  return new Response(html, {
    status: 500,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
