# expect: incorrect
# assignment: found
# how: Looks for what belongs to the host: the engine's socket, its folders, disks, other users'
#   homes, the node's cache and configuration.
# needs: processes
import glob
import os

PLACES = ["/host", "/var/run/docker.sock", "/run/docker.sock", "/run/containerd", "/var/lib/docker"]
PLACES += ["/run/secrets", "/var/run/secrets", "/home/*", "/root/*", "/root/.*", "/srv/*", "/mnt/*"]
PLACES += ["/media/*", "/.wrangler", "/work", "/app", "/etc/gradewire*", "/dev/sd*", "/dev/nvme*"]
PLACES += ["/dev/vd*", "/dev/mem", "/dev/kmem", "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/boot/vm*"]


def found():
    return [path for place in PLACES for path in glob.glob(place) if os.access(path, os.R_OK)]
