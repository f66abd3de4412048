"""README's line that installs and starts the program, in a real terminal.

``python -m tests.project.first_start LINE`` in a fresh checkout; waits for an empty home, quits.
"""

import os
import sys
import tempfile

from tensigns.language import gettext as _
from tests.tui.terminal import Terminal

INSTALLED_WITHIN = 600.0


def main(line: str) -> None:
    """Run the line as somebody would who types it, with a data folder that is empty."""
    with tempfile.TemporaryDirectory() as data:
        # Installing needs the machine's own environment.
        env = {**os.environ, "TENSIGNS_DATA": data, "TENSIGNS_LANG": "en", "TERM": "xterm-256color"}
        with Terminal(["bash", "-c", line], env, (100, 30)) as terminal:
            terminal.wait_for(_("Press n for a first client."), within=INSTALLED_WITHIN)
            terminal.send("q")
            assert terminal.wait_for_end() == 0, terminal.text
    print("README's first line starts the program: as it should be")


if __name__ == "__main__":
    main(sys.argv[1])
