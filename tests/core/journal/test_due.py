"""What is due: conditions, look-backs, a decision put off, and the recheck of a sitting."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.decision import Choice, DecisionDetails, LookBackDetails
from tensigns.core.journal.due import (
    DUE_KINDS,
    DatedItem,
    SittingDates,
    dated_items,
    due_items,
)
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails, PlanStep, TickDetails
from tensigns.core.journal.money import InvoiceDetails, PaymentDetails, PromiseDetails
from tensigns.core.journal.status import status_from
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tests.core.journal.sample import WRITTEN, entry, entry_id
from tests.core.journal.strategies import NOW, journals

CALLS = TalkCondition("calls", "no calls at night", date(2026, 12, 24), "I leave")
MAILS = TalkCondition("mails", "an answer within a week", date(2026, 12, 20))
SITTING = SittingDates("20261113T090000Z", WRITTEN - timedelta(hours=1), date(2026, 12, 13))


def talk(number: int, *conditions: TalkCondition, corrects: int | None = None) -> Entry:
    return entry(number, "talk", corrects, details=TalkDetails(conditions=conditions))


def outcome(number: int, of: str, corrects: int | None = None) -> Entry:
    return entry(number, "outcome", corrects, details=OutcomeDetails(of, "broken"))


def decision(
    number: int,
    choice: Choice = "keep",
    look_back: date | None = None,
    corrects: int | None = None,
    day: int = 1,
) -> Entry:
    details = DecisionDetails(choice=choice, look_back=look_back)
    return entry(number, "decision", corrects, day, details)


def look_back(number: int, of: int) -> Entry:
    return entry(number, "look-back", details=LookBackDetails(of=entry_id(of)))


def due(*journal: Entry, sittings: tuple[SittingDates, ...] = ()) -> list[tuple[str, str, str]]:
    """The day, kind and id of what is due."""
    items = due_items(status_from(journal, NOW), sittings)
    return [(item.on.isoformat(), item.kind, item.id) for item in items]


def items_of(
    *journal: Entry, sittings: tuple[SittingDates, ...] = ()
) -> dict[tuple[str, str], DatedItem]:
    items = dated_items(status_from(journal, NOW), sittings)
    return {(item.kind, item.id): item for item in items}


def test_the_conditions_of_a_talk_are_due_by_their_day() -> None:
    assert due(talk(1, CALLS, MAILS)) == [
        ("2026-12-20", "condition", f"{entry_id(1)}/mails"),
        ("2026-12-24", "condition", f"{entry_id(1)}/calls"),
    ]
    assert items_of(talk(1, CALLS))["condition", f"{entry_id(1)}/calls"].text == CALLS.text


def test_a_condition_with_an_outcome_is_not_due() -> None:
    journal = (talk(1, CALLS, MAILS), outcome(2, f"{entry_id(1)}/calls"))
    assert [kind_and_id[2] for kind_and_id in due(*journal)] == [f"{entry_id(1)}/mails"]


def test_an_outcome_counts_whichever_entry_of_the_chain_it_refers_to() -> None:
    chain = (talk(1, CALLS), talk(2, replace(CALLS, text="no calls"), corrects=1))
    for number in (1, 2):
        assert due(*chain, outcome(3, f"{entry_id(number)}/calls")) == []


@pytest.mark.parametrize("of", ["20200101T000000Z-0000/calls", f"{entry_id(1)}/x", entry_id(1), ""])
def test_an_outcome_of_something_else_closes_nothing(of: str) -> None:
    assert len(due(talk(1, CALLS), outcome(2, of))) == 1


def test_a_condition_keeps_its_id_in_a_correction_and_can_be_taken_out() -> None:
    later = replace(CALLS, by=date(2027, 1, 7))
    journal = (talk(1, CALLS, MAILS), talk(2, later, corrects=1))
    assert due(*journal) == [("2027-01-07", "condition", f"{entry_id(1)}/calls")]
    mails = items_of(*journal)["condition", f"{entry_id(1)}/mails"]
    assert (mails.is_open, mails.on) == (False, MAILS.by)


def test_a_look_back_is_due_until_it_was_made() -> None:
    day = date(2027, 1, 20)
    assert due(decision(1, look_back=day)) == [("2027-01-20", "look-back", entry_id(1))]
    assert due(decision(1, look_back=day), look_back(2, 1)) == []
    assert due(decision(1), decision(2, look_back=day, corrects=1), look_back(3, 1)) == []


def test_a_decision_put_off_is_due_on_the_next_day_until_the_next_decision() -> None:
    assert due(decision(1, "tomorrow", day=23)) == [("2026-11-24", "decide", entry_id(1))]
    assert due(decision(1, "tomorrow", day=23), decision(2, "keep", day=24)) == []
    assert due(decision(1, "tomorrow", day=23), decision(2, "tomorrow", day=24)) == [
        ("2026-11-25", "decide", entry_id(2))
    ]


def test_the_recheck_of_the_last_sitting_is_due() -> None:
    later = replace(SITTING, id="20261120T090000Z", recheck=date(2027, 2, 1))
    assert due(sittings=(SITTING,)) == [("2026-12-13", "recheck", SITTING.id)]
    assert due(sittings=(SITTING, later)) == [("2027-02-01", "recheck", later.id)]
    assert due(sittings=(SITTING, replace(later, recheck=None))) == []


@pytest.mark.parametrize(
    "journal",
    [
        (talk(1, CALLS),),
        (decision(1, look_back=date(2027, 1, 20)),),
        (decision(1, "tomorrow"),),
    ],
)
def test_an_open_date_of_a_later_decision_or_talk_puts_the_recheck_off(
    journal: tuple[Entry, ...],
) -> None:
    assert "recheck" not in [kind for _on, kind, _id in due(*journal, sittings=(SITTING,))]
    newer = replace(SITTING, started=NOW)
    assert "recheck" in [kind for _on, kind, _id in due(*journal, sittings=(newer,))]


def test_a_decision_or_a_talk_without_a_date_puts_nothing_off() -> None:
    assert due(decision(1), talk(2), sittings=(SITTING,)) == [("2026-12-13", "recheck", SITTING.id)]


def test_the_recheck_comes_back_when_the_dates_that_put_it_off_are_done() -> None:
    done = (talk(1, CALLS), outcome(2, f"{entry_id(1)}/calls"))
    assert due(*done, sittings=(SITTING,)) == [("2026-12-24", "recheck", SITTING.id)]
    late = replace(SITTING, recheck=date(2027, 5, 1))
    assert due(*done, sittings=(late,)) == [("2027-05-01", "recheck", SITTING.id)]


@pytest.mark.parametrize(
    "leaving",
    [
        (entry(5, "plan", day=2),),
        (decision(5, "leave", day=2),),
        (entry(5, "left", day=2),),
    ],
)
def test_a_client_one_is_leaving_or_has_left_has_only_look_backs(
    leaving: tuple[Entry, ...],
) -> None:
    journal = (talk(1, CALLS), decision(2, "tomorrow", look_back=date(2027, 1, 20)))
    assert due(*journal, *leaving, sittings=(SITTING,)) == [
        ("2027-01-20", "look-back", entry_id(2))
    ]
    returned = entry(6, "returned", day=3)
    kinds = [kind for _on, kind, _id in due(*journal, *leaving, returned, sittings=(SITTING,))]
    assert "condition" in kinds


def plan(number: int, *steps: PlanStep, corrects: int | None = None) -> Entry:
    return entry(number, "plan", corrects, details=PlanDetails(steps=steps))


def tick(number: int, of: str, *, done: bool = True) -> Entry:
    return entry(number, "tick", details=TickDetails(of, done))


def test_the_steps_of_the_newest_plan_are_due_until_they_are_ticked() -> None:
    step = PlanStep("announce", "Tell them", date(2026, 12, 1))
    key = f"{entry_id(1)}/announce"
    assert due(plan(1, step)) == [("2026-12-01", "step", key)]
    assert due(plan(1, step), entry(2, "left", day=2)) == [("2026-12-01", "step", key)]
    assert due(plan(1, step), tick(2, key)) == []
    assert len(due(plan(1, step), tick(2, key), tick(3, key, done=False))) == 1
    assert due(plan(1, step), plan(2, replace(step, on=date(2026, 12, 9)))) == [
        ("2026-12-09", "step", f"{entry_id(2)}/announce")
    ]


def test_steps_of_one_day_are_in_the_order_of_the_newest_plan() -> None:
    day = date(2026, 12, 1)
    police, access = PlanStep("police", "Call", day), PlanStep("access", "End it", day)
    letter = PlanStep("letter", "Send it", day)
    newest = plan(2, police, letter, access, corrects=1)
    assert [id_.partition("/")[2] for _on, _kind, id_ in due(plan(1, access, police), newest)] == [
        *("police", "letter", "access")
    ]


def test_a_plan_that_was_given_up_has_no_steps() -> None:
    step = PlanStep("announce", "Tell them", date(2026, 12, 1))
    assert due(plan(1, step), decision(2, "keep")) == []
    assert due(plan(1, step), entry(2, "left", day=2), entry(3, "returned", day=3)) == []


def promise(number: int, of: int, day: int) -> Entry:
    return entry(number, "promise", details=PromiseDetails(entry_id(of), date(2026, 12, day)))


def payment(number: int, of: int, amount: int) -> Entry:
    return entry(number, "payment", details=PaymentDetails(entry_id(of), Decimal(amount)))


INVOICE = entry(
    1,
    "invoice",
    details=InvoiceDetails(
        number="7",
        issued=date(2026, 10, 1),
        due=date(2026, 10, 31),
        amount=Decimal(100),
        currency="EUR",
    ),
)


def test_a_promised_payment_is_due_until_the_invoice_is_paid() -> None:
    assert due(INVOICE, promise(2, 1, 5)) == [("2026-12-05", "promise", entry_id(2))]
    assert due(INVOICE, promise(2, 1, 5), entry(3, "left"))[0][1] == "promise"
    assert len(due(INVOICE, promise(2, 1, 5), payment(3, 1, 60))) == 1
    assert due(INVOICE, promise(2, 1, 5), payment(3, 1, 60), payment(4, 1, 40)) == []
    assert due(promise(2, 1, 5)) == []


def test_of_two_promises_for_an_invoice_only_the_newer_is_due() -> None:
    assert due(INVOICE, promise(2, 1, 5), promise(3, 1, 9)) == [
        ("2026-12-09", "promise", entry_id(3))
    ]


def test_a_misdated_entry_is_not_due() -> None:
    assert due(replace(talk(1, CALLS), noted=NOW + timedelta(days=2))) == []


def sitting_lists() -> st.SearchStrategy[tuple[SittingDates, ...]]:
    days = st.none() | st.dates(date(2026, 10, 1), date(2027, 6, 30))
    sittings = st.builds(
        SittingDates,
        id=st.sampled_from(["20261101T090000Z", "20261120T090000Z", "20261123T090000Z"]),
        started=st.integers(0, 200).map(lambda hours: NOW - timedelta(hours=6 * hours)),
        recheck=days,
    )
    return st.lists(sittings, max_size=3, unique_by=lambda sitting: sitting.id).map(tuple)


@given(journals(), sitting_lists(), st.data())
def test_the_order_of_the_entries_is_irrelevant(
    journal: list[Entry], sittings: tuple[SittingDates, ...], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(journal))
    expected = dated_items(status_from(journal, NOW), sittings)
    assert dated_items(status_from(shuffled, NOW), sittings) == expected


@given(journals(), sitting_lists())
def test_every_item_is_named_once_and_only_the_listed_kinds_matter(
    journal: list[Entry], sittings: tuple[SittingDates, ...]
) -> None:
    items = dated_items(status_from(journal, NOW), sittings)
    keys = [(item.kind, item.id) for item in items]
    assert len(keys) == len(set(keys))
    assert [item.on for item in items] == sorted(item.on for item in items)
    read = [member for member in journal if member.kind in DUE_KINDS]
    assert dated_items(status_from(read, NOW), sittings) == items
