import type { OpenAPIHono } from "@hono/zod-openapi";

import type { AppEnv } from "../app-env.ts";

/** Adds `/openapi.json`, generated from the routes' schemas, and `/docs`, which shows it to people. */
export function describeApi(api: OpenAPIHono<AppEnv>): void {
  const registry = api.openAPIRegistry;
  registry.registerComponent("securitySchemes", "cookie", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-gradewire",
  });
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "node", {
    type: "http",
    scheme: "bearer",
    description: "The token of a grader node.",
  });

  api.doc31("/openapi.json", (c) => ({
    openapi: "3.1.0",
    info: {
      title: "Gradewire",
      version: "1",
      description: "Grades students' Python. Every error is an envelope with a code.",
    },
    servers: [{ url: new URL(c.req.url).origin }],
  }));

  api.get("/docs", async (c) => {
    c.header("Content-Security-Policy", await docsPolicy());
    const description = api.getOpenAPI31Document({
      openapi: "3.1.0",
      info: { title: "Gradewire", version: "1" },
    });
    return c.html(renderDocs(description.paths ?? {}));
  });
}

interface Operation {
  summary?: string;
  description?: string;
  responses?: Record<string, unknown>;
}

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
  td, th { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid #8884 }
  code { white-space: nowrap }
  :root { color-scheme: light dark }
`;

/** The page runs no script; of styles it has the one above, which its hash names. */
async function docsPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(STYLE));
  const hash = new Uint8Array(digest).toBase64();
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** A plain page: one row a call, no script. The full schemas are in the JSON. */
function renderDocs(paths: Record<string, unknown>): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(
      ([method, operation]) => `<tr>
        <td><code>${method.toUpperCase()} ${escapeHtml(path)}</code></td>
        <td><b>${escapeHtml(operation.summary ?? "")}</b> ${escapeHtml(operation.description ?? "")}</td>
        <td>${Object.keys(operation.responses ?? {}).join(" ")}</td>
      </tr>`,
    ),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="/favicon.svg">
<title>Gradewire: HTTP interface</title>
<style>${STYLE}</style>
<h1>HTTP interface</h1>
<p>JSON both ways. Every error is <code>{"error":{"code","message","retryable"}}</code>.
All schemas: <a href="openapi.json">openapi.json</a>.</p>
<table><tr><th>Call</th><th>Does</th><th>Answers</th></tr>
${rows.join("\n")}
</table>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
