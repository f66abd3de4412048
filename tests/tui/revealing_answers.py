"""For every question of a questionnaire, answers with which it is visible."""

from collections.abc import Iterator
from itertools import product

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import Questionnaire, Sign, question_key


def revealing_answers(questionnaire: Questionnaire) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the key of each question with answers that make it visible. The weighing comes last.

    The question itself has no answer in them. Raises AssertionError if a question is never visible.
    """
    for sign in questionnaire.signs:
        remaining_keys = [question_key(sign, question) for question in sign.questions]
        for answers in _trigger_answers(sign):
            visible_keys = {item.key for item in visible_in_sign(sign, answers)}
            for key in [key for key in remaining_keys if key in visible_keys]:
                remaining_keys.remove(key)
                yield key, {other: option for other, option in answers.items() if other != key}
            if not remaining_keys:
                break
        assert not remaining_keys, f"never visible: {remaining_keys}"
    yield questionnaire.weighing_key, _answers_revealing_weighing(questionnaire)


def _trigger_answers(sign: Sign) -> Iterator[dict[str, str]]:
    """Yield every combination of answers to the questions that conditions test, gravest first."""
    tests = [test for q in sign.questions if q.show_if for test in q.show_if.tests]
    trigger_ids = {test.question for test in tests}
    triggers = [question for question in sign.questions if question.id in trigger_ids]
    keys = [question_key(sign, question) for question in triggers]
    option_ids = [[option.id for option in question.options[::-1]] for question in triggers]
    for combination in product(*option_ids):
        yield dict(zip(keys, combination, strict=True))


def _answers_revealing_weighing(questionnaire: Questionnaire) -> dict[str, str]:
    """Return answers that give one sign points without settling the recommendation."""
    for sign in questionnaire.signs:
        for answers in _trigger_answers(sign):
            keys = [item.key for item in visible_questions(questionnaire, answers)]
            if questionnaire.weighing_key in keys:
                return answers
    raise AssertionError("no answers reveal the weighing")
