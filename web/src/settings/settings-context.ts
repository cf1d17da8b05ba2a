import { createContextId } from "@builder.io/qwik";

import type { Settings } from "./settings.ts";

/** The settings that this page is drawn with; what changes them changes the page at once. */
export const SettingsContext = createContextId<Settings>("gradewire.settings");
