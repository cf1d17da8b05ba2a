import type { Io } from "../io.ts";

/** An `Io` that keeps what a command says. */
export function capturedIo(cwd: string, env: Io["env"] = {}) {
  const said = { out: "", err: "" };
  const io: Io = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    env,
    cwd,
    signal: new AbortController().signal,
  };
  return { io, said };
}
