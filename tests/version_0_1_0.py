"""A data folder that version 0.1.0 wrote, and the documents that it printed about it.

``tests/data/version-0.1.0`` contains both: the folder and ``expected.json``. They were made by the
program of commit 800361a and never change.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "version-0.1.0"

EXPECTED: Mapping[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def copy_to(root: Path) -> None:
    """Copy the data folder to a path that does not exist yet, with the modes that it was made with.

    A checkout does not keep the modes.
    """
    shutil.copytree(FOLDER / "data", root)
    for path in (root, *root.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def differences(expected: Any, actual: Any, path: str = "") -> list[str]:
    """Return the differences between a document and the expected one, except additional keys."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        missing = [f"{path}.{key} is missing" for key in expected.keys() - actual.keys()]
        common = [key for key in expected if key in actual]
        return missing + [
            line
            for key in common
            for line in differences(expected[key], actual[key], f"{path}.{key}")
        ]
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [
            line
            for index, pair in enumerate(zip(expected, actual, strict=True))
            for line in differences(*pair, f"{path}[{index}]")
        ]
    return [] if expected == actual else [f"{path}: {expected!r} became {actual!r}"]
