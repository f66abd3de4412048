"""A data folder of many clients, made in seconds: ``python -m tests.large_library FOLDER``.

The sittings of a client are some weeks apart, with random answers. Every fiftieth client has a
draft, and the newest sitting of every fortieth amends the one before it.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.sitting import Sitting
from tensigns.library.checksum import update_checksum
from tensigns.library.client_folder import DRAFT_FILENAME as DRAFT
from tensigns.library.sitting_table import sitting_to_table
from tensigns.library.slugs_and_ids import format_sitting_id
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.storage import folders, toml

CLIENTS = 500
SITTINGS = 20

FIRST_STARTED = datetime(2025, 1, 6, 9, 30, tzinfo=UTC)
INTERVAL = timedelta(days=33, minutes=7)
DURATION = timedelta(minutes=4)
GRAVER_SHARES = (0.05, 0.05, 0.2, 0.4)
"""The share of answers that are not the mildest, for each kind of client."""

NOTES = (
    "Sunday 23:10, the logo again",
    "asked for the third time,\nno answer so far",
    "told them in writing on the 12th; they said that they would see to it",
)
_NAME_PLACEHOLDER = "CLIENT-NAME"
_STARTED_PLACEHOLDER = datetime(1999, 1, 1, 1, 1, 1, tzinfo=UTC)
_FINISHED_PLACEHOLDER = datetime(1999, 1, 1, 2, 2, 2, tzinfo=UTC)


class SittingTemplate(NamedTuple):
    """The files of one set of answers, as a finished sitting and as a draft.

    The client's name and the times are placeholders.
    """

    finished: bytes
    draft: bytes


def make_large_library(root: Path, clients: int = CLIENTS, sittings: int = SITTINGS) -> None:
    """Fill an empty data folder, with the same content each time."""
    chance = Random(1)  # noqa: S311  nothing is kept secret with it
    edition = builtin_edition()
    templates = [
        [_sitting_template(edition, graver_share, chance) for _ in range(12)]
        for graver_share in GRAVER_SHARES
    ]
    folders.ensure_folder(root / "clients")
    folders.ensure_folder(root / "questionnaires")
    ref = edition.ref
    archived = root / "questionnaires" / f"{ref.id}-{ref.version}-{ref.hash}.toml"
    archived.write_bytes(edition.data)
    for number, name in zip(range(clients), client_names(), strict=False):
        folder = root / "clients" / f"{name.lower().replace(' ', '-')}-{number:08x}"
        folder.mkdir(mode=0o700)
        table = {"format": 1, "name": name, "added": FIRST_STARTED}
        (folder / "client.toml").write_bytes(toml.dumps(table))
        _write_sittings(
            folder, name, [chance.choice(chance.choice(templates)) for _ in range(sittings)]
        )
        if number % 50 == 0:
            draft = _filled_in(
                chance.choice(templates[0]).draft, name, FIRST_STARTED + INTERVAL * sittings
            )
            (folder / DRAFT).write_bytes(draft)
        if number % 40 == 0 and sittings > 1:
            _amend_previous_sitting(folder, sittings)


def client_names() -> Iterator[str]:
    """Invented names of clients, from the thousandth on with a number."""
    for series in count(1):
        for suffix in ("Works", "Studio", "Labs", "Foods", "Books", "Travel", "Energy", "Design"):
            for middle in ("an", "el", "ov", "ir", "um", "as", "id", "ot"):
                for first in "BDFGHKLMNPRSTVZ":
                    name = f"{first}{middle}{middle[::-1]}o {suffix}"
                    yield name if series == 1 else f"{name} {series}"


def _write_sittings(folder: Path, name: str, templates: list[SittingTemplate]) -> None:
    for number, template in enumerate(templates):
        started = FIRST_STARTED + INTERVAL * number
        path = folder / f"{format_sitting_id(started)}.toml"
        path.write_bytes(update_checksum(_filled_in(template.finished, name, started)))


def _amend_previous_sitting(folder: Path, sittings: int) -> None:
    """Make the newest sitting an amendment of the one before it."""
    amended, newest = (
        format_sitting_id(FIRST_STARTED + INTERVAL * (sittings - offset)) for offset in (2, 1)
    )
    path = folder / f"{newest}.toml"
    anchor = b'language = "en"\n'
    amendment = f'amends = "{amended}"\nreason = "a slip of the key"\n'
    path.write_bytes(
        update_checksum(path.read_bytes().replace(anchor, anchor + amendment.encode(), 1))
    )


def _filled_in(template: bytes, name: str, started: datetime) -> bytes:
    values = {
        _NAME_PLACEHOLDER: name,
        format_sitting_id(_STARTED_PLACEHOLDER): format_sitting_id(started),
        _toml_datetime(_STARTED_PLACEHOLDER): _toml_datetime(started),
        _toml_datetime(_FINISHED_PLACEHOLDER): _toml_datetime(started + DURATION),
    }
    for placeholder, value in values.items():
        template = template.replace(placeholder.encode(), value.encode())
    return template


def _toml_datetime(when: datetime) -> str:
    return when.isoformat(sep=" ")


def _sitting_template(edition: Edition, graver_share: float, chance: Random) -> SittingTemplate:
    answers = _answers(edition, graver_share, chance)
    noted_keys = chance.sample(sorted(answers), k=3)
    sitting = Sitting(
        client=_NAME_PLACEHOLDER,
        language="en",
        questionnaire_ref=edition.ref,
        started=_STARTED_PLACEHOLDER,
        answers=answers,
        notes=dict(zip(noted_keys, NOTES, strict=True)),
        note="on the whole it is bearable",
    )
    draft = replace(sitting, answers=dict(list(answers.items())[: len(answers) // 2]))
    finished = replace(
        sitting, finished=_FINISHED_PLACEHOLDER, id=format_sitting_id(_STARTED_PLACEHOLDER)
    )
    decision = decide(edition.questionnaire, answers)
    return SittingTemplate(
        finished=update_checksum(toml.dumps(sitting_to_table(edition, finished, decision))),
        draft=toml.dumps(sitting_to_table(edition, draft, None)),
    )


def _answers(edition: Edition, graver_share: float, chance: Random) -> dict[str, str]:
    """Return answers to every visible question, in order."""
    answers: dict[str, str] = {}
    while True:
        items = visible_questions(edition.questionnaire, answers)
        item = next((visible for visible in items if visible.answer is None), None)
        if item is None:
            return answers
        mildest = min(item.question.options, key=lambda option: option.points)
        is_graver = chance.random() < graver_share
        chosen = chance.choice(item.question.options) if is_graver else mildest
        answers[item.key] = chosen.id


if __name__ == "__main__":
    make_large_library(Path(sys.argv[1]))
