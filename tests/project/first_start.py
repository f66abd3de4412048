"""Run README's line that installs and starts the program, in a real terminal.

Run ``python -m tests.project.first_start LINE`` in a new checkout. It waits for the empty home
screen and quits.
"""

import os
import sys
import tempfile

from tensigns.language import gettext as _
from tests.tui.terminal import Terminal

INSTALLED_WITHIN = 600.0


def main(line: str) -> None:
    """Run the line in a shell, with an empty data folder."""
    with tempfile.TemporaryDirectory() as data:
        # Installing needs the environment variables of this machine.
        env = {**os.environ, "TENSIGNS_DATA": data, "TENSIGNS_LANG": "en", "TERM": "xterm-256color"}
        with Terminal(["bash", "-c", line], env, (100, 30)) as terminal:
            terminal.wait_for(_("Press n for a first client."), within=INSTALLED_WITHIN)
            terminal.send("q")
            assert terminal.wait_for_end() == 0, terminal.text
    print("README's first line starts the program: passed")


if __name__ == "__main__":
    main(sys.argv[1])
