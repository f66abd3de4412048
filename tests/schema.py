"""Write the JSON Schema of questionnaires: ``python tests/schema.py``.

It is generated from the types in ``tensigns.core.questionnaire``. Two rules that types cannot
express are added: a condition has exactly one of its two keys, and TOML has no null.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from tensigns.core.questionnaire import Questionnaire

PATH = Path(__file__).parents[1] / "questions" / "questionnaire.schema.json"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the TOML plug-ins of all common editors support."""

ONE_OF = {"Condition": ("all", "any"), "Test": ("is", "is_not")}
"""Pairs of keys. A part has exactly one key of its pair."""


def schema() -> dict[str, Any]:
    """Return the schema as a document."""
    generated = without_null(msgspec.json.schema(Questionnaire))
    parts = generated["$defs"]
    for name, keys in ONE_OF.items():
        parts[name]["oneOf"] = [{"required": [key]} for key in keys]
    for part in parts.values():
        part["description"] = " ".join(part["description"].replace("``", "`").split())
    # this dialect ignores all keys beside a $ref, so the outermost part is put in directly
    questionnaire = parts.pop("Questionnaire")
    return {
        "$schema": DIALECT,
        **questionnaire,
        "title": "A questionnaire for tensigns",
        "$defs": parts,
    }


def without_null(node: Any) -> Any:
    """Return a schema without the null that msgspec allows for an optional key."""
    if isinstance(node, list):
        return [without_null(item) for item in node]
    if not isinstance(node, dict):
        return node
    cleaned = {key: without_null(item) for key, item in node.items()}
    if cleaned.get("default", ...) is None:
        del cleaned["default"]
    choices = [choice for choice in cleaned.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) > 1:
        cleaned["anyOf"] = choices
    return cleaned if len(choices) != 1 else {**choices[0], **cleaned}


def text() -> str:
    """Return the content of the schema file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
    print(PATH)
