"""The search screen: finds words in names, notes, entries and documents while the user types."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tensigns.errors import TensignsError
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.library.search import SearchHit, SearchHits
from tensigns.report.search_lines import hit_title
from tensigns.text.word_query import WordMatch, excerpt
from tensigns.tui.screens.base import FlowRequest, Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.filter_dialog import FilterInput
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.option_list import CursorList

SEARCH_DELAY = 0.15
"""Seconds after the last key until the search begins."""

PAINT_INTERVAL = 0.3
"""Seconds between two paints of hits while a search runs."""

MAX_HITS = 200
"""The most hits of a search. Nobody reads more; another word finds what is missing."""

MAX_WIDTH = 96
"""The most cells of a line."""

_MARGIN = 8
"""The cells of a line that the margins, the pointer and the scroll bar take."""

_SLIM_MARGIN = 4
"""The same on a slim screen."""


class SearchInput(FilterInput):
    """The search box. Enter opens the hit under the cursor of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.choose", N_("open"), key_display="enter"),
    ]

    async def on_key(self, event: events.Key) -> None:
        """Leave the keys after Enter to the app, which gives them to the screen that opens."""
        if isinstance(self.screen, SearchScreen) and self.screen.awaits_flow:
            event.prevent_default()


class HitOption(Option):
    """A hit in the list. A click opens its hit even if the list has changed since the click."""

    def __init__(self, hit: SearchHit, width: int) -> None:
        super().__init__(_prompt(hit, width))
        self.hit = hit


