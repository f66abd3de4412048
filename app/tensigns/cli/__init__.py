"""The command line: thin, and importing a front end only inside the command that needs it."""

from typing import NoReturn


def main() -> NoReturn:
    """Run ``tensigns`` with the arguments of the process, and end it with the exit code."""
    from tensigns.cli.root import root

    root.main(prog_name="tensigns")
    raise AssertionError("click ends the process")
