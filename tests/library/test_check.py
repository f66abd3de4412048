"""The check of a library reports all faults together and changes nothing."""

from pathlib import Path

import pytest

from tensigns.library.check import check_library
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tests.library.sample import SMALL_FILE, populated_library, unchanged

ID = "20261123T101530Z"


@pytest.fixture
def full_library(tmp_path: Path) -> Library:
    return populated_library(tmp_path / "full")


def client_folder(library: Library, name: str) -> Path:
    return library.root / "clients" / library.find(name).slug


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_a_sound_library_has_no_faults(full_library: Library) -> None:
    assert check_library(full_library) == (6, ())


def test_a_missing_library_has_no_faults_and_is_not_created(tmp_path: Path) -> None:
    assert check_library(Library(tmp_path / "none")) == (0, ())
    assert not (tmp_path / "none").exists()


def test_all_faults_are_reported_together(full_library: Library) -> None:
    globex = client_folder(full_library, "Globex B.V.")
    initech = client_folder(full_library, "Initech")
    edit(globex / f"{ID}.toml", 'calls = "weekly"', 'calls = "never"')
    edit(globex / "in-progress.toml", "\n[end]\n", "")
    edit(initech / "client.toml", 'name = "Initech"', "")
    edit(initech / f"{ID}.toml", "hash = ", 'mine = 1\nhash = "0000000000000000" #')
    (globex / f"{ID} (conflicted copy).toml").write_text("")
    (globex / f"{ID}-2.toml").write_text("format = [[[[")
    (full_library.root / "clients" / "Umbrella").mkdir()
    (full_library.root / "questionnaires" / "small-1.0-ffffffffffffffff.toml").write_bytes(
        SMALL_FILE.read_bytes()
    )
    with unchanged(full_library.root):
        check = check_library(Library(full_library.root))
    faults = "\n".join(check.faults)
    for expected in (
        f"{globex / ID}.toml: decision: recommendation, points",
        f"{globex / 'in-progress.toml'}: the file is not complete",
        f"{initech / 'client.toml'}: name: this is missing",
        f"{initech / ID}.toml: its questionnaire is gone",
        f"{globex / ID} (conflicted copy).toml: its name is no sitting's",
        f"{globex / ID}-2.toml: line 1",
        f"{full_library.root / 'clients' / 'Umbrella'}: this is no client's folder",
        "small-1.0-ffffffffffffffff.toml: this questionnaire was changed",
    ):
        assert expected in faults
    assert len(check.faults) == 8


def test_a_sitting_under_the_name_of_the_other_state_is_a_fault(full_library: Library) -> None:
    globex = client_folder(full_library, "Globex B.V.")
    draft, finished = globex / "in-progress.toml", globex / f"{ID}.toml"
    spare = draft.rename(globex / "spare")
    finished.rename(draft)
    spare.rename(finished)
    faults = set(check_library(full_library).faults)
    assert f"{draft}: this sitting is finished" in faults
    assert f"{finished}: this sitting is not finished" in faults


def test_edited_answers_make_the_stored_decision_a_fault(full_library: Library) -> None:
    path = client_folder(full_library, "Initech") / f"{ID}.toml"
    edit(path, 'late = "unknown"', 'late = "all"')
    (fault,) = check_library(full_library).faults
    assert "recommendation, points" in fault
    assert "(fire, 15 points); the answers count" in fault


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("points = 5\nsettled", "points = 7\nsettled", "decision: points: the file says"),
        ("\n[decision]", "\n[decided]", "decision: this is missing"),
        (f'id = "{ID}"', f'id = "{ID}-2"', f"id: it says {ID}-2, the file's name says {ID}"),
    ],
)
def test_a_stored_decision_or_id_that_does_not_match_is_a_fault(
    full_library: Library, before: str, after: str, message: str
) -> None:
    path = client_folder(full_library, "Initech") / f"{ID}.toml"
    text = path.read_text().replace("decision.", "decided.") if "decided" in after else None
    if text:
        path.write_text(text)
    edit(path, before, after)
    (fault,) = check_library(full_library).faults
    assert message in fault


def test_unknown_keys_are_no_fault(full_library: Library) -> None:
    path = client_folder(full_library, "Initech") / f"{ID}.toml"
    edit(path, "\n[decision]", '\nmine = 1\n[decision]\nmine = "x"')
    assert check_library(full_library).faults == ()


def test_a_single_file_is_checked_by_its_content(full_library: Library, tmp_path: Path) -> None:
    initech = client_folder(full_library, "Initech")
    for path in (SMALL_FILE, initech / "client.toml", initech / f"{ID}.toml"):
        assert check_file(path, full_library) == ()
    copied = tmp_path / "copy.toml"
    copied.write_text((initech / f"{ID}.toml").read_text().replace('"no"', '"maybe"', 1))
    assert "copy.toml: answers.threats.threatened" in check_file(copied, full_library)[0]
    copied.write_text(SMALL_FILE.read_text().replace('"scale"', '"scael"', 1))
    assert "sign demands question calls type" in check_file(copied, full_library)[0]
    copied.write_text("x = 1")
    assert (
        "this is no questionnaire, no client, no sitting and no entry"
        in check_file(copied, full_library)[0]
    )
    copied.write_text("name = 1")
    assert len(check_file(copied, full_library)) == 2
    assert "no such file" in check_file(tmp_path / "none", full_library)[0]
