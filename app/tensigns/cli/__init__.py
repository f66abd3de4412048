"""The command line. A front end is imported only by the command that needs it."""

import gc
import os

GC_THRESHOLD = 200_000
"""The garbage collection threshold.

Python's default is 700. With the default, garbage collection takes a tenth of the start-up time
and frees nothing, because objects made at start-up live long. The full screen lowers the threshold
once it has started.
"""


def main() -> None:
    """Run ``tensigns`` with the arguments of the process, and end the process."""
    gc.set_threshold(GC_THRESHOLD)
    from tensigns.cli import interrupts

    interrupts.exit_on_interrupt()
    from tensigns.environment.variables import remove_unwanted

    remove_unwanted(os.environ)
    from tensigns.cli.root import root

    try:
        root.main(prog_name="tensigns")
    finally:
        # Python collects garbage once more when it exits. That would visit every object of the
        # questionnaire, in 15 ms, and free nothing that the end of the process does not free.
        gc.freeze()
