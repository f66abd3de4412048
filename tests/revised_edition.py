"""Another edition of the built-in questionnaire."""

from functools import cache
from typing import Any

from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml

NEW = "Did they miss a meeting?"
"""A question that the built-in questionnaire lacks."""


@cache
def revised() -> Edition:
    """An option gone, a question revised so that it weighs more, and a question more."""
    table = toml.parse(builtin_edition().data, "built-in")
    table["version"] = "2.0"
    signs = {sign["id"]: sign for sign in table["sign"]}
    weight = _named(signs["unreasonable-demands"]["question"], "weight")
    weight["option"] = [each for each in weight["option"] if each["id"] != "costly"]
    late = _named(signs["slow-payment"]["question"], "late")
    late["revision"] = 2
    _named(late["option"], "three-or-more")["points"] = 10
    signs["lies"]["question"].append(
        {
            "id": "meeting",
            "type": "yes-no",
            "text": {"en": NEW, "nl": NEW},
            "option": [
                {"id": "no", "label": {"en": "No", "nl": "Nee"}},
                {"id": "yes", "points": 1, "label": {"en": "Yes", "nl": "Ja"}},
            ],
        }
    )
    return parse_edition(toml.dumps(table), "revised")


def _named(among: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(each for each in among if each["id"] == name)
