"""How journal entries read: which of them, in which order, with which remarks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.corrections import correction_chains
from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails, Period
from tensigns.core.journal.leaving import PlanDetails, PlanStep
from tensigns.core.journal.money import InvoiceDetails, PaymentDetails
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.language import set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.entry_facts import fact_text
from tensigns.report.entry_lines import chain_lines, entry_lines
from tensigns.report.periods import short_period_text
from tensigns.report.sign_labels import sign_labels
from tests.library.journal_sample import DAY, event, other, told
from tests.library.sample import NOW

TODAY = NOW.date()
LABELS = sign_labels([builtin_edition().questionnaire])
DAY_OF_WRITING = Period.of_day(NOW.date())


def with_id(entry: Entry, number: int) -> Entry:
    """Return an entry with a made-up id. A higher number is written later."""
    return replace(entry, id=f"20261123T10153{number}Z-0000", noted=NOW + timedelta(days=number))


def test_an_event_reads_as_its_period_kind_text_signs_who_and_record() -> None:
    (line,) = entry_lines([event(signs=("slow-payment",))], NOW, LABELS)
    assert (line.period, line.short_period) == ("20 November 2026", "20 Nov 2026")
    assert (line.kind, line.text, line.summary) == ("happened", "the logo again", "the logo again")
    assert line.signs == ("5. Slow to pay",)
    assert (line.who, line.record, line.facts) == ("Jansen", "mail of 20 Nov", ())
    assert line.remarks == ("written 3 days later",)


def test_the_kind_is_in_words_and_an_unknown_kind_is_its_own_word() -> None:
    entries = [
        with_id(event(details=EventDetails(good=True)), 0),
        with_id(told(), 1),
        with_id(other("left"), 2),
        with_id(other("rumour"), 3),
    ]
    lines = entry_lines(entries, NOW + timedelta(days=9), LABELS)
    assert [line.kind for line in lines] == ["went well", "told", "you left", "rumour"]


def test_own_fields_of_other_kinds_are_facts_and_stand_for_a_missing_text() -> None:
    steps = [{"id": "a", "text": "send the\ninvoice"}, {"id": "b", "text": "hand over"}]
    fields = {"notice": date(2026, 12, 1), "owed": True, "steps": steps}
    entry = other("rumour", OtherDetails(fields))
    (line,) = entry_lines([entry], NOW, LABELS)
    assert [*line.facts] == [("notice", "1 Dec 2026"), ("owed", "yes")]
    assert [*line.items] == [("step", "send the invoice"), ("step", "hand over")]
    assert line.paragraphs == (
        "notice: 1 Dec 2026, owed: yes",
        "step: send the invoice",
        "step: hand over",
    )


def test_conditions_and_steps_have_a_line_each_with_their_day() -> None:
    condition = TalkCondition("c1", "no calls\nat night.", date(2026, 12, 1), "I leave")
    talk = other("talk", TalkDetails("20260101T000000Z-0000", (condition,)))
    plan = other("plan", PlanDetails(steps=(PlanStep("s1", "Send it.", date(2026, 12, 9)),)))
    journal = [with_id(talk, 1), with_id(plan, 2)]
    talk_line, plan_line = entry_lines(journal, NOW + timedelta(days=9), LABELS)
    assert talk_line.paragraphs == (
        "sitting: 1 Jan 2026",
        "condition: no calls at night, by 1 Dec 2026; if not: I leave",
    )
    assert plan_line.paragraphs == ("step: 9 Dec 2026: Send it.",)


def test_a_reference_is_named_by_what_it_refers_to() -> None:
    invoice = with_id(
        other(
            "invoice",
            InvoiceDetails(
                number="2026-07", issued=TODAY, due=TODAY, amount=Decimal(90), currency="EUR"
            ),
        ),
        1,
    )
    condition = TalkCondition("c1", "no calls at night", TODAY)
    talk = with_id(other("talk", TalkDetails(None, (condition,))), 2)
    journal = [
        invoice,
        talk,
        with_id(other("payment", PaymentDetails(invoice.id, Decimal(5))), 3),
        with_id(other("outcome", OutcomeDetails(f"{talk.id}/c1", "kept")), 4),
        with_id(other("payment", PaymentDetails("gone", Decimal(6))), 5),
    ]
    lines = entry_lines(journal, NOW + timedelta(days=9), LABELS)
    assert [line.facts[0] for line in lines[2:]] == [
        ("about", "invoice 2026-07"),
        ("about", "no calls at night"),
        ("about", "gone"),
    ]


def test_what_the_fields_of_a_known_kind_stand_for_is_in_words() -> None:
    details = DecisionDetails(
        sitting="20260101T000000Z",
        recommendation="fire",
        choice="leave",
        expect="quiet evenings",
        income=Decimal("1200.50"),
    )
    set_language("nl")
    (line,) = entry_lines([other("decision", details)], NOW, LABELS)
    assert [fact.value for fact in line.facts] == [
        "stoppen",
        "stoppen met de klant",
        "quiet evenings",
        "1200,50",
        "1 jan 2026",
    ]


@pytest.mark.parametrize(
    ("notice", "text"), [("1 month", "1 maand"), ("30 days", "30 dagen"), ("soon", "soon")]
)
def test_a_notice_is_in_the_language_of_the_reader(notice: str, text: str) -> None:
    set_language("nl")
    assert fact_text("notice", notice) == text


def test_no_full_stop_stands_before_the_comma_between_two_facts() -> None:
    details = OtherDetails({"of": "Send the last invoice.", "done": True})
    (line,) = entry_lines([with_id(other("step", details), 0)], NOW, {})
    assert line.summary == "about: Send the last invoice, done: yes"


@pytest.mark.parametrize("amount", ["abc", "1e5x", ""])
def test_an_amount_that_is_no_number_stays_as_it_is(amount: str) -> None:
    assert fact_text("amount", amount) == amount


def test_a_sign_that_no_questionnaire_has_reads_as_its_id() -> None:
    (line,) = entry_lines([event(signs=("no-such-sign", "lies"))], NOW, LABELS)
    assert line.signs == ("no-such-sign", "3. Lies, promises")


@pytest.mark.parametrize(
    ("period", "remarks"),
    [
        (DAY_OF_WRITING, ()),
        (Period.of_month(2026, 11), ()),
        (Period.of_day(date(2026, 11, 22)), ("written a day later",)),
        (Period(date(2026, 11, 1), date(2026, 11, 9)), ("written 14 days later",)),
    ],
)
def test_it_is_said_when_an_entry_was_written_later(
    period: Period, remarks: tuple[str, ...]
) -> None:
    (line,) = entry_lines([event(period=period)], NOW, LABELS)
    assert line.remarks == remarks


def test_a_corrected_entry_reads_once_with_both_days_of_writing() -> None:
    first = with_id(event("first", period=DAY_OF_WRITING), 0)
    second = with_id(event("second", period=DAY_OF_WRITING, corrects=first.id), 5)
    (line,) = entry_lines([second, first], NOW + timedelta(days=9), LABELS)
    assert (line.text, line.remarks) == ("second", ("corrected on 28 Nov 2026",))
    (chain,) = correction_chains([first, second])
    effective, replaced = chain_lines(chain, NOW + timedelta(days=9), LABELS, {})
    assert effective == line
    assert (replaced.text, replaced.is_effective) == ("first", False)


def test_entries_are_in_the_order_of_their_days_and_misdated_ones_come_first() -> None:
    old = with_id(event("old", period=Period.of_day(date(2026, 1, 1))), 1)
    new = with_id(event("new", period=DAY), 0)
    misdated = with_id(event("misdated", period=DAY_OF_WRITING), 8)
    lines = entry_lines([misdated, new, old], NOW, LABELS)
    assert [line.text for line in lines] == ["misdated", "old", "new"]
    assert [line.is_misdated for line in lines] == [True, False, False]
    assert lines[0].remarks == ("dated in the future: it decides nothing",)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (DAY, "20 Nov 2026"),
        (Period.of_month(2026, 5), "May 2026"),
        (Period(date(2026, 11, 3), date(2026, 11, 9)), "3 to 9 Nov 2026"),
        (Period(date(2026, 10, 28), date(2026, 11, 3)), "28 Oct to 3 Nov 2026"),
        (Period(date(2025, 12, 28), date(2026, 1, 3)), "28 Dec 2025 to 3 Jan 2026"),
    ],
)
def test_a_short_period_repeats_neither_month_nor_year(period: Period, text: str) -> None:
    assert short_period_text(period) == text


def test_the_values_of_a_decision_are_words_of_the_language() -> None:
    set_language("nl")
    details = DecisionDetails(choice="reprice", recommendation="fire")
    (line,) = entry_lines([with_id(other("decision", details), 0)], NOW, {})
    assert line.summary == "advies: stoppen, keuze: een andere prijs vragen"
