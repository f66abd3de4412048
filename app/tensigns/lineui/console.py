"""A console of plain lines over any two text streams."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from msgspec.structs import replace

from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.report.wording import capitalize
from tensigns.storage.file_faults import quote_value, surplus_marks_message
from tensigns.text.ascii_stand_ins import UTF_8, fit_to_stream
from tensigns.text.clean import clean, clean_and_count, clean_line
from tensigns.text.discretion import conceal
from tensigns.text.wrapping import Paragraph, layout

LEAVE, HELP = "q", "?"
"""The lines that leave what is asked and that explain it. In a form they are never a value."""

LINE_LIMIT = 20_000
"""The most characters of an input line."""

TERMINAL_LINE_LIMIT = 4_095
"""The most bytes of a line that a Linux terminal passes on. The terminal drops the rest silently.

The kernel's line editing has this limit. The console keeps the part that arrived and tells the user
where this part ends. The alternatives have larger costs. Readline and prompt_toolkit repaint the
line with escape sequences: a screen reader reads the line again, and ``TERM=dumb`` cannot show it.
Line editing of our own would add code that can have faults.
"""

SHOWN_LIMIT = 60
"""The most characters of an input line that a message shows."""

_UNDECODED_BYTES = "".join(map(chr, range(0xDC80, 0xDD00)))
"""The surrogates that stand for undecoded bytes, such as the first bytes of a cut character."""


class InputEnded(OperationFailed):
    """The input has ended."""


class OutputEnded(OperationFailed):
    """The output can no longer be written."""


class FormLeft(Exception):
    """The user leaves a form. None of its values is used."""


class Console:
    """Reads and writes lines. A written line is never changed or written again.

    ``width`` returns the current width of a line in cells. ``is_interactive`` is true if the input
    is a terminal. In that case a refused line is explained, and the next line is read. Otherwise a
    refused line raises :class:`BadInput` with the number of the line. Every method that writes can
    raise :class:`OutputEnded`.
    """

    def __init__(self, reader: TextIO, writer: TextIO, width: Callable[[], int]) -> None:
        self._reader = reader
        self._writer = writer
        self._width = width
        self._line_number = 0
        self._line = ""
        self._at_line_start = True
        self.is_interactive = reader.isatty()

    @property
    def width(self) -> int:
        """The current width of a line in cells."""
        return self._width()

    def say(self, *paragraphs: Paragraph | str) -> None:
        """Wrap paragraphs to the width of a line, and write them."""
        wrapped = (Paragraph(text) if isinstance(text, str) else text for text in paragraphs)
        shown = (replace(paragraph, text=conceal(paragraph.text)) for paragraph in wrapped)
        self.lines(layout(shown, self.width))

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines without wrapping them."""
        self._write("".join(f"{line}\n" for line in lines))

    def gap(self) -> None:
        """Write a blank line."""
        self._write("\n")

    def flush(self) -> None:
        """Flush the output."""
        with _output_errors():
            self._writer.flush()

    def end_line(self) -> None:
        """End an unfinished line, such as a prompt, so that an error starts on a new line."""
        if not self._at_line_start:
            self._write("\n")
        self.flush()

    def ask(self, prompt: str = "") -> str:
        """Read lines until a line is valid text, and return this line, cleaned.

        A prompt that is too long for a line is wrapped, since a terminal breaks it within a word.
        If the terminal may have dropped the end of the line, tell the user. Raise
        :class:`InputEnded` if there is no more input.
        """
        paragraph = Paragraph(conceal(prompt))
        *first_lines, last_line = layout([paragraph], self.width - 1) or [""]
        while True:
            self.lines(first_lines)
            self._write(f"{last_line} " if last_line else "")
            self.flush()
            line = self._read_line()
            is_cut = self._is_cut(line)
            if is_cut:
                line = line.removesuffix("\n").rstrip(_UNDECODED_BYTES)
            self._line_number += 1
            self._line, surplus_marks = clean_and_count(line.rstrip("\r\n"))
            self._echo(is_whole=line.endswith("\n"))
            if is_cut:
                self.say(_cut_message(self._line))
            if len(line) > LINE_LIMIT:
                self.refuse(_("a line has at most {limit} characters").format(limit=LINE_LIMIT))
            elif surplus_marks:
                self.refuse(surplus_marks_message(surplus_marks))
            elif "\ufffd" in self._line:
                self.refuse(_("this is not text as this terminal's settings have it"))
            else:
                return self._line

    def refuse(self, message: str) -> None:
        """Say why the last line is refused. If the input is not a terminal, raise ``BadInput``."""
        if self.is_interactive:
            self.say(capitalize(message))
            return
        self.flush()
        where = _("Standard input: line {number}: {line} cannot be taken: {why}")
        raise BadInput(
            where.format(number=self._line_number, line=quote_value(self._line), why=message)
        )

    def say_left(self) -> None:
        """Say that the form that the user left is not saved."""
        self.say(_("You left; this was not saved."))

    def _read_line(self) -> str:
        try:
            line = self._reader.readline(LINE_LIMIT + 1)
        except OSError:
            # The terminal was closed.
            line = ""
        if not line:
            self.end_line()
            raise InputEnded(_("The input ended"))
        return line

    def _is_cut(self, line: str) -> bool:
        """Whether the line fills the terminal's buffer, so that its end may be missing."""
        if not self.is_interactive or len(line) > TERMINAL_LINE_LIMIT + 1:
            return False
        encoding = getattr(self._reader, "encoding", None) or UTF_8
        size = len(line.encode(encoding, errors="surrogateescape"))
        return size == TERMINAL_LINE_LIMIT + 1 and line.endswith("\n")

    def _echo(self, *, is_whole: bool) -> None:
        """Write the part of the line that the terminal has not shown.

        A terminal shows a typed line and its line break. It shows no line break if the line was
        sent with Ctrl+D.
        """
        if not self.is_interactive:
            self._write(f"{self._line}\n")
        elif not (is_whole and self._writer.isatty()):
            self._write("\n")
        self._at_line_start = True

    def _write(self, text: str) -> None:
        with _output_errors():
            self._writer.write(fit_to_stream(clean(conceal(text)), self._writer))
        self._at_line_start = text.endswith("\n") if text else self._at_line_start


def _cut_message(line: str) -> str:
    message = _(
        "A terminal passes on {limit} bytes of a line. This one came through up to “…{end}”. "
        "If there was more, type it again as another line."
    )
    return message.format(limit=TERMINAL_LINE_LIMIT, end=clean_line(line)[-SHOWN_LIMIT:])


@contextlib.contextmanager
def _output_errors() -> Iterator[None]:
    """Raise :class:`OutputEnded` for an error of the output."""
    try:
        yield
    except OSError as error:
        raise OutputEnded(
            _("Nothing reads the output any more; what was answered is kept")
        ) from error
