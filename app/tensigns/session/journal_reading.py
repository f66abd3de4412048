"""What reading a journal needs besides its entries: the current time and the names of signs."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from tensigns.core.journal.entries import Entry
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.times import END_OF_TIME
from tensigns.errors import TensignsError
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.sign_labels import SignLabel, sign_labels


def latest_noted(library: Library) -> datetime:
    """Return the current time, with which misdated entries are detected.

    If the library was opened without a clock, return the end of time, so that no entry is misdated.
    """
    return library.now() or END_OF_TIME


class LoadedSignLabels(NamedTuple):
    """The labels of signs by sign id. ``faults`` has a line if the archive cannot be read."""

    labels: dict[str, SignLabel]
    faults: tuple[str, ...] = ()


def load_sign_labels(
    library: Library, entries: Iterable[Entry], questionnaires: Iterable[Questionnaire] = ()
) -> LoadedSignLabels:
    """Return the labels of the signs of ``questionnaires`` and of the built-in questionnaire.

    If entries name other signs, the archive of questionnaires is read for their labels.
    """
    labels = sign_labels([*questionnaires, builtin_edition().questionnaire])
    if all(sign_id in labels for entry in entries for sign_id in entry.signs):
        return LoadedSignLabels(labels)
    try:
        archived = sign_labels(edition.questionnaire for edition in library.archive.editions())
    except TensignsError as error:
        return LoadedSignLabels(labels, (str(error),))
    return LoadedSignLabels({**archived, **labels})
