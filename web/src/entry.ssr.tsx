import { renderToStream, type RenderToStreamOptions } from "@builder.io/qwik/server";
import { manifest } from "@qwik-client-manifest";

import { Root } from "./root.tsx";
import { withSafeState } from "./safe-state.ts";
import { rootAttributes, settingsOfRequest } from "./settings/settings-of-request.ts";

/** The script of `src/wake/`, made by the build. */
declare const WAKE_SCRIPT: string;

/** Told of its core, Qwik would have every page load it at once. */
const asleep = { ...manifest, core: undefined };

/** Renders the page of one request. It sleeps until its own script wakes it. */
export default function render(options: RenderToStreamOptions) {
  const headers: Partial<Record<string, string>> = options.serverData?.["requestHeaders"] ?? {};
  const settings = settingsOfRequest((name) => headers[name] ?? null);
  return renderToStream(<Root />, {
    ...options,
    manifest: asleep,
    qwikLoader: "never",
    preloader: false,
    serverData: { ...options.serverData, wakeScript: WAKE_SCRIPT },
    containerAttributes: { ...options.containerAttributes, ...rootAttributes(settings) },
    // In one piece, so that the state is seen whole. What a page waits for was loaded before.
    streaming: { inOrder: { strategy: "disabled" } },
    stream: { write: (page) => options.stream.write(withSafeState(page)) },
  });
}
