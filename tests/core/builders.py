"""Builders of small questionnaires. Every text is the name of its part, in both languages."""

from datetime import UTC, datetime

from msgspec.structs import replace

from tensigns.core.questionnaire import (
    AdviceTable,
    Condition,
    Intervals,
    LocalizedText,
    Option,
    Question,
    Questionnaire,
    QuestionType,
    Sign,
    Test,
    Thresholds,
)
from tensigns.core.sitting import QuestionnaireRef, Sitting

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

THRESHOLDS = Thresholds(
    decisive=10,
    serious=5,
    sum_watch=8,
    sum_fire=20,
    silent=2,
    recheck=Intervals(keep=180, watch=30, fire=14),
)
"""The thresholds of the built-in questionnaire, without the rules that only format 2 has."""

FORMAT_2_THRESHOLDS = replace(THRESHOLDS, red_flags=2, weighing_from=1)
"""The thresholds with the rules of format 2."""


def text(content: str) -> LocalizedText:
    return {"en": content, "nl": content}


def option(
    name: str,
    points: int = 0,
    *,
    went_on: bool = False,
    becomes: bool = False,
    spares: bool = False,
) -> Option:
    clause = text(f"it becomes {name}") if becomes else None
    return Option(
        id=name,
        label=text(name),
        points=points,
        went_on=went_on,
        becomes=clause,
        spares=spares,
    )


def after(option: Option, *earlier_ids: str) -> Option:
    """Return the option with ``becomes``. The answer can only change to it from these options."""
    return replace(option, becomes=text(f"it becomes {option.id}"), after=earlier_ids)


def question(
    name: str,
    *options: Option,
    show_if: Condition | None = None,
    raised: bool = False,
    kind: QuestionType = "choice",
    window_days: int | None = None,
) -> Question:
    return Question(
        id=name,
        type=kind,
        text=text(name),
        options=options,
        raised=raised,
        show_if=show_if,
        window_days=window_days,
    )


def sign(
    name: str,
    *questions: Question,
    number: int = 1,
    raise_first: bool = False,
    red_flag: bool = False,
) -> Sign:
    return Sign(
        id=name,
        number=number,
        title=text(name),
        label=text(name),
        why=text(name),
        advice_in_file=AdviceTable(watch=text(name), fire=text(name)),
        questions=questions,
        raise_first=raise_first,
        red_flag=red_flag,
    )


def questionnaire_of(*signs: Sign, thresholds: Thresholds = THRESHOLDS) -> Questionnaire:
    """Return a questionnaire of these signs, numbered in their order."""
    return Questionnaire(
        format=2,
        id="small",
        version="1",
        languages=("en", "nl"),
        title=text("small"),
        introduction=text("small"),
        decision=thresholds,
        signs=tuple(replace(sign, number=number) for number, sign in enumerate(signs, start=1)),
        weighing=question("worth-it", option("yes"), option("no"), kind="yes-no"),
    )


def points_sign(name: str, *points: int, number: int = 1) -> Sign:
    """Return a sign with one question ``q``. Its options ``p0``, ``p3`` ... have these points."""
    return sign(
        name, question("q", *(option(f"p{value}", value) for value in points)), number=number
    )


def is_any_of(name: str, *options: str) -> Test:
    """Return a test that the answer to a question is one of these options."""
    return Test(question=name, is_=options)


def is_none_of(name: str, *options: str) -> Test:
    """Return a test that a question is answered, and with none of these options."""
    return Test(question=name, is_not=options)


def when(name: str, *options: str) -> Condition:
    """Return the condition that the answer to a question is one of these options."""
    return Condition(all=(is_any_of(name, *options),))


def unless(name: str, *options: str) -> Condition:
    """Return the condition that a question is answered, and with none of these options."""
    return Condition(all=(is_none_of(name, *options),))


def draft_of(questionnaire: Questionnaire, **changes: object) -> Sitting:
    """Return a draft at the first question, with these fields changed."""
    fields: dict[str, object] = {"position": next(iter(questionnaire.questions_by_key)), **changes}
    return Sitting(
        client="Globex",
        language="en",
        questionnaire_ref=QuestionnaireRef("small", "1", "0" * 16),
        started=NOON,
        **fields,  # type: ignore[arg-type]
    )
