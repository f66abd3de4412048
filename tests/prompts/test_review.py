"""The sentences at the head of the review."""

from itertools import product

import pytest

from tensigns.core.interview import Interview
from tensigns.language import LANGUAGES, set_language
from tensigns.prompts.review import (
    OVERDUE_ANSWERS,
    OVERDUE_QUESTION,
    PAYS_AGAIN_ANSWERS,
    PAYS_AGAIN_QUESTION,
    open_sentence,
    review_text,
)
from tensigns.questionnaires.reading import builtin_edition
from tests.report.sample import finished_sitting

PAYS_LATE = {
    "slow-payment.late": "most",
    "slow-payment.harm": "chasing",
    "slow-payment.overdue": "broken-date",
}


def interview(**changed: str) -> Interview:
    answers = PAYS_LATE | {f"slow-payment.{name}": answer for name, answer in changed.items()}
    return Interview(builtin_edition().questionnaire, finished_sitting(answers))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promised_day_that_passed_and_payment_on_time_are_looked_at_once_more(
    language: str,
) -> None:
    set_language(language)
    sentence = {"en": "they pay on time again", "nl": "weer op tijd betalen"}[language]
    for overdue, raised in product(OVERDUE_ANSWERS, PAYS_AGAIN_ANSWERS):
        assert sentence in review_text(interview(overdue=overdue, raised=raised))


@pytest.mark.parametrize(
    "answers",
    [{}, {"raised": "went-on"}, {"overdue": "no", "raised": "stayed-away"}, {"overdue": "unknown"}],
)
def test_answers_that_fit_are_not_remarked_upon(answers: dict[str, str]) -> None:
    fitting = interview(**answers)
    assert review_text(fitting) == open_sentence(fitting)


def test_the_answers_that_contradict_each_other_exist() -> None:
    questions = builtin_edition().questionnaire.questions_by_key
    for key, answers in (
        (OVERDUE_QUESTION, OVERDUE_ANSWERS),
        (PAYS_AGAIN_QUESTION, PAYS_AGAIN_ANSWERS),
    ):
        assert {*answers} <= {option.id for option in questions[key].question.options}
