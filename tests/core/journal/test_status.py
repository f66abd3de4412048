"""The fold of a journal into a status."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.decision import Choice, DecisionDetails
from tensigns.core.journal.entries import Entry, OtherDetails, Period
from tensigns.core.journal.status import Standing, Status, status_from
from tests.core.journal.sample import entry
from tests.core.journal.strategies import NOW, journals


def decision(number: int, choice: Choice | None, corrects: int | None = None) -> Entry:
    return entry(number, "decision", corrects, details=DecisionDetails(choice=choice))


@pytest.mark.parametrize(
    ("journal", "standing"),
    [
        ((), "active"),
        ((entry(1), entry(2, "told")), "active"),
        ((decision(1, "leave"),), "leaving"),
        ((entry(1, "plan"),), "leaving"),
        ((decision(1, "leave"), decision(2, "keep")), "active"),
        ((entry(1, "plan"), decision(2, "tomorrow")), "active"),
        ((decision(1, "keep"), entry(2, "plan")), "leaving"),
        # A decision that was skipped is no other choice.
        ((entry(1, "plan"), decision(2, None)), "leaving"),
        ((entry(1, "plan"), entry(2, "left")), "left"),
        ((entry(1, "left"), entry(2, "plan"), decision(3, "keep")), "left"),
        ((entry(1, "left"), entry(2, "returned")), "active"),
        ((decision(1, "leave"), entry(2, "returned")), "active"),
        ((entry(1, "left"), entry(2, "returned"), entry(3, "plan")), "leaving"),
        # The day that an entry is about comes before the time of writing.
        ((entry(1, "left", day=20), entry(2, "returned", day=3)), "left"),
        ((entry(1, "rumour", details=OtherDetails({"choice": "leave"})),), "active"),
    ],
)
def test_the_standing_follows_from_the_newest_entry_that_decides(
    journal: tuple[Entry, ...], standing: Standing
) -> None:
    assert status_from(journal, NOW).standing == standing


def test_a_corrected_entry_decides_nothing() -> None:
    leave = decision(1, "leave")
    assert status_from([leave], NOW).standing == "leaving"
    assert status_from([leave, decision(2, "keep", corrects=1)], NOW).standing == "active"


def test_the_entries_are_ordered_by_the_last_day_they_are_about_then_by_id() -> None:
    month = replace(entry(1), period=Period.of_month(2026, 11))
    journal = [month, entry(4, day=2), entry(3, day=9), entry(2, day=9)]
    assert status_from(journal, NOW).entries == (journal[1], journal[3], journal[2], month)


def test_an_entry_noted_more_than_a_day_ahead_decides_nothing_until_its_day() -> None:
    noted = NOW + timedelta(days=1, seconds=1)
    left = replace(entry(2, "left"), noted=noted)
    assert status_from([entry(1), left], NOW) == Status(
        "active", status_from([entry(1)], NOW).chains, (left,)
    )
    assert status_from([left], NOW + timedelta(seconds=1)).standing == "left"


def test_a_correction_noted_more_than_a_day_ahead_corrects_nothing() -> None:
    correction = replace(entry(2, corrects=1), noted=NOW + timedelta(days=2))
    status = status_from([entry(1), correction], NOW)
    assert (status.entries, status.misdated) == ((entry(1),), (correction,))


def test_unknown_kinds_are_kept() -> None:
    rumour = entry(1, "rumour", details=OtherDetails({"loud": True}))
    assert status_from([rumour], NOW).entries == (rumour,)


@given(journals(), st.data())
def test_the_order_of_the_entries_is_irrelevant(journal: list[Entry], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(journal))
    assert status_from(shuffled, NOW) == status_from(journal, NOW)


@given(journals(), st.integers(-400, 400))
def test_the_fold_never_raises_and_invents_no_entry(journal: list[Entry], days: int) -> None:
    status = status_from(journal, NOW + timedelta(days=days))
    assert status.standing in ("active", "leaving", "left")
    assert all(member in journal for member in (*status.entries, *status.misdated))


@given(journals(), st.data())
def test_two_copies_that_were_changed_apart_merge_as_the_union(
    journal: list[Entry], data: st.DataObject
) -> None:
    sides = data.draw(
        st.lists(st.integers(1, 3), min_size=len(journal), max_size=len(journal)), label="sides"
    )
    left = [member for member, side in zip(journal, sides, strict=True) if side & 1]
    right = [member for member, side in zip(journal, sides, strict=True) if side & 2]
    assert (
        status_from([*left, *right], NOW)
        == status_from([*right, *left], NOW)
        == status_from(journal, NOW)
    )
