import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";

import type { Claim } from "../contract/grader.ts";
import type { ClaimJournal, Log } from "./loop/ports.ts";

export type OpenClaim = Pick<Claim, "gradingId" | "lease">;

export interface ClaimJournalOptions {
  /** Kept beside the bundles: it must outlive the process. */
  dir: string;
  node: string;
  log: Log;
}

export interface OpenedJournal extends ClaimJournal {
  /** What processes of this name that have ended had claimed and not settled. */
  readonly left: OpenClaim[];
  /** What was left is settled. */
  forgetLeft(): void;
  /** When nothing is open, its file is removed; else the next start finds what is. */
  close(): void;
}

/** A file that has grown to this is written anew, with what is open. */
const COMPACT_BYTES = 65_536;
/** Of a process on another host, or in another container, nobody here can say whether it lives. */
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
const ENTRY = /^([+-]) (\S+) (\S+)$/;

/**
 * What this process has claimed and not yet settled, in a file of its own, so that whoever starts next
 * can hand back at once what a killed process held. The file's name says which process writes it: while
 * that one lives, nobody else touches it. Nothing is synced to the disk, since only the process is
 * expected to die: after a power cut the leases run out instead. A file that cannot be written costs
 * only this.
 */
export function openClaimJournal(options: ClaimJournalOptions): OpenedJournal {
  const { dir, node, log } = options;
  const own = join(dir, `${node}.${process.pid}-${startOf(process.pid)}-${HOST}.claims`);
  const open = new Map<string, OpenClaim>();
  let bytes = 0;
  let isComplained = false;

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!isComplained) {
        log.warn(
          { err: error },
          "claims cannot be noted in CACHE_DIR; should this process be killed, they come back only when their leases have run out",
        );
      }
      isComplained = true;
    }
  }

  function write(sign: "+" | "-", claims: readonly OpenClaim[]): void {
    attempt(() => {
      const entries = claims.map(({ gradingId, lease }) => `${sign} ${gradingId} ${lease}\n`);
      // A line break first: an entry before may have been cut off by a full disk.
      const text = `\n${entries.join("")}`;
      appendFileSync(own, text, { mode: 0o600 });
      bytes += text.length;
      if (bytes > COMPACT_BYTES) compact();
    });
  }

  function compact(): void {
    const text = Array.from(open.values(), (one) => `+ ${one.gradingId} ${one.lease}\n`).join("");
    writeFileSync(`${own}.part`, text, { mode: 0o600 });
    renameSync(`${own}.part`, own);
    bytes = text.length;
  }

  const files: string[] = [];
  const left: OpenClaim[] = [];
  attempt(() => {
    mkdirSync(dir, { recursive: true });
    for (const name of findEnded(dir, node)) {
      const file = join(dir, name);
      files.push(file);
      left.push(...readOpen(readFileSync(file, "utf8")));
    }
  });

  return {
    left,
    forgetLeft: () => attempt(() => files.forEach((file) => rmSync(file, { force: true }))),
    add(claims) {
      for (const claim of claims) open.set(keyOf(claim), claim);
      write("+", claims);
    },
    settle(claims) {
      const known = claims.filter((claim) => open.delete(keyOf(claim)));
      if (known.length > 0) write("-", known);
    },
    close() {
      if (open.size === 0) attempt(() => rmSync(own, { force: true }));
    },
  };
}

/** The journals of this name whose process, on this host, lives no more. */
function findEnded(dir: string, node: string): string[] {
  return readdirSync(dir).filter((name) => {
    if (!name.startsWith(`${node}.`)) return false;
    const [, pid, start, host] =
      /^(\d+)-(\d+)-([0-9a-f]+)\.claims$/.exec(name.slice(node.length + 1)) ?? [];
    if (pid === undefined || host !== HOST) return false;
    return startOf(Number(pid)) !== start || !isAlive(Number(pid));
  });
}

function readOpen(text: string): OpenClaim[] {
  const open = new Map<string, OpenClaim>();
  for (const line of text.split("\n")) {
    const [, sign, gradingId = "", lease = ""] = ENTRY.exec(line) ?? [];
    const claim = { gradingId, lease };
    if (sign === "+") open.set(keyOf(claim), claim);
    if (sign === "-") open.delete(keyOf(claim));
  }
  return [...open.values()];
}

function keyOf({ gradingId, lease }: OpenClaim): string {
  return `${gradingId} ${lease}`;
}

/** Numbers of processes are used again; with its start it is one. "0" where there is no /proc to ask. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and is alive.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
