"""The text of an option wraps to the right of its key, at any width."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.tui.widgets.hanging_text import HangingText
from tests.tui.pilot import screen_text

WORDS = "日本 once or twice, and nobody said a word of it [/x] afterwards"


class OneOptionApp(App[int]):
    """A list with one option whose text is long."""

    CSS = "OptionList { border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield OptionList(Option(HangingText(Content("1 ✓"), 4, Content(WORDS))), compact=True)


@pytest.mark.parametrize("width", [12, 30, 80])
async def test_every_wrapped_line_starts_at_the_column_of_the_text(width: int) -> None:
    async with OneOptionApp().run_test(size=(width, 20)) as pilot:
        lines = [line for line in screen_text(pilot).splitlines() if line.strip()]
    assert lines[0].startswith("1 ✓ 日本")
    assert all(line.startswith("    ") for line in lines[1:])
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(line[4:] for line in lines).replace(" ", "") == WORDS.replace(" ", "")


async def test_a_width_without_room_for_the_text_raises_no_error() -> None:
    async with OneOptionApp().run_test(size=(3, 3)) as pilot:
        assert screen_text(pilot)
