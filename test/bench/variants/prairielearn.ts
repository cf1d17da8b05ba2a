import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import Docker from "dockerode";

import { readRunner, RunnerAnswer } from "../host-python.ts";
import { plainJob } from "../job.ts";
import type { Variant } from "../variant.ts";

const MIB = 1024 * 1024;
const MEMORY_BYTES = 416 * MIB;

/**
 * The steps of PrairieLearn's grader host, in its order and with its kinds of limits. Left out, in
 * its favour: pulling the image, fetching and unpacking the job's archive, and all uploads.
 */
export const prairieLearn: Variant = {
  id: "prairielearn",
  title: "PrairieLearn's way",
  about:
    "A fresh container per job with dockerode: job into a directory, create (directory bound to /grade; memory, CPU, " +
    "process limits; no network), attach, start, wait, inspect, remove, read results.json. Tests and program share a process.",
  isIsolated: true,
  needsImage: true,
  async open({ image }) {
    const docker = new Docker();
    const runner = await readRunner();

    async function runIn(dir: string, code: string) {
      await mkdir(join(dir, "results"));
      await writeFile(join(dir, "job.json"), JSON.stringify(plainJob(code)));
      const container = await docker.createContainer({
        Image: image,
        Entrypoint: ["python3", "-I", "-c", runner],
        Cmd: ["/grade/job.json", "/grade/results/results.json"],
        AttachStdout: true,
        AttachStderr: true,
        Tty: true,
        NetworkDisabled: true,
        HostConfig: {
          Binds: [`${dir}:/grade`],
          Memory: MEMORY_BYTES,
          MemorySwap: MEMORY_BYTES,
          IpcMode: "private",
          CpuPeriod: 100_000,
          CpuQuota: 100_000,
          PidsLimit: 64,
          Ulimits: [{ Name: "core", Soft: 0, Hard: 0 }],
        },
      });
      try {
        const stream = await container.attach({ stream: true, stdout: true, stderr: true });
        let log = "";
        stream.on("data", (chunk: Buffer) => (log += chunk.toString("utf8")));
        await container.start();
        await container.wait();
        const { State: state } = await container.inspect();
        if (state.ExitCode !== 0) throw new Error(`The job ended with ${state.ExitCode}: ${log}`);
      } finally {
        await container.remove({ v: true, force: true });
      }
      const text = await readFile(join(dir, "results", "results.json"), "utf8");
      return RunnerAnswer.parse(JSON.parse(text));
    }

    return {
      async run(code) {
        const dir = await mkdtemp(join(tmpdir(), "gradewire-bench-job-"));
        try {
          return await runIn(dir, code);
        } finally {
          await rm(dir, { recursive: true, force: true });
        }
      },
      async close() {},
    };
  },
};
