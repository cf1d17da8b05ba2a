import type { SandboxKind } from "../../contract/verdict.ts";
import { whyNoDocker } from "../image/docker-cli.ts";

/** What a machine grades with, and, when nobody asked for it, why as a line for the person there. */
export interface SandboxChoice {
  kind: SandboxKind;
  notice: string | null;
}

/** What was asked for; else containers where an engine answers, and WebAssembly where none does. */
export async function chooseSandbox(wanted: SandboxKind | undefined): Promise<SandboxChoice> {
  if (wanted !== undefined) return { kind: wanted, notice: null };
  const missing = await whyNoDocker();
  if (missing === null) return { kind: "docker", notice: null };
  const notice = `${missing} Until then Python runs in WebAssembly, which is for trying and teaching on one machine.`;
  return { kind: "wasm", notice };
}
