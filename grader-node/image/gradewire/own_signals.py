"""The first process of a namespace is deaf to the signals that it sends itself, unless it has a handler
(pid_namespaces(7)). A program that ends itself by one must end all the same, as anywhere else."""

import os
import signal

_HARMLESS = frozenset(
    {
        signal.SIGCHLD,
        signal.SIGCONT,
        signal.SIGURG,
        signal.SIGWINCH,
        signal.SIGTSTP,
        signal.SIGTTIN,
        signal.SIGTTOU,
    }
)


def heed_own_signals():
    if os.getpid() == 1:
        os.kill = _heeding(os.kill, lambda pid, _number: pid in (0, 1))
        os.killpg = _heeding(os.killpg, lambda group, _number: group == os.getpgid(0))
        signal.raise_signal = _heeding(signal.raise_signal, lambda _number: True)


def _heeding(send, is_own):
    def replacement(*args):
        send(*args)
        number = args[-1]
        if os.getpid() != 1 or not is_own(*args) or not number or number in _HARMLESS:
            return
        while number == signal.SIGSTOP:
            signal.pause()
        if number == signal.SIGKILL or signal.getsignal(number) == signal.SIG_DFL:
            os._exit(128 + number)

    replacement.__name__ = replacement.__qualname__ = send.__name__
    replacement.__doc__ = send.__doc__
    return replacement
