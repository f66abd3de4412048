"""No result makes two statements that exclude each other, or says anything twice."""

import pytest
from hypothesis import given

from tensigns.language import LANGUAGES, set_language
from tests.report.exclusions import EXCLUSIONS
from tests.report.results import Result, random_answers


def excluded_pairs(result: Result) -> list[str]:
    return [
        f"{exclusion.first.name} | {exclusion.second.name}: {exclusion.reason}"
        for exclusion in EXCLUSIONS
        if exclusion.first.holds(result) and exclusion.second.holds(result)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@given(answers=random_answers())
def test_no_excluded_pair_stands_together(language: str, answers: dict[str, str]) -> None:
    set_language(language)
    assert excluded_pairs(Result.of(answers)) == []
