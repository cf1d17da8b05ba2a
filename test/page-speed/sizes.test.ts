import { expect, test } from "vitest";

import { describeInBrowser } from "../support/browser.ts";
import { isMet, tableOf } from "./figures.ts";
import { measureSizes } from "./sizes.ts";

describeInBrowser("the weight of the working page", (visitors) => {
  test("stays under its budget", async () => {
    const page = await visitors.arrive({ isStill: true });
    const sizes = await measureSizes(page, "/courses/first-steps/welcome-sign");
    console.log(tableOf(sizes));
    expect(sizes.filter((each) => !isMet(each))).toEqual([]);
  });
});
