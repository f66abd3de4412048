"""Sittings in the library: saved, found again, finished once, amended, never overwritten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.interview import Interview
from tensigns.core.sitting import QuestionnaireRef
from tensigns.errors import BadInput, OperationFailed
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, SMALL, content, finished, unfinished


def test_an_unfinished_sitting_is_found_again(
    library: Library, client: Client, edition: Edition
) -> None:
    assert library.draft(client) is None
    library.save_draft(client, edition, unfinished())
    assert Library(library.root).draft(client) == unfinished()
    assert library.sitting_ids(client) == ()
    assert library.latest_sitting(client) is None


def test_finishing_leaves_one_file(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
    recorded = library.finish(client, edition, finished())
    assert recorded == replace(finished(), id="20261123T101530Z")
    assert sorted(content(folder)) == ["20261123T101530Z.toml", "client.toml"]
    other = Library(library.root)
    assert other.sitting_ids(client) == ("20261123T101530Z",)
    assert other.load(client, "20261123T101530Z") == recorded
    assert other.latest_sitting(client) == recorded
    assert other.draft(client) is None


def test_ids_are_given_once(library: Library, client: Client, edition: Edition) -> None:
    given = [
        library.record(client, edition, replace(finished(), note=str(number))).id
        for number in range(12)
    ]
    assert given[:3] == ["20261123T101530Z", "20261123T101530Z-2", "20261123T101530Z-3"]
    assert library.sitting_ids(client) == tuple(given)
    assert [library.load(client, each).note for each in library.sitting_ids(client)] == [
        str(number) for number in range(12)
    ]


def test_the_same_sitting_twice_is_one_file(
    library: Library, client: Client, edition: Edition
) -> None:
    assert library.finish(client, edition, finished()) == library.finish(
        client, edition, finished()
    )
    assert library.sitting_ids(client) == ("20261123T101530Z",)


def test_a_recorded_sitting_leaves_an_unfinished_one_alone(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, unfinished())
    later = finished(NOW + timedelta(days=1))
    library.record(client, edition, later)
    assert library.draft(client) == unfinished()


def test_a_draft_whose_sitting_is_recorded_is_done_with(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, unfinished())
    library.record(client, edition, finished())
    assert library.draft(client) is None
    assert library.draft(client) is None
    library.record(client, edition, finished(NOW + timedelta(days=1)))


def test_unknown_keys_survive_every_save(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
    path = folder / "in-progress.toml"
    path.write_text(path.read_text().replace("\n[questionnaire]", 'mine = "kept"\n[questionnaire]'))
    other = Library(library.root)
    interview = Interview(edition.questionnaire, unfinished())
    with other.lock_draft(client):
        assert other.draft(client) == unfinished()
        for option in ("none", "some", "all"):
            interview = interview.go_to("payment.late").answer(option)
            other.save_draft(client, edition, interview.sitting)
            assert 'mine = "kept"' in path.read_text()
    assert other.draft(client) == interview.sitting
    assert other.trash_items() == ()


def test_what_somebody_else_wrote_meanwhile_is_kept(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
    path = folder / "in-progress.toml"
    edited = path.read_text().replace("on the whole", "synced from elsewhere")
    path.write_text(edited)
    library.save_draft(client, edition, unfinished({}))
    assert library.draft(client) == unfinished({})
    (kept,) = library.trash_items()
    assert kept.name == f"{client.slug}@in-progress"
    assert (library.root / "trash" / f"{kept.name}.toml").read_text() == edited


def test_each_thing_that_was_written_meanwhile_is_kept(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    for number in range(3):
        library.save_draft(client, edition, unfinished())
        path = folder / "in-progress.toml"
        path.write_text(path.read_text().replace("on the whole", f"copy {number}"))
    library.save_draft(client, edition, unfinished())
    kept = [library.root / "trash" / f"{entry.name}.toml" for entry in library.trash_items()]
    assert {path.read_text().partition('note = "')[2][:6] for path in kept} == {
        "copy 0",
        "copy 1",
        "copy 2",
    }


def test_finishing_keeps_what_was_written_meanwhile(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
    path = folder / "in-progress.toml"
    path.write_text(path.read_text().replace("on the whole", "from elsewhere"))
    library.finish(client, edition, finished())
    assert library.draft(client) is None
    (kept,) = library.trash_items()
    assert "from elsewhere" in (library.root / "trash" / f"{kept.name}.toml").read_text()


def test_only_the_unfinished_is_saved_as_such(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    with pytest.raises(ValueError, match="finished"):
        library.save_draft(client, edition, finished())
    with pytest.raises(ValueError, match="finished"):
        library.record(client, edition, unfinished())
    library.record(client, edition, finished())
    (folder / "20261123T101530Z.toml").rename(folder / "in-progress.toml")
    with pytest.raises(BadInput, match="this sitting is finished"):
        library.draft(client)


def test_an_unreadable_draft_is_never_touched(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
    path = folder / "in-progress.toml"
    path.write_bytes(path.read_bytes()[:200])
    before = content(library.root)
    with pytest.raises(BadInput, match="in-progress"):
        library.draft(client)
    with pytest.raises(BadInput, match="in-progress"):
        library.save_draft(client, edition, unfinished())
    with pytest.raises(BadInput, match="in-progress"):
        library.discard_draft(client)
    assert content(library.root) == before
    library.finish(client, edition, finished())
    after = content(library.root)
    assert {name: after[name] for name in before} == before


def test_a_draft_stands_at_a_question_that_shows(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished({"threats.threatened": "no"}))
    path = folder / "in-progress.toml"
    for there, expected in (
        ("demands.raised", "demands.calls"),
        ("nowhere", "demands.calls"),
        ("weighing.worth-it", "demands.calls"),
        ("payment.late", "payment.late"),
        ("review", "review"),
    ):
        text = path.read_text()
        now_at = text.partition('at = "')[2].partition('"')[0]
        path.write_text(text.replace(f'at = "{now_at}"', f'at = "{there}"'))
        resumed = library.draft(client)
        assert resumed is not None
        assert resumed.position == expected
        Interview(edition.questionnaire, resumed).forward()


def test_answers_that_their_questionnaire_lacks_are_named(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    library.save_draft(client, edition, unfinished())
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


def test_the_questionnaire_is_kept_as_it_was(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, unfinished())
    source = edition.ref
    kept = library.root / "questionnaires" / f"small-1.0-{source.hash}.toml"
    assert kept.read_bytes() == SMALL.read_bytes()
    assert Library(library.root).edition(source) == edition


def test_a_questionnaire_that_is_gone_or_changed(
    library: Library, client: Client, edition: Edition
) -> None:
    library.record(client, edition, finished())
    (kept,) = (library.root / "questionnaires").iterdir()
    kept.write_bytes(kept.read_bytes() + b"#")
    with pytest.raises(BadInput, match="this questionnaire was changed"):
        Library(library.root).latest_sitting(client)
    kept.unlink()
    with pytest.raises(BadInput, match=r"20261123T101530Z.toml: its questionnaire is gone"):
        Library(library.root).latest_sitting(client)


def test_the_built_in_questionnaire_needs_no_copy(library: Library) -> None:
    builtin = reading.builtin_edition()
    assert library.edition(builtin.ref) == builtin
    with pytest.raises(BadInput, match="gone"):
        library.edition(QuestionnaireRef("ten-signs", "1.0", "0" * 16))


def amending(library: Library, client: Client, edition: Edition, amended: str, day: int) -> str:
    sitting = finished(datetime(2026, 12, day, tzinfo=UTC))
    recorded = library.record(
        client, edition, replace(sitting, amends=amended, reason="a slip of the key")
    )
    assert recorded.id is not None
    return recorded.id


def recorded(library: Library, client: Client, edition: Edition, day: int) -> str:
    given = library.record(client, edition, finished(datetime(2026, 11, day, tzinfo=UTC))).id
    assert given is not None
    return given


def latest(library: Library, client: Client) -> str | None:
    sitting = library.latest_sitting(client)
    return sitting.id if sitting else None


def test_an_amended_sitting_stays_and_its_place_is_taken(
    library: Library, client: Client, edition: Edition
) -> None:
    one, two = (recorded(library, client, edition, day) for day in (1, 2))
    assert latest(library, client) == two
    older = amending(library, client, edition, one, 1)
    assert latest(library, client) == two
    newer = amending(library, client, edition, two, 2)
    assert latest(library, client) == newer
    again = amending(library, client, edition, newer, 3)
    assert latest(library, client) == again
    assert library.sitting_ids(client) == (one, two, older, newer, again)
    assert library.load(client, again).reason == "a slip of the key"


def test_what_amends_a_sitting_that_is_gone_keeps_its_place(
    library: Library, client: Client, edition: Edition
) -> None:
    one, two = (recorded(library, client, edition, day) for day in (1, 2))
    amending(library, client, edition, one, 1)
    library.delete(client, one)
    assert latest(library, client) == two


def test_sittings_that_amend_each_other(
    library: Library, client: Client, edition: Edition, folder: Path
) -> None:
    one = recorded(library, client, edition, 1)
    two = amending(library, client, edition, one, 1)
    path = folder / f"{one}.toml"
    path.write_text(path.read_text().replace("language", f'amends = "{two}"\nlanguage', 1))
    assert latest(library, client) in (one, two)


def test_only_what_is_there_can_be_amended(
    library: Library, client: Client, edition: Edition
) -> None:
    before = content(library.root)
    with pytest.raises(BadInput, match="has no such sitting"):
        library.record(client, edition, replace(finished(), amends="20261122T101530Z"))
    assert content(library.root) == before


@pytest.mark.parametrize("name", ["20261123T101530Z", "../x", "in-progress", "client", "", "x\x00"])
def test_a_sitting_that_is_not_there(library: Library, client: Client, name: str) -> None:
    with pytest.raises(BadInput, match="has no such sitting"):
        library.load(client, name)
    with pytest.raises(BadInput, match="has no such sitting"):
        library.delete(client, name)


def test_a_client_whose_folder_is_gone(library: Library, edition: Edition) -> None:
    nobody = Client("globex-0a1b2c3d", "Globex", NOW)
    assert library.sitting_ids(nobody) == ()
    assert library.latest_sitting(nobody) is None
    assert library.draft(nobody) is None
    with pytest.raises(OperationFailed, match="the folder is gone"):
        library.save_draft(nobody, edition, unfinished())
    assert not (library.root / "clients" / nobody.slug).exists()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    assert library.clients() == ()
    assert library.trash_items() == ()
    with pytest.raises(BadInput):
        library.find("x")
    assert not library.root.exists()


def test_a_relative_folder_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = Library(Path("data"))
    monkeypatch.chdir("/")
    library.add("x", NOW)
    assert (tmp_path / "data" / "clients").is_dir()
