import { expect, test } from "vitest";

import { bundlesOfPages } from "./wake-script.ts";

const bundle = (size: number, imports: string[] = []) => ({ size, total: size, imports });

test("names what every page needs and what is light, and neither what is heavy nor the loader", () => {
  const bundles = {
    "core.js": bundle(50_000),
    "app.js": bundle(70_000, ["core.js"]),
    "route.js": bundle(300, ["core.js"]),
    "code-mirror.js": bundle(370_000),
    "loader.js": bundle(3_000),
  };
  const manifest = { bundles, mapping: { s_1: "app.js", s_2: "app.js" }, qwikLoader: "loader.js" };
  expect(bundlesOfPages(manifest)).toEqual(["/build/app.js", "/build/core.js", "/build/route.js"]);
});
