"""The questionnaire as frozen data, in the very shape of its TOML file.

The types double as the file's schema: a loader converts the parsed table straight into
:class:`Questionnaire`, and the JSON Schema that editors use is generated from them.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct, field

FORMAT = 1
"""The questionnaire format that this version reads."""

UNKNOWN = "unknown"
"""The reserved option for "I don't know"; every question has it, none lists it."""

WEIGHING = "weighing"
"""The reserved sign id under which the closing question is answered."""

# The lookahead: Python's $ also stands before a last line end.
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,39}(?!\n)$")]
Version = Annotated[str, Meta(pattern=r"^[0-9A-Za-z][0-9A-Za-z.]{0,19}(?!\n)$")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[0-9A-Za-z]{2,8})*(?!\n)$")]
Points = Annotated[int, Meta(ge=-99, le=99)]
Days = Annotated[int, Meta(ge=1, le=3650)]
LocalizedText = Annotated[dict[str, str], Meta(min_length=1)]
Recommendation = Literal["keep", "undecided", "watch", "fire"]
QuestionType = Literal["yes-no", "scale", "choice"]

GRAVITY: tuple[Recommendation, ...] = ("keep", "undecided", "watch", "fire")
"""The recommendations from the mildest to the gravest."""


class QuestionnairePart(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, dict=True
):
    """Anything a questionnaire is made of."""


class Option(QuestionnairePart, frozen=True):
    """One answer that can be chosen.

    ``points`` may be negative where the answer mitigates. ``went_on`` says that the conduct
    continued after it was raised. ``becomes`` tells the conduct as a clause, where it could
    still come about; without it the option is never offered as a change to come.
    """

    id: Id
    label: LocalizedText
    points: Points = 0
    went_on: bool = False
    becomes: LocalizedText | None = None


class Test(QuestionnairePart, frozen=True):
    """One question looked at: ``is`` one of the options, or ``is_not`` any of them."""

    question: str
    is_: tuple[str, ...] | None = field(default=None, name="is")
    is_not: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if (self.is_ is None) == (self.is_not is None):
            raise ValueError("exactly one of `is` and `is_not` is needed")


class Condition(QuestionnairePart, frozen=True):
    """All of some tests, or any of them."""

    all: Annotated[tuple[Test, ...], Meta(min_length=1)] | None = None
    any: Annotated[tuple[Test, ...], Meta(min_length=1)] | None = None

    def __post_init__(self) -> None:
        if (self.all is None) == (self.any is None):
            raise ValueError("exactly one of `all` and `any` is needed")

    @property
    def tests(self) -> tuple[Test, ...]:
        """The tests, however they are joined."""
        return self.all or self.any or ()


class Question(QuestionnairePart, frozen=True):
    """A question with at most nine options; it always also takes "don't know" and a note.

    ``revision`` rises when the meaning, the points or the condition change. ``raised`` marks
    the question whether the conduct was raised with the client.
    """

    id: Id
    type: QuestionType
    text: LocalizedText
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=9)] = field(name="option")
    help: LocalizedText | None = None
    revision: Annotated[int, Meta(ge=1)] = 1
    raised: bool = False
    show_if: Condition | None = None

    def option(self, option_id: str | None) -> Option | None:
        """The option of that id; none for "don't know", for no answer and for a stranger."""
        return None if option_id is None else self._by_id.get(option_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}


class Advice(QuestionnairePart, frozen=True):
    """What to do about one sign, by recommendation."""

    watch: LocalizedText
    fire: LocalizedText


class Sign(QuestionnairePart, frozen=True):
    """One of the signs, with its questions in order.

    ``raise_first``: only conduct that went on after it was raised can decide alone.
    ``label`` is the short title, at most 18 cells wide.
    """

    id: Id
    number: Annotated[int, Meta(ge=1, le=99)]
    title: LocalizedText
    label: LocalizedText
    why: LocalizedText
    advice: Advice
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=12)] = field(
        name="question"
    )
    red_flag: bool = False
    raise_first: bool = False


class Step(QuestionnairePart, frozen=True):
    """A next step, told with the recommendations it is for.

    ``signs``: only where one of these is serious or, where no sign is, has points. ``show_if``:
    only where the answers, named as ``sign.question``, fit; ``unless``: not where these do.
    """

    to: Annotated[tuple[Recommendation, ...], Meta(min_length=1)]
    text: LocalizedText
    signs: tuple[str, ...] = ()
    show_if: Condition | None = None
    unless: Condition | None = None

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """The conditions it has, by their keys."""
        both = {"show_if": self.show_if, "unless": self.unless}
        return {key: condition for key, condition in both.items() if condition is not None}


class Intervals(QuestionnairePart, frozen=True):
    """Calendar days from the finish to the next look, by recommendation."""

    keep: Days
    watch: Days
    fire: Days


class Thresholds(QuestionnairePart, frozen=True):
    """The figures of the decision, in points but for ``silent`` (signs) and ``recheck`` (days)."""

    decisive: Annotated[int, Meta(ge=2, le=99)]
    serious: Annotated[int, Meta(ge=1)]
    sum_watch: Annotated[int, Meta(ge=1)]
    sum_fire: Annotated[int, Meta(ge=1)]
    silent: Annotated[int, Meta(ge=0)]
    recheck: Intervals

    def __post_init__(self) -> None:
        if self.serious >= self.decisive:
            raise ValueError("`serious` must be less than `decisive`")
        if self.sum_watch > self.sum_fire:
            raise ValueError("`sum_watch` must be no more than `sum_fire`")


class KeyedQuestion(NamedTuple):
    """A question in its place: ``key`` is ``sign.question``; the weighing has no sign."""

    key: str
    sign: Sign | None
    question: Question


class Questionnaire(QuestionnairePart, frozen=True):
    """Signs in order, each with its questions, a closing weighing, and the figures."""

    format: Literal[1]
    id: Id
    version: Version
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]
    title: LocalizedText
    introduction: LocalizedText
    decision: Thresholds
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1, max_length=99)] = field(name="sign")
    weighing: Question
    steps: tuple[Step, ...] = field(name="step", default=())

    @cached_property
    def questions_by_key(self) -> Mapping[str, KeyedQuestion]:
        """Every question by its key, in order, the weighing last."""
        return {question.key: question for question in self._keyed_questions()}

    def _keyed_questions(self) -> Iterator[KeyedQuestion]:
        for sign in self.signs:
            for question in sign.questions:
                yield KeyedQuestion(question_key(sign, question), sign, question)
        yield KeyedQuestion(self.weighing_key, None, self.weighing)

    @property
    def weighing_key(self) -> str:
        """The key of the closing question."""
        return f"{WEIGHING}.{self.weighing.id}"


def question_key(sign: Sign, question: Question) -> str:
    """The name of a question in answers, notes and files: ``sign.question``."""
    return f"{sign.id}.{question.id}"


def text_in_language(text: LocalizedText, language: str) -> str:
    """A text in a language, else in the first one it has."""
    return text.get(language) or next(iter(text.values()))
