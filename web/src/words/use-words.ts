import { useContext } from "@builder.io/qwik";

import { SettingsContext } from "../settings/settings-context.ts";
import { type Words, wordsOf } from "./words.ts";

/**
 * The words for a component to draw with. They are functions and do not resume: a handler (`$`) asks
 * `pageWords()` for its own.
 */
export function useWords(): Words {
  return wordsOf(useContext(SettingsContext).language);
}
