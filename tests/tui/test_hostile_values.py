"""Hostile texts in fields for days, amounts and choices: the error shows the text literally."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from tensigns.core.money.invoices import Invoice
from tensigns.core.money.rates import DaySpan
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.prompts.form import Form, Values
from tensigns.prompts.leave_form import end_form
from tensigns.prompts.owed_forms import invoice_form, payment_form, promise_form, rate_form
from tensigns.prompts.talk_form import talk_form
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.talk_context import TalkContext, TalkPoint
from tensigns.text.clean import clean
from tensigns.tui.app import TensignsApp
from tensigns.tui.flows.forms import fill_in_form
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.widgets.form_row import FormRow
from tests.tui.hostile_form_texts import LONG, TEXTS, add_client
from tests.tui.pilot import NOW, front_screen, press, run_app, wait_for_screen, wait_until_idle

pytestmark = pytest.mark.screen


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data", lambda: NOW)


def talk_context() -> TalkContext:
    """Return a context with a point, so that the form of a talk has all its fields."""
    client = Client("globex-00000000", "Globex", NOW)
    sign = builtin_edition().questionnaire.signs[4]
    return TalkContext(client=client, today=NOW.date(), points=(TalkPoint(sign),))


INVOICE = Invoice(
    id="20260803T000000Z-0000",
    number="2026-14",
    issued=NOW.date() - timedelta(days=70),
    due=NOW.date() - timedelta(days=40),
    amount=Decimal("1250.50"),
    currency="EUR",
)
TODAY = NOW.date()
HALF_YEAR = DaySpan(date(2026, 7, 1), date(2026, 12, 31))
FORMS_AND_FIELDS = (
    (end_form(TODAY), ("ends",)),
    (invoice_form(TODAY, None), ("amount", "currency", "issued", "due")),
    (payment_form(TODAY, [INVOICE]), ("of", "amount", "on")),
    (promise_form(TODAY, [INVOICE]), ("of", "by")),
    (rate_form("nl", HALF_YEAR), ("percent",)),
    (talk_form(talk_context()), ("points", "by")),
)


@pytest.mark.parametrize(("form", "field_ids"), FORMS_AND_FIELDS)
async def test_a_text_in_a_field_for_something_else_is_refused_literally(
    library: Library, form: Form, field_ids: tuple[str, ...]
) -> None:
    client = add_client(library, "[b]x[/b]")
    saved: list[Values] = []
    async with run_app(TensignsApp(library, now=lambda: NOW), (120, 60)) as pilot:
        app = pilot.app
        assert isinstance(app, TensignsApp)
        app.run_worker(fill_in_form(app.flow_context, client, "form", form, saved.append))
        await wait_for_screen(pilot, FormScreen)
        await wait_until_idle(pilot)
        rows = {row.field.id: row for row in front_screen(pilot, FormScreen).query(FormRow)}
        for text in TEXTS:
            # This is what happens to a text from the user's editor.
            for field_id in field_ids:
                rows[field_id].replace_text(text)
            await press(pilot, "ctrl+s")
            for field_id in field_ids:
                require_literal_error(rows[field_id], text)
    assert saved == []


def require_literal_error(row: FormRow, text: str) -> None:
    label = row.query_one(".label", Static).content
    assert isinstance(label, Content)
    error = label.plain.removeprefix(row.field.label).strip()
    assert error != row.field.hint
    # Some errors quote a single word, and none quotes a long text whole.
    first_word = clean(text).split()[0].split(",")[0]
    assert text == LONG or f"“{first_word}" in error
