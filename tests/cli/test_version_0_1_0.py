"""The commands say of a data folder of version 0.1.0 what that version said."""

from pathlib import Path

import pytest

from tests.cli.conftest import Commands
from tests.version_0_1_0 import EXPECTED, copy_to, differences

GLOBEX, CAFE = "globex-b-v-5c997d6a", "cafe-zurich-zonen-0a1b2c3d"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")


def test_list(tensigns: Commands) -> None:
    assert differences(EXPECTED["list"], tensigns.json("list")) == []


@pytest.mark.parametrize("sitting", EXPECTED["show"])
def test_show(tensigns: Commands, sitting: str) -> None:
    assert differences(EXPECTED["show"][sitting], tensigns.json("show", sitting)) == []


def test_compare(tensigns: Commands) -> None:
    document = tensigns.json("compare", GLOBEX, CAFE)
    assert differences(EXPECTED["compare"], document["signs"]) == []


def test_trash(tensigns: Commands) -> None:
    items = sorted(tensigns.json("trash", "list"), key=lambda item: str(item["name"]))
    assert differences(EXPECTED["trash"], items) == []


def test_check(tensigns: Commands) -> None:
    assert tensigns.json("check")["faults"] == []
