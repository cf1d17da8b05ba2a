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
say(json.dumps({"type": "ready", "isolation": "users", "reason": json.dumps(told)}).encode())`;

/** What an honest program may do with the standard library; tells what failed. */
const HONEST = `import asyncio, json, mmap, multiprocessing, os, resource, select, signal, socket
import subprocess, tempfile, threading, time
from multiprocessing import shared_memory
failed = {}
def holds(what):
    def run(body):
        try:
            assert body() is not False
        except BaseException as error:
            failed[what] = type(error).__name__ + " " + str(error).replace('"', "").replace("'", "")
    return run
@holds("threads")
def _():
    done = []
    threads = [threading.Thread(target=done.append, args=(n,)) for n in range(8)]
    [t.start() for t in threads]; [t.join() for t in threads]
    return len(done) == 8
@holds("multiprocessing")
def _():
    with multiprocessing.Pool(2) as pool:
        return pool.map(abs, [-1, 2]) == [1, 2]
@holds("shared memory")
def _():
    memory = shared_memory.SharedMemory(create=True, size=64)
    memory.buf[0] = 7
    memory.close(); memory.unlink()
@holds("subprocess")
def _():
    return subprocess.run(["/bin/echo", "x"], capture_output=True, text=True).stdout == "x\\n"
@holds("asyncio")
def _():
    async def main():
        process = await asyncio.create_subprocess_exec("/bin/true")
        await process.wait()
        async def answer(reader, writer):
            writer.write(await reader.readline()); writer.close()
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"hello\\n")
        line = await reader.readline()
        server.close()
        return line == b"hello\\n"
    return asyncio.run(main())
@holds("sqlite")
def _():
    try:
        import sqlite3
    except ImportError:
        return
    with tempfile.NamedTemporaryFile(dir="/tmp") as file:
        with sqlite3.connect(file.name) as base:
            base.execute("create table t (n)"); base.execute("insert into t values (1)")
            return base.execute("select n from t").fetchall() == [(1,)]
@holds("mmap and memfd")
def _():
    fd = os.memfd_create("x"); os.ftruncate(fd, 4096)
    with mmap.mmap(fd, 4096) as area:
        area[:2] = b"ok"
        return os.pread(fd, 2, 0) == b"ok"
@holds("signals and timers")
def _():
    rung = []
    signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01); time.sleep(0.05)
    return rung == [1]
@holds("polling")
def _():
    a, b = socket.socketpair()
    epoll = select.epoll(); epoll.register(a, select.EPOLLIN); b.send(b"x")
    return len(epoll.poll(1)) == 1 and select.select([a], [], [], 1)[0] == [a]
@holds("limits and priorities")
def _():
    resource.getrusage(resource.RUSAGE_SELF); os.getpriority(os.PRIO_PROCESS, 0)
    os.nice(1); os.sched_getaffinity(0); os.getrandom(4)
@holds("files")
def _():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = os.path.join(folder, "a")
        open(path, "w").write("x"); os.link(path, path + "b"); os.symlink(path, path + "c")
        os.chmod(path, 0o600); os.utime(path); os.mkfifo(path + "d"); os.listxattr(path)
        return len(os.listdir(folder)) == 4
say(json.dumps({"type": "ready", "isolation": "users", "reason": json.dumps(failed)}).encode())`;

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
    return JSON.parse(h.isolations[0]!.reason!);
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

  test("has what an honest Python program uses", async () => {
    expect(await reasonOf(HONEST)).toEqual({});
  });
});
