"""The build hook: it adds compiled files and, to a wheel, ``questions/`` and the manual pages.

The compiled files are the translations and the built-in questionnaire. To compile them by hand,
after a catalogue or the questionnaire was edited, run ``python app/hatch_build.py``.
"""

import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANUAL_PATHS = {"en": "share/man/man1/tensigns.1", "nl": "share/man/nl/man1/tensigns.1"}
"""The path of the manual page in each language, below the folder of an environment."""


class BuildHook(BuildHookInterface[Any]):
    """Runs before every build of a wheel, including editable ones."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile files; add ``questions/`` and the manual pages, except to an editable wheel."""
        root = Path(self.root)
        compile_files(root)
        # An editable install reads the questionnaires in the checkout.
        if version == "standard":
            for path in sorted((root / "questions").iterdir()):
                if path.suffix in (".json", ".md", ".toml"):
                    build_data["force_include"][str(path)] = f"tensigns/questions/{path.name}"
            self._manual_folder = TemporaryDirectory()
            sources = write_manual_pages(root, Path(self._manual_folder.name))
            build_data["shared_data"].update(sources)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the manual pages, which are now in the wheel."""
        if version == "standard":
            self._manual_folder.cleanup()


def compile_files(root: Path) -> None:
    """Compile every catalogue and the built-in questionnaire, if its source has changed."""
    package = root / "app" / "tensigns"
    for po_path in sorted((package / "locale").rglob("*.po")):
        mo_path = po_path.with_suffix(".mo")
        if not _is_current(mo_path, po_path):
            _compile_catalogue(po_path, mo_path)
    toml_path = root / "questions" / "ten-signs.toml"
    json_path = package / "questionnaires" / "builtin.json"
    if not _is_current(json_path, toml_path):
        _compile_questionnaire(toml_path, json_path)


def write_manual_pages(root: Path, folder: Path) -> dict[str, str]:
    """Write the manual pages into a folder. Return the path in the wheel of each written file.

    The date on a page is that of the build, or of ``SOURCE_DATE_EPOCH``.
    """
    # Imported here because it needs the package, and the catalogues must be compiled before.
    sys.path.insert(0, str(root / "app"))
    from man_page import manual_page  # noqa: PLC0415

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    time = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    sources = {}
    for language, manual_path in MANUAL_PATHS.items():
        path = folder / f"tensigns.{language}.1"
        path.write_text(manual_page(language, time.date()), encoding="ascii")
        sources[str(path)] = manual_path
    return sources


def _is_current(compiled_path: Path, source_path: Path) -> bool:
    """Whether a source has not changed since it was last compiled."""
    return (
        compiled_path.exists()
        and compiled_path.stat().st_mtime_ns >= source_path.stat().st_mtime_ns
    )


def _compile_catalogue(po_path: Path, mo_path: Path) -> None:
    with po_path.open("rb") as po_file:
        catalogue = read_po(po_file)
    temp_path = _temp_path(mo_path)
    with temp_path.open("wb") as mo_file:
        write_mo(mo_file, catalogue)
    temp_path.replace(mo_path)


def _compile_questionnaire(toml_path: Path, json_path: Path) -> None:
    """Write the table of a questionnaire as JSON, which is read much faster than TOML.

    The JSON file also has the text of the TOML file, so that a reader can compare it, and the hash.
    """
    data = toml_path.read_bytes()
    text = data.decode()
    compiled = {
        "text": text,
        "sha256": sha256(data).hexdigest(),
        "questionnaire": tomllib.loads(text),
    }
    temp_path = _temp_path(json_path)
    temp_path.write_bytes(json.dumps(compiled, ensure_ascii=False).encode())
    temp_path.replace(json_path)


def _temp_path(path: Path) -> Path:
    """Return the path that is written first. Another process may be reading the file itself."""
    return path.with_suffix(f".{os.getpid()}{path.suffix}")


if __name__ == "__main__":
    compile_files(Path(__file__).parents[1])
