"""When something was noted about the signs of a sitting: the sentences, and the ids in JSON."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, EventDetails, Period
from tensigns.core.journal.status import status_from
from tensigns.language import LANGUAGES, set_language
from tensigns.report.background import Background
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.sitting_report import build_report
from tensigns.report.wording import localized
from tests.core.journal.sample import entry
from tests.core.journal.strategies import NOW, entries
from tests.report.results import QUESTIONNAIRE as BUILTIN
from tests.report.results import random_answers
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting

SIGN = "demands"


def noted(number: int, day: int, kind: str = "event", *, good: bool = False) -> Entry:
    """An entry about the demands of the sample questionnaire, on a day of November."""
    details = {"details": EventDetails(good=True)} if good else {}
    return replace(entry(number, kind, day=day), signs=(SIGN,), **details)


def sentences(*journal: Entry, answers: dict[str, str] | None = None) -> tuple[str, ...]:
    background = Background(entries=journal)
    sitting = finished_sitting(WATCH if answers is None else answers)
    return build_report(QUESTIONNAIRE, sitting, background).noted_sentences


def answers_in_document(*journal: Entry) -> dict[str, list[str]]:
    """The ids of the entries by question, from the JSON document."""
    document = sitting_document(
        QUESTIONNAIRE, finished_sitting(WATCH), None, Background(entries=journal)
    )
    return {
        f"{sign['id']}.{answer['id']}": answer["entries"]
        for sign in document["signs"]
        for answer in sign["answers"]
    }


def test_a_client_without_entries_is_told_nothing() -> None:
    report = build_report(QUESTIONNAIRE, finished_sitting(WATCH))
    assert report.noted_sentences == ()
    assert report.past_sections == ()


def test_a_sign_has_the_dates_of_its_entries_or_is_from_memory() -> None:
    answers = {**WATCH, "law.risk": "small"}
    assert sentences(noted(1, 3), noted(2, 9), answers=answers) == (
        "Unreasonable demands: 3 Nov 2026 and 9 Nov 2026.",
        "From memory: Legal trouble.",
    )


def test_signs_without_entries_share_a_sentence_and_a_note_is_named() -> None:
    answers = {**WATCH, "law.risk": "small"}
    journal = [replace(noted(1, 3), signs=())]
    assert sentences(*journal, answers=answers) == (
        "From memory: Unreasonable demands; Legal trouble.",
    )
    sitting = finished_sitting(answers, notes={"law.risk": "12 May: a letter"})
    report = build_report(QUESTIONNAIRE, sitting, Background(entries=tuple(journal)))
    assert report.noted_sentences == (
        "Legal trouble: from memory, with a note.",
        "From memory: Unreasonable demands.",
    )


def test_a_sign_without_points_is_not_named() -> None:
    assert sentences(noted(1, 3), answers=MILDEST) == ()


def test_what_they_were_told_and_what_went_well_is_told_apart() -> None:
    journal = (noted(1, 3), noted(2, 9, "told"), noted(3, 10, good=True))
    assert sentences(*journal) == (
        "Unreasonable demands: 3 Nov 2026; you told them: 9 Nov 2026; it went well: 10 Nov 2026.",
    )
    assert sentences(*journal[2:]) == (
        "Unreasonable demands: from memory; it went well: 10 Nov 2026.",
    )


def test_of_many_entries_the_latest_are_told() -> None:
    journal = [noted(day, day) for day in range(1, 15)]
    assert sentences(*journal) == (
        "Unreasonable demands: 14 times, the latest 13 Nov 2026 and 14 Nov 2026.",
    )
    same_day = [noted(number, 3) for number in range(2)]
    assert sentences(*same_day) == ("Unreasonable demands: 3 Nov 2026.",)


def test_a_month_and_a_range_are_told_as_such() -> None:
    month = replace(noted(1, 1), period=Period.of_month(2026, 10))
    days = replace(noted(2, 1), period=Period(date(2026, 11, 3), date(2026, 11, 9)))
    assert sentences(month, days) == ("Unreasonable demands: Oct 2026 and 3 to 9 Nov 2026.",)


def test_the_sentences_are_dutch_in_dutch() -> None:
    set_language("nl")
    journal = [*(noted(day, day) for day in range(1, 6)), noted(9, 9, "told")]
    assert sentences(*journal) == (
        "Onredelijke eisen: 5 keer, het laatst 4 nov 2026 en 5 nov 2026; gezegd: 9 nov 2026.",
    )


def test_the_document_has_the_ids_beside_the_answers() -> None:
    happened, told_client = noted(1, 3), noted(2, 9, "told")
    ids = answers_in_document(happened, told_client)
    assert ids["demands.calls"] == [happened.id]
    assert ids["demands.raised"] == [told_client.id]
    assert [key for key, entry_ids in ids.items() if entry_ids] == [
        "demands.calls",
        "demands.raised",
    ]


def test_a_question_that_is_not_asked_has_no_entries() -> None:
    sitting = finished_sitting(MILDEST, notes={"demands.raised": "later"})
    background = Background(entries=(noted(2, 9, "told"),))
    document = sitting_document(QUESTIONNAIRE, sitting, None, background)
    demands = next(sign for sign in document["signs"] if sign["id"] == SIGN)
    assert [answer["entries"] for answer in demands["answers"]] == [[], []]


def without_entries(document: dict[str, Any]) -> dict[str, Any]:
    """The document without the ids of the entries."""
    signs = [
        sign | {"answers": [{**answer, "entries": []} for answer in sign["answers"]]}
        for sign in document["signs"]
    ]
    return document | {"signs": signs}


@st.composite
def builtin_journals(draw: st.DrawFn) -> list[Entry]:
    """Journals of any kinds of entries about the signs of the built-in questionnaire."""
    sign_ids = st.sets(st.sampled_from([sign.id for sign in BUILTIN.signs]), max_size=3)
    drawn = draw(st.lists(entries(), max_size=8, unique_by=lambda entry: (entry.id, entry.kind)))
    return [replace(journal_entry, signs=tuple(draw(sign_ids))) for journal_entry in drawn]


@given(answers=random_answers(), journal=builtin_journals())
def test_nothing_in_a_journal_changes_the_decision(
    answers: dict[str, str], journal: list[Entry]
) -> None:
    sitting = finished_sitting(answers)
    background = Background(entries=status_from(journal, NOW).entries)
    document = sitting_document(BUILTIN, sitting, None, background)
    assert without_entries(document) == sitting_document(BUILTIN, sitting, None)
    report = build_report(BUILTIN, sitting, background)
    assert replace(report, noted_sentences=()) == build_report(BUILTIN, sitting)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_many_days_has_three_lines_at_most(language: str) -> None:
    set_language(language)
    journal = [
        noted(day + offset, day, kind, good=good)
        for offset, kind, good in ((0, "event", False), (30, "event", True), (60, "told", False))
        for day in range(10, 24)
    ]
    (sentence,) = sentences(*journal)
    longest_title = max(len(localized(sign.title)) for sign in BUILTIN.signs)
    assert len(sentence) + longest_title - len("Unreasonable demands") <= 3 * 76
