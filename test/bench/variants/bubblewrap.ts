import { runWithInput } from "../exec.ts";
import { hostPython, readRunner, readRunnerAnswer } from "../host-python.ts";
import { plainJob } from "../job.ts";
import { Unavailable, type Variant } from "../variant.ts";

const FLAGS = [
  ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"],
  ["--ro-bind", "/usr", "/usr", "--ro-bind-try", "/bin", "/bin", "--ro-bind-try", "/lib", "/lib"],
  ["--ro-bind-try", "/lib64", "/lib64", "--ro-bind-try", "/opt", "/opt"],
  ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"],
].flat();

export const bubblewrap: Variant = {
  id: "bubblewrap",
  title: "bubblewrap",
  about:
    "`bwrap --unshare-all` with the system bound read-only and a tmpfs, around a new process of the host's Python. " +
    "It stands for isolate and nsjail, and sets no limits of memory, CPU or processes. Tests and program share a process.",
  isIsolated: true,
  needsImage: false,
  async open() {
    const runner = await readRunner();
    const args = [...FLAGS, hostPython(), "-I", "-c", runner];
    const why = await runWithInput("bwrap", [...FLAGS, "true"]).then(
      ({ code, stderr }) => (code === 0 ? null : `bwrap does not work here: ${stderr.trim()}`),
      () => "bwrap is not installed (on Debian: apt-get install bubblewrap).",
    );
    if (why !== null) throw new Unavailable(why);
    return {
      async run(code) {
        const input = JSON.stringify(plainJob(code));
        return readRunnerAnswer(await runWithInput("bwrap", args, { input }));
      },
      async close() {},
    };
  },
};
