"""Where the questionnaires that come with the program are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def questions_folder() -> Path:
    """The folder of questionnaires: the wheel's own, in a checkout the one that is edited."""
    packaged = _PACKAGE / "questions"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "questions"
