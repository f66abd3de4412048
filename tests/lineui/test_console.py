"""Lines out, a line in, over any text streams."""

import io
from collections.abc import Callable

import pytest

from tensigns.errors import BadInput
from tensigns.lineui.console import LINE_LIMIT, Console, InputEnded
from tensigns.text.wrapping import Paragraph
from tests.lineui.lines import Keyboard, Tty, piped, typed, written


def test_lines_are_read_in_order_cleaned_and_without_their_ends() -> None:
    talk = Console(io.StringIO("1\r\ne\u0301\x1b[31m\u202e\nlast"), io.StringIO(), lambda: 60)
    assert [talk.ask(), talk.ask(), talk.ask()] == ["1", "é[31m", "last"]
    with pytest.raises(InputEnded):
        talk.ask()


@pytest.mark.parametrize(
    ("reader", "writer", "shown"),
    [
        (Keyboard, Tty, "Answer: next\n"),
        (Keyboard, io.StringIO, "Answer: \nnext\n"),
        (io.StringIO, Tty, "Answer: 1\nnext\n"),
        (io.StringIO, io.StringIO, "Answer: 1\nnext\n"),
    ],
    ids=["both a terminal", "output redirected", "input redirected", "no terminal"],
)
def test_what_was_typed_stands_on_its_line_once(
    reader: Callable[[str], io.StringIO], writer: Callable[[], io.StringIO], shown: str
) -> None:
    talk = Console(reader("1\n"), writer(), lambda: 60)
    talk.ask("Answer:")
    talk.say("next")
    assert written(talk) == shown


def test_somebody_who_types_is_told_and_asked_again() -> None:
    talk = typed(["x"])
    talk.ask()
    talk.refuse("type a number")
    assert written(talk).endswith("type a number\n")


def test_a_line_from_a_pipe_that_cannot_be_taken_is_named() -> None:
    talk = piped(["1", "\t2  x" + "y" * 100])
    talk.ask()
    talk.ask()
    with pytest.raises(BadInput) as refused:
        talk.refuse("type a number")
    shown = "2 x" + "y" * 57
    assert str(refused.value) == (
        f'standard input: line 2: "{shown}…" cannot be taken: type a number'
    )


@pytest.mark.parametrize("line", ["x" * (LINE_LIMIT + 1), "caf\udce9", "\ufffd"])
def test_a_line_that_is_too_long_or_no_text_is_not_taken(line: str) -> None:
    with pytest.raises(BadInput, match="line 1"):
        piped([line]).ask()


def test_a_line_as_long_as_allowed_is_taken() -> None:
    assert piped(["x" * (LINE_LIMIT - 1)]).ask() == "x" * (LINE_LIMIT - 1)


class Gone(io.StringIO):
    """A terminal that was closed."""

    def readline(self, _size: int | None = -1) -> str:  # type: ignore[override]
        raise OSError(5, "Input/output error")


def test_a_closed_terminal_is_the_end_of_the_input() -> None:
    with pytest.raises(InputEnded):
        Console(Gone(), io.StringIO(), lambda: 60).ask()


def test_paragraphs_are_wrapped_to_the_width() -> None:
    talk = Console(io.StringIO(), io.StringIO(), lambda: 12)
    talk.say("one two three", Paragraph("four five six", "  1  ", "     "), "")
    assert written(talk) == "one two\nthree\n  1  four\n     five\n     six\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", b'(/) "cafe"\n'), ("latin-1", b'(/) "caf\xe9"\n'), ("utf-8", "◐ “café”\n".encode())],
)
def test_any_encoding_can_be_written_to(encoding: str, shown: bytes) -> None:
    data = io.BytesIO()
    writer = io.TextIOWrapper(data, encoding=encoding, newline="\n")
    talk = Console(io.StringIO(), writer, lambda: 60)
    talk.say("◐ “café”")
    writer.flush()
    assert data.getvalue() == shown


def test_nothing_written_acts_on_a_terminal() -> None:
    talk = Console(io.StringIO("\x1b]52;c;x\x07\n"), io.StringIO(), lambda: 60)
    talk.ask()
    talk.say("\x1b[2Jname\u202e")
    assert written(talk) == "]52;c;x\n[2Jname\n"
