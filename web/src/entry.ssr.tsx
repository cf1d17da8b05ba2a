import { renderToStream, type RenderToStreamOptions } from "@builder.io/qwik/server";
import { manifest } from "@qwik-client-manifest";

import { Root } from "./root.tsx";

/** Renders the page of one request as a stream. */
export default function render(options: RenderToStreamOptions) {
  return renderToStream(<Root />, {
    ...options,
    manifest,
    containerAttributes: { ...options.containerAttributes, lang: "en" },
  });
}
