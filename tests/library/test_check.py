"""Check: everything that is wrong in the data folder, at once, and nothing is changed."""

from pathlib import Path

import pytest

from tensigns.library.check import check_file, check_library
from tensigns.library.library import Library
from tests.library.sample import SMALL, content, populated

ID = "20261123T101530Z"


@pytest.fixture
def full(tmp_path: Path) -> Library:
    return populated(tmp_path / "full")


def place(library: Library, name: str) -> Path:
    return library.root / "clients" / library.find(name).slug


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_a_sound_library(full: Library) -> None:
    assert check_library(full) == (6, ())


def test_an_empty_one(tmp_path: Path) -> None:
    assert check_library(Library(tmp_path / "none")) == (0, ())
    assert not (tmp_path / "none").exists()


def test_everything_at_once(full: Library) -> None:
    globex, initech = place(full, "Globex B.V."), place(full, "Initech")
    edit(globex / f"{ID}.toml", 'calls = "weekly"', 'calls = "never"')
    edit(globex / "in-progress.toml", "\n[end]\n", "")
    edit(initech / "client.toml", 'name = "Initech"', "")
    edit(initech / f"{ID}.toml", "hash = ", 'mine = 1\nhash = "0000000000000000" #')
    (globex / f"{ID} (conflicted copy).toml").write_text("")
    (globex / f"{ID}-2.toml").write_text("format = [[[[")
    (full.root / "clients" / "Umbrella").mkdir()
    (full.root / "questionnaires" / "small-1.0-ffffffffffffffff.toml").write_bytes(
        SMALL.read_bytes()
    )
    before = content(full.root)
    found = check_library(Library(full.root))
    assert content(full.root) == before
    told = "\n".join(found.faults)
    for expected in (
        f"{globex / ID}.toml: decision: recommendation, points",
        f"{globex / 'in-progress.toml'}: the file is cut short",
        f"{initech / 'client.toml'}: name: this is missing",
        f"{initech / ID}.toml: its questionnaire is gone",
        f"{globex / ID} (conflicted copy).toml: its name is no sitting's",
        f"{globex / ID}-2.toml: line 1",
        f"{full.root / 'clients' / 'Umbrella'}: this is no client's folder",
        "small-1.0-ffffffffffffffff.toml: this questionnaire was changed",
    ):
        assert expected in told
    assert len(found.faults) == 8


def test_answers_edited_by_hand_count(full: Library) -> None:
    path = place(full, "Initech") / f"{ID}.toml"
    edit(path, 'late = "unknown"', 'late = "all"')
    (fault,) = check_library(full).faults
    assert "recommendation, points" in fault
    assert "(fire, 15 points); the answers count" in fault


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("points = 5\nsettled", "points = 7\nsettled", "decision: points: stored is"),
        ("\n[decision]", "\n[decided]", "decision: this is missing"),
        (f'id = "{ID}"', f'id = "{ID}-2"', f"id: it says {ID}-2, the file's name says {ID}"),
    ],
)
def test_what_was_stored_is_held_against_the_answers(
    full: Library, before: str, after: str, told: str
) -> None:
    path = place(full, "Initech") / f"{ID}.toml"
    text = path.read_text().replace("decision.", "decided.") if "decided" in after else None
    if text:
        path.write_text(text)
    edit(path, before, after)
    (fault,) = check_library(full).faults
    assert told in fault


def test_keys_that_we_do_not_know_are_no_fault(full: Library) -> None:
    path = place(full, "Initech") / f"{ID}.toml"
    edit(path, "\n[decision]", '\nmine = 1\n[decision]\nmine = "x"')
    assert check_library(full).faults == ()


def test_single_files_by_what_they_hold(full: Library, tmp_path: Path) -> None:
    initech = place(full, "Initech")
    for path in (SMALL, initech / "client.toml", initech / f"{ID}.toml"):
        assert check_file(path, full) == ()
    copied = tmp_path / "copy.toml"
    copied.write_text((initech / f"{ID}.toml").read_text().replace('"no"', '"maybe"', 1))
    assert "copy.toml: answers.threats.threatened" in check_file(copied, full)[0]
    copied.write_text(SMALL.read_text().replace('"scale"', '"scael"', 1))
    assert "sign demands question calls type" in check_file(copied, full)[0]
    copied.write_text("x = 1")
    assert "this is no questionnaire, no client and no sitting" in check_file(copied, full)[0]
    copied.write_text("name = 1")
    assert len(check_file(copied, full)) == 2
    assert "no such file" in check_file(tmp_path / "none", full)[0]
