import { expect, test } from "vitest";

import { containerOptions, JOB_LABEL, OVERHEAD_MB } from "./container-options.ts";
import { SECCOMP_PROFILE } from "./seccomp-profile.ts";

const SPEC = { image: "image:tag", node: "n1", memoryMb: 256 };
const host = containerOptions(SPEC).HostConfig!;

test("the container has no network, no host path and no writable disk but a bounded tmpfs", () => {
  expect(host.NetworkMode).toBe("none");
  expect(host.ReadonlyRootfs).toBe(true);
  expect(host.Binds ?? []).toEqual([]);
  expect(host.Mounts ?? []).toEqual([]);
  expect(Object.keys(host.Tmpfs!)).toEqual(["/tmp"]);
  expect(host.Tmpfs!["/tmp"]).toMatch(/nosuid,nodev,noexec,size=\d+m/);
});

test("it has three capabilities, can gain none, and is never privileged", () => {
  expect(host.CapDrop).toEqual(["ALL"]);
  expect(host.CapAdd).toEqual(["SETUID", "SETGID", "KILL"]);
  expect(host.SecurityOpt?.[0]).toBe("no-new-privileges");
  expect(host.Privileged).toBe(false);
  expect(JSON.stringify(containerOptions(SPEC))).not.toContain("SYS_ADMIN");
});

test("the kernel's calls are those of our profile, and never unconfined", () => {
  const [, seccomp = "", ...more] = host.SecurityOpt ?? [];
  expect(JSON.parse(seccomp.replace(/^seccomp=/, ""))).toEqual(SECCOMP_PROFILE);
  expect(more).toEqual([]);
});

test("an AppArmor profile is named only when asked for", () => {
  const named = containerOptions({ ...SPEC, apparmor: "gradewire" }).HostConfig!.SecurityOpt!;
  expect(named).toEqual([...host.SecurityOpt!, "apparmor=gradewire"]);
});

test("memory is the student's and the judge's, with no swap behind it", () => {
  expect(host.Memory).toBe((256 + OVERHEAD_MB) * 1024 * 1024);
  expect(host.MemorySwap).toBe(host.Memory);
  expect(containerOptions({ ...SPEC, memoryMb: 512 }).HostConfig!.Memory).toBeGreaterThan(
    host.Memory!,
  );
});

test("processes leave room for the judge beside the student's 64", () => {
  expect(host.PidsLimit).toBeGreaterThanOrEqual(64 + 32);
  expect(host.PidsLimit).toBeLessThanOrEqual(256);
});

test("processes, processor and open files are bounded, and nothing is logged", () => {
  expect(host.PidsLimit).toBeGreaterThan(0);
  expect(host.NanoCpus).toBe(1_000_000_000);
  expect(host.Ulimits!.map(({ Name }) => Name)).toEqual(["nofile", "core"]);
  expect(host.LogConfig).toEqual({ Type: "none", Config: {} });
});

test("it carries the node's name, and takes its job on stdin", () => {
  const options = containerOptions(SPEC);
  expect(options.Labels).toEqual({ [JOB_LABEL]: "n1" });
  expect(options.OpenStdin).toBe(true);
  expect(options.StdinOnce).toBe(true);
  expect(options.Env ?? []).toEqual([]);
});

test("another runtime is named only when asked for", () => {
  expect("Runtime" in host).toBe(false);
  expect(containerOptions({ ...SPEC, runtime: "runsc" }).HostConfig!.Runtime).toBe("runsc");
});
