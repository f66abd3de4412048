"""``tensigns export`` and ``tensigns questions``: formats, files and their modes, redaction."""

import json
import stat
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.storage.durable_files import display_path
from tests.cli.conftest import ANSWERS, Commands
from tests.file_modes import PRIVATE_FILE
from tests.library.sample import SMALL_FILE


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_markdown_has_result_and_notes(tensigns: Commands) -> None:
    tensigns.record_globex()
    markdown = tensigns.ok("export", "globex b.v.")
    assert markdown.startswith("# Globex B.V.\n")
    assert "> on the whole" in markdown
    assert "  > May and June" in markdown
    assert markdown == tensigns.ok("export", "globex b.v.", "--format", "markdown", "-o", "-")


def test_json_equals_the_document_of_show(tensigns: Commands) -> None:
    sitting = tensigns.record_globex()
    document = tensigns.json("show", "globex b.v.")
    assert tensigns.json("export", "globex b.v.") == document
    assert (
        json.loads(tensigns.ok("export", f"globex-b-v@{sitting}", "--format", "json")) == document
    )


def test_toml_is_the_file_of_the_sitting(tensigns: Commands, library: Library) -> None:
    sitting = tensigns.record_globex()
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting}.toml"
    tensigns.ok("export", "globex b.v.", "--format", "toml", "-o", "copy.toml")
    assert Path("copy.toml").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("output_format", ["markdown", "html", "json", "toml"])
def test_an_exported_file_is_readable_by_its_owner_alone(
    output_format: str, tensigns: Commands
) -> None:
    tensigns.record_globex()
    target = Path("report.out")
    assert tensigns.ok("export", "globex b.v.", "--format", output_format, "-o", str(target)) == ""
    assert mode(target) == PRIVATE_FILE
    assert target.read_text(encoding="utf-8") == tensigns.ok(
        "export", "globex b.v.", "--format", output_format
    )


def test_an_existing_file_is_replaced_only_with_force(tensigns: Commands) -> None:
    tensigns.record_globex()
    target = Path("report.md")
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o644)
    message = tensigns.error_of("export", "globex b.v.", "-o", str(target))
    assert "report.md" in message
    assert "--force" in message
    assert target.read_text(encoding="utf-8") == "mine"
    tensigns.ok("export", "globex b.v.", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("# Globex B.V.\n")
    assert mode(target) == PRIVATE_FILE


def test_a_folder_is_never_replaced(tensigns: Commands) -> None:
    tensigns.record_globex()
    Path("folder").mkdir()
    assert "folder" in tensigns.error_of("export", "globex b.v.", "-o", "folder", "--force")
    assert Path("folder").is_dir()


def test_a_missing_folder_is_an_error(tensigns: Commands) -> None:
    tensigns.record_globex()
    result = tensigns("export", "globex b.v.", "-o", "missing/report.md")
    assert result.exit_code == 1
    assert "report.md" in result.stderr


@pytest.mark.parametrize("output_format", ["markdown", "html", "json"])
def test_an_anonymous_export_omits_name_slug_and_notes(
    output_format: str, tensigns: Commands, library: Library
) -> None:
    answers = ANSWERS.replace("on the whole", "Globex B.V. again, says Hank")
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    (client,) = library.clients()
    without_notes = tensigns.ok("export", "globex b.v.", "--format", output_format, "--anonymous")
    with_notes = tensigns.ok(
        "export", "globex b.v.", "--format", output_format, "--anonymous", "--with-notes"
    )
    for export in (without_notes, with_notes):
        assert "Client A" in export
        assert "globex" not in export.casefold()
        assert client.slug not in export
    assert "Hank" not in without_notes
    assert "May and June" not in without_notes
    assert "Client A again, says Hank" in with_notes


@pytest.mark.parametrize("output_format", ["markdown", "html", "json"])
def test_an_anonymous_comparison_hides_both_names_in_both_reports(
    output_format: str, tensigns: Commands, library: Library
) -> None:
    answers = ANSWERS.replace("on the whole", "Globex, unlike Initech; see Vandelay")
    tensigns.ok("ask", "--answers", "-", stdin=answers)
    tensigns.ok("ask", "vandelay", "--answers", "-", stdin=ANSWERS.replace("whole", "Vandelay"))
    tensigns.ok("rename", "vandelay", "Initech")
    args = ("export", "globex b.v.", "initech", "--format", output_format, "--anonymous")
    for export in (tensigns.ok(*args), tensigns.ok(*args, "--with-notes")):
        assert "Client A" in export
        assert "Client B" in export
        for name in ("globex", "initech", "vandelay", *(c.slug for c in library.clients())):
            assert name not in export.casefold()
    assert "Client A, unlike Client B; see Client B" in tensigns.ok(*args, "--with-notes")
    assert "unlike" not in tensigns.ok(*args)


@pytest.mark.parametrize("output_format", ["markdown", "html", "json"])
def test_an_anonymous_export_hides_a_name_in_an_own_questionnaire(
    output_format: str, tensigns: Commands, tmp_path: Path
) -> None:
    text = SMALL_FILE.read_text(encoding="utf-8")
    for before, after in {
        'id = "small"': 'id = "globex-signs"',
        "A small questionnaire": "Signs of Globex",
        "Threats": "Threats of GLOBEX",
        '"threats"': '"globex-threats"',
    }.items():
        text = text.replace(before, after)
    path = tmp_path / "globex.toml"
    path.write_text(text, encoding="utf-8")
    answers = """
        client = "Globex Foods S.r.l."
        note = "so globex shouted"
        answers.globex-threats.threatened = "yes"
    """
    tensigns.ok("ask", "--answers", "-", "--questions", str(path), stdin=answers)
    args = ("export", "globex foods s.r.l.", "--format", output_format, "--anonymous")
    for options in ((), ("--with-notes",)):
        export = tensigns.ok(*args, *options)
        assert "globex" not in export.casefold()
        assert "Threats of Client A" in export or '"client-a-threats"' in export


def test_an_html_export_of_several_sittings_has_the_trend(tensigns: Commands) -> None:
    sitting_id = tensigns.record_globex()
    args = ("export", "globex b.v.", "--format", "html")
    assert "<polyline" not in tensigns.ok(*args)
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS.replace("June", "July"))
    assert tensigns.ok(*args).count("<polyline") == 1
    comparison_args = ("export", f"globex b.v.@{sitting_id}", "globex b.v.", "--format", "html")
    assert tensigns.ok(*comparison_args).count("<polyline") == 1


