import { expect, test } from "vitest";

import { localPath } from "./local-path.ts";

test("a path of this site is gone back to", () => {
  for (const path of ["/", "/courses/first-steps?continue", "/courses/a/b#main"]) {
    expect(localPath(path, "/account")).toBe(path);
  }
});

test("nothing that a browser could take for another site is", () => {
  for (const asked of [
    undefined,
    "",
    "account",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%5C%5Cevil.example/..//evil.example",
    "javascript:alert(1)",
    "/api/auth/sign-in",
    "/x/../api/session",
    `/${"x".repeat(3_000)}`,
  ]) {
    expect([asked, localPath(asked, "/account")]).toEqual([asked, "/account"]);
  }
});
