"""Drafts in the library: saving, loading, and versions written by another program."""

from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.core.interview import Interview
from tensigns.errors import BadInput
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, draft_sitting, finished_sitting, folder_content


def test_a_saved_draft_is_loaded(library: Library, client: Client, edition: Edition) -> None:
    assert library.draft(client) is None
    library.save_draft(client, edition, draft_sitting())
    assert Library(library.root).draft(client) == draft_sitting()
    assert library.sitting_ids(client) == ()
    assert library.latest_sitting(client) is None


def test_recording_a_sitting_keeps_the_draft_of_another(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, draft_sitting())
    later = finished_sitting(NOW + timedelta(days=1))
    library.record(client, edition, later)
    assert library.draft(client) == draft_sitting()


def test_the_draft_of_a_recorded_sitting_is_dropped(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, draft_sitting())
    library.record(client, edition, finished_sitting())
    assert library.draft(client) is None
    assert library.draft(client) is None
    library.record(client, edition, finished_sitting(NOW + timedelta(days=1)))


def test_unknown_keys_survive_every_save(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    path = folder / "in-progress.toml"
    path.write_text(path.read_text().replace("\n[questionnaire]", 'mine = "kept"\n[questionnaire]'))
    reopened = Library(library.root)
    interview = Interview(edition.questionnaire, draft_sitting())
    with reopened.lock_draft(client):
        assert reopened.draft(client) == draft_sitting()
        for option in ("none", "some", "all"):
            interview = interview.go_to("payment.late").answer(option)
            reopened.save_draft(client, edition, interview.sitting)
            assert 'mine = "kept"' in path.read_text()
    assert reopened.draft(client) == interview.sitting
    assert reopened.trash_items() == ()


def test_saving_a_draft_moves_another_programs_version_to_the_trash(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    path = folder / "in-progress.toml"
    edited = path.read_text().replace("on the whole", "synced from elsewhere")
    path.write_text(edited)
    library.save_draft(client, edition, draft_sitting({}))
    assert library.draft(client) == draft_sitting({})
    (item,) = library.trash_items()
    assert item.name == f"{client.slug}@in-progress"
    assert (library.root / "trash" / f"{item.name}.toml").read_text() == edited


def test_every_version_of_another_program_is_moved_to_the_trash(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    for number in range(3):
        library.save_draft(client, edition, draft_sitting())
        path = folder / "in-progress.toml"
        path.write_text(path.read_text().replace("on the whole", f"copy {number}"))
    library.save_draft(client, edition, draft_sitting())
    paths = [library.root / "trash" / f"{item.name}.toml" for item in library.trash_items()]
    assert {path.read_text().partition('note = "')[2][:6] for path in paths} == {
        "copy 0",
        "copy 1",
        "copy 2",
    }


def test_finishing_moves_another_programs_draft_to_the_trash(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    path = folder / "in-progress.toml"
    path.write_text(path.read_text().replace("on the whole", "from elsewhere"))
    library.finish(client, edition, finished_sitting())
    assert library.draft(client) is None
    (item,) = library.trash_items()
    assert "from elsewhere" in (library.root / "trash" / f"{item.name}.toml").read_text()


def test_drafts_and_finished_sittings_are_not_mixed_up(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    with pytest.raises(ValueError, match="finished"):
        library.save_draft(client, edition, finished_sitting())
    with pytest.raises(ValueError, match="finished"):
        library.record(client, edition, draft_sitting())
    library.record(client, edition, finished_sitting())
    (folder / "20261123T101530Z.toml").rename(folder / "in-progress.toml")
    with pytest.raises(BadInput, match="this sitting is finished"):
        library.draft(client)


def test_an_unreadable_draft_is_never_changed(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    path = folder / "in-progress.toml"
    path.write_bytes(path.read_bytes()[:200])
    before = folder_content(library.root)
    with pytest.raises(BadInput, match="in-progress"):
        library.draft(client)
    with pytest.raises(BadInput, match="in-progress"):
        library.save_draft(client, edition, draft_sitting())
    with pytest.raises(BadInput, match="in-progress"):
        library.discard_draft(client)
    assert folder_content(library.root) == before
    library.finish(client, edition, finished_sitting())
    after = folder_content(library.root)
    assert {name: after[name] for name in before} == before


def test_a_draft_at_a_hidden_question_is_loaded_at_a_visible_one(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting({"threats.threatened": "no"}))
    path = folder / "in-progress.toml"
    for position, expected in (
        ("demands.raised", "demands.calls"),
        ("nowhere", "demands.calls"),
        ("weighing.worth-it", "demands.calls"),
        ("payment.late", "payment.late"),
        ("review", "review"),
    ):
        text = path.read_text()
        previous = text.partition('at = "')[2].partition('"')[0]
        path.write_text(text.replace(f'at = "{previous}"', f'at = "{position}"'))
        draft = library.draft(client)
        assert draft is not None
        assert draft.position == expected
        Interview(edition.questionnaire, draft).forward()


def test_answers_and_notes_unknown_to_the_questionnaire_are_reported(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, draft_sitting())
    path = folder / "in-progress.toml"
    text = path.read_text()
    path.write_text(text.replace('calls = "weekly"', 'calls = "wekly"').replace("late =", "lat ="))
    with pytest.raises(BadInput) as caught:
        library.draft(client)
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "answers.payment.lat",
        "answers.demands.calls",
        "notes.payment.lat",
    ]
