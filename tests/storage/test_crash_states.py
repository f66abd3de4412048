"""Every state that a file system may leave after a crash in the middle of one save.

The calls of real saves are recorded with strace, and the states that POSIX allows after these calls
are enumerated. No state has an unreadable file, and no state is older than the last acknowledged
save. For naive writers, the enumeration finds what is lost.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.library import Library
from tensigns.storage.durable_files import TEMP_SUFFIX
from tests.library.journal_sample import append, entry_texts, event
from tests.library.sample import NOW, draft_sitting, finished_sitting, small_edition
from tests.required_programs import needs
from tests.storage.crash_states import crash_states
from tests.storage.recording import Recording, record, write_tree
from tests.storage.saving_programs import version_bytes
from tests.storage.strace import program_command

pytestmark = [pytest.mark.process, needs("strace")]

Check = Callable[[Path, int], None]
"""A function that fails if a save must not leave the files in a folder.

The number is that of the last acknowledged save.
"""


class Outcome(NamedTuple):
    """The number of states, and a message about each state that a save must not leave."""

    state_count: int
    losses: tuple[str, ...]


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """New folders, one after the other."""
    return (tmp_path / str(number) for number in count())


def outcome(recording: Recording, folders: Iterator[Path], check: Check) -> Outcome:
    """Check every state, or the states up to the third loss."""
    losses: list[str] = []
    state_count = 0
    for tree, acknowledged in crash_states(recording):
        state_count += 1
        root = next(folders) / "data"
        write_tree(tree, root)
        try:
            check(root, acknowledged)
        except (AssertionError, BadInput) as error:
            losses.append(f"{error!r} with {sorted(map(str, tree))}")
            if len(losses) > 2:
                break
    return Outcome(state_count, tuple(losses))


# One file


def record_file(what: str, folder: Path) -> Recording:
    target = folder / "data" / "file"
    target.parent.mkdir(parents=True)
    target.write_bytes(version_bytes(0))
    return record(program_command(what, target), target.parent, folder)


def check_file(root: Path, acknowledged: int) -> None:
    data = (root / "file").read_bytes() if (root / "file").exists() else b""
    versions = [number for number in (0, 1) if data == version_bytes(number)]
    assert versions, "unreadable"
    assert versions[0] >= acknowledged, "older than acknowledged"
    others = [path.name for path in root.iterdir() if path.name != "file"]
    assert all(name.endswith(TEMP_SUFFIX) for name in others)


def test_no_crash_leaves_half_a_file_or_an_old_one(folders: Iterator[Path]) -> None:
    result = outcome(record_file("ours", next(folders)), folders, check_file)
    assert result.losses == ()
    # The temporary file torn in any way, then the old or the new file, each with or without it.
    assert result.state_count == 9


@pytest.mark.parametrize(
    ("what", "loss"),
    [
        ("overwriting", "unreadable"),
        ("without-fsync", "unreadable"),
        ("without-folder-fsync", "older than acknowledged"),
    ],
)
def test_what_a_naive_writer_loses_is_found(what: str, loss: str, folders: Iterator[Path]) -> None:
    result = outcome(record_file(what, next(folders)), folders, check_file)
    assert result.losses
    assert loss in result.losses[0]


# The library


def check_sitting(root: Path, acknowledged: int) -> None:
    """A draft in which a question was answered, before it was finished, is there once."""
    library = Library(root)
    client = library.find("Globex B.V.")
    draft, sitting_ids = library.draft(client), library.sitting_ids(client)
    assert (draft is None) == bool(sitting_ids), "there twice, or not at all"
    answer = (draft or library.load(client, sitting_ids[0])).answers["payment.late"]
    assert answer == "all" or acknowledged == 0, "older than acknowledged"
    assert sitting_ids or acknowledged < 2, "older than acknowledged"
    assert check_library(library).faults == ()
    answers = {**draft_sitting().answers, "payment.late": "all"}
    library.finish(client, small_edition(), replace(finished_sitting(), answers=answers))
    assert len(library.sitting_ids(client)) == 1
    assert library.draft(client) is None
    assert not [*root.rglob(f".*{TEMP_SUFFIX}")]


def check_client(root: Path, acknowledged: int) -> None:
    """A client who was added is there whole, or not at all."""
    library = Library(root)
    listing = library.list_clients()
    names = [client.name for client in listing.clients]
    assert names in (["Globex B.V."], ["Globex B.V.", "Umbrella"])
    assert "Umbrella" in names or acknowledged == 0, "older than acknowledged"
    assert listing.faults == ()
    assert check_library(library).faults == ()
    library.add("Umbrella", NOW)
    assert len([*(root / "clients").iterdir()]) == 2


def check_first_draft(root: Path, acknowledged: int) -> None:
    """A draft of a new client can be read with its questionnaire, once it is acknowledged."""
    library = Library(root)
    clients = library.clients()
    draft = library.draft(clients[0]) if clients else None
    assert draft is not None or acknowledged == 0, "older than acknowledged"
    assert draft in (None, draft_sitting())
    assert check_library(library).faults == ()
    library.save_draft(library.add("Umbrella", NOW), small_edition(), draft_sitting())
    assert check_library(Library(root)).faults == ()


def check_entries(root: Path, acknowledged: int) -> None:
    """Every acknowledged entry is there whole, once, and the next one can be written."""
    library = Library(root)
    texts = entry_texts(library)
    assert texts == ["version 0", "version 1"][: len(texts)]
    assert len(texts) >= acknowledged, "older than acknowledged"
    assert check_library(library).faults == ()
    append(library, library.find("Globex B.V."), event("next"), NOW + timedelta(hours=1))
    assert entry_texts(library) == [*texts, "next"]
    assert not [*root.rglob(f".*{TEMP_SUFFIX}")]


class Program(NamedTuple):
    """One of the writers, what it may leave, and whether it begins with an empty library."""

    name: str
    check: Check
    begins_empty: bool = False

    def outcome(self, folders: Iterator[Path], inject: str = "") -> Outcome:
        """The states that a crash may leave."""
        root = next(folders) / "data"
        root.mkdir(parents=True, mode=0o700)
        if not self.begins_empty:
            library = Library(root)
            library.save_draft(library.add("Globex B.V.", NOW), small_edition(), draft_sitting())
        recording = record(program_command(self.name, root), root, root.parent, inject)
        return outcome(recording, folders, self.check)


PROGRAMS = (
    Program("finish-draft", check_sitting),
    Program("add-client", check_client),
    Program("save-first-draft", check_first_draft, begins_empty=True),
    Program("append-entries", check_entries),
)
NAIVE_PROGRAMS = (
    *(program._replace(name=f"{program.name}-without-folder-syncs") for program in PROGRAMS),
    Program("finish-draft-naively", check_sitting),
    Program("add-client-naively", check_client),
    Program("append-entries-naively", check_entries),
)


@pytest.mark.parametrize("inject", ["", "link:error=EPERM"], ids=["links", "no hard links"])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_no_crash_leaves_half_a_library_or_an_old_one(
    program: Program, inject: str, folders: Iterator[Path]
) -> None:
    result = program.outcome(folders, inject)
    assert result.losses == ()
    assert result.state_count >= 8


@pytest.mark.parametrize("program", NAIVE_PROGRAMS, ids=lambda program: program.name)
def test_what_a_naive_library_loses_is_found(program: Program, folders: Iterator[Path]) -> None:
    assert program.outcome(folders).losses
