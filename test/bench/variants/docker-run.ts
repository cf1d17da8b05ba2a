import { runWithInput } from "../exec.ts";
import { readRunner, readRunnerAnswer } from "../host-python.ts";
import { plainJob } from "../job.ts";
import type { Variant } from "../variant.ts";

/** The limits of a sandbox container, as flags of the command line. */
const FLAGS = [
  ["--rm", "--interactive", "--network=none", "--read-only", "--user=65534:65534"],
  ["--tmpfs=/tmp:rw,nosuid,nodev,noexec,size=64m,mode=1777", "--shm-size=16m"],
  ["--cap-drop=ALL", "--security-opt=no-new-privileges", "--pids-limit=64"],
  ["--memory=416m", "--memory-swap=416m", "--cpus=1", "--ulimit=nofile=1024", "--ulimit=core=0"],
].flat();

export const dockerRun: Variant = {
  id: "docker-run",
  title: "`docker run --rm`",
  about:
    "A fresh container of the sandbox image's Python from the command line, all limits on, no network; " +
    "the job on standard input. Tests and program share a process.",
  isIsolated: true,
  needsImage: true,
  async open({ image }) {
    const runner = await readRunner();
    const args = ["run", ...FLAGS, "--entrypoint=python3", image, "-I", "-c", runner];
    return {
      async run(code) {
        const input = JSON.stringify(plainJob(code));
        return readRunnerAnswer(await runWithInput("docker", args, { input }));
      },
      async close() {},
    };
  },
};
