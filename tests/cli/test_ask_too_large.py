"""``tensigns ask`` with notes that no file of ours can hold: refused, and nothing is lost."""

from pathlib import Path

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.storage.durable_files import SIZE_LIMIT
from tensigns.text.clean import NOTE_LIMIT
from tests.cli.conftest import Commands
from tests.library.sample import NOW, folder_content

QUESTION_KEYS = [*builtin_edition().questionnaire.questions_by_key]
NEARLY_THE_LIMIT = SIZE_LIMIT - 4_000
"""The size of notes with which a draft fits into a file, and a finished sitting does not."""


def test_a_sitting_in_lines_that_cannot_be_finished_is_kept(
    tensigns: Commands, library: Library
) -> None:
    client = library.add("Globex", NOW)
    length = NEARLY_THE_LIMIT // len(QUESTION_KEYS)
    draft = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=builtin_edition().ref,
        started=NOW,
        answers={"slow-payment.late": "often"},
        notes=dict.fromkeys(QUESTION_KEYS, "n" * length),
    )
    library.save_draft(client, builtin_edition(), draft)
    before = folder_content(library.root)
    for _attempt in range(2):
        done = tensigns("ask", "Globex", "--plain", "--resume", stdin="f\n")
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: This would be larger than 1 MB and is not saved;")
        assert "first of all notes." in done.stderr
        assert "Saved" not in done.stdout
        assert folder_content(library.root) == before


def test_a_new_client_is_not_added_for_answers_that_cannot_be_saved(
    tensigns: Commands, library: Library, tmp_path: Path
) -> None:
    notes = [f'{key} = "{chr(0x1F642) * NOTE_LIMIT}"' for key in QUESTION_KEYS[:31]]
    path = tmp_path / "answers.toml"
    lines = [f'note = "{"n" * 5_000}"', "[notes]", *notes, ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert SIZE_LIMIT - 3_000 < path.stat().st_size <= SIZE_LIMIT
    done = tensigns("ask", "Globex", "--answers", str(path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "larger than 1 MB" in done.stderr
    assert not library.root.exists()
