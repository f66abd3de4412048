"""An exception that the terminal sees as our message, never as a traceback with variables."""

from rich.text import Text


class CrashMessage(Exception):
    """A fault, told to the user; the exception it came from is its cause."""

    def __rich__(self) -> Text:
        """What Textual prints once the terminal is restored."""
        return Text(str(self))
