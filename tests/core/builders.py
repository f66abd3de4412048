"""Small questionnaires for tests, with as little said as the case needs."""

from msgspec.structs import replace

from tensigns.core.questionnaire import (
    Advice,
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

THRESHOLDS = Thresholds(
    decisive=10,
    serious=5,
    sum_watch=8,
    sum_fire=20,
    silent=2,
    recheck=Intervals(keep=180, watch=30, fire=14),
)
"""The defaults of the decision."""


def text(words: str) -> LocalizedText:
    return {"en": words, "nl": words}


def option(name: str, points: int = 0, *, went_on: bool = False, becomes: bool = False) -> Option:
    clause = text(f"it becomes {name}") if becomes else None
    return Option(id=name, label=text(name), points=points, went_on=went_on, becomes=clause)


def question(
    name: str,
    *options: Option,
    show_if: Condition | None = None,
    raised: bool = False,
    kind: QuestionType = "choice",
) -> Question:
    return Question(
        id=name, type=kind, text=text(name), options=options, raised=raised, show_if=show_if
    )


def sign(name: str, *questions: Question, number: int = 1, raise_first: bool = False) -> Sign:
    return Sign(
        id=name,
        number=number,
        title=text(name),
        label=text(name),
        why=text(name),
        advice=Advice(watch=text(name), fire=text(name)),
        questions=questions,
        raise_first=raise_first,
    )


def questionnaire_of(*signs: Sign, limits: Thresholds = THRESHOLDS) -> Questionnaire:
    """The signs, numbered in their order."""
    return Questionnaire(
        format=1,
        id="small",
        version="1",
        languages=("en", "nl"),
        title=text("small"),
        introduction=text("small"),
        decision=limits,
        signs=tuple(replace(each, number=at) for at, each in enumerate(signs, start=1)),
        weighing=question("worth-it", option("yes"), option("no"), kind="yes-no"),
    )


def points_sign(name: str, *points: int, number: int = 1) -> Sign:
    """A sign of one question, whose options ``p0``, ``p3`` ... are named for their points."""
    return sign(name, question("q", *(option(f"p{each}", each) for each in points)), number=number)


def is_any_of(name: str, *options: str) -> Test:
    """Passes where a question was answered with one of these options."""
    return Test(question=name, is_=options)


def is_none_of(name: str, *options: str) -> Test:
    """Passes where a question was answered with none of these options."""
    return Test(question=name, is_not=options)


def when(name: str, *options: str) -> Condition:
    """Where a question was answered with one of these options."""
    return Condition(all=(is_any_of(name, *options),))


def unless(name: str, *options: str) -> Condition:
    """Where a question was answered with none of these options."""
    return Condition(all=(is_none_of(name, *options),))
