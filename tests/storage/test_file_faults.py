"""The faults of a file: listed up to a limit, counted beyond, and short in a small box."""

import pytest

from tensigns.errors import BadInput
from tensigns.storage.file_faults import (
    MAX_LISTED_FAULTS,
    FaultLines,
    FaultList,
    FileFaultsError,
    fault_lines,
    short_message,
)


def faults_of(count: int) -> FaultList:
    faults = FaultList("f.toml")
    for number in range(count):
        faults.add(f"key{number}", "wrong")
    return faults


def test_as_many_as_the_limit_are_listed() -> None:
    lines = faults_of(MAX_LISTED_FAULTS).lines
    assert len(lines) == lines.total == MAX_LISTED_FAULTS
    assert lines[-1] == "f.toml: key99: wrong"


def test_further_ones_are_counted_and_their_messages_not_made() -> None:
    faults = faults_of(MAX_LISTED_FAULTS)
    faults.add("k", lambda: pytest.fail("this message is not shown"))
    faults.add_for_file("cut short")
    assert faults.lines[MAX_LISTED_FAULTS:] == ("f.toml: and 2 more",)
    assert faults.lines.total == MAX_LISTED_FAULTS + 2


def test_the_lines_of_several_files_are_joined() -> None:
    joined = FaultLines.join([faults_of(150).lines, (), ("g.toml: gone",)])
    assert len(joined) == 102
    assert joined.total == 151


def test_a_box_shows_the_first_faults() -> None:
    with pytest.raises(FileFaultsError) as caught:
        faults_of(500).raise_if_any()
    assert fault_lines(caught.value).total == 500
    lines = short_message(caught.value).splitlines()
    assert lines[4:] == ["f.toml: key4: wrong", "and 495 more"]
    assert short_message(BadInput("one\ntwo")) == "one\ntwo"
