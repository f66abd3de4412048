"""Random questionnaires and random answers to them.

:func:`questionnaires` draws more than the validation accepts: follow-ups may mitigate, a worse
answer may hide a question with more points, a went-on option may be worth less than its
neighbours. One rule of the validation always holds, since the range relies on it: every question
has an option of 0 points that is not a went-on option.
"""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from tensigns.core.questionnaire import (
    UNKNOWN,
    Condition,
    Option,
    Question,
    Questionnaire,
    Sign,
    Test,
)
from tests.core.builders import (
    FORMAT_2_THRESHOLDS,
    THRESHOLDS,
    option,
    question,
    questionnaire_of,
    sign,
)

BOTH = (False, True)
POINTS = (-4, -1, 0, 1, 1, 2, 2, 3, 4, 5, 6, 9, 10)

LOW_THRESHOLDS = replace(THRESHOLDS, decisive=6, serious=3, sum_watch=4, sum_fire=7, silent=1)
"""Thresholds that are so low that two signs can satisfy every rule."""

ALL_THRESHOLDS = (
    THRESHOLDS,
    LOW_THRESHOLDS,
    FORMAT_2_THRESHOLDS,
    replace(LOW_THRESHOLDS, red_flags=2, weighing_from=1),
    replace(LOW_THRESHOLDS, sum_watch=7, sum_fire=9, red_flags=2, weighing_from=2),
    replace(LOW_THRESHOLDS, sum_watch=12, sum_fire=15, silent=0, red_flags=3),
    # More red flags than decisive signs.
    replace(THRESHOLDS, serious=2, sum_watch=9, sum_fire=30, red_flags=2, weighing_from=2),
    replace(THRESHOLDS, decisive=20, serious=3, sum_watch=15, sum_fire=30, red_flags=2),
    replace(THRESHOLDS, decisive=20, serious=6, sum_watch=15, sum_fire=30, red_flags=1),
)
"""Without and with the rules of format 2."""

_OPTION_VALUES = [
    (points, went_on == 0, becomes) for points in POINTS for went_on in range(5) for becomes in BOTH
]


def one_in(count: int) -> SearchStrategy[bool]:
    """True once in this many draws; the simplest example is False."""
    return st.integers(0, count - 1).map(lambda number: number == count - 1)


@st.composite
def options(draw: DrawFn) -> tuple[Option, ...]:
    """Draw two to four options. One option has 0 points and does not have ``went_on``."""
    values = draw(st.lists(st.sampled_from(_OPTION_VALUES), min_size=1, max_size=3))
    values.insert(draw(st.integers(0, len(values))), (0, False, draw(st.booleans())))
    option_ids = [f"o{index}" for index in range(len(values))]
    return tuple(
        replace(
            option(name, points, went_on=went_on, becomes=becomes, spares=draw(one_in(10))),
            after=draw(_earlier_ids(option_ids)) if becomes else None,
        )
        for name, (points, went_on, becomes) in zip(option_ids, values, strict=True)
    )


def _earlier_ids(option_ids: Sequence[str]) -> SearchStrategy[tuple[str, ...] | None]:
    """Ids for the key ``after``, or None."""
    some_ids = st.lists(st.sampled_from(option_ids), min_size=1, max_size=2, unique=True)
    return st.none() | some_ids.map(tuple)


@st.composite
def fading(draw: DrawFn, drawn_options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Let some of these options fade to one that is not worth more."""
    return tuple(
        replace(
            option,
            fades_to=draw(
                st.sampled_from(
                    [other.id for other in drawn_options if other.points <= option.points]
                )
            )
            if draw(one_in(4))
            else None,
        )
        for option in drawn_options
    )


@st.composite
def conditions(draw: DrawFn, earlier: Sequence[Question]) -> Condition:
    """Draw one or two tests of the earlier questions, joined by all or any."""
    tested_questions = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2))
    tests = tuple([draw(_tests_of(question)) for question in tested_questions])
    return Condition(all=tests) if draw(st.booleans()) else Condition(any=tests)


@st.composite
def _tests_of(draw: DrawFn, question: Question) -> Test:
    option_ids = [option.id for option in question.options]
    accepted_ids = tuple(
        draw(st.lists(st.sampled_from(option_ids), min_size=1, max_size=2, unique=True))
    )
    if draw(st.booleans()):
        return Test(question=question.id, is_=accepted_ids)
    return Test(question=question.id, is_not=accepted_ids)


@st.composite
def signs(draw: DrawFn, name: str, max_questions: int = 4) -> Sign:
    """Draw one to four questions. About half of the later questions have a condition."""
    questions: list[Question] = []
    for index in range(draw(st.integers(1, max_questions))):
        show_if = draw(conditions(tuple(questions))) if index and draw(st.booleans()) else None
        window_days = draw(st.sampled_from((None, 180, 365)))
        drawn_options = draw(options())
        questions.append(
            question(
                f"q{index}",
                *(draw(fading(drawn_options)) if window_days else drawn_options),
                show_if=show_if,
                raised=draw(st.booleans()),
                window_days=window_days,
            )
        )
    return sign(name, *questions, red_flag=not draw(one_in(4)), raise_first=draw(one_in(3)))


@st.composite
def questionnaires(draw: DrawFn, max_signs: int = 4, max_questions: int = 4) -> Questionnaire:
    """Draw one to four signs, with thresholds of both formats, the default ones or low ones."""
    count = draw(st.integers(1, max_signs))
    drawn_signs = [draw(signs(f"s{index}", max_questions)) for index in range(count)]
    return questionnaire_of(*drawn_signs, thresholds=draw(st.sampled_from(ALL_THRESHOLDS)))


def optional_answers(question: Question) -> SearchStrategy[str | None]:
    """Return the id of an option; less often "don't know" or no answer."""
    option_ids = [option.id for option in question.options]
    return st.sampled_from([*option_ids, *option_ids, UNKNOWN, None])


@st.composite
def answers_to(draw: DrawFn, questionnaire: Questionnaire) -> dict[str, str]:
    """Draw answers to any of the questions, including hidden questions."""
    answers = {
        key: draw(optional_answers(item.question))
        for key, item in questionnaire.questions_by_key.items()
    }
    return {key: answer for key, answer in answers.items() if answer is not None}


@st.composite
def answered_questionnaires(
    draw: DrawFn, max_signs: int = 4, max_questions: int = 4
) -> tuple[Questionnaire, dict[str, str]]:
    """Draw a questionnaire and answers to it."""
    questionnaire = draw(questionnaires(max_signs, max_questions))
    return questionnaire, draw(answers_to(questionnaire))
