"""What a build adds to the package: compiled translations and, in a wheel, ``questions/``.

``python app/hatch_build.py`` compiles the translations by hand, after a catalogue was edited.
"""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Runs before every wheel, editable ones included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; an editable wheel reads ``questions/`` where it lies."""
        root = Path(self.root)
        compile_catalogues(root)
        if version == "standard":
            for path in sorted((root / "questions").iterdir()):
                if path.suffix in (".json", ".md", ".toml"):
                    build_data["force_include"][str(path)] = f"tensigns/questions/{path.name}"


def compile_catalogues(root: Path) -> None:
    """Write a .mo beside each .po that changed since it was last compiled."""
    for source in sorted((root / "app" / "tensigns" / "locale").rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as po:
            catalogue = read_po(po)
        # replaced in one step: somebody may be reading it
        half = target.with_suffix(f".{os.getpid()}.mo")
        with half.open("wb") as mo:
            write_mo(mo, catalogue)
        half.replace(target)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parents[1])
