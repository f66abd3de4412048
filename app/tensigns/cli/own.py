"""The questionnaire of a sitting: the built-in one, or one of the user's own."""

from pathlib import Path

from tensigns.store import questionnaires
from tensigns.store.files import shown
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition


def edition(path: str | None, shelves: Library) -> Edition:
    """The questionnaire in a file, the built-in one without; :class:`BadInput` if it is faulty.

    One that a sitting was held with already is not proved again, for that takes a while.
    """
    if path is None:
        return questionnaires.builtin()
    found = questionnaires.read(Path(path))
    if not shelves.shelf.has(found):
        from tensigns.store.proving import refuse_unproved

        refuse_unproved(found, shown(path))
    return found
