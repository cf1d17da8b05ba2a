import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { hostPython, PYTHON_DIR, RunnerAnswer } from "../host-python.ts";
import { plainJob } from "../job.ts";
import type { Answer, Variant } from "../variant.ts";

const Line = RunnerAnswer.extend({ id: RunnerAnswer.shape.tests });

export const forkFloor: Variant = {
  id: "fork-floor",
  title: "fork floor",
  about:
    "A child forked from a warm Python of the host that has unittest imported, over a pipe. No isolation: nothing that runs Python per job is quicker.",
  isIsolated: false,
  needsImage: false,
  async open() {
    const args = ["-B", "-E", "-s", join(PYTHON_DIR, "fork_floor.py")];
    const server = spawn(hostPython(), args, { stdio: ["pipe", "pipe", "inherit"] });
    const waiting = new Map<number, (answer: Answer | Error) => void>();
    let lastId = 0;
    const ended = new Promise<void>((resolve) => {
      server.on("close", () => {
        for (const settle of waiting.values()) settle(new Error("The fork server ended."));
        resolve();
      });
    });
    server.stdin.on("error", () => undefined);
    createInterface({ input: server.stdout }).on("line", (text) => {
      const { id, ...answer } = Line.parse(JSON.parse(text));
      waiting.get(id)?.(answer);
      waiting.delete(id);
    });
    return {
      async run(code) {
        const id = (lastId += 1);
        const answer = await new Promise<Answer | Error>((resolve) => {
          waiting.set(id, resolve);
          server.stdin.write(`${JSON.stringify({ ...plainJob(code), id })}\n`);
        });
        if (answer instanceof Error) throw answer;
        return answer;
      },
      async idleProcesses() {
        return server.pid === undefined ? [] : [server.pid];
      },
      async close() {
        server.stdin.end();
        await ended;
      },
    };
  },
};
