import { expect, test } from "vitest";

import { DEFAULTS, readSettings, type Settings, writeSettings } from "./settings.ts";

const OTHERWISE: Settings = { ...DEFAULTS, language: "en" };

test("settings come back as they were written", () => {
  const own: Settings = { theme: "dark", codeSize: 18, keys: "vim", sound: true, language: "fi" };
  expect(readSettings(new URLSearchParams(writeSettings(own)), OTHERWISE)).toEqual(own);
});

test("what nobody can choose counts as not chosen", () => {
  const odd = "theme=blue&codeSize=900&keys=emacs&sound=loud&language=xx";
  expect(readSettings(new URLSearchParams(odd), OTHERWISE)).toEqual(OTHERWISE);
  expect(readSettings(new URLSearchParams(""), OTHERWISE)).toEqual(OTHERWISE);
});
