import type { Verdict } from "../../contract/verdict.ts";

/**
 * How a job ends: its verdict; `refused` by the judge, as its tests cannot be run; or, of a probe, that
 * it broke off with a mistake before it had looked.
 */
export type Outcome = Verdict | "refused" | "breaks off";

export interface Difference {
  /** More than one where chance or the machine decides. */
  outcomes: readonly Outcome[];
  /** Why it is not as in a container. */
  why: string;
}

const TABLE: readonly (Difference & { files: readonly string[] })[] = [
  {
    why: "It forks, and WebAssembly has no processes.",
    outcomes: ["incorrect"],
    files: [
      "abuse/cpu_in_children.py",
      "abuse/cpu_of_a_last_moment.py",
      "abuse/cpu_of_children_nobody_counts.py",
      "abuse/cpu_relay_of_orphans.py",
      "abuse/daemon_that_outlives.py",
      "abuse/memory_in_a_grandchild.py",
      "abuse/memory_peak_in_a_child.py",
      "abuse/memory_shared.py",
      "abuse/prints_in_the_background.py",
      "abuse/waits_for_a_child.py",
      "honest/processes_forked.py",
      "pairs/background_process.first.py",
      "pairs/loud_process.first.py",
      "pairs/lowered_limits.second.py",
      "pairs/memory_held.first.py",
      "pairs/sockets.first.py",
    ],
  },
  {
    why: "It forks, and WebAssembly has no processes.",
    outcomes: ["runtime_error"],
    files: ["abuse/child_for_its_parent.py", "abuse/daemon_in_a_stop.py"],
  },
  {
    why: "It starts another program, and WebAssembly has no processes.",
    outcomes: ["incorrect"],
    files: [
      "abuse/ends_as_another_program.py",
      "abuse/prints_from_a_child.py",
      "abuse/waits_as_another_program.py",
      "honest/processes_in_a_pool.py",
      "honest/processes_of_an_executor.py",
      "honest/processes_spawned.py",
      "honest/subprocess_of_a_shell.py",
      "honest/subprocess_of_python.py",
    ],
  },
  {
    why: "It starts another program, and WebAssembly has no processes.",
    outcomes: ["breaks off"],
    files: ["probes/set_user_id.py"],
  },
  {
    why: "It starts a thread, and there is one.",
    outcomes: ["incorrect"],
    files: [
      "pairs/many_processes.second.py",
      "abuse/abort_in_a_thread.py",
      "abuse/cpu_in_a_thread.py",
      "abuse/cpu_in_threads_that_end.py",
      "honest/asyncio_tasks.py",
      "honest/each_by_map.py",
      "honest/threads.py",
    ],
  },
  {
    why: "It starts a thread, and there is one.",
    outcomes: ["runtime_error"],
    files: ["abuse/cpu_while_loading_in_a_thread.py", "abuse/thread_that_never_ends.py"],
  },
  {
    why: "It uses ctypes, which is closed.",
    outcomes: ["runtime_error"],
    files: [
      "abuse/memory_in_sysv_segments.py",
      "abuse/memory_of_one_that_hides.py",
      "abuse/memory_peak_under_a_false_name.py",
      "abuse/messages_and_semaphores.py",
      "probes/capabilities.py",
      "probes/judge_under_trace.py",
      "probes/mounts.py",
      "probes/namespaces_of_others.py",
      "probes/own_child_under_trace.py",
      "probes/own_environment.py",
      "probes/privileges_to_gain.py",
      "probes/priorities.py",
      "probes/root_of_its_own.py",
      "probes/system_calls.py",
      "probes/word_by_a_stolen_descriptor.py",
      "probes/word_in_own_memory.py",
      "forgeries/arguments_changed_by_a_tracer.py",
      "forgeries/arguments_changed_by_a_profiler.py",
      "pairs/keyring.first.py",
      "pairs/keyring.second.py",
      "pairs/posix_names.first.py",
      "pairs/posix_names.second.py",
      "pairs/sysv_memory.first.py",
      "pairs/sysv_memory.second.py",
    ],
  },
  {
    why: "It imports fcntl, resource, sqlite3 or a module of shared memory, which do not exist.",
    outcomes: ["runtime_error"],
    files: [
      "abuse/memory_in_pipes.py",
      "abuse/prints_to_a_full_pipe.py",
      "abuse/cpu_past_the_kernels_signal.py",
      "abuse/gives_up_its_rights.py",
      "probes/limits_to_raise.py",
      "probes/terminal.py",
      "pairs/locks.first.py",
      "pairs/locks.second.py",
      "pairs/lowered_limits.first.py",
      "honest/database.py",
      "honest/processes_with_shared_memory.py",
    ],
  },
  {
    why: "Its tests import sqlite3, which does not exist, so that they cannot be run.",
    outcomes: ["refused"],
    files: [
      "abuse/judges_memory_by_a_generator.py",
      "abuse/judges_memory_by_a_query.py",
      "abuse/judges_memory_by_a_stream.py",
      "abuse/judges_time_by_a_pattern.py",
      "abuse/judges_time_by_a_query.py",
      "probes/files_by_a_databases_hand.py",
      "honest/draws_with_what_it_is_given.py",
    ],
  },
  {
    why: "It makes a socket, and a program has no network of its own.",
    outcomes: ["incorrect"],
    files: ["abuse/shuts_the_channel.py", "honest/server_of_its_own.py"],
  },
  {
    why: "It makes a socket, and a program has no network of its own.",
    outcomes: ["breaks off"],
    files: ["probes/abstract_sockets.py", "probes/network.py", "probes/network_interfaces.py"],
  },
  {
    why: "It makes a socket, and a program has no network of its own.",
    outcomes: ["runtime_error"],
    files: ["pairs/sockets.second.py"],
  },
  {
    why: "It makes a socket, and a program has no network of its own.",
    outcomes: ["incorrect"],
    files: ["honest/http_server_of_its_own.py"],
  },
  {
    why: "It calls a function of the kernel that Python does not have here (epoll, mkfifo, mknod, setitimer, memfd_create and the like).",
    outcomes: ["incorrect"],
    files: [
      "abuse/all_descriptors.py",
      "abuse/alarm.py",
      "abuse/disk_of_odd_things.py",
      "abuse/memory_in_memfds.py",
      "honest/signals_of_its_own.py",
      "pairs/shared_folders.first.py",
    ],
  },
  {
    why: "It calls a function of the kernel that Python does not have here (epoll, mkfifo, mknod, setitimer, memfd_create and the like).",
    outcomes: ["runtime_error"],
    files: ["abuse/waits_for_a_signal.py"],
  },
  {
    why: "It calls a function of the kernel that Python does not have here (epoll, mkfifo, mknod, setitimer, memfd_create and the like).",
    outcomes: ["breaks off"],
    files: ["probes/devices.py", "probes/name_to_change.py", "probes/user_of_another.py"],
  },
  {
    why: "Reading an empty pipe fails instead of waiting, as nobody could fill it.",
    outcomes: ["incorrect"],
    files: ["abuse/waits_for_a_pipe.py"],
  },
  {
    why: "A signal to itself or others reaches nobody.",
    outcomes: ["incorrect"],
    files: ["abuse/ends_by_a_nameless_signal.py"],
  },
  {
    why: "A signal to itself or others reaches nobody.",
    outcomes: ["correct"],
    files: ["abuse/kills_its_group.py"],
  },
  {
    why: "Numbers are of 32 bits, and one beyond them is refused.",
    outcomes: ["incorrect"],
    files: ["abuse/disk_of_one_sparse_file.py"],
  },
  {
    why: "Numbers are of 32 bits, and one beyond them is refused.",
    outcomes: ["runtime_error"],
    files: ["abuse/line_beyond_all_numbers.py"],
  },
  {
    why: "Its files are memory of its own thread, of which a limit of time or memory is the end.",
    outcomes: ["time_limit", "correct", "memory_limit"],
    files: [
      "abuse/disk_filled.py",
      "abuse/memory_in_the_shared_folder.py",
      "pairs/full_disk.first.py",
    ],
  },
  {
    why: "It is slower here, and may reach the limit of time before the one that it is about.",
    outcomes: ["time_limit", "output_limit"],
    files: ["abuse/prints_errors.py"],
  },
  {
    why: "It is slower here, and may reach the limit of time before the one that it is about.",
    outcomes: ["time_limit", "runtime_error", "incorrect", "memory_limit"],
    files: [
      "abuse/recursion_in_c.py",
      "abuse/recursion_without_a_limit.py",
      "abuse/reply_that_swells.py",
    ],
  },
  {
    why: "It is slower here, and may reach the limit of time before the one that it is about.",
    outcomes: ["time_limit", "correct"],
    files: ["honest/long_lists.py"],
  },
  {
    why: "The platform is called Emscripten, and not Linux.",
    outcomes: ["incorrect"],
    files: ["honest/surroundings.py"],
  },
  {
    why: "What it finds is its own thread's: see FINDINGS.",
    outcomes: ["correct"],
    files: [
      "probes/another_users_files.py",
      "probes/host_files.py",
      "probes/name_of_the_host.py",
      "probes/own_interpreter.py",
      "probes/places_to_write.py",
    ],
  },
];

/** The programs that have another outcome in WebAssembly than their headers allow, by their files. */
export const DIFFERENCES: ReadonlyMap<string, Difference> = new Map(
  TABLE.flatMap(({ files, ...difference }) => files.map((file) => [file, difference] as const)),
);

/** What the probes that are `correct` there find: nothing of the host, nor of another program. */
export const FINDINGS: Readonly<Record<string, RegExp>> = {
  "probes/another_users_files.py": /^'gave a file to 0'$/,
  "probes/host_files.py": /^\['\/home\/web_user'\]$/,
  "probes/name_of_the_host.py": /^\['emscripten'\]$/,
  "probes/own_interpreter.py": /^\[('\/\/lib\/python3\.13\/(sitecustomize\.py|x\.pth)'(, )?)+\]$/,
  "probes/places_to_write.py": /^\['\/', ('\/(home|dev|lib)[\w/.-]*'(, )?)+\]$/,
};
