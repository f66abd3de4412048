"""The commands print the same documents of a data folder of version 0.1.0 as that version did."""

from pathlib import Path

import pytest

from tests.cli.conftest import Commands
from tests.version_0_1_0 import EXPECTED, copy_to, differences

GLOBEX, CAFE = "globex-b-v-5c997d6a", "cafe-zurich-zonen-0a1b2c3d"


@pytest.fixture(autouse=True)
def version_0_1_0_data(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")


CHANGES = {
    # The recheck of an amendment is counted from the day of what it amends.
    "globex-b-v-5c997d6a@20260616T163005Z": [".recheck: '2026-07-16' became '2026-04-01'"],
}
"""The differences that later versions made on purpose, by sitting."""


def test_list_prints_the_expected_document(tensigns: Commands) -> None:
    assert differences(EXPECTED["list"], tensigns.json("list")) == []


@pytest.mark.parametrize("sitting", EXPECTED["show"])
def test_show_prints_the_expected_document(tensigns: Commands, sitting: str) -> None:
    document = tensigns.json("show", sitting)
    assert differences(EXPECTED["show"][sitting], document) == CHANGES.get(sitting, [])


def test_compare_prints_the_expected_document(tensigns: Commands) -> None:
    document = tensigns.json("compare", GLOBEX, CAFE)
    assert differences(EXPECTED["compare"], document["signs"]) == []


def test_trash_prints_the_expected_items(tensigns: Commands) -> None:
    items = sorted(tensigns.json("trash", "list"), key=lambda item: str(item["name"]))
    assert differences(EXPECTED["trash"], items) == []


def test_check_finds_no_fault(tensigns: Commands) -> None:
    assert tensigns.json("check")["faults"] == []
