import type { ContainerCreateOptions } from "dockerode";

import { SECCOMP_PROFILE } from "./seccomp-profile.ts";

/** Carried by every container of a grader; its value is the node's name. */
export const JOB_LABEL = "gradewire.job";

/** The names that a grader gives to its containers. */
export const CONTAINER_NAME = /^gradewire-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const TMP_MB = 64;
const SHM_MB = 16;
/** The judge, whose data the kernel holds to this (see image/gradewire/judge.py). */
const JUDGE_MB = 192;
/** The first process, the warden, and the pair of processes that waits for the next job. */
const STANDING_MB = 48;

/** What one container may hold besides the student's memory; files in a tmpfs count as memory. */
export const OVERHEAD_MB = JUDGE_MB + STANDING_MB + TMP_MB + SHM_MB;

/** The kernel holds a job's own user to this many; the container leaves room for the others. */
const STUDENT_PROCESSES = 64;
const STANDING_PROCESSES = 64;
const MAX_OPEN_FILES = 1_024;
const ONE_CPU_NANO = 1_000_000_000;
const MIB = 1024 * 1024;

export interface ContainerSpec {
  image: string;
  node: string;
  /** What the student's program may use, in MiB. */
  memoryMb: number;
  /** An OCI runtime other than the engine's default. */
  runtime?: string | undefined;
  /** The name of an AppArmor profile that the host has loaded, in place of Docker's default one. */
  apparmor?: string | undefined;
  /** For one job only: it does not practise before. */
  isUsedOnce?: boolean | undefined;
  /** Replaces the image's entrypoint. */
  entrypoint?: string[] | undefined;
}

/**
 * A container that can reach nothing: no network, no host path, no writable disk but a small tmpfs,
 * no capability but what the judge needs to become the student's user and to end its processes.
 * Its only way in and out is stdin and stdout. Of the kernel's calls it has those of a Python
 * program and those with which each job gets namespaces of its own, for which no capability is needed.
 */
export function containerOptions(spec: ContainerSpec): ContainerCreateOptions {
  const memory = (spec.memoryMb + OVERHEAD_MB) * MIB;
  return {
    Image: spec.image,
    ...(spec.entrypoint && { Entrypoint: spec.entrypoint }),
    Cmd: spec.isUsedOnce ? ["once"] : [],
    Hostname: "sandbox",
    Labels: { [JOB_LABEL]: spec.node },
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: false,
    OpenStdin: true,
    // When the node dies its end of the stream closes; the judge then reads end of file and exits.
    StdinOnce: true,
    Tty: false,
    HostConfig: {
      NetworkMode: "none",
      IpcMode: "private",
      ReadonlyRootfs: true,
      Tmpfs: {
        "/tmp": `rw,nosuid,nodev,noexec,size=${TMP_MB}m,nr_inodes=16384,mode=1777`,
      },
      ShmSize: SHM_MB * MIB,
      CapDrop: ["ALL"],
      CapAdd: ["SETUID", "SETGID", "KILL"],
      SecurityOpt: [
        "no-new-privileges",
        `seccomp=${JSON.stringify(SECCOMP_PROFILE)}`,
        ...(spec.apparmor ? [`apparmor=${spec.apparmor}`] : []),
      ],
      Privileged: false,
      PidsLimit: STUDENT_PROCESSES + STANDING_PROCESSES,
      Memory: memory,
      // Equal to the memory: no swap.
      MemorySwap: memory,
      NanoCpus: ONE_CPU_NANO,
      // Under memory pressure the host ends a job before it ends the engine.
      OomScoreAdj: 500,
      Ulimits: [
        { Name: "nofile", Soft: MAX_OPEN_FILES, Hard: MAX_OPEN_FILES },
        { Name: "core", Soft: 0, Hard: 0 },
      ],
      LogConfig: { Type: "none", Config: {} },
      RestartPolicy: { Name: "no" },
      AutoRemove: false,
      ...(spec.runtime && { Runtime: spec.runtime }),
    },
  };
}
