import type { ErrorCode } from "../../../../contract/errors.ts";

/** English, and the shape that every other language has. */
export const en = {
  languageName: "English",

  site: {
    skipToMain: "Skip to the main part",
    score: "Score",
    account: "Account",
    settings: "Settings",
    otherAccount:
      "This browser is signed in to another account now, or to none. What you wrote is kept on this device. Reload the page to go on.",
    partNotLoaded:
      "A part of this page did not load. You can write and submit; reload the page when you are ready for the rest.",
  },

  settings: {
    title: "Settings",
    lead: "How the page looks and works on this device.",
    language: "Language",
    theme: "Theme",
    themes: { system: "As the device", light: "Light", dark: "Dark" },
    codeSize: "Text size in the editor",
    pixels: (size: number) => `${size} pixels`,
    keys: "Keys in the editor",
    keySets: { default: "Usual", vim: "Vim" },
    sound: "A short sound when a program is correct",
    save: "Save",
    saved: "Saved. The whole page is as you chose.",
  },

  problems: {
    offline:
      "We cannot reach the server. Your code is kept on this device, and what you submitted is sent as soon as the server answers.",
    trouble: "Something went wrong on our side. Nothing was lost; try again.",
    signedOut:
      "You were signed out here. Your code is kept on this device; reload the page to go on.",
    /** By the server's code, where its own sentence, which is English and says more, is not what to show. */
    ofCode: {} as Partial<Record<ErrorCode, string>>,
  },

  states: {
    untouched: "not started",
    tried: "tried",
    pending: "being graded",
    solved: "solved",
  },
};
