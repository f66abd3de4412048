"""The questionnaire of a sitting: the built-in one, or one of the user's own."""

from pathlib import Path

from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.storage.durable_files import display_path


def chosen_edition(path: str | None, shelves: Library) -> Edition:
    """The questionnaire in a file, the built-in one without; :class:`BadInput` if it is faulty.

    One that a sitting was held with already is not proved again, for that takes a while.
    """
    if path is None:
        return reading.builtin_edition()
    found = reading.read_edition(Path(path))
    if not shelves.archive.contains(found):
        from tensigns.questionnaires.proof_check import require_proofs

        require_proofs(found, display_path(path))
    return found
