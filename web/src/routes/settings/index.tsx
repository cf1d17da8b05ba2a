import { component$ } from "@builder.io/qwik";
import { type DocumentHead, routeAction$, useLocation } from "@builder.io/qwik-city";

import { settingsOfRequest } from "../../settings/settings-of-request.ts";
import {
  CODE_SIZES,
  KEYS,
  readSettings,
  SETTINGS_COOKIE,
  SETTINGS_MAX_AGE_S,
  THEMES,
  writeSettings,
} from "../../settings/settings.ts";
import { languages, words } from "../../words/words.ts";
import { useSettings } from "../layout.tsx";

/** Keeps what the form says in the cookie, and shows the page as it is then. */
export const useSave = routeAction$(async (form, event) => {
  const before = settingsOfRequest((name) => event.request.headers.get(name));
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string") fields.set(name, value);
  }
  // A box that is not ticked is not sent.
  if (!fields.has("sound")) fields.set("sound", "off");
  event.cookie.set(SETTINGS_COOKIE, writeSettings(readSettings(fields, before)), {
    path: "/",
    sameSite: "lax",
    secure: event.url.protocol === "https:",
    maxAge: SETTINGS_MAX_AGE_S,
  });
  throw event.redirect(303, "/settings?saved");
});

export default component$(() => {
  const settings = useSettings().value;
  const save = useSave();
  const wasSaved = useLocation().url.searchParams.has("saved");
  return (
    <main id="main" class="mx-auto grid max-w-2xl gap-6 px-4 py-10 sm:px-6 sm:py-14">
      <h1 class="text-3xl font-semibold tracking-tight">{words.settings.title}</h1>
      <p class="text-lg text-soft">{words.settings.lead}</p>
      {wasSaved && (
        <p role="status" class="rounded-lg bg-good-wash px-4 py-3 text-good">
          {words.settings.saved}
        </p>
      )}
      <form method="post" action={save.actionPath} class="card gap-6">
        <Choice
          name="language"
          legend={words.settings.language}
          chosen={settings.language}
          options={languages().map(({ code, name }) => ({ value: code, label: name, lang: code }))}
        />
        <Choice
          name="theme"
          legend={words.settings.theme}
          chosen={settings.theme}
          options={THEMES.map((value) => ({ value, label: words.settings.themes[value] }))}
        />
        <p class="grid justify-items-start gap-2">
          <label for="code-size" class="font-medium">
            {words.settings.codeSize}
          </label>
          <select id="code-size" name="codeSize" class="select">
            {CODE_SIZES.map((size) => (
              <option key={size} value={size} selected={size === settings.codeSize}>
                {words.settings.pixels(size)}
              </option>
            ))}
          </select>
        </p>
        <Choice
          name="keys"
          legend={words.settings.keys}
          chosen={settings.keys}
          options={KEYS.map((value) => ({ value, label: words.settings.keySets[value] }))}
        />
        <label class="flex items-center gap-2.5">
          <input type="checkbox" name="sound" value="on" checked={settings.sound} />
          {words.settings.sound}
        </label>
        <button class="button-primary justify-self-start">{words.settings.save}</button>
      </form>
    </main>
  );
});

interface ChoiceProps {
  name: string;
  legend: string;
  chosen: string;
  options: { value: string; label: string; lang?: string }[];
}

/** One of a few. */
const Choice = component$<ChoiceProps>(({ name, legend, chosen, options }) => (
  <fieldset class="grid gap-2">
    <legend class="mb-2 font-medium">{legend}</legend>
    <div class="flex flex-wrap gap-x-6 gap-y-2">
      {options.map(({ value, label, lang }) => (
        <label
          key={value}
          class="flex items-center gap-2.5"
          {...(lang === undefined ? {} : { lang })}
        >
          <input type="radio" name={name} value={value} checked={value === chosen} />
          {label}
        </label>
      ))}
    </div>
  </fieldset>
));

export const head: DocumentHead = () => ({ title: words.settings.title });
