"""A client's finished sittings in their places: an amendment stands where the amended one stood."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tensigns.errors import TensignsError
from tensigns.library.checksum import SittingResult
from tensigns.library.ids import id_sort_key
from tensigns.library.sittings import result, sitting_ids
from tensigns.questionnaires.archive import QuestionnaireArchive


class EffectiveSitting(NamedTuple):
    """A finished sitting that no other one stands for, by its id, and what it came to.

    ``instead`` are the ids of those that it stands for, in a row: what it amends, what that one
    amended. ``day`` is when it was finished, or the last of these was: its day in a list.
    """

    id: str
    result: SittingResult
    instead: tuple[str, ...]
    day: date

    @property
    def place(self) -> tuple[str, int]:
        """What these are sorted by."""
        return id_sort_key(self.instead[-1] if self.instead else self.id)


class SittingHistory(NamedTuple):
    """The sittings that stand, oldest first, and a line for each file that cannot be read."""

    standing: tuple[EffectiveSitting, ...]
    faults: tuple[str, ...]


def last(
    folder: Path, known: Sequence[str], shelf: QuestionnaireArchive
) -> EffectiveSitting | None:
    """The sitting that stands last of those ``known`` by id, oldest first.

    Most often that is the newest file, and the only one looked at; :class:`BadInput` where one
    that is looked at is damaged.
    """
    best: EffectiveSitting | None = None
    amended: set[str] = set()
    for each in reversed(known):
        if best is not None and id_sort_key(each) < best.place:
            break
        if each not in amended:
            found = _standing(folder, each, known, shelf)
            amended.update(found.instead)
            if best is None or found.place > best.place:
                best = found
    return best


def history(folder: Path, shelf: QuestionnaireArchive) -> SittingHistory:
    """Every sitting that stands; where two amend the same one, the newer does."""
    known = sitting_ids(folder)
    standing: dict[tuple[str, int], EffectiveSitting] = {}
    amended: set[str] = set()
    faults: list[str] = []
    for each in reversed(known):
        if each not in amended:
            try:
                found = _standing(folder, each, known, shelf)
            except TensignsError as error:
                faults.append(str(error))
            else:
                amended.update(found.instead)
                standing.setdefault(found.place, found)
    return SittingHistory(tuple(standing[place] for place in sorted(standing)), tuple(faults))


def _standing(
    folder: Path, sitting: str, known: Collection[str], shelf: QuestionnaireArchive
) -> EffectiveSitting:
    found = first = result(folder, sitting, shelf)
    instead: list[str] = []
    while first.amends is not None and first.amends not in instead:
        instead.append(first.amends)
        if first.amends not in known:
            break
        first = result(folder, first.amends, shelf)
    return EffectiveSitting(sitting, found, tuple(instead), first.finished.date())
