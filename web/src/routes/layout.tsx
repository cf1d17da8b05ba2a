import {
  component$,
  Slot,
  useContextProvider,
  useStore,
  useTask$,
  useVisibleTask$,
} from "@builder.io/qwik";
import { type DocumentHead, type RequestHandler, routeLoader$ } from "@builder.io/qwik-city";

import type { CourseDetail, Me } from "../../../contract/api.ts";
import { visitorOf } from "../api/visitor.ts";
import { OfflineNote } from "../components/offline-note.tsx";
import { ShortcutsDialog } from "../components/shortcuts-dialog.tsx";
import { SiteHeader } from "../components/site-header.tsx";
import { FrameContext, type FrameNow } from "../frame/frame-context.ts";
import { FRAME_COOKIE, type Frame, readFrame } from "../frame/frame.ts";
import { WakeScript } from "../components/wake-script.tsx";
import { type Live, LiveContext } from "../live/live-context.ts";
import { NOTHING_LEARNED } from "../live/live-state.ts";
import { SettingsContext } from "../settings/settings-context.ts";
import { settingsOfRequest } from "../settings/settings-of-request.ts";
import type { Settings } from "../settings/settings.ts";
import { useCourse } from "./courses/[course]/layout.tsx";
import { words } from "../words/words.ts";

export const onRequest: RequestHandler = ({ headers, sharedMap, url }) => {
  const nonce = crypto.randomUUID();
  // Qwik puts it on its own inline scripts.
  sharedMap.set("@nonce", nonce);
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, url.host));
  // A page is one visitor's; the browser may keep it for going back, nobody else may.
  headers.set("Cache-Control", "private, no-cache");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
};

/**
 * Scripts come from this origin only. Styles may stand in the page, since the editor makes its own;
 * a handout may show images from elsewhere.
 */
function contentSecurityPolicy(nonce: string, host: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Python; what it may do itself is in the headers of its script (public/_headers).
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The visitor, or null before anything of theirs is kept; a status where it is not known who they
 * are. Pages that say something of a visitor are refused then; the others stand without it.
 */
export const useMe = routeLoader$<Me | null | number>(async (event) => {
  const me = await visitorOf(event);
  return me.ok ? me.data : me.status;
});

/** The visitor where they are known. */
function known(me: Me | null | number): Me | null {
  return typeof me === "number" ? null : me;
}

/** How the visitor wants the page to be. */
export const useSettings = routeLoader$<Settings>(({ request }) =>
  settingsOfRequest((name) => request.headers.get(name)),
);

/** How the visitor divided the working page. */
export const useFrame = routeLoader$<Frame>(({ cookie }) =>
  readFrame(new URLSearchParams(cookie.get(FRAME_COOKIE)?.value ?? "")),
);

/** The course that this address is in, if any. */
export const useCourseHere = routeLoader$<CourseDetail | null>(async (event) => {
  if (event.params["course"] === undefined) {
    return null;
  }
  const detail: CourseDetail | number = await event.resolveValue(useCourse);
  return typeof detail === "number" ? null : detail;
});

export default component$(() => {
  const me = useMe();
  const course = useCourseHere();
  const served = useSettings();
  const settings = useStore<Settings>({ ...served.value });
  useContextProvider(SettingsContext, settings);
  const divided = useFrame();
  const frame = useStore<FrameNow>({ ...divided.value, tab: "handout", isTabbed: false });
  useContextProvider(FrameContext, frame);
  const live = useStore<Live>(
    {
      userId: known(me.value)?.user.id ?? null,
      state: NOTHING_LEARNED,
      connection: "closed",
      awaited: [],
    },
    { deep: false },
  );
  useContextProvider(LiveContext, live);

  useTask$(({ track }) => {
    const fresh = known(track(me));
    // Another tab may have made the visitor a user.
    live.userId ??= fresh?.user.id ?? null;
    // While the socket is open its word is newer than that of a page that may have been prefetched.
    if (fresh !== null && live.connection !== "open" && live.state.score !== null) {
      live.state = { ...live.state, score: fresh.score, solved: fresh.solved };
    }
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- a socket is the browser's alone, and opens by itself
  useVisibleTask$(
    async (task) => {
      const userId = task.track(() => live.userId);
      if (userId === null) {
        return;
      }
      const { watchLive } = await import("../live/watch.ts");
      task.cleanup(watchLive(live, userId));
    },
    { strategy: "document-ready" },
  );

  return (
    <>
      <a
        href="#main"
        class="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-surface focus:p-3"
      >
        {words.site.skipToMain}
      </a>
      <WakeScript me={known(me.value)} />
      <div role="alert">
        {live.connection === "ended" && <p class="problem">{words.site.otherAccount}</p>}
      </div>
      <OfflineNote />
      <SiteHeader
        score={typeof me.value === "number" ? null : (me.value?.score ?? 0)}
        detail={course.value}
      />
      <Slot />
      <ShortcutsDialog />
    </>
  );
});

/** The colour of the browser's own frame around the page: `--paper` of each theme. */
const FRAME = { light: "#f4f6f6", dark: "#11181b" };

export const head: DocumentHead = ({ resolveValue }) => {
  const { theme } = resolveValue(useSettings);
  return {
    meta: (["light", "dark"] as const)
      .filter((each) => theme === "system" || theme === each)
      .map((each) => ({
        key: `frame-${each}`,
        name: "theme-color",
        content: FRAME[each],
        ...(theme === "system" ? { media: `(prefers-color-scheme: ${each})` } : {}),
      })),
  };
};
