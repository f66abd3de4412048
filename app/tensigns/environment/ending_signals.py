"""The signals that end a process."""

import signal

from tensigns import system

_OTHER_SIGNALS = {
    # By default, these signals do not end a process.
    *("SIGCHLD", "SIGCONT", "SIGINFO", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGWINCH"),
    # No process can handle these signals.
    *("SIGKILL", "SIGSTOP"),
    # These signals report a fault of the machine code. The fault repeats as soon as a handler
    # returns.
    *("SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGSYS", "SIGTRAP"),
}

ALWAYS_HANDLED = frozenset({system.HANGUP, signal.SIGINT, signal.SIGTERM})
"""The signals that end the full screen even if the process ignored them when it started."""


def ending_signals() -> frozenset[int]:
    """Return the signals that end this process by default and that it can handle.

    Real-time signals are included. A signal that the process ignores is left out, unless it is in
    `ALWAYS_HANDLED`. Python ignores SIGPIPE and SIGXFSZ.
    """
    others = {getattr(signal, name, None) for name in _OTHER_SIGNALS}
    return ALWAYS_HANDLED | {
        number
        for number in signal.valid_signals() - others
        if signal.getsignal(number) is not signal.SIG_IGN
    }
