"""A data folder of version 0.1.0 is read, and its sittings are written, as by that version."""

from pathlib import Path

import pytest

from tensigns.language import set_language
from tensigns.library.checksum import update_checksum
from tensigns.library.client_folder import ClientFolder
from tensigns.library.library import Library
from tensigns.library.sitting_codec import encode_draft, encode_finished, result_without_parsing
from tensigns.library.sitting_header import file_header
from tensigns.storage import toml
from tests.library.sample import folder_content
from tests.version_0_1_0 import EXPECTED, FOLDER, copy_to

SITTINGS = sorted((FOLDER / "data" / "clients").glob("*/2*.toml"))
DRAFT = FOLDER / "data" / "clients" / "globex-b-v-5c997d6a" / "in-progress.toml"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    copy_to(tmp_path / "data")
    return Library(tmp_path / "data")


def test_every_sitting_of_the_folder_is_expected() -> None:
    assert {f"{path.parent.name}@{path.stem}" for path in SITTINGS} == set(EXPECTED["show"])


def test_every_history_is_unchanged(library: Library) -> None:
    for client in library.clients():
        history = library.history(client)
        assert history.faults == ()
        assert [
            {
                "id": sitting.id,
                "replaces": [*sitting.replaced_ids],
                "day": sitting.day.isoformat(),
                "finished": sitting.result.finished.isoformat(),
                "amends": sitting.result.amends,
                "recommendation": sitting.result.recommendation,
                "points": sitting.result.points,
            }
            for sitting in history.sittings
        ] == EXPECTED["history"][client.slug]


def test_the_draft_is_unchanged(library: Library) -> None:
    for client in library.clients():
        draft = library.draft(client)
        expected = EXPECTED["drafts"].get(client.slug)
        assert (draft is None) == (expected is None)
        if draft is not None:
            assert {
                "started": draft.started.isoformat(),
                "language": draft.language,
                "at": draft.position,
                "answers": draft.answers,
                "suggestions": draft.suggestions,
                "notes": draft.notes,
                "note": draft.note,
            } == expected


@pytest.mark.parametrize("path", SITTINGS, ids=lambda path: f"{path.parent.name}@{path.stem}")
def test_a_sitting_is_read_without_parsing_and_written_unchanged_below_its_header(
    path: Path, library: Library
) -> None:
    data = path.read_bytes()
    assert result_without_parsing(data) is not None
    sitting = ClientFolder(path.parent, library.archive).load(path.stem)
    edition = library.edition(sitting.questionnaire_ref)
    set_language(sitting.language)
    reasons = toml.parse(data, path.name)["decision"]["why"]
    _header, below_header = data.split(b"\n\n", maxsplit=1)
    with_todays_header = file_header(edition.questionnaire) + below_header
    assert encode_finished(edition, sitting, reasons) == update_checksum(with_todays_header)


def test_the_draft_is_written_unchanged(library: Library) -> None:
    draft = ClientFolder(DRAFT.parent, library.archive)
    sitting = library.draft(library.find(draft.slug))
    assert sitting is not None
    edition = library.edition(sitting.questionnaire_ref)
    previous = toml.parse(DRAFT.read_bytes(), DRAFT.name)
    for table in (None, previous):
        assert encode_draft(edition, sitting, table).data == DRAFT.read_bytes()


def test_the_items_of_the_trash_are_restored(library: Library) -> None:
    items = sorted(library.trash_items(), key=lambda item: item.name)
    assert [item.name for item in items] == [item["name"] for item in EXPECTED["trash"]]
    before = folder_content(library.root / "trash")
    library.discard_draft(library.find("globex-b-v-5c997d6a"))
    for item in items:
        library.restore(item.name)
    after = folder_content(library.root / "clients")
    assert set(before.values()) <= set(after.values())
    assert len(library.clients()) == 3
