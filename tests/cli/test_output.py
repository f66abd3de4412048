"""Output is harmless to a terminal for any text."""

import json

import pytest

from tensigns.cli.output import print_bytes, print_json, print_message, print_text, to_json

HOSTILE = "a\x1b]52;c;eA==\x07b\x9b31m\x7f\x00\u202e\u2066\u200e\ue000\U000e0041\ud800c\td\ne"
CONTROL_CHARACTERS = set("\x1b\x07\x9b\x7f\x00\u202e\u2066\u200e")


def test_text_is_printed_without_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    print_text(HOSTILE)
    print_message(HOSTILE)
    printed, message = capsys.readouterr()
    for text in (printed, message):
        assert not set(text) & CONTROL_CHARACTERS
        assert text.startswith("a]52;c;eA==b31m")
        assert text.endswith("c\td\ne\n")


def test_a_json_document_is_escaped_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    document = {HOSTILE: [HOSTILE, "東京 🙂\u200d↕️ é"]}
    print_json(document)
    printed = capsys.readouterr().out
    assert not set(printed) & CONTROL_CHARACTERS
    assert "東京" in printed
    assert json.loads(printed) == document
    assert printed == to_json(document) + "\n"


def test_bytes_are_written_unchanged(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_bytes(b"a\x1bb\xff\n")
    assert capfdbinary.readouterr().out == b"a\x1bb\xff\n"
