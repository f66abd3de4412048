"""Hostile texts in every field of the forms of leave, owed and talk, typed on the full screen.

The texts and the client's name stay literal in the journal, in letters as Markdown, text and HTML,
and in the calendar. A field that takes no text says what is wrong, and shows the text literally.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from textual.events import Paste
from textual.screen import Screen

from tensigns.core.journal.leaving import PlanDetails
from tensigns.core.journal.money import InvoiceDetails
from tensigns.core.journal.talk import TalkDetails
from tensigns.environment.settings import Sender, Settings
from tensigns.library.clients import Client
from tensigns.library.documents import DocumentKind, Documents
from tensigns.library.library import Library
from tensigns.report.render.calendar import CalendarEvent, calendar_bytes
from tensigns.report.render.letter_page import html_letter, text_letter
from tensigns.session.due import load_dates
from tensigns.session.talk import load_talk_context
from tensigns.text.clean import clean, clean_line
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.what_now import WhatNowDialog
from tensigns.tui.widgets.form_row import FieldOptions, FormRow
from tests.tui.hostile_form_texts import EACH_TEXT, LONG, add_client
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    screen_text,
    wait_for_screen,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)

pytestmark = pytest.mark.screen

SIZE = (120, 60)
DAY = "2027-03-01"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    return Library(tmp_path / "data", lambda: NOW)


def app_on(library: Library) -> TensignsApp:
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(sender=Sender("Sam de Vries", "Kade 1", "Rotterdam")))
    return app


async def open_page(pilot: TensignsPilot, key: str, screen: type[Screen[Any]]) -> None:
    await press(pilot, key)
    await wait_for_screen(pilot, screen)


async def fill_in(pilot: TensignsPilot, texts: Mapping[str, str]) -> None:
    """Paste a text into each field by its id; for a choice, press the digit."""
    screen = front_screen(pilot, FormScreen)
    await wait_until(pilot, lambda: screen.is_mounted)
    rows = {row.field.id: row for row in screen.query(FormRow)}
    for field_id, text in texts.items():
        assert rows[field_id].display
        editor = rows[field_id].editor
        screen.set_focus(editor)
        await wait_until(pilot, partial(getattr, editor, "has_focus"))
        if isinstance(editor, FieldOptions):
            await press(pilot, text)
        else:
            pilot.app.post_message(Paste(text))
            await wait_until_idle(pilot)
            await press(pilot, "tab")


async def save(pilot: TensignsPilot) -> None:
    await press(pilot, "ctrl+s")
    await wait_until(pilot, lambda: not isinstance(pilot.app.screen, FormScreen))


class PageText(HTMLParser):
    """The text of the body of a page, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: set[str] = set()
        self._is_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.elements.add(tag)
        self._is_body = self._is_body or tag == "body"

    def handle_data(self, data: str) -> None:
        self.text += data if self._is_body else ""


def page_text(page: str) -> PageText:
    parser = PageText()
    parser.feed(page)
    return parser


def compact(text: str) -> str:
    """Return a text without white space, because letters break and join lines."""
    return "".join(text.split())


def require_literal(markdown: str, *texts: str, count: int = 1) -> None:
    """Require that each text is in a document literally, in every format."""
    dialect = MarkdownIt("commonmark", {"html": True})
    rendered = page_text(f"<body>{dialect.render(markdown)}")
    page = page_text(html_letter(markdown, "Letter", "en", "a4"))
    assert not {"script", "b", "a", "img"} & (rendered.elements | page.elements)
    for text in map(compact, texts):
        for output in (rendered.text, page.text, text_letter(markdown)):
            assert compact(output).count(text) >= count


def require_calendar(library: Library, client: Client, *texts: str) -> None:
    """Require that the calendar with names has the client's name and each text literally."""
    items = load_dates(library, client, NOW).items
    events = [CalendarEvent(client.slug, client.name, item) for item in items]
    data = calendar_bytes(events, NOW, with_names=True)
    parsed = Calendar.from_ical(data)
    summaries = [compact(str(event["summary"])) for event in parsed.walk("VEVENT")]
    assert len(summaries) == len(events)
    assert all(compact(client.name) in summary for summary in summaries)
    for text in texts:
        assert any(compact(clean(text)) in summary for summary in summaries)


def newest(library: Library, client: Client, kind: DocumentKind) -> str:
    documents = Documents(library, client)
    name = documents.newest(kind)
    assert name is not None
    return documents.load(name)


