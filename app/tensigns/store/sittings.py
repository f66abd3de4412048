"""A client's finished sittings: written once, under an id of their own, and never changed."""

from pathlib import Path

from msgspec.structs import replace

from tensigns.core.decision import decide
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.store import files, toml
from tensigns.store.answers import check_answers, check_keys
from tensigns.store.faults import Faults, quoted
from tensigns.store.files import shown
from tensigns.store.names import id_order, sitting_id
from tensigns.store.questionnaires import Edition
from tensigns.store.records import ID, from_table, to_table
from tensigns.store.shelf import Shelf
from tensigns.store.toml import Table


def ids(folder: Path) -> tuple[str, ...]:
    """The ids of the finished sittings in a client's folder, oldest first."""
    names = [name.removesuffix(".toml") for name in files.names(folder) if name.endswith(".toml")]
    return tuple(sorted((name for name in names if ID.fullmatch(name)), key=id_order))


def path_of(folder: Path, sitting: str) -> Path:
    """A finished sitting's file; :class:`BadInput` where there is none of that id."""
    if sitting not in ids(folder):
        message = _("{id}: {slug} has no such sitting")
        raise BadInput(message.format(id=quoted(sitting), slug=folder.name))
    return folder / f"{sitting}.toml"


def load(folder: Path, sitting: str, shelf: Shelf) -> Sitting:
    """A finished sitting; :class:`BadInput` where there is none of that id or it is damaged."""
    path = path_of(folder, sitting)
    where = shown(path)
    loaded = read(toml.parse(files.read(path), where), where, shelf)
    if loaded.finished is None:
        raise BadInput(_("{where}: this sitting is not finished").format(where=where))
    return replace(loaded, id=sitting)


def read(table: Table, where: str, shelf: Shelf) -> Sitting:
    """The sitting in a table, its answers held against its own questionnaire."""
    sitting = from_table(table, where)
    questionnaire = shelf.edition(sitting.source, where).questionnaire
    faults = Faults(where)
    check_answers(sitting.answers, questionnaire, faults)
    check_answers(sitting.suggestions, questionnaire, faults, "suggestions")
    check_keys(sitting.notes, questionnaire, faults, "notes")
    faults.stop_if_any()
    return sitting


def latest(folder: Path, shelf: Shelf) -> Sitting | None:
    """The sitting that stands last; one that amends an older sitting takes that one's place."""
    best: tuple[tuple[str, int], Sitting] | None = None
    amended: set[str] = set()
    for sitting in reversed(ids(folder)):
        if best and id_order(sitting) < best[0]:
            break
        if sitting in amended:
            continue
        loaded = load(folder, sitting, shelf)
        chain = _amended(folder, loaded, shelf)
        amended.update(chain)
        place = id_order(chain[-1] if chain else sitting)
        if best is None or place > best[0]:
            best = place, loaded
    return best[1] if best else None


def readable(path: Path, data: bytes) -> Table:
    """The table of a sitting's file, whatever its questionnaire; :class:`BadInput` if damaged."""
    where = shown(path)
    table = toml.parse(data, where)
    from_table(table, where)
    return table


def record(folder: Path, edition: Edition, sitting: Sitting, shelf: Shelf) -> Sitting:
    """Write a finished sitting under an id of its own; the same one twice is one file."""
    if sitting.finished is None:
        raise ValueError("only a finished sitting is recorded")
    if sitting.amends is not None:
        path_of(folder, sitting.amends)
    shelf.keep(edition)
    files.sweep(folder, "[0-9]*")
    decision = decide(edition.questionnaire, sitting.answers)
    take = 1
    while True:
        named = replace(sitting, id=sitting_id(sitting.started, take))
        data = toml.dumps(to_table(edition, named, decision))
        path = folder / f"{named.id}.toml"
        try:
            files.create(path, data)
        except FileExistsError:
            if _is_same(path, data):
                files.confirm(folder)
                return named
            take += 1
        else:
            return named


def _amended(folder: Path, sitting: Sitting, shelf: Shelf) -> list[str]:
    """The sittings that one stands for; it takes the place of the last of them."""
    known, chain, amends = ids(folder), [], sitting.amends
    while amends is not None and amends not in chain:
        chain.append(amends)
        amends = load(folder, amends, shelf).amends if amends in known else None
    return chain


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return files.read(path) == data
    except (BadInput, Failed):
        return False
