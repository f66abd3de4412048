"""The questionnaire as frozen data, with the same structure as its TOML file.

The types are also the schema of the file: a loader converts the parsed table directly into
:class:`Questionnaire`, and the JSON Schema for editors is generated from the types and their
docstrings.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

FORMAT = 2
"""The newest questionnaire format that this version reads. Older formats are read too."""

UNKNOWN = "unknown"
"""The reserved id of the answer "I don't know", which every question accepts and none lists."""

WEIGHING = "weighing"
"""The reserved sign id in the key of the weighing question, which closes the interview."""

ID_PATTERN = r"[a-z][a-z0-9-]{0,39}"
VERSION_PATTERN = r"[0-9A-Za-z][0-9A-Za-z.]{0,19}"
# (?!\n) is needed because $ also matches before a final newline in Python.
Id = Annotated[str, Meta(pattern=rf"^{ID_PATTERN}(?!\n)$")]
Version = Annotated[str, Meta(pattern=rf"^{VERSION_PATTERN}(?!\n)$")]
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
    """Base class of all parts of a questionnaire: immutable, refuses unknown keys."""


class Option(QuestionnairePart, frozen=True):
    """An answer that can be chosen.

    ``points`` is negative for an answer that mitigates. ``went_on``: the conduct went on after it
    was raised with the client. ``becomes``: if this answer could become true later, a clause
    that describes it, such as "they threaten you". Flips lead only to options with ``becomes``.
    ``after``: the ids of the earlier answers to this question that can change to this option. If
    absent, any answer can. ``spares``: with this answer the sign stays below the threshold
    ``decisive`` and is no serious red flag. ``fades_to``: the id of the option that is true when
    the period of the question has passed; without it, the option with the fewest points.
    """

    id: Id
    label: LocalizedText
    points: Points = 0
    went_on: bool = False
    becomes: LocalizedText | None = None
    after: Annotated[tuple[str, ...], Meta(min_length=1)] | None = None
    spares: bool = False
    fades_to: str | None = None


class Test(QuestionnairePart, frozen=True):
    """A test of one answer. ``is`` lists the options that pass, ``is_not`` the ones that fail."""

    question: str
    is_: tuple[str, ...] | None = field(default=None, name="is")
    is_not: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if (self.is_ is None) == (self.is_not is None):
            raise ValueError("exactly one of `is` and `is_not` is needed")


class Condition(QuestionnairePart, frozen=True):
    """A condition on answers: ``all`` tests must pass, or at least one of ``any``."""

    all: Annotated[tuple[Test, ...], Meta(min_length=1)] | None = None
    any: Annotated[tuple[Test, ...], Meta(min_length=1)] | None = None

    def __post_init__(self) -> None:
        if (self.all is None) == (self.any is None):
            raise ValueError("exactly one of `all` and `any` is needed")

    @property
    def tests(self) -> tuple[Test, ...]:
        """The tests under the key that is set."""
        return self.all or self.any or ()


class Question(QuestionnairePart, frozen=True):
    """A question with at most nine options. It also accepts "don't know" and a note.

    ``revision`` increases when the meaning, the points or the condition changes. ``raised`` marks
    the question that asks whether the conduct was raised with the client. ``window_days`` is the
    length of the period that the question asks about; None if it asks about no such period. When
    the period has passed, the answer may no longer be true.
    """

    id: Id
    type: QuestionType
    text: LocalizedText
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=9)] = field(name="option")
    help: LocalizedText | None = None
    revision: Annotated[int, Meta(ge=1)] = 1
    raised: bool = False
    show_if: Condition | None = None
    window_days: Days | None = None

    def option(self, option_id: str | None) -> Option | None:
        """Return the option with this id, or None if the question lists no such option.

        Also return None if ``option_id`` is ``unknown`` or None.
        """
        return None if option_id is None else self._options_by_id.get(option_id)

    @cached_property
    def _options_by_id(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}


class ConditionalText(QuestionnairePart, frozen=True, kw_only=True):
    """Base class of texts that are shown with the recommendations in ``to``.

    ``show_if``: show the text only if this condition holds. ``unless``: show the text only if this
    condition does not hold. Both conditions name questions as ``sign.question``.
    """

    to: Annotated[tuple[Recommendation, ...], Meta(min_length=1)]
    text: LocalizedText
    show_if: Condition | None = None
    unless: Condition | None = None

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """The conditions that are set, by their key: ``show_if`` or ``unless``."""
        conditions = {"show_if": self.show_if, "unless": self.unless}
        return {key: condition for key, condition in conditions.items() if condition is not None}


class Advice(ConditionalText, frozen=True, kw_only=True):
    """What to do about a sign, shown with the recommendations in ``to``.

    ``show_if``: show the advice only if this condition holds. ``unless``: show the advice only if
    this condition does not hold. Both conditions name questions as ``sign.question``.
    """


class AdviceTable(QuestionnairePart, frozen=True):
    """What to do about a sign on *watch* and on *fire*, whatever the answers are.

    It is the only form of advice in format 1.
    """

    watch: LocalizedText
    fire: LocalizedText


class Sign(QuestionnairePart, frozen=True):
    """A sign with its questions in the order in which they are asked.

    ``label`` is the short title, at most 18 cells wide. ``raise_first``: the proofs require
    that the sign reaches ``decisive`` only with an answer that has ``went_on``. The sign is a
    serious red flag only with such an answer.
    """

    id: Id
    number: Annotated[int, Meta(ge=1, le=99)]
    title: LocalizedText
    label: LocalizedText
    why: LocalizedText
    advice_in_file: AdviceTable | Annotated[tuple[Advice, ...], Meta(min_length=1)] = field(
        name="advice"
    )
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=12)] = field(
        name="question"
    )
    red_flag: bool = False
    raise_first: bool = False

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """The advice of either form, in the order of the file."""
        if isinstance(self.advice_in_file, AdviceTable):
            return (
                Advice(to=("watch",), text=self.advice_in_file.watch),
                Advice(to=("fire",), text=self.advice_in_file.fire),
            )
        return self.advice_in_file


class Step(ConditionalText, frozen=True, kw_only=True):
    """A next step, shown with the recommendations in ``to``.

    ``signs``: show the step only if one of these signs is serious. If no sign of the questionnaire
    is serious, one of these signs must have points. ``show_if``: show the step only if this
    condition holds. ``unless``: show the step only if this condition does not hold. Both
    conditions name questions as ``sign.question``. ``first``: show the step before the advice of
    the signs; the other steps follow it.
    """

    signs: tuple[str, ...] = ()
    first: bool = False


class Intervals(QuestionnairePart, frozen=True):
    """Days from the finish of a sitting to its recheck, by recommendation.

    *undecided* has no recheck.
    """

    keep: Days
    watch: Days
    fire: Days


class Thresholds(QuestionnairePart, frozen=True):
    """The thresholds of the decision.

    In points of one sign: ``decisive``, ``serious``. In points over all signs: ``sum_watch``,
    ``sum_fire``. ``silent`` is the number of signs that may stay without an answer. ``recheck`` is
    in days. ``red_flags`` is the number of serious red flags that mean *fire*; without it their
    number does not matter. ``weighing_from``: the weighing question is asked if a sign has at least
    this many points; without it, if a sign is serious.
    """

    decisive: Annotated[int, Meta(ge=2, le=99)]
    serious: Annotated[int, Meta(ge=1)]
    sum_watch: Annotated[int, Meta(ge=1)]
    sum_fire: Annotated[int, Meta(ge=1)]
    silent: Annotated[int, Meta(ge=0)]
    recheck: Intervals
    red_flags: Annotated[int, Meta(ge=1)] | None = None
    weighing_from: Annotated[int, Meta(ge=1)] | None = None

    def __post_init__(self) -> None:
        if self.serious >= self.decisive:
            raise ValueError("`serious` must be less than `decisive`")
        if self.sum_watch > self.sum_fire:
            raise ValueError("`sum_watch` must be no more than `sum_fire`")
        if self.weighing_from is not None and self.weighing_from > self.serious:
            raise ValueError("`weighing_from` must be no more than `serious`")


class KeyedQuestion(Struct, frozen=True):
    """A question with its key, ``sign.question``, and its sign.

    The sign of the weighing question is None.
    """

    key: str
    sign: Sign | None
    question: Question


class Questionnaire(QuestionnairePart, frozen=True):
    """Signs with their questions, the closing weighing question, and the decision's thresholds."""

    format: Literal[1, 2]
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
        """Every question by its key, in the order of the questionnaire; the weighing is last."""
        return {question.key: question for question in self._keyed_questions()}

    def _keyed_questions(self) -> Iterator[KeyedQuestion]:
        for sign in self.signs:
            for question in sign.questions:
                yield KeyedQuestion(question_key(sign, question), sign, question)
        yield KeyedQuestion(self.weighing_key, None, self.weighing)

    @property
    def weighing_key(self) -> str:
        """The key of the weighing question."""
        return f"{WEIGHING}.{self.weighing.id}"


def question_key(sign: Sign, question: Question) -> str:
    """Return the key of a question in answers, notes and files: ``sign.question``."""
    return f"{sign.id}.{question.id}"


def text_in_language(text: LocalizedText, language: str) -> str:
    """Return the text in a language; without such a text, the first translation."""
    return text.get(language) or next(iter(text.values()))
