"""A data folder of many clients, made in seconds: ``python -m tests.large_library FOLDER``.

Each client has sittings some weeks apart, half of a year's whim in them; every fiftieth has an
unfinished one, and the newest of every fortieth amends the one before.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.sitting import Sitting
from tensigns.library.checksum import update_checksum
from tensigns.library.client_folder import DRAFT_FILENAME as DRAFT
from tensigns.library.ids import format_sitting_id
from tensigns.library.sitting_table import sitting_to_table
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.storage import folders, toml

CLIENTS = 500
SITTINGS = 20

FIRST = datetime(2025, 1, 6, 9, 30, tzinfo=UTC)
APART = timedelta(days=33, minutes=7)
LASTS = timedelta(minutes=4)
TEMPERS = (0.05, 0.05, 0.2, 0.4)
"""How often a client of each temper gives a graver answer than the mildest."""

NOTES = (
    "Sunday 23:10, the logo again",
    "asked for the third time,\nno answer so far",
    "told them in writing on the 12th; they said that they would see to it",
)
_NAME = "CLIENT-NAME"
_STARTED = datetime(1999, 1, 1, 1, 1, 1, tzinfo=UTC)
_FINISHED = datetime(1999, 1, 1, 2, 2, 2, tzinfo=UTC)


class Mould(NamedTuple):
    """The files of one set of answers, finished and left in the middle, without name and time."""

    finished: bytes
    unfinished: bytes


def make(root: Path, clients: int = CLIENTS, sittings: int = SITTINGS) -> None:
    """Fill a data folder that holds nothing yet; the same one each time."""
    chance = Random(1)  # noqa: S311  nothing is kept secret with it
    edition = builtin_edition()
    moulds = [[_mould(edition, temper, chance) for _each in range(12)] for temper in TEMPERS]
    folders.ensure_folder(root / "clients")
    folders.ensure_folder(root / "questionnaires")
    source = edition.ref
    kept = root / "questionnaires" / f"{source.id}-{source.version}-{source.hash}.toml"
    kept.write_bytes(edition.data)
    for number, name in zip(range(clients), names(), strict=False):
        folder = root / "clients" / f"{name.lower().replace(' ', '-')}-{number:08x}"
        folder.mkdir(mode=0o700)
        table = {"format": 1, "name": name, "added": FIRST}
        (folder / "client.toml").write_bytes(toml.dumps(table))
        _fill(folder, name, [chance.choice(chance.choice(moulds)) for _each in range(sittings)])
        if number % 50 == 0:
            draft = _cast(chance.choice(moulds[0]).unfinished, name, FIRST + APART * sittings)
            (folder / DRAFT).write_bytes(draft)
        if number % 40 == 0 and sittings > 1:
            _amend(folder, sittings)


def names() -> Iterator[str]:
    """Names of clients that nobody has."""
    for end in ("Works", "Studio", "Labs", "Foods", "Books", "Travel", "Energy", "Design"):
        for middle in ("an", "el", "ov", "ir", "um", "as", "id", "ot"):
            for first in "BDFGHKLMNPRSTVZ":
                yield f"{first}{middle}{middle[::-1]}o {end}"


def _fill(folder: Path, name: str, moulds: list[Mould]) -> None:
    for number, mould in enumerate(moulds):
        started = FIRST + APART * number
        path = folder / f"{format_sitting_id(started)}.toml"
        path.write_bytes(update_checksum(_cast(mould.finished, name, started)))


def _amend(folder: Path, sittings: int) -> None:
    """Let the newest sitting amend the one before."""
    amended, newest = (format_sitting_id(FIRST + APART * (sittings - back)) for back in (2, 1))
    path = folder / f"{newest}.toml"
    head = b'language = "en"\n'
    more = f'amends = "{amended}"\nreason = "a slip of the key"\n'
    path.write_bytes(update_checksum(path.read_bytes().replace(head, head + more.encode(), 1)))


def _cast(mould: bytes, name: str, started: datetime) -> bytes:
    stands_for = {
        _NAME: name,
        format_sitting_id(_STARTED): format_sitting_id(started),
        _toml(_STARTED): _toml(started),
        _toml(_FINISHED): _toml(started + LASTS),
    }
    for placeholder, value in stands_for.items():
        mould = mould.replace(placeholder.encode(), value.encode())
    return mould


def _toml(when: datetime) -> str:
    return when.isoformat(sep=" ")


def _mould(edition: Edition, temper: float, chance: Random) -> Mould:
    answers = _answers(edition, temper, chance)
    noted = chance.sample(sorted(answers), k=3)
    sitting = Sitting(
        client=_NAME,
        language="en",
        questionnaire_ref=edition.ref,
        started=_STARTED,
        answers=answers,
        notes=dict(zip(noted, NOTES, strict=True)),
        note="on the whole it is bearable",
    )
    draft = replace(sitting, answers=dict(list(answers.items())[: len(answers) // 2]))
    done = replace(sitting, finished=_FINISHED, id=format_sitting_id(_STARTED))
    decision = decide(edition.questionnaire, answers)
    return Mould(
        finished=update_checksum(toml.dumps(sitting_to_table(edition, done, decision))),
        unfinished=toml.dumps(sitting_to_table(edition, draft, None)),
    )


def _answers(edition: Edition, temper: float, chance: Random) -> dict[str, str]:
    """Every question that comes up answered, one after the other."""
    answers: dict[str, str] = {}
    while True:
        items = visible_questions(edition.questionnaire, answers)
        item = next((each for each in items if each.answer is None), None)
        if item is None:
            return answers
        mildest = min(item.question.options, key=lambda option: option.points)
        graver = chance.random() < temper
        chosen = chance.choice(item.question.options) if graver else mildest
        answers[item.key] = chosen.id


if __name__ == "__main__":
    make(Path(sys.argv[1]))
