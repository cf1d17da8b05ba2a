import { SETTINGS_MAX_AGE_S } from "../settings/settings.ts";
import { type Frame, FRAME_COOKIE, writeFrame } from "./frame.ts";

/** Keeps the division for the next page. A browser that keeps no cookie divides it as usual again. */
export function keepFrame(frame: Frame): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${FRAME_COOKIE}=${encodeURIComponent(writeFrame(frame))}; Path=/; SameSite=Lax; Max-Age=${SETTINGS_MAX_AGE_S}${secure}`;
}
