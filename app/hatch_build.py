"""The build hook: it adds compiled translations and, to a wheel, ``questions/``.

``python app/hatch_build.py`` compiles the translations by hand, after a catalogue was edited.
"""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Runs before every build of a wheel, including editable ones."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; add ``questions/``, except to an editable wheel."""
        root = Path(self.root)
        compile_catalogues(root)
        # An editable install reads the questionnaires in the checkout.
        if version == "standard":
            for path in sorted((root / "questions").iterdir()):
                if path.suffix in (".json", ".md", ".toml"):
                    build_data["force_include"][str(path)] = f"tensigns/questions/{path.name}"


def compile_catalogues(root: Path) -> None:
    """Write a .mo next to each .po that has changed since it was last compiled."""
    for po_path in sorted((root / "app" / "tensigns" / "locale").rglob("*.po")):
        mo_path = po_path.with_suffix(".mo")
        if mo_path.exists() and mo_path.stat().st_mtime_ns >= po_path.stat().st_mtime_ns:
            continue
        with po_path.open("rb") as po_file:
            catalogue = read_po(po_file)
        # Replaced in one step, as another process may be reading it.
        temp_path = mo_path.with_suffix(f".{os.getpid()}.mo")
        with temp_path.open("wb") as mo_file:
            write_mo(mo_file, catalogue)
        temp_path.replace(mo_path)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parents[1])