class SearchScreen(Page[str | None]):
    """A search box, and below it a list of hits with two lines each.

    ``search`` yields the hits of a text. It is called in a thread. The result of the screen is the
    slug of the client of the hit under the cursor, or None if there is no hit.
    """

    @dataclass
    class OpenRequested(FlowRequest):
        """A request to open a hit: the client, the sitting, the entry or the document."""

        hit: SearchHit

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_home", N_("clients"), key_display="esc", id="back"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
    ]

    def __init__(self, search: Callable[[str], Iterator[SearchHits]]) -> None:
        super().__init__()
        self._search = search
        self._hits: Sequence[SearchHit] = ()
        self._text = ""
        """The text that a search runs or ran for."""
        self._hits_text = ""
        """The text that the hits belong to."""
        self._is_complete = True
        self._text_to_open: str | None = None
        """The text in the box when Enter was pressed, if its first hit is to be opened."""

    def compose(self) -> ComposeResult:
        yield ScreenHeader(location=_("search"))
        yield SearchInput(placeholder=_("one or more words of the same text"), compact=True)
        yield Static(id="count")
        yield CursorList(compact=True)
        yield Static(id="faults")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show no hits, and put the cursor in the search box."""
        self.query_one("#faults").display = False
        self.query_one(CursorList).can_focus = False
        self.query_one(SearchInput).focus()

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._list_hits(self.query_one(CursorList).highlighted)

    def on_input_changed(self) -> None:
        """Search soon, unless the user types on.

        Enter may be handled before the changes that precede it. Only a later change cancels it.
        """
        text = self.query_one(SearchInput).value
        if text != self._text_to_open:
            self._text_to_open = None
        self._cancel_delayed_search()
        if text != self._text:
            self._start_search_after_delay()

    def _cancel_delayed_search(self) -> None:
        self.workers.cancel_group(self, "delayed_search")

    @work(group="delayed_search")
    async def _start_search_after_delay(self) -> None:
        """Start a search. A timer of Textual that runs once may never fire on a busy computer."""
        await asyncio.sleep(SEARCH_DELAY)
        self._start_search()

    def _start_search(self) -> None:
        self._text = self.query_one(SearchInput).value
        self._is_complete = False
        self._run_search(self._text)

    @work(thread=True, exclusive=True, group="search")
    def _run_search(self, text: str) -> None:
        worker = get_current_worker()
        hits: list[SearchHit] = []
        faults: list[str] = []
        # The search yields the hits in names first. They are shown at once.
        deadline = monotonic()
        try:
            for new_hits, new_faults in self._search(text):
                hits += new_hits
                faults += new_faults
                if worker.is_cancelled:
                    return
                if len(hits) > MAX_HITS:
                    break
                if hits and monotonic() >= deadline:
                    self.app.call_from_thread(self._show, text, tuple(hits), tuple(faults))
                    deadline = monotonic() + PAINT_INTERVAL
        except TensignsError as error:
            faults.append(str(error))
        shown = tuple(hits[:MAX_HITS])
        self.app.call_from_thread(self._show, text, shown, tuple(faults), is_complete=True)

    def _show(
        self,
        text: str,
        hits: Sequence[SearchHit],
        faults: Sequence[str],
        *,
        is_complete: bool = False,
    ) -> None:
        """Show the hits of a search. The first hits of a text replace the hits of an older text."""
        # While the app exits, the widgets may already be gone.
        if text != self._text or not self.query(CursorList):
            return
        is_longer = hits[: len(self._hits)] == self._hits
        highlighted = self.query_one(CursorList).highlighted if is_longer else None
        self._hits, self._hits_text, self._is_complete = hits, text, is_complete
        self._list_hits(highlighted or 0)
        self.query_one("#count", Static).update(Content(self._count_text(text)))
        fault_lines = self.query_one("#faults", Static)
        fault_lines.display = bool(faults)
        fault_lines.update(Content("\n".join(faults)))
        # The hits may belong to an older text, of which the search ran on while the user typed.
        if hits and self._text_to_open == text == self.query_one(SearchInput).value:
            self._open(hits[0])

    def _list_hits(self, highlighted: int | None) -> None:
        margin = _SLIM_MARGIN if self.has_class("-slim") else _MARGIN
        width = min(self.app.size.width - margin, MAX_WIDTH)
        hit_list = self.query_one(CursorList)
        hit_list.set_options(HitOption(hit, width) for hit in self._hits)
        hit_list.highlighted = highlighted if self._hits else None
        self.refresh_bindings()

    def _count_text(self, text: str) -> str:
        if not text.strip():
            return ""
        if not self._hits:
            return _("Nothing found.") if self._is_complete else ""
        count = len(self._hits)
        if count >= MAX_HITS:
            return _("The first {count}; another word makes it fewer.").format(count=count)
        return ngettext("{count} place", "{count} places", count).format(count=count)

    def action_choose(self) -> None:
        """Open the hit under the cursor. If the search has not ended, open its first hit."""
        self._text_to_open = None
        text = self.query_one(SearchInput).value
        if text != self._hits_text or (not self._is_complete and not self._hits):
            self._text_to_open = text
            if text != self._text:
                self._cancel_delayed_search()
                self._start_search()
        elif (index := self.query_one(CursorList).highlighted) is not None:
            self._open(self._hits[index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the hit that was clicked."""
        if isinstance(event.option, HitOption):
            self._open(event.option.hit)

    def _open(self, hit: SearchHit) -> None:
        self._text_to_open = None
        self.post_message(self.OpenRequested(self, hit))

    async def action_run_list_action(self, action: str) -> None:
        """Run an action of the list while the search box has the focus."""
        await self.query_one(CursorList).run_action(action)

    def action_go_home(self) -> None:
        """Close the screen with the client of the hit under the cursor."""
        index = self.query_one(CursorList).highlighted
        self.dismiss(None if index is None else self._hits[index].client.slug)

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraphs = [
            _(
                "Finds words in the names of clients, in notes, entries and documents. All words "
                "must stand in one text; case and accents make no difference."
            ),
            _("Up and down go through what was found. On leaving, the list is at that client."),
        ]
        self.app.push_screen(MessageDialog(_("Help"), paragraphs, [*key_descriptions(self)]))


def _prompt(hit: SearchHit, width: int) -> Content:
    """Return the lines of a hit: the client and where it is, and the text around the words."""
    name = Content.styled(hit.client.name, "bold")
    if hit.source == "name":
        return name.truncate(width, ellipsis=True)
    title = Content("").join((name, Content(f"  {hit_title(hit)}"))).truncate(width, ellipsis=True)
    return Content("\n").join((title, _excerpt_line(hit.match, max(width, 4) - 2)))


def _excerpt_line(match: WordMatch, width: int) -> Content:
    """Return the text around the first of the words, with that word underlined."""
    text = f"  {excerpt(match, width)}"
    word = match.line[match.start : match.end]
    start = text.find(word)
    return (
        Content(text).stylize("underline", start, start + len(word))
        if start >= 0
        else Content(text)
    )
