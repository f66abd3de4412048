"""A questionnaire without faults, and copies of it with one part replaced."""

from msgspec.structs import replace

from tensigns.core.questionnaire import Question, Questionnaire, Sign, Step
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, text, unless

OFTEN = question("often", option("never"), option("weekly", 5))
RAISED = question("raised", option("not-yet"), option("yes"), show_if=unless("often", "never"))
CALLS = sign("calls", OFTEN, RAISED)
SOUND = questionnaire_of(CALLS, points_sign("lies", 0, 10))

NO_DUTCH = {"en": "x"}
"""A text that lacks its Dutch translation."""


def with_questions(*questions: Question) -> Questionnaire:
    """Return the sound questionnaire with these questions in its first sign."""
    return replace(SOUND, signs=(sign("calls", *questions), SOUND.signs[1]))


def with_first_sign(sign: Sign) -> Questionnaire:
    return replace(SOUND, signs=(sign, SOUND.signs[1]))


def with_step(**parts: object) -> Questionnaire:
    """Return the sound questionnaire with two steps, the second with these parts changed."""
    first_step = Step(to=("fire",), text=text("tell them"))
    return replace(SOUND, steps=(first_step, replace(first_step, **parts)))


def with_weighing(question: Question) -> Questionnaire:
    return replace(SOUND, weighing=question)