@EACH_TEXT
async def test_the_fields_of_leave_stay_literal(library: Library, text: str) -> None:
    client = add_client(library, text)
    own_ids = ("owed", "prepaid", "theirs", "ours", "deadlines")
    async with run_app(app_on(library), SIZE) as pilot:
        await open_page(pilot, "x", FormScreen)
        await fill_in(pilot, {"contract": "1", **dict.fromkeys(own_ids, text), "manner": "1"})
        await save(pilot)
        await wait_for_screen(pilot, ActionPage)
        await press(pilot, "2")
        await wait_for_texts(pilot, "square brackets")
        await press(pilot, "3")
        await wait_for_texts(pilot, "Written to")
    (entry,) = library.journal(client).read(["plan"]).entries
    assert isinstance(entry.details, PlanDetails)
    typed = {getattr(entry.details, field_id) for field_id in own_ids}
    assert typed == {clean_line(text)}
    require_literal(newest(library, client, "letter"), clean_line(text), count=len(own_ids))
    require_literal(newest(library, client, "letter"), client.name)
    (written,) = Path.cwd().glob("*.html")
    assert "script" not in page_text(written.read_text(encoding="utf-8")).elements
    require_calendar(library, client, clean_line(text))


@EACH_TEXT
async def test_a_notice_that_is_none_is_shown_literally(library: Library, text: str) -> None:
    add_client(library, text)
    async with run_app(app_on(library), SIZE) as pilot:
        await open_page(pilot, "x", FormScreen)
        await fill_in(pilot, {"contract": "1", "notice": text})
        await press(pilot, "ctrl+s")
        quoted = "" if text == LONG else f"“{compact(clean_line(text))}”"
        error = f"{quoted}isnonoticesuchas"
        # A bar stands before each line of the field.
        await wait_until(pilot, lambda: error in compact(screen_text(pilot).replace("▌", "")))
        assert isinstance(pilot.app.screen, FormScreen)


@EACH_TEXT
async def test_the_fields_of_owed_stay_literal(library: Library, text: str) -> None:
    client = add_client(library, text)
    number = clean_line(text)[:120].strip()
    due, issued = NOW.date() - timedelta(days=40), NOW.date() - timedelta(days=70)
    async with run_app(app_on(library), SIZE) as pilot:
        await open_page(pilot, "o", ActionPage)
        await open_page(pilot, "1", FormScreen)
        days = {"issued": issued.isoformat(), "due": due.isoformat()}
        if number != clean_line(text):
            await fill_in(pilot, {"number": text, "amount": "€ 10", **days})
            await press(pilot, "ctrl+s")
            await wait_for_texts(pilot, "120 are the most")
            await press(pilot, "escape")
            return
        await fill_in(pilot, {"number": text, "amount": text})
        await press(pilot, "ctrl+s")
        await wait_until_idle(pilot)
        assert isinstance(pilot.app.screen, FormScreen)
        screen = front_screen(pilot, FormScreen)
        row = next(row for row in screen.query(FormRow) if row.field.id == "amount")
        row.replace_text("")
        await fill_in(pilot, {"amount": "€ 10", **days})
        await save(pilot)
        await open_page(pilot, "3", FormScreen)
        await fill_in(pilot, {"by": DAY})
        await save(pilot)
        await open_page(pilot, "5", FormScreen)
        await fill_in(pilot, {"rule": "1", "private": "n", "language": "1"})
        await save(pilot)
        await open_page(pilot, "7", FormScreen)
        await fill_in(pilot, {"percent": "10", "source": text})
        await save(pilot)
        await open_page(pilot, "6", ChoiceDialog)
        await press(pilot, "2")
        await wait_for_texts(pilot, "With what is due by law")
    (entry,) = library.journal(client).read(["invoice"]).entries
    assert isinstance(entry.details, InvoiceDetails)
    assert entry.details.number == number
    reminder = newest(library, client, "reminder")
    # The number is in the list and in the sums, the source below the sums.
    require_literal(reminder, number, count=3)
    require_literal(reminder, client.name)
    require_calendar(library, client)


@EACH_TEXT
async def test_the_fields_of_talk_stay_literal(library: Library, text: str) -> None:
    client = add_client(library, text)
    own_ids = ("ask", "follows", "no_discuss", "offer")
    async with run_app(app_on(library), SIZE) as pilot:
        await open_page(pilot, "enter", HistoryScreen)
        await open_page(pilot, "w", WhatNowDialog)
        await open_page(pilot, "2", FormScreen)
        await fill_in(
            pilot,
            {**dict.fromkeys(own_ids, text), "condition_1": text, "then_1": text},
        )
        await open_page(pilot, "ctrl+s", DocumentScreen)
    (condition,) = load_talk_context(library, client, NOW).conditions
    assert condition.condition.text == clean_line(text)
    assert condition.condition.then == clean(text).strip()
    (entry,) = library.journal(client).read(["talk"]).entries
    assert isinstance(entry.details, TalkDetails)
    assert entry.text == clean(text).strip()
    sheet, mail = newest(library, client, "sheet"), newest(library, client, "mail")
    require_literal(sheet, clean(text), count=len(own_ids))
    require_literal(sheet, client.name)
    # The mail has what is asked, what follows and the offer.
    require_literal(mail, clean(text), count=3)
    require_calendar(library, client, clean_line(text))
