"""A crash is logged whatever the exception holds, and the log shows no text of the user."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tensigns import system
from tensigns.environment import crash_reports

NOW = datetime(2026, 11, 23, 10, 15, 30, tzinfo=UTC)
REMARK = "Sunday 23:10, the logo again"


def message_and_log(error: BaseException, folder: Path) -> tuple[str, str]:
    """The message about an exception, and the content of its log."""
    message = crash_reports.write_crash_report(error, {"XDG_STATE_HOME": str(folder)}, NOW)
    (log,) = (folder / "tensigns").iterdir()
    assert str(log) in message
    return message, log.read_text()


class ErrorWithCause(Exception):
    """An exception that has an attribute ``error``, as Textual's exceptions have."""

    def __init__(self, error: object) -> None:
        super().__init__(REMARK)
        self.error = error


def raise_and_catch(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize("value", [REMARK, 13, None], ids=str)
def test_the_error_attribute_of_an_exception_may_be_anything(value: object, tmp_path: Path) -> None:
    message, log = message_and_log(raise_and_catch(ErrorWithCause(value)), tmp_path)
    assert "(ErrorWithCause)" in message
    assert log.startswith("ErrorWithCause\n")
    assert __file__ in log
    assert REMARK not in message + log


def test_an_exception_in_the_error_attribute_is_the_one_reported(tmp_path: Path) -> None:
    message, log = message_and_log(ErrorWithCause(raise_and_catch(KeyError(REMARK))), tmp_path)
    assert "(KeyError)" in message
    assert "KeyError\n" in log
    assert REMARK not in message + log


def test_exceptions_that_refer_to_each_other_are_logged_once(tmp_path: Path) -> None:
    inner = ErrorWithCause(None)
    inner.error = outer = ErrorWithCause(inner)
    message, log = message_and_log(outer, tmp_path)
    assert "(ErrorWithCause)" in message
    assert log.count("ErrorWithCause") == 2


def test_the_message_has_one_line_where_no_log_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "tensigns").write_text("a file in the place of the folder")
    message = crash_reports.write_crash_report(
        ValueError(REMARK), {"XDG_STATE_HOME": str(tmp_path)}, NOW
    )
    assert "(ValueError)" in message
    assert "\n" not in message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems need no home folder for this")
def test_the_message_has_one_line_where_there_is_no_home_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "home_folder", Path)
    message = crash_reports.write_crash_report(ValueError(REMARK), {}, NOW)
    assert "(ValueError)" in message
    assert "\n" not in message
