import type * as CodeMirror from "./code-mirror.ts";

/** Some way before it is: it should be there when the student comes to it. */
const NEAR = "300px";

/** Waits until an element is seen, or called off. */
export async function untilSeen(element: Element, signal: AbortSignal): Promise<void> {
  const seen = Promise.withResolvers<void>();
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && seen.resolve(),
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => seen.resolve());
  await seen.promise;
  observer.disconnect();
}

const LOAD_TRIES = 4;
const LOAD_RETRY_MS = 2_000;

/** Null when the network does not bring it: the plain field goes on serving. */
export async function loadCodeMirror(): Promise<typeof CodeMirror | null> {
  for (let attempt = 1; attempt <= LOAD_TRIES; attempt += 1) {
    try {
      return await import("./code-mirror.ts");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, LOAD_RETRY_MS * attempt));
    }
  }
  return null;
}
