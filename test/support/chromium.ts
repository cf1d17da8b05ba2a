/** Debian's; Playwright's own downloads do not work everywhere. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param profile a folder that the browser may write to */
export function launchOptions(profile: string) {
  return { executablePath: CHROMIUM, args: ARGUMENTS, env: { ...process.env, HOME: profile } };
}
