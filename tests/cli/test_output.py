"""What is printed: harmless, whatever was asked to be printed."""

import json

import pytest

from tensigns.cli.output import print_bytes, print_json, print_message, print_text, to_json

ACTING = "a\x1b]52;c;eA==\x07b\x9b31m\x7f\x00\u202e\u2066\u200e\ue000\U000e0041\ud800c\td\ne"
RAW = set("\x1b\x07\x9b\x7f\x00\u202e\u2066\u200e")


def test_text_is_printed_without_what_acts(capsys: pytest.CaptureFixture[str]) -> None:
    print_text(ACTING)
    print_message(ACTING)
    printed, warned = capsys.readouterr()
    for text in (printed, warned):
        assert not set(text) & RAW
        assert text.startswith("a]52;c;eA==b31m")
        assert text.endswith("c\td\ne\n")


def test_a_document_loses_nothing_and_acts_on_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    document = {ACTING: [ACTING, "東京 🙂\u200d↕️ é"]}
    print_json(document)
    printed = capsys.readouterr().out
    assert not set(printed) & RAW
    assert "東京" in printed
    assert json.loads(printed) == document
    assert printed == to_json(document) + "\n"


def test_bytes_for_a_pipe_are_left_alone(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_bytes(b"a\x1bb\xff\n")
    assert capfdbinary.readouterr().out == b"a\x1bb\xff\n"
