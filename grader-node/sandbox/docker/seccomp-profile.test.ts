import { afterEach, beforeAll, expect, test } from "vitest";

import { ensureSandboxImage } from "../../image/build.ts";
import { describeWithDocker } from "../../testing/docker.ts";
import { jobOf, rogue, SandboxHarness } from "../../testing/docker-sandbox.ts";
import { RIGHT, until } from "../../testing/samples.ts";
import { SECCOMP_PROFILE } from "./seccomp-profile.ts";

const allowed = new Set(
  SECCOMP_PROFILE.syscalls
    .filter(({ action }) => action === "SCMP_ACT_ALLOW")
    .flatMap(({ names }) => names),
);

test("the profile names each call once, and refuses what it does not name", () => {
  const { syscalls, defaultAction } = SECCOMP_PROFILE;
  expect(defaultAction).toBe("SCMP_ACT_ERRNO");
  const names = syscalls.filter((rule) => !("args" in rule)).flatMap((rule) => rule.names);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(syscalls.filter(({ names: few }) => few.includes("clone3"))).toEqual([
    { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: 38 },
  ]);
});

test.each(
  `ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd keyctl add_key request_key bpf
  perf_event_open userfaultfd io_uring_setup io_uring_enter io_setup setns open_by_handle_at
  fsopen fsmount fsconfig fspick move_mount open_tree mount_setattr init_module finit_module
  kexec_load reboot swapon chroot acct quotactl settimeofday clock_settime modify_ldt
  ioperm iopl syslog vhangup`
    .trim()
    .split(/\s+/),
)("%s is not among the calls", (name) => {
  expect(allowed.has(name)).toBe(false);
});

/** Tells the outcome of each call by name: "ok", or the name of its error. */
const PROBE = `import ctypes, errno, json, os, platform, signal, socket
libc = ctypes.CDLL(None, use_errno=True)
arm = platform.machine() == "aarch64"
def call(x86, aarch64, *args):
    result = libc.syscall(aarch64 if arm else x86, *args)
    return "ok" if result >= 0 else errno.errorcode[ctypes.get_errno()]
def clone(flags):
    result = libc.syscall(220 if arm else 56, flags | signal.SIGCHLD, 0, 0, 0, 0)
    if result == 0:
        os._exit(0)
    if result > 0:
        os.waitpid(result, 0)
    return "ok" if result > 0 else errno.errorcode[ctypes.get_errno()]
def family(number, kind):
    try:
        socket.socket(number, kind).close()
        return "ok"
    except OSError as error:
        return errno.errorcode[error.errno]
USER, PID, MOUNT = 0x10000000, 0x20000000, 0x00020000
told = {
    "clone": clone(USER | PID | MOUNT),
    "clone without user": clone(PID | MOUNT),
    "clone3": call(435, 435, 0, 0),
    "mount": call(165, 40, b"none", b"/tmp", b"tmpfs", 0, 0),
    "umount2": call(166, 39, b"/tmp", 0),
    "ptrace": call(101, 117, 0, 0, 0, 0),
    "keyctl": call(250, 219, 0, -3, 0),
    "bpf": call(321, 280, 0, 0, 0),
    "perf_event_open": call(298, 241, 0, 0, 0, 0, 0),
    "userfaultfd": call(323, 282, 0),
    "io_uring_setup": call(425, 425, 1, 0),
    "setns": call(308, 268, 0, 0),
    "fsopen": call(430, 430, b"tmpfs", 0),
    "unix": family(1, 1), "inet": family(2, 1), "inet6": family(10, 1),
    "packet": family(17, 3), "vsock": family(40, 1), "alg": family(38, 5),
}
text = json.dumps(told).replace('"', "'")
say(('{"type":"ready","isolation":"users","reason":"%s"}' % text).encode())`;

describeWithDocker("a container under the profile", () => {
  const h = new SandboxHarness();

  beforeAll(async () => {
    h.image = await ensureSandboxImage({ log: console.log });
  });
  afterEach(() => h.closeAll());

  async function reasonOf(probe: string): Promise<Record<string, string>> {
    const sandbox = h.create({ entrypoint: rogue("", probe) });
    const stopping = new AbortController();
    const running = sandbox.run(jobOf(RIGHT), stopping.signal).catch(() => undefined);
    await until("it has told", () => h.isolations.length > 0);
    stopping.abort();
    await running;
    return JSON.parse(h.isolations[0]!.reason!.replaceAll("'", '"'));
  }

  test("can make namespaces under a user of its own, and do nothing else that is special", async () => {
    const told = await reasonOf(PROBE);
    const { clone, unix, inet, inet6, clone3, ...refused } = told;
    expect({ clone, unix, inet }).toEqual({ clone: "ok", unix: "ok", inet: "ok" });
    // A host without IPv6 says so.
    expect(["ok", "EAFNOSUPPORT"]).toContain(inet6);
    expect(clone3).toBe("ENOSYS");
    expect(new Set(Object.values(refused))).toEqual(new Set(["EPERM"]));
  });
});
