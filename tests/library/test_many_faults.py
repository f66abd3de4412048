"""A file of tens of thousands of faults: the first hundred are named in time, the rest counted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tomli_w

from tensigns.environment.settings import load_settings
from tensigns.errors import BadInput
from tensigns.library.answers_file import read_answers
from tensigns.library.check import check_library
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tests.library.sample import populated_library
from tests.questionnaires.table_edits import SOUND, text
from tests.time_bounds import is_within

ID = "20261123T101530Z"


@contextmanager
def in_time() -> Iterator[None]:
    started = time.process_time()
    yield
    assert is_within(time.process_time() - started, 2)


def lines_of(template: str, count: int) -> str:
    return "".join(f"{template.format(number)}\n" for number in range(count))


@pytest.mark.parametrize(
    ("start", "template", "first"),
    [
        ("[answers.threats]", 'threat{} = ""', "“threats.threat0” is no question of the"),
        ("[notes.threats]", 'threat{} = "x"', "“threats.threat0” is no question of the"),
        ("[answers]", 'threat{}.q = ""', "“threat0.q” is no question of the"),
        ("", "clent{} = 1", "“clent0” is not known here; did you mean “client”?"),
    ],
)
def test_an_answers_file(edition: Edition, start: str, template: str, first: str) -> None:
    data = f"{start}\n{lines_of(template, 50_000)}".encode()
    with in_time(), pytest.raises(BadInput) as caught:
        read_answers(data, "answers.toml", edition)
    lines = str(caught.value).splitlines()
    assert first in lines[0]
    assert lines[100:] == ["answers.toml: and 49900 more"]


def test_a_sitting(tmp_path: Path) -> None:
    library = populated_library(tmp_path / "data")
    path = library.root / "clients" / library.find("Initech").slug / f"{ID}.toml"
    misspelt = lines_of('threat{} = "x"', 50_000)
    path.write_text(f"{path.read_text()}[suggestions.threats]\n{misspelt}")
    with in_time():
        faults = check_library(library).faults
    assert len(faults) == 101
    assert faults[-1] == f"{path}: and 49900 more"
    assert faults.total == 50_000


def misspelt_keys() -> bytes:
    """Keys that are near to a key and keys that are not, in one table."""
    option = dict.fromkeys((f"lable{number}" for number in range(50_000)), 1)
    return tomli_w.dumps({**SOUND, "weighing": {**SOUND["weighing"], **option}}).encode()


def unknown_options() -> bytes:
    condition = {
        "question": "silence.reason",
        "is": [f"wekly{number}" for number in range(50_000)],
    }
    step = {"to": ["fire"], "text": text("x"), "show_if": {"all": [condition]}}
    return tomli_w.dumps({**SOUND, "step": [step]}).encode()


def unknown_questions() -> bytes:
    tests = [{"question": f"cals.often{number}", "is": ["x"]} for number in range(10_000)]
    step = {"to": ["fire"], "text": text("x"), "show_if": {"all": tests}}
    return tomli_w.dumps({**SOUND, "step": [step]}).encode()


@pytest.mark.parametrize("data", [misspelt_keys, unknown_options, unknown_questions])
def test_a_questionnaire(data: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "q.toml"
    path.write_bytes(data())
    with in_time():
        faults = check_file(path, Library(tmp_path / "data"))
    assert len(faults) == 101
    assert faults[-1].startswith(f"{path}: and ")


def test_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(lines_of("langage{} = 1", 50_000))
    with in_time():
        messages = load_settings(path).messages
    assert len(messages) == 101
    assert messages[-1] == f"{path}: and 49900 more"
