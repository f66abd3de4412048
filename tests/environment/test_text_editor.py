"""A text in the user's editor: private, gone afterwards, and not lost if the editor fails."""

import os
import signal
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from tensigns.environment.text_editor import edit_text
from tensigns.errors import BadInput, OperationFailed
from tests.posix_only import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors are shell scripts")


@pytest.fixture(autouse=True)
def temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def editor(tmp_path: Path, script: str) -> dict[str, str]:
    """An environment whose editor is a shell script. Its argument is the file."""
    path = tmp_path / "my editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return {"EDITOR": f"'{path}' --wait"}


def test_the_text_is_what_the_editor_saved(tmp_path: Path, temp_folder: Path) -> None:
    environ = editor(tmp_path, 'test "$1" = --wait && cat "$2" >"$2.new" && echo "b" >>"$2"')
    assert edit_text("é\na", environ) == ("é\na\nb", "")
    assert [*temp_folder.iterdir()] == []


def test_an_empty_text_is_an_empty_file(tmp_path: Path) -> None:
    assert edit_text("", editor(tmp_path, 'test -s "$2" || printf x >"$2"')) == ("x", "")
    assert edit_text("x", editor(tmp_path, ': >"$2"')) == ("", "")


@pytest.mark.parametrize("text", ["a", "a\n"])
def test_the_file_ends_with_one_line_end(text: str, tmp_path: Path) -> None:
    assert edit_text(text, editor(tmp_path, 'echo b >>"$2"')) == ("a\nb", "")


def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    modes = tmp_path / "modes"
    old_mask = os.umask(0)
    try:
        edit_text("a", editor(tmp_path, f'cp -pr "$(dirname "$2")" "{modes}"'))
    finally:
        os.umask(old_mask)
    (file,) = modes.iterdir()
    assert stat.S_IMODE(modes.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_visual_comes_before_editor(tmp_path: Path) -> None:
    environ = editor(tmp_path, 'printf visual >"$2"')
    assert edit_text("", {"VISUAL": environ["EDITOR"], "EDITOR": "false"}).text == "visual"
    assert edit_text("", {"VISUAL": " ", "EDITOR": environ["EDITOR"]}).text == "visual"


def test_what_was_saved_before_the_editor_failed_is_taken(tmp_path: Path) -> None:
    edited = edit_text("a", editor(tmp_path, 'printf saved >"$2"; exit 3'))
    assert edited.text == "saved"
    assert "ended with an error" in edited.warning
    assert edit_text("a", editor(tmp_path, "exit 1")).text == "a"


def test_the_text_stays_if_the_editor_leaves_no_file(tmp_path: Path) -> None:
    edited = edit_text("a", editor(tmp_path, 'rm "$2"'))
    assert edited.text == "a"
    assert "left no file" in edited.warning


def test_what_the_editor_saved_is_cleaned(tmp_path: Path) -> None:
    environ = editor(tmp_path, r"""printf 'a\r\n\033[31mb\377\n\n' >"$2" """)
    assert edit_text("", environ).text == "a\n[31mb\ufffd"


def test_without_an_editor_the_user_is_told_how_to_set_one() -> None:
    for environ in {}, {"EDITOR": ""}, {"VISUAL": "''"}:
        with pytest.raises((BadInput, OperationFailed)):
            edit_text("a", environ)
    with pytest.raises(BadInput, match="EDITOR=nano"):
        edit_text("a", {})


def test_an_editor_that_does_not_exist_is_named(
    temp_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder in PATH that the user may not read would lead to another error.
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OperationFailed, match=r"no-such-editor: .* it does not exist"):
        edit_text("a", {"EDITOR": "no-such-editor -w"})
    assert [*temp_folder.iterdir()] == []


def test_a_file_that_cannot_be_written_is_an_error(temp_folder: Path) -> None:
    # A disk without room fails in the same way.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(OperationFailed, match="larger than the system allows; set TMPDIR"):
            edit_text("a", {"EDITOR": "true"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [*temp_folder.iterdir()] == []


def test_an_interrupt_is_for_the_editor_alone(tmp_path: Path) -> None:
    pid = os.getpid()
    environ = editor(tmp_path, f'kill -INT {pid}; kill -QUIT {pid}; printf b >"$2"')
    assert edit_text("a", environ) == ("b", "")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_signal_to_end_counts_after_the_editor(tmp_path: Path) -> None:
    received: list[int] = []
    old_handler = signal.signal(signal.SIGTERM, lambda number, _frame: received.append(number))
    try:
        edited = edit_text("a", editor(tmp_path, f'kill -TERM {os.getpid()}; printf b >"$2"'))
    finally:
        signal.signal(signal.SIGTERM, old_handler)
    assert edited.text == "b"
    assert received == [signal.SIGTERM]
