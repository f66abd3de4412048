"""The console: writing paragraphs and reading lines over text streams."""

import io
from collections.abc import Callable

import pytest

from tensigns.errors import BadInput
from tensigns.lineui.console import LINE_LIMIT, Console, InputEnded
from tensigns.text.clean import MARK_LIMIT
from tensigns.text.wrapping import Paragraph
from tests.lineui.memory_console import (
    TerminalInput,
    TerminalOutput,
    output_of,
    piped_console,
    typed_console,
)


def test_lines_are_read_in_order_and_cleaned() -> None:
    console = Console(io.StringIO("1\r\ne\u0301\x1b[31m\u202e\nlast"), io.StringIO(), lambda: 60)
    assert [console.ask(), console.ask(), console.ask()] == ["1", "é[31m", "last"]
    with pytest.raises(InputEnded):
        console.ask()


@pytest.mark.parametrize(
    ("reader", "writer", "expected"),
    [
        (TerminalInput, TerminalOutput, "Answer: next\n"),
        (TerminalInput, io.StringIO, "Answer: \nnext\n"),
        (io.StringIO, TerminalOutput, "Answer: 1\nnext\n"),
        (io.StringIO, io.StringIO, "Answer: 1\nnext\n"),
    ],
    ids=["both a terminal", "output redirected", "input redirected", "no terminal"],
)
def test_a_typed_line_is_shown_exactly_once(
    reader: Callable[[str], io.StringIO], writer: Callable[[], io.StringIO], expected: str
) -> None:
    console = Console(reader("1\n"), writer(), lambda: 60)
    console.ask("Answer:")
    console.say("next")
    assert output_of(console) == expected


def test_a_line_that_was_sent_without_its_end_is_ended() -> None:
    console = Console(TerminalInput("6"), TerminalOutput(), lambda: 60)
    console.ask("Answer:")
    console.say("type one of")
    assert output_of(console) == "Answer: \ntype one of\n"


def test_a_prompt_is_ended_once_before_an_error() -> None:
    console = Console(io.StringIO(), io.StringIO(), lambda: 60)
    console.say("question")
    console.end_line()
    assert output_of(console) == "question\n"
    with pytest.raises(InputEnded):
        console.ask("Answer:")
    console.end_line()
    assert output_of(console) == "question\nAnswer: \n"


def test_a_refused_typed_line_prints_a_hint() -> None:
    console = typed_console(["x"])
    console.ask()
    console.refuse("type a number")
    assert output_of(console).endswith("Type a number\n")


def test_a_refused_piped_line_is_an_error_that_quotes_it() -> None:
    console = piped_console(["1", "\t2  x" + "y" * 100])
    console.ask()
    console.ask()
    with pytest.raises(BadInput) as caught:
        console.refuse("type a number")
    quoted = "2 x" + "y" * 57
    assert str(caught.value) == (
        f"Standard input: line 2: “{quoted}…” cannot be taken: type a number"
    )


@pytest.mark.parametrize("line", ["x" * (LINE_LIMIT + 1), "caf\udce9", "\ufffd"])
def test_a_too_long_or_undecodable_line_is_refused(line: str) -> None:
    with pytest.raises(BadInput, match="line 1"):
        piped_console([line]).ask()


def test_a_line_with_a_long_row_of_accents_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot be taken: 1 accent too many in a row; only the"):
        piped_console(["x" + "\u0333" * (MARK_LIMIT + 1)]).ask()


def test_a_line_of_the_maximum_length_is_accepted() -> None:
    assert piped_console(["x" * (LINE_LIMIT - 1)]).ask() == "x" * (LINE_LIMIT - 1)


class ClosedTerminal(io.StringIO):
    """The input of a terminal that was closed."""

    def readline(self, _size: int | None = -1) -> str:  # type: ignore[override]
        raise OSError(5, "Input/output error")


def test_a_closed_terminal_ends_the_input() -> None:
    with pytest.raises(InputEnded):
        Console(ClosedTerminal(), io.StringIO(), lambda: 60).ask()


def test_a_long_prompt_is_wrapped_and_the_answer_is_typed_after_its_last_line() -> None:
    console = Console(io.StringIO("no\n"), io.StringIO(), lambda: 20)
    assert console.ask("When does it end? (Enter: skip)") == "no"
    assert output_of(console) == "When does it end?\n(Enter: skip) no\n"


def test_paragraphs_are_wrapped_to_the_width() -> None:
    console = Console(io.StringIO(), io.StringIO(), lambda: 12)
    console.say("one two three", Paragraph("four five six", "  1  ", "     "), "")
    assert output_of(console) == "one two\nthree\n  1  four\n     five\n     six\n"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("ascii", b'(/) "cafe"\n'), ("latin-1", b'(/) "caf\xe9"\n'), ("utf-8", "◐ “café”\n".encode())],
)
def test_text_is_written_in_the_encoding_of_the_stream(encoding: str, expected: bytes) -> None:
    data = io.BytesIO()
    writer = io.TextIOWrapper(data, encoding=encoding, newline="\n")
    console = Console(io.StringIO(), writer, lambda: 60)
    console.say("◐ “café”")
    writer.flush()
    assert data.getvalue() == expected


def test_control_characters_are_never_written() -> None:
    console = Console(io.StringIO("\x1b]52;c;x\x07\n"), io.StringIO(), lambda: 60)
    console.ask()
    console.say("\x1b[2Jname\u202e")
    assert output_of(console) == "]52;c;x\n[2Jname\n"
