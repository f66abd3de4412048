"""Sittings under version 1.0 of the ten signs open and count as on their day."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Recommendation
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition, parse_edition
from tests.cli.conftest import LONG_AGO, Commands
from tests.report.sample import finished_sitting

FILE = Path(__file__).parents[1] / "data" / "ten-signs-1.0.toml"
VERSION_1_0 = parse_edition(FILE.read_bytes(), FILE.name)

DEMANDS_THAT_WENT_ON = {
    "unreasonable-demands.beyond": "weekly",
    "unreasonable-demands.weight": "harmful",
    "unreasonable-demands.one-person": "client",
    "unreasonable-demands.raised": "went-on",
}
TWO_RED_FLAGS = {"physical-abuse.outburst": "heated", "mental-abuse.remarks": "repeated"}
SNEER_THAT_WENT_ON = {
    "mental-abuse.remarks": "sneer",
    "mental-abuse.one-person": "not-known",
    "mental-abuse.raised": "went-on",
}

SITTINGS: dict[str, tuple[dict[str, str], Recommendation, int]] = {
    "demands": (DEMANDS_THAT_WENT_ON, "fire", 10),
    # Version 1.0 has no rule on red flags.
    "red-flags": (TWO_RED_FLAGS, "watch", 9),
    # In version 1.0 no answer spares a sign.
    "sneer": (SNEER_THAT_WENT_ON, "fire", 10),
    "late": ({"slow-payment.late": "three-or-more", "slow-payment.raised": "stopped"}, "watch", 5),
}


@pytest.fixture
def slugs(library: Library) -> dict[str, str]:
    """Record every sitting under version 1.0, and return the slugs of the clients by name."""
    slugs = {}
    for name, (answers, _recommendation, _points) in SITTINGS.items():
        client = library.add(name, LONG_AGO)
        sitting = replace(finished_sitting(answers, client=name), questionnaire_ref=VERSION_1_0.ref)
        library.record(client, VERSION_1_0, sitting)
        slugs[name] = client.slug
    return slugs


@pytest.mark.parametrize("name", SITTINGS)
def test_a_sitting_counts_as_on_its_day(
    name: str, slugs: dict[str, str], tensigns: Commands
) -> None:
    _answers, recommendation, points = SITTINGS[name]
    document = tensigns.json("show", slugs[name])
    assert (document["recommendation"], document["points"]) == (recommendation, points)
    assert document["questionnaire"]["version"] == "1.0"
    (row,) = (row for row in tensigns.json("list") if row["slug"] == slugs[name])
    assert (row["last"]["recommendation"], row["last"]["points"]) == (recommendation, points)


@pytest.mark.parametrize("name", SITTINGS)
def test_today_shows_it_under_the_present_version_as_well(
    name: str, slugs: dict[str, str], tensigns: Commands
) -> None:
    document = tensigns.json("show", slugs[name], "--today")
    assert document["recommendation"] == SITTINGS[name][1]
    assert document["today"]["questionnaire"]["version"] == "2.0"
    assert document["today"]["questionnaire"]["hash"] == builtin_edition().ref.hash


@pytest.mark.usefixtures("slugs")
def test_two_sittings_under_version_1_0_are_compared(tensigns: Commands) -> None:
    signs = tensigns.json("compare", "demands", "sneer")["signs"]
    assert all(sign["comparable"] for sign in signs)
    differences = {sign["id"]: sign["difference"] for sign in signs if sign["difference"]}
    assert differences == {"mental-abuse": 10, "unreasonable-demands": -10}


@pytest.mark.usefixtures("slugs")
def test_signs_that_were_rewritten_are_not_compared_with_the_present_version(
    tensigns: Commands,
) -> None:
    tensigns.record_globex()
    signs = tensigns.json("compare", "late", "globex b.v.")["signs"]
    assert {sign["comparable"] for sign in signs} == {False}


@pytest.mark.usefixtures("slugs")
def test_check_finds_no_fault(tensigns: Commands) -> None:
    assert tensigns.json("check")["faults"] == []
