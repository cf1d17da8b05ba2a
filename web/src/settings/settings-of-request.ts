import { chooseLanguage } from "../words/choose-language.ts";
import { DEFAULTS, readSettings, SETTINGS_COOKIE, type Settings } from "./settings.ts";

/**
 * The settings of whoever sends these headers.
 * @param header reads one by its lower-case name
 */
export function settingsOfRequest(header: (name: string) => string | null): Settings {
  const otherwise = { ...DEFAULTS, language: chooseLanguage(header("accept-language")) };
  const cookie = (header("cookie") ?? "")
    .split(/;\s*/)
    .find((each) => each.startsWith(`${SETTINGS_COOKIE}=`));
  const value = cookie?.slice(SETTINGS_COOKIE.length + 1) ?? "";
  return readSettings(new URLSearchParams(decoded(value)), otherwise);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/** What `<html>` says of the settings, for the style sheet and the editor. */
export function rootAttributes(settings: Settings): Record<string, string> {
  return {
    lang: settings.language,
    "data-theme": settings.theme,
    style: `--code-size: ${settings.codeSize / 16}rem`,
  };
}
