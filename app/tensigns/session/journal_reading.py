"""What reading a journal needs besides its entries: the current time and the names of signs."""

from collections.abc import Iterable
from datetime import datetime

from tensigns.core.journal.entries import Entry
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.times import END_OF_TIME
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.sign_labels import SignLabel, sign_labels


def latest_noted(library: Library) -> datetime:
    """Return the current time, with which misdated entries are detected.

    If the library was opened without a clock, return the end of time, so that no entry is misdated.
    """
    return library.now() or END_OF_TIME


def entry_sign_labels(
    library: Library, entries: Iterable[Entry], questionnaires: Iterable[Questionnaire] = ()
) -> dict[str, SignLabel]:
    """Return the labels of the signs of ``questionnaires`` and of the built-in questionnaire.

    If entries name other signs, the archive of questionnaires is read for their labels.
    """
    labels = sign_labels([*questionnaires, builtin_edition().questionnaire])
    if any(sign_id not in labels for entry in entries for sign_id in entry.signs):
        archived = sign_labels(edition.questionnaire for edition in library.archive.editions())
        return {**archived, **labels}
    return labels
