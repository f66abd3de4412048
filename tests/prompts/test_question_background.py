"""What is shown beside a question: the entries of its period, and the answer of last time."""

from datetime import date

import pytest
from msgspec.structs import replace

from tensigns.core.journal.entries import TOLD, Entry, EventDetails, Period, ToldDetails
from tensigns.core.money.invoices import Invoice
from tensigns.core.questionnaire import KeyedQuestion, Questionnaire, question_key
from tensigns.language import set_language
from tensigns.prompts.question_background import (
    LATE_INVOICES_QUESTION,
    OVERDUE_QUESTIONS,
    QuestionBackground,
    question_background,
)
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.background import Background
from tensigns.report.since_last_time import DatedSitting
from tests.core.builders import option, question, questionnaire_of, sign
from tests.core.journal.sample import entry
from tests.core.money.invoices import invoice
from tests.report.sample import finished_sitting

DAY = date(2026, 11, 23)
MARCH = date(2026, 3, 3)


def questionnaire(revision: int = 1, *, raised: bool = False) -> Questionnaire:
    """A questionnaire with one question, on the last half a year."""
    often = question("often", option("no"), option("yes", 10), raised=raised, window_days=180)
    return questionnaire_of(sign("lies", replace(often, revision=revision)))


def asked(questionnaire: Questionnaire) -> KeyedQuestion:
    """The only question."""
    (lies,) = questionnaire.signs
    return KeyedQuestion(question_key(lies, lies.questions[0]), lies, lies.questions[0])


def event(number: int, *days: date) -> Entry:
    """An event about a day, or about the days from the first to the last."""
    return replace(entry(number), period=Period(days[0], days[-1]), signs=("lies",))


def background(
    *entries: Entry, before: DatedSitting | None = None, raised: bool = False
) -> QuestionBackground:
    """What stands beside the question."""
    return question_background(
        Background(before, entries), DAY, asked(questionnaire(raised=raised))
    )


def last_time(revision: int = 1, answer: str | None = "yes", note: str = "") -> DatedSitting:
    """The sitting before, in which the question was answered."""
    key = asked(questionnaire()).key
    sitting = replace(
        finished_sitting({key: answer} if answer else {}), notes={key: note} if note else {}
    )
    return DatedSitting(questionnaire(revision), sitting, MARCH)


def test_the_entries_are_counted_with_their_dates() -> None:
    beside = background(event(1, date(2026, 10, 12)), event(2, date(2026, 10, 30)))
    assert [*beside.lines()] == [
        (
            "2 noted under this sign in that time: 12 Oct, 30 Oct",
            "2 noted under this sign in that time: …, 30 Oct",
            "2 noted under this sign in that time",
            "2 noted",
        )
    ]
    set_language("nl")
    assert next(beside.lines())[0] == "2 keer genoteerd bij dit signaal in die tijd: 12 okt, 30 okt"


def test_two_entries_of_a_day_have_one_date_and_the_year_is_said_where_it_differs() -> None:
    beside = question_background(
        Background(
            None,
            (
                event(1, date(2026, 12, 9)),
                event(2, date(2026, 12, 9)),
                event(3, date(2026, 12, 30), date(2027, 1, 2)),
            ),
        ),
        date(2027, 1, 5),
        asked(questionnaire()),
    )
    assert next(beside.lines())[0] == (
        "3 noted under this sign in that time: 9 Dec 2026, 30 Dec 2026 to 2 Jan"
    )


def test_a_month_is_said_as_a_month() -> None:
    october = replace(event(1, DAY), period=Period.of_month(2026, 10))
    assert next(background(october).lines())[0] == "1 noted under this sign in that time: Oct"
    days = event(1, date(2026, 11, 3), date(2026, 11, 9))
    assert next(background(days).lines())[0] == "1 noted under this sign in that time: 3 to 9 Nov"


def test_of_many_entries_the_newest_dates_are_said() -> None:
    beside = background(*(event(number, date(2026, 11, number)) for number in range(1, 13)))
    (line,) = beside.lines()
    assert line[0] == (
        "12 noted under this sign in that time: …, 5 Nov, 6 Nov, 7 Nov, 8 Nov, 9 Nov, 10 Nov, "
        "11 Nov, 12 Nov"
    )
    assert line[-2:] == ("12 noted under this sign in that time", "12 noted")
    assert [len(text) for text in line] == sorted(map(len, line), reverse=True)


def test_what_was_told_is_counted_at_the_raised_question() -> None:
    told = replace(event(1, date(2026, 10, 12)), kind=TOLD, details=ToldDetails())
    beside = background(told, event(2, DAY), raised=True)
    assert [line[0] for line in beside.lines()] == [
        "according to your journal you told them once: 12 Oct",
        "noted after that: 23 Nov",
    ]
    assert background(told).entries == ()


def test_what_was_told_under_no_sign_is_named_at_the_raised_question() -> None:
    told = replace(event(1, date(2026, 10, 12)), kind=TOLD, details=ToldDetails(), signs=())
    signed = replace(event(2, date(2026, 10, 20)), kind=TOLD, details=ToldDetails())
    beside = background(told, raised=True)
    assert [*beside.lines()] == [("told them under no sign: 12 Oct", "told them under no sign")]
    assert beside.has_details
    both = background(told, signed, event(3, DAY), raised=True)
    assert [line[0] for line in both.lines()][-1] == "told them under no sign: 12 Oct"
    days = [paragraph.split(" 2026")[0] for paragraph in both.paragraphs()]
    assert days == ["23 November", "20 October", "12 October"]
    assert [*background(told).lines()] == []


