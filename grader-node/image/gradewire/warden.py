"""Takes one job after another from the node, and answers each: hands it to a judge and a student that
were forked ahead, and has everything of it ended before it takes the next."""

import contextlib
import re

from .compiled_tests import CompiledTests
from .frames import FrameError, pack, read_frame, write_all
from .kernel import current_cpu
from .leftovers import clean_up, make_home
from .pair import Pair
from .report import job_error
from .run import Run, error_frame

MAX_JOB_BYTES = 8 * 1024 * 1024
# multiprocessing has some of them too.
_NETWORK_WORDS = re.compile(
    r"\b(socket\w*|ssl|asyncio|http|urllib|xmlrpc|ftplib|smtplib|getaddrinfo"
    r"|managers?|Manager|connection|Listener|Client|forkserver)\b"
)


class Warden:
    """`servers` are the sockets to the fork servers, `own` the processes that are no job's, `isolation`
    and `reason` what the node is told of how the processes of a job are kept apart."""

    def __init__(self, servers, own, isolation, reason):
        self.servers = servers
        self.own = own
        self.ready = pack({"type": "ready", "isolation": isolation, "reason": reason})
        self.in_namespaces = isolation == "namespaces"
        self.tests = CompiledTests()

    def serve(self, in_fd, out_fd):
        """Until the stream ends, or something of a job stays: then nobody is told to send more."""
        pair = self._pair()
        while True:
            pair.wait_for_pids()
            write_all(out_fd, self.ready)
            try:
                job = read_frame(in_fd, MAX_JOB_BYTES)
            except FrameError as error:
                # The stream cannot be followed any further.
                return write_all(out_fd, error_frame(f"The job could not be read: {error}"))
            if job is None:
                return
            problem = job_error(job)
            if problem is not None:
                write_all(out_fd, error_frame(problem))
                continue
            if wants_sockets(job):
                # Few programs do, and for the others a network would be the dearest part.
                pair.end()
                pair = self._pair(sockets=True)
                pair.wait_for_pids()
            pair = self._grade(pair, job, out_fd)
            if pair is None:
                return

    def _grade(self, pair, job, out_fd):
        """Returns the pair for the next job, or None when the container should take none."""
        job["home"] = "/tmp" if self.in_namespaces else make_home()
        # One processor for both, while they take turns: to wake a process up on another one takes
        # longer than most calls. They go there themselves, which is quicker. (Without namespaces of
        # theirs the warden has no right to let them go again.)
        job["cpu"] = current_cpu() if self.in_namespaces else None
        keep = self.tests.keep if self.tests.add_to(job) else None
        # A judge that has ended is found out by the run.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            write_all(pair.judge_fd, pack(job))
        if not Run(pair, job, self.own, keep).answer(out_fd):
            return None
        if self.in_namespaces:
            # At once: what the one leaves cannot reach the other.
            pair.ask_to_end()
            following = self._pair()
            pair.end()
            return following
        pair.end()
        return self._pair() if clean_up(job["home"], pair.uids) else None

    def _pair(self, *, sockets=False):
        return Pair(self.servers, self.own, must_sweep=not self.in_namespaces, sockets=sockets)


def wants_sockets(job):
    """Whether the program, by its words, is about a network: only such a one may make sockets, and has
    a network, of its own and with nobody on it. Pairs of connected sockets are for all."""
    return _NETWORK_WORDS.search(job["code"]) is not None
