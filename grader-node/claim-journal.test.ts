import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { openClaimJournal } from "./claim-journal.ts";
import { handBack } from "./hand-back.ts";
import { RemoteError } from "./loop/ports.ts";
import { memoryCoordinator } from "./testing/memory-ports.ts";
import { SILENT } from "./testing/samples.ts";

const A = { gradingId: "a", lease: "lease-a" };
const B = { gradingId: "b", lease: "lease-b" };
/** A process that is no more: none has lived since before the machine. */
const PROCESS = "4194303-1";
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
const ENDED = `${PROCESS}-${HOST}`;
const NEVER = new AbortController().signal;

let dir = "";
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "gradewire-journal-"))));
afterEach(async () => rm(dir, { recursive: true, force: true }));

const openFor = (node: string, log = SILENT) => openClaimJournal({ dir, node, log });

/** Makes the live process's journal that of one which has ended. */
async function crash(node: string): Promise<void> {
  const [own = ""] = (await readdir(dir)).filter((name) => name.startsWith(`${node}.`));
  await writeFile(join(dir, `${node}.${ENDED}.claims`), await readFile(join(dir, own)));
  await rm(join(dir, own));
}

test("what a process held when it ended is found by the next of its name, and by nobody else", async () => {
  const first = openFor("n");
  first.add([A, B]);
  first.settle([B]);
  expect(openFor("n").left).toEqual([]);
  await crash("n");
  expect(openFor("n.2").left).toEqual([]);
  const next = openFor("n");
  expect(next.left).toEqual([A]);
  next.forgetLeft();
  expect(openFor("n").left).toEqual([]);
});

test("what another host's process holds is left alone: whether it lives cannot be seen from here", async () => {
  await writeFile(join(dir, `n.${PROCESS}-0123456789ab.claims`), "\n+ a lease-a\n");
  const journal = openFor("n");
  expect(journal.left).toEqual([]);
  journal.forgetLeft();
  expect(await readdir(dir)).toHaveLength(1);
});

test("an entry that a full disk cut off spoils no other", async () => {
  await writeFile(join(dir, `n.${ENDED}.claims`), "\n+ a lease-a\n\n+ b lea\n- a\n\n- b lea\n");
  expect(openFor("n").left).toEqual([A]);
});

test("a file that has grown is written anew with what is open", async () => {
  const journal = openFor("n");
  journal.add([A]);
  for (let i = 0; i < 5_000; i += 1) {
    const claim = { gradingId: `grading-${i}`, lease: `lease-${i}` };
    journal.add([claim]);
    journal.settle([claim]);
  }
  const [name = ""] = await readdir(dir);
  expect((await readFile(join(dir, name))).length).toBeLessThan(100_000);
  await crash("n");
  expect(openFor("n").left).toEqual([A]);
});

test("with nothing open its file goes at the end", async () => {
  const journal = openFor("n");
  journal.add([A]);
  journal.close();
  expect(await readdir(dir)).toHaveLength(1);
  journal.settle([A]);
  journal.close();
  expect(await readdir(dir)).toEqual([]);
});

test("a full disk is told once and stops nothing", async () => {
  const first = openFor("n");
  first.add([A]);
  const [name = ""] = await readdir(dir);
  await rm(join(dir, name));
  await symlink("/dev/full", join(dir, name));
  const warnings: string[] = [];
  const journal = openFor("n", { ...SILENT, warn: (_, message) => warnings.push(message) });
  journal.add([A]);
  journal.settle([A]);
  expect(warnings).toHaveLength(1);
});

test("what was left is reported as an error, tried again, and then forgotten", async () => {
  openFor("n").add([A, B]);
  await crash("n");
  const worker = memoryCoordinator();
  let fails = 1;
  worker.beforeReport = () => {
    if (fails-- > 0) throw new RemoteError("The Worker answered with status 503.", 503);
  };
  await handBack(openFor("n"), worker, SILENT, NEVER);
  expect(worker.reportCalls).toHaveLength(2);
  expect(worker.stored).toMatchObject(
    [A, B].map((claim) => ({ ...claim, outcome: { kind: "error" } })),
  );
  expect(openFor("n").left).toEqual([]);
});
