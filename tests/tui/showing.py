"""For every question of a questionnaire, answers under which it shows."""

from collections.abc import Iterator
from itertools import product

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import Questionnaire, Sign, question_key


def reasons(questionnaire: Questionnaire) -> Iterator[tuple[str, dict[str, str]]]:
    """The key of each question with answers that make it show, the weighing last."""
    for sign in questionnaire.signs:
        wanted = [question_key(sign, question) for question in sign.questions]
        for answers in _ways(sign):
            showing = {each.key for each in visible_in_sign(sign, answers)}
            for key in [each for each in wanted if each in showing]:
                wanted.remove(key)
                yield key, {each: option for each, option in answers.items() if each != key}
            if not wanted:
                break
        assert not wanted, f"no way to {wanted}"
    yield questionnaire.weighing_key, _serious(questionnaire)


def _ways(sign: Sign) -> Iterator[dict[str, str]]:
    """Every way to answer the questions that others depend on, the gravest first."""
    tests = [test for each in sign.questions if each.show_if for test in each.show_if.tests]
    triggers = [each for each in sign.questions if each.id in {test.question for test in tests}]
    options = [[option.id for option in each.options[::-1]] for each in triggers]
    for chosen in product(*options):
        keys = (question_key(sign, each) for each in triggers)
        yield dict(zip(keys, chosen, strict=True))


def _serious(questionnaire: Questionnaire) -> dict[str, str]:
    """Answers that weigh on one sign and decide nothing, so that the weighing is asked."""
    for sign in questionnaire.signs:
        for answers in _ways(sign):
            keys = [each.key for each in visible_questions(questionnaire, answers)]
            if questionnaire.weighing_key in keys:
                return answers
    raise AssertionError("nothing leads to the weighing")
