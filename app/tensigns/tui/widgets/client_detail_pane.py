"""The pane beside or below the list of clients, with details of the client under the cursor."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual import work
from textual.content import Content
from textual.geometry import Size
from textual.worker import get_current_worker

from tensigns.core.questionnaire import Recommendation
from tensigns.language import gettext as _
from tensigns.tui.symbols import recommendation_tone, symbol
from tensigns.tui.widgets.concealing import Static

MIN_SCREEN_WIDTH = 100
"""The smallest width of a screen with the pane, in cells."""

MIN_LIST_WIDTH = 62
"""The cells that the list keeps beside the pane on a screen of the smallest width."""

WIDE_LIST_WIDTH = 64
"""The cells that all columns of a wide list take together, without the names."""

NARROW_PANE_WIDTH = 56
"""The cells of the pane from which on the list gets as wide as its longest name needs."""

MAX_WIDTH = 76
"""The largest width of the pane, in cells."""

MIN_STACKED_WIDTH = 60
"""The smallest width of a screen that can have the pane below the list, in cells."""

MIN_STACKED_HEIGHT = 9
"""The fewest rows of a pane below the list, with its border."""

HEADING_ROWS = 3
"""The rows of a list above the pane besides its clients: the heading and two blank rows."""

_FRAME_ROWS = 3
"""The rows of the header and the footer of the screen."""

LOAD_DELAY = 0.1
"""Seconds that the cursor rests on a client before the detail is read."""


@dataclass(frozen=True)
class NotedText:
    """The first line of an entry of the journal, and when it was: a day, a month or a range."""

    period: str
    text: str


@dataclass(frozen=True)
class ClientDetail:
    """What the pane shows of a client, in the user's language. A text that does not apply is empty.

    ``summary`` has the word, the points and the day of the last result. ``reasons`` explain the
    result. ``trend`` has the points of the last sittings as bars and as numbers. ``entries`` are
    the newest entries of the journal.
    """

    name: str
    recommendation: Recommendation | None
    summary: str
    reasons: Sequence[str]
    open_text: str
    next_text: str
    trend: str
    entries: Sequence[NotedText]
    fault: str = ""


class ClientDetailPane(Static):
    """The detail of a client.

    ``load`` is called in a thread with a slug. It returns None if no client has this slug.
    """

    DEFAULT_CSS = """
    ClientDetailPane {
        height: 1fr;
        padding: 1 2 0 2;
        border-left: solid $border;
        overflow-y: auto;
    }
    """

    def __init__(self, load: Callable[[str], ClientDetail | None]) -> None:
        super().__init__()
        self._load = load
        self.is_below = False
        """Whether the pane is below the list."""
        self._slug: str | None = None
        self._detail: ClientDetail | None = None

    def fit(self, screen_size: Size, client_count: int, longest_name_width: int) -> int:
        """Place the pane beside the list, below a list that shows all clients, or nowhere.

        Return the width that the list has then, in cells.
        """
        width, height = screen_size
        side_width = pane_width(width, longest_name_width)
        rows = client_count + HEADING_ROWS + MIN_STACKED_HEIGHT + _FRAME_ROWS
        self.is_below = MIN_STACKED_WIDTH <= width < MIN_SCREEN_WIDTH and rows <= height
        self.display = client_count > 0 and (self.is_below or side_width > 0)
        self.styles.width = "100%" if self.is_below else side_width
        return width - side_width

    def show_client(self, slug: str | None) -> None:
        """Show a client after :data:`LOAD_DELAY`, unless this method is called again before then.

        The pane does not change if it is hidden or if ``slug`` is None.
        """
        self._slug = slug
        self.workers.cancel_group(self, "delayed_detail")
        if self.display and slug is not None:
            self._load_detail_after_delay(slug)

    @work(group="delayed_detail")
    async def _load_detail_after_delay(self, slug: str) -> None:
        await asyncio.sleep(LOAD_DELAY)
        self._load_detail(slug)

    @work(thread=True, exclusive=True, group="detail")
    def _load_detail(self, slug: str) -> None:
        worker = get_current_worker()
        detail = self._load(slug)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, slug, detail)

    def _show(self, slug: str, detail: ClientDetail | None) -> None:
        if slug == self._slug:
            self._detail = detail
            self._draw()

    def on_resize(self) -> None:
        """Show as much of the detail as fits."""
        self._draw()

    def _draw(self) -> None:
        if self._detail is None or not self.content_size:
            self.update(Content(""))
            return
        heading = Content("  " if self.is_below else "\n").join(_heading(self._detail))
        lines = _visible_lines(heading, self._detail, self.content_size)
        self.update(Content("\n").join(lines))


def pane_width(screen_width: int, longest_name_width: int) -> int:
    """Return the width of the pane on a screen, in cells; 0 if the screen is too narrow.

    ``longest_name_width`` is the width of the longest name in the list beside the pane.
    """
    if screen_width < MIN_SCREEN_WIDTH:
        return 0
    width = min(screen_width - MIN_LIST_WIDTH, NARROW_PANE_WIDTH)
    return min(max(width, screen_width - WIDE_LIST_WIDTH - longest_name_width), MAX_WIDTH)


def _heading(detail: ClientDetail) -> Iterator[Content]:
    yield Content.assemble((detail.name, "bold"))
    if detail.recommendation:
        tone = f"${recommendation_tone(detail.recommendation)}"
        yield Content.assemble((f"{symbol(detail.recommendation)} {detail.summary}", tone))
    elif detail.summary:
        yield Content.assemble((detail.summary, "$quiet"))


def _sections(detail: ClientDetail) -> Iterator[tuple[list[Content], list[Content]]]:
    """Yield the blank line and the title of each section that has a text, and its texts."""
    entries = [
        Content.assemble((f"{entry.period}: ", "$quiet"), entry.text) for entry in detail.entries
    ]
    sections = (
        ("", map(Content, detail.reasons)),
        ("", [Content(detail.open_text)]),
        (_("Next"), [Content(detail.next_text)]),
        (_("Points over time"), [Content(detail.trend)]),
        (_("Noted last"), entries),
        ("", [Content(detail.fault)]),
    )
    for title, texts in sections:
        contents = [text for text in texts if text]
        if contents:
            title_lines = [Content.assemble((title, "$primary bold"))] if title else []
            yield [Content(""), *title_lines], contents


def _visible_lines(heading: Content, detail: ClientDetail, size: Size) -> Iterator[Content]:
    """Yield the lines of a detail. A section of which no text would be in view is left out."""
    yield heading
    rows = _row_count([heading], size.width)
    for title_lines, texts in _sections(detail):
        rows += len(title_lines)
        if rows >= size.height:
            return
        yield from (*title_lines, *texts)
        rows += _row_count(texts, size.width)


def _row_count(lines: Iterable[Content], width: int) -> int:
    return sum(len(line.wrap(width)) for line in lines)