def test_what_went_well_is_not_counted_with_what_happened() -> None:
    good = replace(event(2, DAY), details=EventDetails(good=True))
    beside = background(event(1, date(2026, 10, 12)), good)
    assert [line[0] for line in beside.lines()] == [
        "1 noted under this sign in that time: 12 Oct",
        "went well: 23 Nov",
    ]
    assert [line[0] for line in background(good).lines()] == ["went well: 23 Nov"]


def test_the_raised_question_shows_what_followed_after_the_client_was_first_told() -> None:
    told = [
        replace(event(number, date(2026, 10, day)), kind=TOLD, details=ToldDetails())
        for number, day in ((1, 12), (2, 20))
    ]
    before, same_day = event(3, date(2026, 10, 1)), event(4, date(2026, 10, 12))
    good = replace(event(5, date(2026, 11, 1)), details=EventDetails(good=True))
    quiet = background(*told, before, same_day, raised=True)
    assert [line[0] for line in quiet.lines()] == [
        "according to your journal you told them 2 times: 12 Oct, 20 Oct",
        "nothing noted after that",
    ]
    lively = background(*told, before, event(6, date(2026, 10, 15)), good, raised=True)
    assert [line[0] for line in lively.lines()][1:] == [
        "noted after that: 15 Oct",
        "went well after that: 1 Nov",
    ]
    assert len([*lively.paragraphs()]) == 4


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (last_time(), "last time, 3 Mar 2026: yes"),
        (last_time(answer="unknown"), "last time, 3 Mar 2026: I don't know"),
        (last_time(note="a\n b"), "last time, 3 Mar 2026: yes  ·  a b"),
        (last_time(answer=None, note="a"), "last time, 3 Mar 2026: a"),
        (last_time(revision=2, note="a"), "last time, 3 Mar 2026: a"),
    ],
)
def test_the_answer_of_last_time_is_told_if_the_question_means_the_same(
    before: DatedSitting, line: str
) -> None:
    assert [*background(before=before).lines()] == [(line,)]


@pytest.mark.parametrize("before", [None, last_time(answer=None), last_time(revision=2)])
def test_without_an_answer_and_a_note_nothing_is_said(before: DatedSitting | None) -> None:
    beside = background(before=before)
    assert [*beside.lines()] == []
    assert not beside.has_details


def test_the_details_hold_everything_newest_first() -> None:
    older = replace(event(1, date(2026, 10, 12)), text="[b]rang[/b]\nagain")
    details = EventDetails(good=True, who="JB", record="a mail")
    newer = replace(event(2, date(2026, 10, 30)), text="thanked me", details=details)
    beside = background(older, newer, before=last_time(note="they\npromised"))
    assert beside.has_details
    assert [*beside.paragraphs()] == [
        "30 October 2026 · went well · JB\nthanked me\non record: a mail\nwritten 14 days later",
        "12 October 2026 · happened\n[b]rang[/b]\nagain\nwritten 32 days later",
        "Last time, on 3 Mar 2026:\nyes\nthey\npromised",
    ]


def late_question(key: str = LATE_INVOICES_QUESTION) -> KeyedQuestion:
    sign_id, _dot, question_id = key.partition(".")
    lies = sign(sign_id, question(question_id, option("no"), option("yes", 10)))
    return KeyedQuestion(key, lies, lies.questions[0])


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "by your list: 1 of 1 more than a week late"),
        ("nl", "volgens je lijst: 1 van 1 meer dan een week te laat"),
    ],
)
def test_the_list_of_invoices_stands_beside_the_question_on_the_last_five(
    language: str, line: str
) -> None:
    set_language(language)
    invoices = Background(invoices=(invoice(date(2026, 11, 1), "100"),))
    beside = question_background(invoices, DAY, late_question())
    assert [*beside.lines()] == [(line,)]
    assert not beside.has_details
    other = question_background(invoices, DAY, late_question("slow-payment.other"))
    assert [*other.lines()] == []
    assert [*question_background(Background(), DAY, late_question()).lines()] == []


@pytest.mark.parametrize("key", OVERDUE_QUESTIONS)
def test_what_is_overdue_stands_beside_the_questions_on_it(key: str) -> None:
    late = invoice(date(2026, 11, 1), "100")
    overdue_question = late_question(key)

    def lines(*invoices: Invoice) -> list[tuple[str, ...]]:
        background = Background(invoices=invoices)
        return [*question_background(background, DAY, overdue_question).lines()]

    assert lines(late, late) == [("by your list: 2 invoices are overdue",)]
    promised = replace(late, promised=date(2026, 11, 20))
    short = "by your list: one invoice is overdue"
    assert lines(promised) == [(f"{short}, promised for 20 Nov", short)]
    assert lines(replace(late, promised=DAY)) == [(short,)]
    assert lines(replace(late, disputed=True), invoice(DAY, "100")) == []


def test_the_questions_about_invoices_exist() -> None:
    keys = {LATE_INVOICES_QUESTION, *OVERDUE_QUESTIONS}
    assert keys <= {*builtin_edition().questionnaire.questions_by_key}
