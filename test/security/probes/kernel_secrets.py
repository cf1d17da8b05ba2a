# expect: incorrect
# assignment: found
# how: Reads what tells of the host and of other containers: kernel messages and addresses, memory,
#   firmware, other containers' names.
# needs: processes
PLACES = ["/proc/kcore", "/proc/kmsg", "/dev/kmsg", "/proc/keys", "/proc/timer_list", "/proc/sched_debug"]
PLACES += ["/proc/latency_stats", "/proc/scsi/scsi", "/sys/firmware/dmi/tables/DMI", "/proc/acpi/wakeup"]


def found():
    got = []
    for path in PLACES:
        try:
            with open(path, "rb") as file:
                if file.read(16):
                    got.append(path)
        except OSError:
            pass
    try:
        with open("/proc/kallsyms") as symbols:
            if int(symbols.readline().split()[0], 16):
                got.append("addresses of the kernel")
    except OSError:
        pass
    return got
