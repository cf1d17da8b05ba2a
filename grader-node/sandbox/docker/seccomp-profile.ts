import {
  FILES,
  MACHINE,
  MEMORY,
  NAMESPACES,
  PROCESSES,
  SHARED_OBJECTS,
  SOCKETS,
  TIME,
  USERS,
  WAITING,
} from "./seccomp-calls.ts";

/** One rule of a profile as Docker reads it: all its conditions must hold. */
interface Rule {
  names: string[];
  action: "SCMP_ACT_ALLOW" | "SCMP_ACT_ERRNO";
  errnoRet?: number;
  args?: { index: number; value: number; op: "SCMP_CMP_EQ" }[];
}

const EPERM = 1;
const ENOSYS = 38;

/** AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK, with which the C library asks for its interfaces. */
const SOCKET_FAMILIES = [1, 2, 10, 16];
/** PER_LINUX and its variants, as in Docker's default, and the question which one is in force. */
const PERSONALITIES = [0x0, 0x8, 0x20000, 0x20008, 0xffffffff];

const allow = (names: string[]): Rule => ({ names, action: "SCMP_ACT_ALLOW" });

/** Allows one call where its first argument is one of these. */
const allowFirst = (name: string, values: number[]): Rule[] =>
  values.map((value) => ({ ...allow([name]), args: [{ index: 0, value, op: "SCMP_CMP_EQ" }] }));

/**
 * The seccomp profile of the grader's containers, in Docker's format
 * (https://docs.docker.com/engine/security/seccomp/). What it does not name fails with EPERM. An
 * OCI runtime passes over the calls that an architecture does not have; gVisor, which has a kernel of
 * its own, passes over all of it.
 */
export const SECCOMP_PROFILE = {
  defaultAction: "SCMP_ACT_ERRNO",
  defaultErrnoRet: EPERM,
  // Without further architectures: a 32-bit or x32 call ends its program.
  archMap: [
    { architecture: "SCMP_ARCH_X86_64", subArchitectures: [] },
    { architecture: "SCMP_ARCH_AARCH64", subArchitectures: [] },
  ],
  syscalls: [
    ...[FILES, MEMORY, PROCESSES, USERS, TIME, WAITING, SOCKETS].map(allow),
    ...[SHARED_OBJECTS, MACHINE, NAMESPACES].map(allow),
    ...allowFirst("socket", SOCKET_FAMILIES),
    ...allowFirst("personality", PERSONALITIES),
    // Its flags lie in memory, where a filter cannot see them; told that there is no such call, the
    // C library makes its threads with clone.
    { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: ENOSYS },
  ] satisfies Rule[],
};
