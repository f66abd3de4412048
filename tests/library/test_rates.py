"""The file of the rates that the user typed in."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.money.rates import Rate
from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.file_check import check_file
from tensigns.library.library import Library
from tensigns.library.rates import RATES_FILENAME, RateFile
from tensigns.storage.durable_files import TEMP_SUFFIX
from tests.file_modes import PRIVATE_FILE

RATE = Rate("nl", Decimal("11.75"), date(2026, 7, 1), None, "ecb.europa.eu", date(2026, 11, 26))
LINES = """\
# looked up by hand
[[rate]]
rule = "uk"
percent = "11.75"
from = 2026-01-01
until = 2026-06-30
source = "bankofengland.co.uk"
looked_up = 2026-11-26
mood = "grim"
"""


@pytest.fixture
def rate_file(tmp_path: Path) -> RateFile:
    return RateFile(tmp_path / "data")


def write(rate_file: RateFile, text: str) -> None:
    rate_file.path.parent.mkdir(mode=0o700)
    rate_file.path.write_text(text)


def test_without_a_file_there_are_no_rates(rate_file: RateFile) -> None:
    assert rate_file.load() == ()
    assert not rate_file.path.exists()


def test_added_rates_are_read_again_and_private(rate_file: RateFile) -> None:
    second = replace(RATE, rule="eu", last=date(2026, 9, 30))
    rate_file.add([RATE])
    rate_file.add([second])
    assert rate_file.load() == (RATE, second)
    assert rate_file.path.stat().st_mode & 0o777 == PRIVATE_FILE


def test_adding_removes_what_a_killed_process_left(rate_file: RateFile) -> None:
    rate_file.add([RATE])
    leftover = rate_file.path.with_name(f".{RATES_FILENAME}.0a1b2c3d{TEMP_SUFFIX}")
    leftover.touch()
    rate_file.add([replace(RATE, rule="eu")])
    assert not leftover.exists()


def test_a_rate_is_added_whatever_the_length_of_its_texts(rate_file: RateFile) -> None:
    rates = tuple(
        replace(RATE, source=source, first=date(2026, month, 1))
        for month, source in enumerate(("x", "y" * 120, "x"), start=1)
    )
    for rate in rates:
        rate_file.add([rate])
    assert rate_file.load() == rates


@pytest.mark.parametrize("lines", ["# mine", LINES + "[mine]\nx = 1"])
def test_a_rate_is_added_to_any_file_that_has_tables(rate_file: RateFile, lines: str) -> None:
    write(rate_file, lines)
    count = len(rate_file.load())
    rate_file.add([RATE])
    assert rate_file.load()[count:] == (RATE,)
    assert rate_file.path.read_text().startswith(lines)


def test_a_list_of_rates_on_one_line_is_left_as_it_is(rate_file: RateFile) -> None:
    write(rate_file, "rate = [] # mine")
    with pytest.raises(BadInput, match=r"rates.toml: write each rate as a table \[\[rate\]\]"):
        rate_file.add([RATE])
    assert rate_file.path.read_text() == "rate = [] # mine"


def test_adding_keeps_comments_and_unknown_keys(rate_file: RateFile) -> None:
    write(rate_file, LINES)
    rate_file.add([RATE])
    assert rate_file.path.read_text().startswith(LINES)
    assert len(rate_file.load()) == 2


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('"uk"', '"us"', "rate.1.rule"),
        ('"uk"', '"none"', "rate.1.rule"),
        ('"11.75"', "11.75", "rate.1.percent"),
        ('"11.75"', '"1175"', "rate.1.percent"),
        ("2026-06-30", "2025-06-30", "rate.1.until"),
        ('source = "bankofengland.co.uk"\n', "", "rate.1.source"),
        ("looked_up = 2026-11-26\n", "", "rate.1.looked_up"),
    ],
)
def test_a_fault_is_named_and_nothing_is_added(
    rate_file: RateFile, before: str, after: str, key: str
) -> None:
    text = LINES.replace(before, after)
    write(rate_file, text)
    with pytest.raises(BadInput, match=key):
        rate_file.load()
    with pytest.raises(BadInput, match=key):
        rate_file.add([RATE])
    assert rate_file.path.read_text() == text
    assert any(key in fault for fault in check_library(Library(rate_file.path.parent)).faults)


def test_two_rates_for_a_day_are_named(rate_file: RateFile) -> None:
    rate_file.add([RATE, replace(RATE, percent=Decimal(12))])
    library = Library(rate_file.path.parent)
    (fault,) = check_library(library).faults
    assert fault.startswith(f"{rate_file.path}: rate.2: rate.1 ")
    assert check_file(rate_file.path, library) == (fault,)


def test_the_same_rate_twice_is_no_fault(rate_file: RateFile) -> None:
    rate_file.add([RATE, RATE])
    assert check_library(Library(rate_file.path.parent)).faults == ()


def test_a_folder_in_place_of_the_file_is_named_by_the_check(
    rate_file: RateFile, tmp_path: Path
) -> None:
    rate_file.path.mkdir(parents=True, mode=0o700)
    (tmp_path / "data").chmod(0o700)
    (fault,) = check_library(Library(tmp_path / "data")).faults
    assert fault.startswith(f"{rate_file.path}: ")


def test_a_copy_of_the_file_is_checked_by_its_content(tmp_path: Path) -> None:
    copy = tmp_path / RATES_FILENAME
    copy.write_text(LINES)
    assert check_file(copy, Library(tmp_path / "data")) == ()
