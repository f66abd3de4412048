"""A hostile row of combining marks is handled in time, and each cut is reported."""

import time
from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.library.answers_file import read_answers
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.text.clean import MARK_LIMIT
from tests.library.sample import NOW, SMALL_FILE, finished_sitting
from tests.time_bounds import is_within

ROW = "\u0301\u0323" * 30_000
SURPLUS = f"59970 accents too many in a row; only the first {MARK_LIMIT} count"


def test_other_clients_are_listed_in_time(library: Library, client: Client, folder: Path) -> None:
    library.add("Initech", NOW)
    path = folder / "client.toml"
    path.write_text(path.read_text().replace(client.name, f"Globex{ROW}"))
    started = time.process_time()
    names = [listed.name for listed in library.clients()]
    assert is_within(time.process_time() - started, 1)
    assert [name[:6] for name in names] == ["Globex", "Initec"]
    assert check_library(library).faults == (f"{path}: name: {SURPLUS}",)


def test_check_names_the_notes_that_are_read_in_part(
    library: Library, client: Client, folder: Path, edition: Edition
) -> None:
    sitting: Sitting = library.record(client, edition, finished_sitting())
    path = folder / f"{sitting.id}.toml"
    text = path.read_text().replace("on the whole", f"on the whole{ROW}", 1)
    path.write_text(text)
    assert len(library.load(client, sitting.id or "").note) < 60
    assert check_library(library).faults == (f"{path}: note: {SURPLUS}",)


def test_an_answers_file_is_refused(edition: Edition) -> None:
    data = f'client = "Globex"\n[notes]\ndemands.calls = "x{ROW}"\n'.encode()
    with pytest.raises(BadInput) as caught:
        read_answers(data, "answers.toml", edition)
    assert str(caught.value) == f"answers.toml: notes.demands.calls: {SURPLUS}"


def test_a_name_is_refused(library: Library) -> None:
    with pytest.raises(BadInput, match="59970 accents too many"):
        library.add(f"Globex{ROW}", NOW)
    assert library.clients() == ()


def test_a_hostile_name_is_compared_in_time(library: Library, client: Client) -> None:
    # The compatibility form of this letter is a mark.
    started = time.process_time()
    assert library.match("\uff9e\u0301" * 30_000) == ()
    assert library.match(client.name) == (client,)
    assert is_within(time.process_time() - started, 1)


def test_a_questionnaire_is_checked_for_them(library: Library, tmp_path: Path) -> None:
    text = SMALL_FILE.read_text()
    path = tmp_path / "q.toml"
    path.write_text(text.replace("How often did they", f"How often did they{ROW}", 1))
    (fault,) = check_file(path, library)
    assert fault == f"{path}: sign.demands.question.calls.text.en: {SURPLUS}"
