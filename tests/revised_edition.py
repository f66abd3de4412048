"""A revised edition of the built-in questionnaire."""

from functools import cache
from typing import Any

from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml

NEW_QUESTION = "Did they miss a meeting?"
"""The question that the revised edition adds."""


@cache
def revised_edition() -> Edition:
    """Version 3.0: an option removed, a question revised with more points, a question added.

    The steps that test the removed option are removed too.
    """
    table = toml.parse(builtin_edition().data, "built-in")
    table["version"] = "3.0"
    signs = {sign["id"]: sign for sign in table["sign"]}
    weight = _part_by_id(signs["unreasonable-demands"]["question"], "weight")
    weight["option"] = [option for option in weight["option"] if option["id"] != "harmful"]
    table["step"] = [step for step in table["step"] if "harmful" not in str(step)]
    late = _part_by_id(signs["slow-payment"]["question"], "late")
    late["revision"] = 3
    _part_by_id(late["option"], "most")["points"] = 10
    signs["lies"]["question"].append(
        {
            "id": "meeting",
            "type": "yes-no",
            "text": {"en": NEW_QUESTION, "nl": NEW_QUESTION},
            "option": [
                {"id": "no", "label": {"en": "No", "nl": "Nee"}},
                {"id": "yes", "points": 1, "label": {"en": "Yes", "nl": "Ja"}},
            ],
        }
    )
    return parse_edition(toml.dumps(table), "revised")


def _part_by_id(parts: list[dict[str, Any]], part_id: str) -> dict[str, Any]:
    return next(part for part in parts if part["id"] == part_id)
