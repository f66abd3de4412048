"""The terminal shows the same whether all cells or only the changed cells are sent to it."""

from collections.abc import Sequence
from itertools import pairwise

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from tensigns.tui.frame import TerminalFrame

SIZE = Size(30, 3)
CUTS = (0, 9, 20, 30)
"""The columns at which Textual cuts the lines: there are three widgets beside each other."""

STYLES = (
    Style(color=Color.parse("red")),
    Style(color=Color.parse("red"), meta={"row": 3}),
    Style(bgcolor=Color.parse("#102030"), bold=True),
)
CONSOLE = Console(color_system="truecolor", force_terminal=True)

CHARACTERS = ("a", "b", " ", "─", "│", "▸", "漢", "é", "e\u0301", "👍")
texts = st.lists(st.sampled_from(CHARACTERS), max_size=12).map("".join)
segments = st.builds(Segment, texts, st.sampled_from(STYLES), st.none())


def strips(width: int) -> st.SearchStrategy[Strip]:
    """Strips of a width, in cells.

    They end with a blank, because pyte scrolls when a mark follows the last cell of the screen.
    """
    blank = Strip([Segment(" ", STYLES[0])])
    return st.lists(segments, max_size=4).map(
        lambda parts: Strip.join([Strip(parts).adjust_cell_length(width - 1, STYLES[0]), blank])
    )


lines = st.tuples(*(strips(end - start) for start, end in pairwise(CUTS)))
layouts = st.tuples(lines, lines, lines).map(
    lambda shown: LayoutUpdate([list(line) for line in shown], SIZE.region)
)


@st.composite
def chops(draw: st.DrawFn) -> ChopsUpdate:
    """An update of one widget on some lines."""
    index = draw(st.integers(0, len(CUTS) - 2))
    start, end = CUTS[index : index + 2]
    rows = draw(st.sets(st.integers(0, SIZE.height - 1), min_size=1))
    shown = [
        {x: draw(strips(end - start)) if x == start and y in rows else None for x in CUTS[:-1]}
        for y in range(SIZE.height)
    ]
    spans = [(y, start, end) for y in sorted(rows)]
    return ChopsUpdate(shown, spans, [list(CUTS[1:])] * SIZE.height)


class Screen:
    """A terminal, and the number of bytes that were sent to it."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(SIZE.width, SIZE.height)
        self._stream = pyte.Stream(self._screen)
        self.size = 0

    def send(self, update: CompositorUpdate) -> None:
        sent = update.render_segments(CONSOLE)
        self.size += len(sent)
        self._stream.feed(sent.replace("\n", ""))

    def cells(self) -> list[list[tuple[object, ...]]]:
        """The character and the style of each cell."""
        buffer = self._screen.buffer
        return [[buffer[y][x] for x in range(SIZE.width)] for y in range(SIZE.height)]


@settings(max_examples=50)
@given(layouts, st.lists(st.one_of(layouts, chops()), max_size=4))
def test_the_terminal_shows_the_same(
    first: LayoutUpdate, updates: Sequence[CompositorUpdate]
) -> None:
    whole, changed, frame = Screen(), Screen(), TerminalFrame()
    for update in (first, *updates):
        whole.send(update)
        changed.send(frame.changes(update, SIZE))
        assert changed.cells() == whole.cells()


@settings(max_examples=20)
@given(layouts)
def test_nothing_is_sent_twice(update: LayoutUpdate) -> None:
    screen, frame = Screen(), TerminalFrame()
    screen.send(frame.changes(update, SIZE))
    sent = screen.size
    screen.send(frame.changes(update, SIZE))
    assert screen.size == sent


def test_everything_is_sent_after_the_terminal_has_changed() -> None:
    line = Strip([Segment("x" * SIZE.width, STYLES[0])])
    update = LayoutUpdate([[line]] * SIZE.height, Region(0, 0, *SIZE))
    frame = TerminalFrame()
    first = frame.changes(update, SIZE).render_segments(CONSOLE)
    assert frame.changes(update, SIZE).render_segments(CONSOLE) == ""
    frame.forget()
    assert frame.changes(update, SIZE).render_segments(CONSOLE) == first
