"""Twenty-two real cases: the answers follow their facts, and the recommendation is acceptable."""

from pathlib import Path
from typing import Any

import pytest
import tomli

from tensigns.core.decision.decide import decide
from tensigns.library.answers_file import read_answers
from tensigns.questionnaires.reading import builtin_edition

FOLDER = Path(__file__).parent
VERDICTS: dict[str, dict[str, Any]] = tomli.loads((FOLDER / "verdicts.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", VERDICTS)
def test_the_recommendation_is_acceptable(case: str) -> None:
    path = FOLDER / f"{case}.toml"
    edition = builtin_edition()
    answers = read_answers(path.read_bytes(), path.name, edition).answers
    assert decide(edition.questionnaire, answers).recommendation in VERDICTS[case]["acceptable"]


def test_every_case_has_an_answers_file() -> None:
    cases = {path.stem for path in FOLDER.glob("*.toml")} - {"verdicts"}
    assert cases == set(VERDICTS)
    assert len(cases) == 22
