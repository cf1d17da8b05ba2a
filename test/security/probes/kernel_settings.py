# expect: incorrect
# assignment: found
# how: Writes to the kernel's own files: core patterns and helpers that run as root on the host,
#   sysrq, process limits, cgroups.
# needs: processes
import glob
import os
import stat

PLACES = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sysrq-trigger"]
PLACES += ["/proc/sys/kernel/hostname", "/proc/sys/vm/drop_caches", "/proc/sys/net/ipv4/ip_forward"]
PLACES += ["/proc/sys/kernel/ns_last_pid", "/sys/kernel/uevent_helper", "/proc/irq/*/smp_affinity"]
PLACES += ["/sys/fs/cgroup/**/release_agent", "/sys/fs/cgroup/**/cgroup.procs", "/proc/1/oom_score_adj"]
PLACES += ["/sys/fs/cgroup/**/memory.limit_in_bytes", "/sys/fs/cgroup/**/memory.max", "/proc/kcore"]
PLACES += ["/sys/fs/cgroup/**/pids.max", "/proc/timer_list"]


def found():
    got = []
    for place in PLACES:
        for path in glob.glob(place, recursive=True):
            try:
                if stat.S_ISCHR(os.stat(path).st_mode):
                    continue  # covered by /dev/null
                if path == "/proc/1/oom_score_adj" and os.getpid() == 1:
                    continue
                with open(path, "r+b", buffering=0) as file:
                    got.append(path)
                    if path.endswith("sysrq-trigger"):
                        file.write(b"h")
            except OSError:
                pass
    return got
