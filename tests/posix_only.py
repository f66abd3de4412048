"""Names that Windows lacks. On Windows, a test module that imports such a name is skipped."""

import sys
from typing import Any

if sys.platform == "win32":

    def __getattr__(name: str) -> Any:
        """Skip the module that imports the name."""
        if name.startswith("__"):
            raise AttributeError(name)
        import pytest  # noqa: PLC0415  programs that tests start import this module too

        pytest.skip(f"Windows has no {name}", allow_module_level=True)

else:
    import fcntl
    import pty
    import pwd
    import resource
    import termios
    from os import (
        O_NOCTTY,
        O_NONBLOCK,
        chown,
        geteuid,
        getuid,
        killpg,
        mkfifo,
        set_blocking,
        sync,
        ttyname,
        uname,
    )
    from signal import SIGHUP, SIGKILL, SIGQUIT, SIGUSR1, SIGWINCH

    __all__ = [
        "O_NOCTTY",
        "O_NONBLOCK",
        "SIGHUP",
        "SIGKILL",
        "SIGQUIT",
        "SIGUSR1",
        "SIGWINCH",
        "chown",
        "fcntl",
        "geteuid",
        "getuid",
        "killpg",
        "mkfifo",
        "pty",
        "pwd",
        "resource",
        "set_blocking",
        "sync",
        "termios",
        "ttyname",
        "uname",
    ]
