"""``check`` and ``ask`` name the same faults of a file with many faults, and count the rest."""

import json
from pathlib import Path

from tests.cli.conftest import Commands

UNKNOWN_KEYS = "".join(f"clent{number} = 1\n" for number in range(50_000))


def test_of_an_answers_file_the_first_hundred_are_named(tensigns: Commands) -> None:
    error = tensigns.error_of("ask", "Globex", "--answers", "-", stdin=UNKNOWN_KEYS)
    lines = error.splitlines()
    assert len(lines) == 101
    assert lines[-1] == "Standard input: and 49900 more"


def test_check_and_ask_name_the_same_faults_of_a_questionnaire(
    tensigns: Commands, tmp_path: Path
) -> None:
    path = tmp_path / "q.toml"
    path.write_text(f'{UNKNOWN_KEYS}languages = ["en"]\n')
    error = tensigns.error_of("ask", "Globex", "--questions", str(path), "--answers", "-")
    lines = error.removeprefix("Error: ").splitlines()
    assert len(lines) == 101
    total = 100 + int(lines[-1].split()[-2])
    assert total >= 50_000
    result = tensigns("check", str(path))
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [*lines, f"1 file looked at. {total} faults."]
    document = json.loads(tensigns("check", str(path), "--json").stdout)
    assert document == {"files": 1, "faults": lines}
