import { describeOwn } from "../support/system.ts";
import { tryKillingTheGrader } from "./grader-killed.ts";

describeOwn("no verdict is lost", (system) => {
  tryKillingTheGrader(system);
});
