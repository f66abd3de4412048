"""The plan that holds now, and the ticks of its steps."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tensigns.core.journal.current_plan import CurrentPlan, current_plan
from tensigns.core.journal.decision import Choice, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.leaving import PlanDetails, PlanStep, TickDetails
from tensigns.core.journal.status import status_from
from tests.core.journal.sample import entry, entry_id
from tests.core.journal.strategies import NOW, journals

STEPS = (PlanStep("invoice", "x", date(2026, 11, 26)), PlanStep("letter", "y", date(2026, 12, 1)))


def plan(number: int, corrects: int | None = None) -> Entry:
    return entry(number, "plan", corrects, details=PlanDetails(steps=STEPS))


def tick(number: int, of: int, step_id: str = "invoice", *, done: bool = True) -> Entry:
    return entry(number, "tick", details=TickDetails(f"{entry_id(of)}/{step_id}", done))


def decision(number: int, choice: Choice) -> Entry:
    return entry(number, "decision", details=DecisionDetails(choice=choice))


def current(*journal: Entry) -> CurrentPlan | None:
    return current_plan(status_from(journal, NOW))


def done_ids(*journal: Entry) -> set[str]:
    newest_plan = current(*journal)
    assert newest_plan is not None
    return {*newest_plan.done_ids}


def test_the_newest_plan_holds() -> None:
    newest = current(plan(1), plan(2))
    assert newest is not None
    assert newest.origin_id == entry_id(2)
    assert [step.id for step in newest.open_steps] == ["invoice", "letter"]


def test_a_tick_counts_until_it_is_taken_away() -> None:
    assert done_ids(plan(1), tick(2, 1)) == {"invoice"}
    assert done_ids(plan(1), tick(2, 1), tick(3, 1, done=False)) == set()


def test_a_tick_counts_whichever_entry_of_the_chain_it_refers_to() -> None:
    assert done_ids(plan(1), tick(2, 1), plan(3, corrects=1)) == {"invoice"}
    assert done_ids(plan(1), plan(2, corrects=1), tick(3, 2)) == {"invoice"}


def test_a_tick_of_another_plan_does_not_count() -> None:
    assert done_ids(plan(1), tick(2, 1), plan(3)) == set()


def test_a_plan_ends_when_the_user_decides_otherwise_or_comes_back() -> None:
    assert current(plan(1), decision(2, "keep")) is None
    assert current(plan(1), entry(2, "left"), entry(3, "returned")) is None
    assert current(plan(1), decision(2, "leave")) is not None
    assert current(plan(1), entry(2, "left")) is not None
    assert current(decision(1, "keep"), plan(2)) is not None


@given(journals(), st.randoms())
def test_the_order_of_the_entries_is_irrelevant(entries: list[Entry], random: object) -> None:
    shuffled = entries[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert current(*shuffled) == current(*entries)
