import { expect, test } from "vitest";

import { describeInBrowser } from "../support/browser.ts";
import { isMet, tableOf } from "./figures.ts";
import { measurePage } from "./measure.ts";

describeInBrowser("the working page, measured", (visitors) => {
  test("is within its budgets, and says how fast it is", async () => {
    const figures = await measurePage(visitors.local);
    console.log(tableOf(figures));
    // How fast it is depends on what the machine does besides: that is printed, and asserted of nothing.
    const asserted = figures.filter(
      ({ name, unit }) => unit === "KB" || /accessibility|best practices/.test(name),
    );
    expect(asserted.filter((each) => !isMet(each))).toEqual([]);
  });
});
