"""Random questionnaires, random answers, and all that could be done to them.

What :func:`questionnaires` gives is wilder than what the product accepts: follow-ups may
mitigate, a worse answer may hide what weighed more, a went-on may be worth less than its
neighbours. One guarantee of the linter is kept, since the range rests on it: every question has an
option worth 0 that is no went-on.
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
from tests.core.builders import THRESHOLDS, option, question, questionnaire_of, sign

BOTH = (False, True)
POINTS = (-4, -1, 0, 1, 1, 2, 2, 3, 4, 5, 6, 9, 10)

LOW_THRESHOLDS = replace(THRESHOLDS, decisive=6, serious=3, sum_watch=4, sum_fire=7, silent=1)
"""So low that two signs are enough for every rule."""

_OPTION_VALUES = [
    (points, went_on == 0, becomes) for points in POINTS for went_on in range(5) for becomes in BOTH
]


@st.composite
def options(draw: DrawFn) -> tuple[Option, ...]:
    """Two to four options, one of them worth 0 and no went-on."""
    worths = draw(st.lists(st.sampled_from(_OPTION_VALUES), min_size=1, max_size=3))
    worths.insert(draw(st.integers(0, len(worths))), (0, False, draw(st.booleans())))
    return tuple(
        option(f"o{at}", points, went_on=went_on, becomes=becomes)
        for at, (points, went_on, becomes) in enumerate(worths)
    )


@st.composite
def conditions(draw: DrawFn, earlier: Sequence[Question]) -> Condition:
    """One or two tests of earlier questions, joined by all or any."""
    asked = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2))
    tests = tuple([draw(_tests_of(each)) for each in asked])
    return Condition(all=tests) if draw(st.booleans()) else Condition(any=tests)


@st.composite
def _tests_of(draw: DrawFn, earlier: Question) -> Test:
    ids = [each.id for each in earlier.options]
    some = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)))
    if draw(st.booleans()):
        return Test(question=earlier.id, is_=some)
    return Test(question=earlier.id, is_not=some)


@st.composite
def signs(draw: DrawFn, name: str, most: int = 4) -> Sign:
    """One to four questions, about half of the later ones under a condition."""
    questions: list[Question] = []
    for at in range(draw(st.integers(1, most))):
        show_if = draw(conditions(tuple(questions))) if at and draw(st.booleans()) else None
        made = question(f"q{at}", *draw(options()), show_if=show_if, raised=draw(st.booleans()))
        questions.append(made)
    return sign(name, *questions)


@st.composite
def questionnaires(draw: DrawFn, most_signs: int = 4, most_questions: int = 4) -> Questionnaire:
    """One to four signs, under the default figures or tight ones."""
    count = draw(st.integers(1, most_signs))
    made = [draw(signs(f"s{at}", most_questions)) for at in range(count)]
    return questionnaire_of(*made, limits=draw(st.sampled_from((THRESHOLDS, LOW_THRESHOLDS))))


def optional_answers(asked: Question) -> SearchStrategy[str | None]:
    """An option, or now and then "don't know" or nothing."""
    ids = [each.id for each in asked.options]
    return st.sampled_from([*ids, *ids, UNKNOWN, None])


@st.composite
def answers_to(draw: DrawFn, asked: Questionnaire) -> dict[str, str]:
    """Answers to any questions, hidden ones too."""
    given = {
        key: draw(optional_answers(item.question)) for key, item in asked.questions_by_key.items()
    }
    return {key: each for key, each in given.items() if each is not None}


@st.composite
def answered_questionnaires(
    draw: DrawFn, most_signs: int = 4, most_questions: int = 4
) -> tuple[Questionnaire, dict[str, str]]:
    """A questionnaire with answers to it."""
    asked = draw(questionnaires(most_signs, most_questions))
    return asked, draw(answers_to(asked))
