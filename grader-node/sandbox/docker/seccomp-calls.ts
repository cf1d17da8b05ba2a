/**
 * The system calls that a container of the grader may make, by purpose. They are those of Docker's
 * own default profile that a 64-bit Python program has a use for, and the few that setting up a
 * job's namespaces takes. The kernel still asks for the right that each of them needs.
 *
 * Left out on purpose, though Docker's default allows them:
 * - ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd, process_madvise: they reach into
 *   other processes;
 * - the asynchronous I/O of old (io_setup and its like) and of today (io_uring): a second way to call
 *   the kernel, with a long list of holes, that Python does not use;
 * - modify_ldt, remap_file_pages, name_to_handle_at, fanotify_mark, memfd_secret, statmount, listmount,
 *   adjtimex and clock_adjtime: no program here has a use for them;
 * - the calls of 32-bit programs: those programs are not let in at all.
 * What Docker's default refuses a container of these capabilities is refused here too: keyrings,
 * bpf, perf_event_open, userfaultfd, setns, open_by_handle_at, the new mount interface (fsopen,
 * fsmount, move_mount, open_tree, mount_setattr), kernel modules, clocks, reboot, swap, quotas.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const FILES = words(`
  open openat openat2 creat close close_range read write readv writev pread64 pwrite64 preadv pwritev
  preadv2 pwritev2 lseek dup dup2 dup3 fcntl ioctl flock access faccessat faccessat2
  stat lstat fstat newfstatat statx statfs fstatfs getdents getdents64 getcwd chdir fchdir
  mkdir mkdirat rmdir rename renameat renameat2 link linkat symlink symlinkat readlink readlinkat
  unlink unlinkat mknod mknodat chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat umask
  utime utimes utimensat futimesat truncate ftruncate fallocate fsync fdatasync sync syncfs
  sync_file_range fadvise64 readahead cachestat copy_file_range sendfile splice tee vmsplice
  getxattr lgetxattr fgetxattr getxattrat setxattr lsetxattr fsetxattr setxattrat
  listxattr llistxattr flistxattr listxattrat removexattr lremovexattr fremovexattr removexattrat
  inotify_init inotify_init1 inotify_add_watch inotify_rm_watch
`);

export const MEMORY = words(`
  brk mmap munmap mremap mprotect madvise mincore msync mlock mlock2 mlockall munlock munlockall
  membarrier memfd_create mseal map_shadow_stack pkey_alloc pkey_free pkey_mprotect
`);

export const PROCESSES = words(`
  fork vfork execve execveat exit exit_group wait4 waitid getpid getppid gettid
  getpgid setpgid getpgrp getsid setsid set_tid_address set_robust_list get_robust_list rseq
  futex futex_waitv futex_wait futex_wake futex_requeue restart_syscall
  kill tkill tgkill pidfd_open pidfd_send_signal rt_sigaction rt_sigprocmask rt_sigpending
  rt_sigqueueinfo rt_tgsigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait sigaltstack pause
  sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler
  sched_setscheduler sched_get_priority_max sched_get_priority_min sched_rr_get_interval
  sched_getattr sched_setattr getpriority setpriority ioprio_get ioprio_set getcpu
  getrlimit setrlimit prlimit64 getrusage times prctl arch_prctl seccomp
  landlock_create_ruleset landlock_add_rule landlock_restrict_self uretprobe
`);

export const USERS = words(`
  getuid geteuid getgid getegid getresuid getresgid getgroups capget capset
  setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid
`);

export const TIME = words(`
  time gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep alarm getitimer setitimer
  timer_create timer_delete timer_getoverrun timer_gettime timer_settime
  timerfd_create timerfd_gettime timerfd_settime
`);

export const WAITING = words(`
  poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
  eventfd eventfd2 signalfd signalfd4 pipe pipe2
`);

/** `socket` itself is allowed by family, in the profile. */
export const SOCKETS = words(`
  socketpair bind listen accept accept4 connect shutdown getsockname getpeername getsockopt setsockopt
  sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg
`);

export const SHARED_OBJECTS = words(`
  shmget shmat shmdt shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl
  mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr
`);

export const MACHINE = words("uname sysinfo getrandom");

/**
 * What it takes to put a job into namespaces of its own, beyond Docker's default. None of them gives
 * anything to a process outside a user namespace of its own, since the container has no SYS_ADMIN;
 * the job's own filter takes them away again before a student's program runs.
 */
export const NAMESPACES = words("clone unshare mount umount2 pivot_root sethostname");
