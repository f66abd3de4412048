"""The entries that belong to a question."""

from datetime import date

import pytest
from msgspec.structs import replace

from tensigns.core import questionnaire as model
from tensigns.core.journal.entries import TOLD, Entry, Period
from tensigns.core.journal.question_entries import question_entries
from tensigns.core.questionnaire import Condition, KeyedQuestion, question_key
from tests.core.builders import option, question, questionnaire_of, sign
from tests.core.journal.sample import entry

DAY = date(2026, 11, 23)


def asked(*, raised: bool = False, window_days: int | None = None) -> KeyedQuestion:
    """The only question of the sign "lies"."""
    lies = sign(
        "lies",
        question("often", option("no"), option("yes", 10), raised=raised, window_days=window_days),
    )
    return KeyedQuestion(question_key(lies, lies.questions[0]), lies, lies.questions[0])


def about(period: Period, *signs: str, kind: str = "event") -> Entry:
    return replace(entry(1, kind), period=period, signs=signs or ("lies",))


@pytest.mark.parametrize(
    "period",
    [
        Period.of_day(date(2026, 11, 23)),
        Period.of_day(date(2026, 10, 24)),
        Period.of_month(2026, 11),
        Period.of_month(2026, 10),
        Period(date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_an_event_belongs_to_the_questions_whose_window_it_overlaps(period: Period) -> None:
    entries = (about(period),)
    assert question_entries(asked(window_days=30), entries, DAY) == entries


@pytest.mark.parametrize(
    "period",
    [
        Period.of_day(date(2026, 11, 24)),
        Period.of_day(date(2026, 10, 23)),
        Period.of_month(2026, 9),
        Period.of_month(2026, 12),
    ],
)
def test_an_event_outside_the_window_does_not_belong_to_the_question(period: Period) -> None:
    assert question_entries(asked(window_days=30), [about(period)], DAY) == ()


@pytest.mark.parametrize("window_days", [None, 3650])
def test_a_question_without_a_window_has_every_entry_up_to_the_day(
    window_days: int | None,
) -> None:
    ancient = about(Period.of_day(date(2020, 1, 1)))
    tomorrow = about(Period.of_day(date(2026, 11, 24)))
    assert question_entries(asked(window_days=window_days), [ancient, tomorrow], DAY) == (ancient,)


def test_a_window_that_begins_before_the_calendar_has_every_entry() -> None:
    first = about(Period.of_day(date.min))
    assert question_entries(asked(window_days=3650), [first], date(5, 1, 1)) == (first,)


def test_an_entry_belongs_to_the_questions_of_its_signs() -> None:
    day = Period.of_day(DAY)
    both = about(day, "demands", "lies")
    entries = [both, about(day, "demands"), replace(both, signs=())]
    assert question_entries(asked(), entries, DAY) == (both,)


def test_what_the_client_was_told_belongs_to_the_question_whether_it_was_raised() -> None:
    happened, told_client, decided = (
        about(Period.of_day(DAY), kind=kind) for kind in ("event", TOLD, "decision")
    )
    entries = [happened, told_client, decided]
    assert question_entries(asked(), entries, DAY) == (happened,)
    assert question_entries(asked(raised=True), entries, DAY) == (told_client,)


def test_a_follow_up_has_the_window_of_the_question_it_depends_on() -> None:
    gate = question("often", option("no"), option("yes", 10), window_days=30)
    is_yes = Condition(any=(model.Test(question="often", is_=("yes",)),))
    weight = replace(question("weight", option("light"), option("grave", 1)), show_if=is_yes)
    is_grave = Condition(any=(model.Test(question="weight", is_=("grave",)),))
    who = replace(question("who", option("one"), option("all", 1)), show_if=is_grave)
    raised = replace(
        question("raised", option("no"), option("yes", 1), raised=True), show_if=is_yes
    )
    lies = sign("lies", gate, weight, who, raised)
    recent, old = about(Period.of_day(DAY)), about(Period.of_day(date(2026, 9, 1)))
    told_long_ago = about(Period.of_day(date(2026, 1, 1)), kind=TOLD)
    for follow_up in (weight, who):
        keyed = KeyedQuestion(question_key(lies, follow_up), lies, follow_up)
        assert question_entries(keyed, [old, recent, told_long_ago], DAY) == (recent,)
    keyed = KeyedQuestion(question_key(lies, raised), lies, raised)
    assert question_entries(keyed, [old, recent, told_long_ago], DAY) == (told_long_ago,)


def test_the_weighing_has_no_entries() -> None:
    small = questionnaire_of(sign("lies", question("often", option("no"), option("yes", 10))))
    closing = small.questions_by_key[small.weighing_key]
    assert question_entries(closing, [about(Period.of_day(DAY))], DAY) == ()
