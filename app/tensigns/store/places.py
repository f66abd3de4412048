"""Places within a questionnaire by the names that its writer gave, not by numbers."""

import re
from typing import Any

_STEP = re.compile(r"\.([\w-]+)|\[(\d+|\.\.\.)\]")
_NAMED = ("sign", "question", "option")


def named_place(table: Any, path: str) -> str:
    """A path such as ``$.sign[2].question[0].points`` with the ids that stand there."""
    words: list[str] = []
    at = table
    for key, index in _STEP.findall(path.strip("`$ ")):
        if key:
            words.append(key)
            at = at.get(key) if isinstance(at, dict) else None
        elif index.isdigit() and isinstance(at, list | tuple) and int(index) < len(at):
            at = at[int(index)]
            words.append(_name(at, int(index)))
        else:
            words.append(index)
            at = None
    return " ".join(words) or "questionnaire"


def _name(part: Any, index: int) -> str:
    named = part.get("id") if isinstance(part, dict) else None
    return named if isinstance(named, str) else f"({index + 1})"
