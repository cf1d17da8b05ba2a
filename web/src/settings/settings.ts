import { isLanguage } from "../words/words.ts";

/**
 * How a visitor wants the page to be, on this device: a screen and a keyboard belong to a device, and
 * nobody needs an account for it. Kept in a cookie, so that the server draws the page so from its first byte.
 */
export interface Settings {
  /** `system` follows the device. */
  theme: (typeof THEMES)[number];
  /** Of the editor, in CSS pixels. */
  codeSize: number;
  keys: (typeof KEYS)[number];
  /** A short sound with a correct verdict. */
  sound: boolean;
  /** BCP 47. */
  language: string;
}

export const THEMES = ["system", "light", "dark"] as const;
export const KEYS = ["default", "vim"] as const;
export const CODE_SIZES = [12, 13, 14, 15, 16, 18, 20, 24] as const;

export const SETTINGS_COOKIE = "gradewire-settings";
/** As long as browsers keep any. */
export const SETTINGS_MAX_AGE_S = 400 * 24 * 3_600;

export const DEFAULTS: Omit<Settings, "language"> = {
  theme: "system",
  codeSize: 15,
  keys: "default",
  sound: false,
};

/**
 * Reads what a cookie or a form says; whatever is missing or unknown is as in `otherwise`.
 * @param fields `theme=dark&codeSize=16&keys=vim&sound=on&language=fi`
 */
export function readSettings(fields: URLSearchParams, otherwise: Settings): Settings {
  const language = fields.get("language") ?? "";
  return {
    theme: oneOf(THEMES, fields.get("theme")) ?? otherwise.theme,
    codeSize: oneOf(CODE_SIZES, Number(fields.get("codeSize"))) ?? otherwise.codeSize,
    keys: oneOf(KEYS, fields.get("keys")) ?? otherwise.keys,
    sound: fields.has("sound") ? fields.get("sound") === "on" : otherwise.sound,
    language: isLanguage(language) ? language : otherwise.language,
  };
}

/** What goes into the cookie, and comes back by `readSettings`. */
export function writeSettings(settings: Settings): string {
  const { theme, codeSize, keys, sound, language } = settings;
  return new URLSearchParams({
    theme,
    codeSize: String(codeSize),
    keys,
    sound: sound ? "on" : "off",
    language,
  }).toString();
}

function oneOf<T>(values: readonly T[], value: unknown): T | undefined {
  return values.find((each) => each === value);
}
