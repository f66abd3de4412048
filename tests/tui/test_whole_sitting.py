"""A whole sitting by keyboard in a real terminal, left and resumed in the middle."""

import sys
from pathlib import Path

import pytest

from tensigns.language import current, use
from tests.tui.sitter import Sitter


@pytest.mark.parametrize(("language", "size"), [("en", (80, 24)), ("nl", (100, 30))])
def test_a_sitting_is_left_resumed_and_finished(
    language: str, size: tuple[int, int], tmp_path: Path
) -> None:
    before = current()
    try:
        terminal = Sitter([sys.executable, "-m", "tensigns"], tmp_path, language, size).sit()
    finally:
        use(before)
    assert b"\x1b[?1049l" in terminal.raw
    assert len(list(tmp_path.rglob("clients/*/2*.toml"))) == 1
    assert not list(tmp_path.rglob("in-progress.toml"))
