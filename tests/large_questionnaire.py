"""The file of a large questionnaire, for proofs that take long."""

from collections.abc import Mapping
from typing import Any

import tomli_w


def large_questionnaire(
    sign_count: int, *, question_count: int = 4, option_count: int = 9, equal_sums: bool = True
) -> bytes:
    """Return a questionnaire of many signs. By default, each has the most allowed combinations.

    With ``equal_sums`` the options of a question are worth 0, 1, 2 and so on. Without it nearly
    every combination has another sum, which is the slowest to prove.
    """
    return tomli_w.dumps(
        {
            "format": 1,
            "id": "large",
            "version": "1.0",
            "languages": ["en"],
            "title": _text("Large"),
            "introduction": _text("x"),
            "decision": {
                "decisive": 10 if equal_sums else 99,
                "serious": 5,
                "sum_watch": 10,
                "sum_fire": 20,
                "silent": 3,
                "recheck": {"keep": 180, "watch": 60, "fire": 30},
            },
            "sign": [
                _sign(number, question_count, option_count, equal_sums=equal_sums)
                for number in range(1, sign_count + 1)
            ],
            "weighing": _question("worth-it", [("yes", 0), ("no", 0)], "yes-no"),
        }
    ).encode()


def _sign(
    number: int, question_count: int, option_count: int, *, equal_sums: bool
) -> Mapping[str, Any]:
    questions = []
    for index in range(question_count):
        points = [
            option if equal_sums else min(option * (index + 1) ** 3 + option**2, 99)
            for option in range(option_count)
        ]
        options = [(f"o{option}", worth) for option, worth in enumerate(points)]
        questions.append(_question(f"q{index}", options, "scale"))
    questions[-1]["option"][-1]["went_on"] = True
    return {
        "id": f"s{number}",
        "number": number,
        "title": _text("t"),
        "label": _text("l"),
        "why": _text("w"),
        "advice": {"watch": _text("a"), "fire": _text("b")},
        "question": questions,
    }


def _question(question_id: str, options: list[tuple[str, int]], kind: str) -> dict[str, Any]:
    return {
        "id": question_id,
        "type": kind,
        "text": _text("q"),
        "option": [
            {"id": option_id, "label": _text(option_id.capitalize()), "points": points}
            for option_id, points in options
        ],
    }


def _text(text: str) -> dict[str, str]:
    return {"en": text}