def test_an_amendment_replaces_the_amended_sitting_in_the_trend(tensigns: Commands) -> None:
    amended_id = tensigns.record_globex()
    amend = ("--answers", "-", "--amend", amended_id, "--reason", "a slip")
    tensigns.ok("ask", *amend, stdin=ANSWERS)
    assert "<polyline" not in tensigns.ok("export", "globex b.v.", "--format", "html")


def test_conflicting_options_are_refused(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.error_of("export", "globex b.v.", "--with-notes")
    tensigns.error_of("export", "globex b.v.", "--format", "toml", "--anonymous")
    tensigns.error_of("export", "globex b.v.", "globex b.v.", "--format", "toml")
    tensigns.error_of("export", "globex b.v.", "--format", "pdf")
    tensigns.error_of("export", "nobody")


def test_every_format_of_questions_has_every_question(tensigns: Commands) -> None:
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


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.json", "{"),
        ("a.toml", "# "),
        ("a.md", "# Globex B.V."),
        ("a.markdown", "# Globex B.V."),
        ("a.txt", "# Globex B.V."),
        ("html", "# Globex B.V."),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(
    tensigns: Commands, name: str, start: str
) -> None:
    tensigns.record_globex()
    result = tensigns("export", "globex b.v.", "-o", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path(name).read_text(encoding="utf-8").startswith(start)
    assert result.stderr == f"Written to:\n{display_path(Path(name))}\n"


@pytest.mark.parametrize("name", ["a.pdf", "a.html.docx", "A.PDF"])
def test_an_ending_that_is_not_understood_is_refused(tensigns: Commands, name: str) -> None:
    tensigns.record_globex()
    error = tensigns.error_of("export", "globex b.v.", "-o", name)
    assert f"ends in {Path(name).suffix.lower()} is not understood" in error
    assert ".md, .markdown, .txt, .html, .htm, .json, .toml" in error
    assert not Path(name).exists()
    tensigns.ok("export", "globex b.v.", "-o", name, "--format", "html")


def test_the_format_option_overrides_the_ending(tensigns: Commands) -> None:
    tensigns.record_globex()
    tensigns.ok("export", "globex b.v.", "--format", "markdown", "-o", "a.html")
    assert Path("a.html").read_text(encoding="utf-8").startswith("# Globex B.V.")
    tensigns.ok("export", "globex b.v.", "--json", "-o", "b.html")
    assert Path("b.html").read_text(encoding="utf-8").startswith("{")
    assert "toml" not in tensigns.error_of("export", "globex b.v.", "--anonymous", "-o", "c.toml")
