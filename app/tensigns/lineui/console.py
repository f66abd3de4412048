"""Lines out, a line in: a conversation over any two text streams."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.text.ascii_stand_ins import output_encoding, replace_unencodable
from tensigns.text.clean import clean, clean_line
from tensigns.text.wrapping import Paragraph, layout

LINE_LIMIT = 20_000
"""The most characters of a line that is read."""

SHOWN = 60
"""The most characters of a line that a message shows."""


class InputEnded(Failed):
    """There is no more input."""


class OutputEnded(Failed):
    """What is written goes nowhere any more."""


class Console:
    """Writes lines that read from top to bottom, and reads a line at a time.

    Nothing is ever written twice, moved or painted over. ``by_hand``: somebody types, so that a
    line that cannot be taken is told and the next one awaited; otherwise such a line is
    :class:`BadInput` with its number. ``width`` gives the cells of a line. Whatever writes is
    :class:`OutputEnded` where nobody takes it.
    """

    def __init__(self, reader: TextIO, writer: TextIO, width: Callable[[], int]) -> None:
        self._reader = reader
        self._writer = writer
        self._width = width
        self._number = 0
        self._line = ""
        self.by_hand = reader.isatty()

    @property
    def width(self) -> int:
        """The cells of a line at present."""
        return self._width()

    def say(self, *paragraphs: Paragraph | str) -> None:
        """Write some paragraphs."""
        told = (Paragraph(each) if isinstance(each, str) else each for each in paragraphs)
        self.lines(layout(told, self.width))

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines as they are."""
        self._write("".join(f"{line}\n" for line in lines))

    def gap(self) -> None:
        """Write a blank line."""
        self._write("\n")

    def flush(self) -> None:
        """Send what is still held back."""
        with _taken():
            self._writer.flush()

    def ask(self, prompt: str = "") -> str:
        """The next line that is text, cleaned; :class:`InputEnded` where there is none."""
        while True:
            self._write(f"{prompt} " if prompt else "")
            self.flush()
            read = self._read()
            self._number += 1
            self._line = clean(read.rstrip("\r\n"))
            self._echo()
            if len(read) > LINE_LIMIT:
                self.refuse(_("a line has at most {limit} characters").format(limit=LINE_LIMIT))
            elif "\ufffd" in self._line:
                self.refuse(_("this is not text as this terminal's settings have it"))
            else:
                return self._line

    def refuse(self, message: str) -> None:
        """Say why the last line cannot be taken; :class:`BadInput` where nobody types."""
        if self.by_hand:
            self.say(message)
            return
        self.flush()
        where = _("standard input: line {number}: {line} cannot be taken: {why}")
        raise BadInput(where.format(number=self._number, line=self._shown(), why=message))

    def _shown(self) -> str:
        line = clean_line(self._line)
        return f'"{line[:SHOWN]}…"' if len(line) > SHOWN else f'"{line}"'

    def _read(self) -> str:
        try:
            read = self._reader.readline(LINE_LIMIT + 1)
        except OSError:
            # A terminal that was closed.
            read = ""
        if not read:
            self._write("\n")
            self.flush()
            raise InputEnded(_("the input ended"))
        return read

    def _echo(self) -> None:
        """Make the line part of what is written, where a terminal has not done so already."""
        if not self.by_hand:
            self._write(f"{self._line}\n")
        elif not self._writer.isatty():
            self._write("\n")

    def _write(self, text: str) -> None:
        with _taken():
            self._writer.write(replace_unencodable(clean(text), output_encoding(self._writer)))


@contextlib.contextmanager
def _taken() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputEnded(_("nobody takes the output; what was answered is kept")) from error
