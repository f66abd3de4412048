"""Write the JSON Schema that editors check questionnaires with: ``python tests/schema.py``.

It is generated from the types in ``tensigns.core.questionnaire``. Only what types cannot say is
added here: that a condition has one of its two keys, and that TOML has no null.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from tensigns.core.questionnaire import Questionnaire

PATH = Path(__file__).parents[1] / "questions" / "questionnaire.schema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that every editor's TOML plug-in knows."""

ONE_OF = {"Condition": ("all", "any"), "Test": ("is", "is_not")}
"""The pairs of keys of which a part has exactly one."""


def schema() -> dict[str, Any]:
    """The schema as a document."""
    generated = without_null(msgspec.json.schema(Questionnaire))
    parts = generated["$defs"]
    for name, keys in ONE_OF.items():
        parts[name]["oneOf"] = [{"required": [key]} for key in keys]
    for part in parts.values():
        part["description"] = " ".join(part["description"].replace("``", "`").split())
    # Beside a $ref this dialect reads nothing else, so the outermost part stands in its place.
    whole = parts.pop("Questionnaire")
    return {"$schema": DIALECT, **whole, "title": "A questionnaire for tensigns", "$defs": parts}


def without_null(node: Any) -> Any:
    """A schema without the null that stands for a key left out."""
    if isinstance(node, list):
        return [without_null(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: without_null(each) for key, each in node.items()}
    if kept.get("default", ...) is None:
        del kept["default"]
    choices = [each for each in kept.pop("anyOf", ()) if each != {"type": "null"}]
    if len(choices) > 1:
        kept["anyOf"] = choices
    return kept if len(choices) != 1 else {**choices[0], **kept}


def text() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
    print(PATH)
