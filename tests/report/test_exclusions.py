"""No result makes two statements that exclude each other, and its steps are in a sensible order."""

import pytest
from hypothesis import given

from tensigns.language import LANGUAGES, set_language
from tensigns.library.answers_file import read_answers
from tests.cases.test_cases import FOLDER, VERDICTS
from tests.report.exclusions import EXCLUSIONS, ORDERS, Order
from tests.report.results import EDITION, Result, random_answers


def faults_of(result: Result) -> list[str]:
    """The pairs of statements that should not stand together, or not in this order."""
    excluded = [
        f"{exclusion.first.name} | {exclusion.second.name}: {exclusion.reason}"
        for exclusion in EXCLUSIONS
        if exclusion.first.holds(result) and exclusion.second.holds(result)
    ]
    disordered = [
        f"{order.first.name} is not first: {order.reason}"
        for order in ORDERS
        if not is_in_order(order, result)
    ]
    return excluded + disordered


def is_in_order(order: Order, result: Result) -> bool:
    first = order.first.positions(result)
    if order.second is None:
        return first in ([], [1])
    return max(first, default=0) < min(order.second.positions(result), default=1_000)


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=random_answers(), before=random_answers())
def test_no_excluded_pair_stands_together(
    language: str, answers: dict[str, str], before: dict[str, str]
) -> None:
    set_language(language)
    assert faults_of(Result.of(answers, before=before)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", VERDICTS)
def test_no_excluded_pair_stands_together_in_a_case(case: str, language: str) -> None:
    set_language(language)
    path = FOLDER / f"{case}.toml"
    answers_file = read_answers(path.read_bytes(), path.name, EDITION)
    assert faults_of(Result.of(answers_file.answers)) == []
