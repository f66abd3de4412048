"""A fault of our own is logged whatever the exception holds, and the log gives nothing away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tensigns.environment import crash_reports

NOW = datetime(2026, 11, 23, 10, 15, 30, tzinfo=UTC)
REMARK = "Sunday 23:10, the logo again"


def logged(error: BaseException, folder: Path) -> tuple[str, str]:
    """What is said of a fault, and what its log holds."""
    message = crash_reports.write_crash_report(error, {"XDG_STATE_HOME": str(folder)}, NOW)
    (log,) = (folder / "tensigns").iterdir()
    assert str(log) in message
    return message, log.read_text()


class Holding(Exception):
    """An exception that keeps something of its own under the name ``error``."""

    def __init__(self, error: object) -> None:
        super().__init__(REMARK)
        self.error = error


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize("held", [REMARK, 13, None], ids=str)
def test_what_an_exception_keeps_by_the_name_of_error_may_be_anything(
    held: object, tmp_path: Path
) -> None:
    message, log = logged(raised(Holding(held)), tmp_path)
    assert "(Holding)" in message
    assert log.startswith("Holding\n")
    assert __file__ in log
    assert REMARK not in message + log


def test_the_exception_that_another_one_holds_is_the_one_that_counts(tmp_path: Path) -> None:
    message, log = logged(Holding(raised(KeyError(REMARK))), tmp_path)
    assert "(KeyError)" in message
    assert "KeyError\n" in log
    assert REMARK not in message + log


def test_exceptions_that_hold_each_other_are_each_told_once(tmp_path: Path) -> None:
    inner = Holding(None)
    inner.error = outer = Holding(inner)
    message, log = logged(outer, tmp_path)
    assert "(Holding)" in message
    assert log.count("Holding") == 2


def test_where_no_log_can_be_written_the_message_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "tensigns").write_text("a file in the place of the folder")
    message = crash_reports.write_crash_report(
        ValueError(REMARK), {"XDG_STATE_HOME": str(tmp_path)}, NOW
    )
    assert "(ValueError)" in message
    assert "\n" not in message
