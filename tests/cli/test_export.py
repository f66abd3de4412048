"""``tensigns export``: what lands where, and who can read it."""

import json
import os
import stat
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, Commands


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_markdown_has_result_and_notes(tensigns: Commands) -> None:
    tensigns.globex()
    written = tensigns.ok("export", "globex b.v.")
    assert written.startswith("# Globex B.V.\n")
    assert "> on the whole" in written
    assert "  > May and June" in written
    assert written == tensigns.ok("export", "globex b.v.", "--format", "markdown", "-o", "-")


def test_json_is_the_document_of_show(tensigns: Commands) -> None:
    sitting = tensigns.globex()
    shown = tensigns.json("show", "globex b.v.")
    assert tensigns.json("export", "globex b.v.") == shown
    assert json.loads(tensigns.ok("export", f"globex-b-v@{sitting}", "--format", "json")) == shown


def test_toml_is_the_sittings_own_file(tensigns: Commands, library: Library) -> None:
    sitting = tensigns.globex()
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting}.toml"
    tensigns.ok("export", "globex b.v.", "--format", "toml", "-o", "copy.toml")
    assert Path("copy.toml").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("form", ["markdown", "html", "json", "toml"])
def test_a_file_is_for_its_owner_alone(form: str, tensigns: Commands) -> None:
    tensigns.globex()
    target = Path("notes.out")
    assert tensigns.ok("export", "globex b.v.", "--format", form, "-o", str(target)) == ""
    assert mode(target) == 0o600
    assert target.read_text(encoding="utf-8") == tensigns.ok(
        "export", "globex b.v.", "--format", form
    )


def test_an_existing_file_is_replaced_only_by_force(tensigns: Commands) -> None:
    tensigns.globex()
    target = Path("notes.md")
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o644)
    said = tensigns.refused("export", "globex b.v.", "-o", str(target))
    assert "notes.md" in said
    assert "--force" in said
    assert target.read_text(encoding="utf-8") == "mine"
    tensigns.ok("export", "globex b.v.", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("# Globex B.V.\n")
    assert mode(target) == 0o600


@pytest.mark.parametrize("target", ["pipe", "folder"])
def test_what_is_no_file_is_never_replaced(target: str, tensigns: Commands) -> None:
    tensigns.globex()
    os.mkfifo("pipe")
    Path("folder").mkdir()
    assert target in tensigns.refused("export", "globex b.v.", "-o", target, "--force")
    assert Path("pipe").is_fifo()
    assert Path("folder").is_dir()


def test_a_folder_that_is_not_there_is_told(tensigns: Commands) -> None:
    tensigns.globex()
    done = tensigns("export", "globex b.v.", "-o", "gone/notes.md")
    assert done.exit_code == 1
    assert "notes.md" in done.stderr


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_anonymous_leaves_name_slug_and_notes_out(
    form: str, tensigns: Commands, library: Library
) -> None:
    answers = ANSWERS.replace("on the whole", "Globex B.V. again, says Hank")
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    (client,) = library.clients()
    bare = tensigns.ok("export", "globex b.v.", "--format", form, "--anonymous")
    noted = tensigns.ok("export", "globex b.v.", "--format", form, "--anonymous", "--with-notes")
    for written in (bare, noted):
        assert "Client A" in written
        assert "globex" not in written.casefold()
        assert client.slug not in written
    assert "Hank" not in bare
    assert "May and June" not in bare
    assert "Client A again, says Hank" in noted


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_two_clients_are_hidden_from_each_other_too(
    form: str, tensigns: Commands, library: Library
) -> None:
    answers = ANSWERS.replace("on the whole", "Globex, unlike Initech; see Vandelay")
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    tensigns.ok("ask", "vandelay", "--answers", "-", stdin=ANSWERS.replace("whole", "Vandelay"))
    tensigns.ok("rename", "vandelay", "Initech")
    pair = ("export", "globex b.v.", "initech", "--format", form, "--anonymous")
    for written in (tensigns.ok(*pair), tensigns.ok(*pair, "--with-notes")):
        assert "Client A" in written
        assert "Client B" in written
        for name in ("globex", "initech", "vandelay", *(each.slug for each in library.clients())):
            assert name not in written.casefold()
    assert "Client A, unlike Client B; see Client B" in tensigns.ok(*pair, "--with-notes")
    assert "unlike" not in tensigns.ok(*pair)


def test_a_page_has_the_trend_once_there_are_several_sittings(tensigns: Commands) -> None:
    sitting = tensigns.globex()
    page = ("export", "globex b.v.", "--format", "html")
    assert "<polyline" not in tensigns.ok(*page)
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS.replace("June", "July"))
    assert tensigns.ok(*page).count("<polyline") == 1
    both = ("export", f"globex b.v.@{sitting}", "globex b.v.", "--format", "html")
    assert tensigns.ok(*both).count("<polyline") == 1


def test_an_amendment_takes_the_place_of_what_it_amends_in_the_trend(tensigns: Commands) -> None:
    sitting = tensigns.globex()
    amend = ("--answers", "-", "--amend", sitting, "--reason", "a slip")
    tensigns.ok("ask", *amend, stdin=ANSWERS)
    assert "<polyline" not in tensigns.ok("export", "globex b.v.", "--format", "html")


def test_options_that_do_not_go_together_are_refused(tensigns: Commands) -> None:
    tensigns.globex()
    tensigns.refused("export", "globex b.v.", "--with-notes")
    tensigns.refused("export", "globex b.v.", "--format", "toml", "--anonymous")
    tensigns.refused("export", "globex b.v.", "globex b.v.", "--format", "toml")
    tensigns.refused("export", "globex b.v.", "--format", "pdf")
    tensigns.refused("export", "nobody")


def test_the_questionnaire_in_all_forms(tensigns: Commands) -> None:
    text = tensigns.ok("questions")
    markdown = tensigns.ok("questions", "--format", "markdown")
    document = tensigns.json("questions")
    assert json.loads(tensigns.ok("questions", "--format", "json")) == document
    assert markdown.startswith("# ")
    keys = [
        f"{sign['id']}.{question['id']}"
        for sign in document["signs"]
        for question in sign["questions"]
    ]
    assert len(keys) > 20
    for key in (*keys, "weighing.worth-it"):
        assert key in text
        assert key in markdown
    assert tensigns.json("questions", "--lang", "nl")["signs"] != document["signs"]
