import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeWithDocker } from "../../grader-node/testing/docker.ts";
import { type KeptSandbox, openKeptSandbox, openWithoutNamespaces } from "./sandbox.ts";
import { type Case, GROUPS, type Group, type Pair, readSuite } from "./suite.ts";

const { singles, pairs } = await readSuite(import.meta.dirname);
/** The first run on a machine builds the sandbox image, base and all. */
const BUILD_TIMEOUT_MS = 900_000;
const SINGLE_GROUPS = (Object.keys(GROUPS) as Group[]).filter((group) => group !== "pairs");

describeWithDocker("the sandbox", () => {
  let sandbox: KeptSandbox;

  beforeAll(async () => {
    sandbox = await openKeptSandbox(2);
  }, BUILD_TIMEOUT_MS);
  afterAll(() => sandbox.close());

  describe.concurrent.for(SINGLE_GROUPS)("rightly judges %s", (group) => {
    const cases = singles.filter((entry) => entry.group === group);
    it.for(titled(cases))("%s", async ([_title, entry], { skip }) => {
      skip(!sandbox.has(entry.program.needs), "needs namespaces");
      expect(await fault(sandbox, entry)).toBe("");
    });
  });

  describe.concurrent("with one interpreter for tests and program would be fooled by", () => {
    const cases = singles.filter(({ program }) => program.fools !== undefined);
    it.each(titled(cases))("%s", async (_title, { program, job }) => {
      const result = await sandbox.run({ ...job, isolation: "shared" });
      expect(result).toMatchObject({ verdict: program.fools });
    });
  });
});

describe.each([
  ["one program after another in the same container", () => openKeptSandbox(1)],
  ["the same where a host allows no namespaces", openWithoutNamespaces],
])("%s", (_where, open) => {
  describeWithDocker("keeps them apart", () => {
    let sandbox: KeptSandbox;

    beforeAll(async () => {
      sandbox = await open();
    }, BUILD_TIMEOUT_MS);
    afterAll(() => sandbox.close());

    it.for(titledPairs("after"))("%s", async ([_title, { cases }], { skip }) => {
      for (const entry of cases) {
        skip(!sandbox.has(entry.program.needs), "needs namespaces");
        expect(await fault(sandbox, entry)).toBe("");
      }
    });

    it("with fewer containers than pairs, so that most shared one", () => {
      expect(sandbox.started()).toBeLessThan(titledPairs("after").length / 2);
    });
  });
});

describeWithDocker("where a host allows no namespaces", () => {
  let sandbox: KeptSandbox;

  beforeAll(async () => {
    sandbox = await openWithoutNamespaces();
  }, BUILD_TIMEOUT_MS);
  afterAll(() => sandbox.close());

  const probes = singles.filter(({ group }) => group === "probes");
  it.for(titled(probes))("%s", async ([_title, entry], { skip }) => {
    skip(!sandbox.has(entry.program.needs), "needs namespaces");
    expect(await fault(sandbox, entry)).toBe("");
  });
});

describeWithDocker("two programs at the same time", () => {
  let sandbox: KeptSandbox;

  beforeAll(async () => {
    sandbox = await openKeptSandbox(2);
  }, BUILD_TIMEOUT_MS);
  afterAll(() => sandbox.close());

  it.each(titledPairs("beside"))("%s", async (_title, { cases }) => {
    const faults = await Promise.all(cases.map((entry) => fault(sandbox, entry)));
    expect(faults).toEqual(["", ""]);
  });
});

function titled(cases: readonly Case[]) {
  return cases.map((entry) => [`${entry.program.file}: ${entry.program.how}`, entry] as const);
}

function titledPairs(order: Pair["order"]) {
  return pairs
    .filter((pair) => pair.order === order)
    .map((pair) => {
      const [first, second] = pair.cases;
      return [`${pair.name}: ${first.program.how} ${second.program.how}`, pair] as const;
    });
}

/** Empty when the verdict is one that the program's header allows; else what is wrong about it. */
async function fault(sandbox: KeptSandbox, { group, program, job }: Case): Promise<string> {
  const result = await sandbox.run(job);
  const text = JSON.stringify(result, null, 2);
  if (!program.expect.includes(result.verdict)) {
    return `${program.file} must be ${program.expect.join(" or ")}, and is ${text}`;
  }
  const hasBroken = result.tests.some(({ outcome }) => outcome === "error");
  if (group !== "probes" || result.verdict !== "incorrect" || !hasBroken) return "";
  return `${program.file} broke off before it had looked: ${text}`;
}
