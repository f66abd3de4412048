"""A missing translation is reported wherever the questionnaire has a text."""

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Advice, AdviceTable, Questionnaire
from tensigns.core.validation.faults import Fault, FaultLocation
from tensigns.core.validation.structure import structure_faults
from tests.core.builders import option, question, text
from tests.core.validation.sound_questionnaire import (
    CALLS,
    NO_DUTCH,
    OFTEN,
    RAISED,
    SOUND,
    with_first_sign,
    with_questions,
    with_step,
    with_weighing,
)

MISSING_TRANSLATIONS: dict[str, tuple[Questionnaire, FaultLocation]] = {
    "title": (
        with_first_sign(replace(CALLS, title=NO_DUTCH)),
        FaultLocation("calls", part="title"),
    ),
    "label": (
        with_first_sign(replace(CALLS, label=NO_DUTCH)),
        FaultLocation("calls", part="label"),
    ),
    "why": (with_first_sign(replace(CALLS, why=NO_DUTCH)), FaultLocation("calls", part="why")),
    "watch": (
        with_first_sign(
            replace(CALLS, advice_in_file=AdviceTable(watch=NO_DUTCH, fire=text("calls")))
        ),
        FaultLocation("calls", part="advice watch"),
    ),
    "fire": (
        with_first_sign(
            replace(CALLS, advice_in_file=AdviceTable(watch=text("calls"), fire=NO_DUTCH))
        ),
        FaultLocation("calls", part="advice fire"),
    ),
    "advice": (
        with_first_sign(replace(CALLS, advice_in_file=(Advice(to=("watch",), text=NO_DUTCH),))),
        FaultLocation("calls", part="advice (1) text"),
    ),
    "text": (
        with_questions(replace(OFTEN, text=NO_DUTCH), RAISED),
        FaultLocation("calls", "often", part="text"),
    ),
    "help": (
        with_questions(OFTEN, replace(RAISED, help=NO_DUTCH)),
        FaultLocation("calls", "raised", part="help"),
    ),
    "option": (
        with_questions(question("q", option("no"), replace(option("yes"), label=NO_DUTCH))),
        FaultLocation("calls", "q", "yes", "label"),
    ),
    "becomes": (
        with_questions(question("q", option("no"), replace(option("yes"), becomes=NO_DUTCH))),
        FaultLocation("calls", "q", "yes", "becomes"),
    ),
    "weighing": (
        with_weighing(replace(SOUND.weighing, text=NO_DUTCH)),
        FaultLocation("weighing", "worth-it", part="text"),
    ),
    "step": (with_step(text=NO_DUTCH), FaultLocation(part="step (2) text")),
}


@pytest.mark.parametrize(
    ("questionnaire", "location"), MISSING_TRANSLATIONS.values(), ids=MISSING_TRANSLATIONS.keys()
)
def test_a_missing_translation_is_reported_for_every_text(
    questionnaire: Questionnaire, location: FaultLocation
) -> None:
    assert structure_faults(questionnaire) == (
        Fault("missing-translation", location, {"language": "nl"}),
    )
