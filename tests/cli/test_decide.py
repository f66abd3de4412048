"""``tensigns decide``: answers files, what is printed, and what is refused."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tensigns.clock import now
from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tests.cli.conftest import LONG_AGO, Commands, record_sitting
from tests.library.journal_sample import other
from tests.library.sample import unchanged

TODAY = now().date()
LOOK_BACK = TODAY + timedelta(days=30)
WATCH = {"slow_payment__late": "often", "slow_payment__raised": "went-on"}
DECISION = f"""\
choice = "keep"
because = "one more month"
expect = "a calmer month"
look_back = {LOOK_BACK}
income = 12000
income_all = "48 000"
hours = 300
rate = "75"
"""


@pytest.fixture
def globex(library: Library) -> Client:
    """A client whose latest sitting came to *watch*."""
    record_sitting(library, "Globex B.V.", LONG_AGO, **WATCH)
    return library.find("Globex B.V.")


def file_of(text: str) -> str:
    Path("a.toml").write_text(text, encoding="utf-8")
    return "a.toml"


def append_decision(library: Library, client: Client, days: int = -1, **fields: Any) -> Entry:
    """Write a decision whose day to look back is ``days`` from today."""
    details = DecisionDetails(look_back=TODAY + timedelta(days=days), **fields)
    noted = now() - timedelta(hours=1)
    entry = replace(other("decision", details), noted=noted, period=Period.of_day(noted.date()))
    return library.journal(client).append(entry)


def test_a_decision_is_taken_from_a_file(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    result = tensigns("decide", "globex", "--answers", file_of(DECISION))
    assert result.exit_code == 0
    (entry,) = library.journal(globex).read().entries
    assert result.stdout == f"{entry.id}\n"
    assert "Globex B.V.: noted." in result.stderr
    details = entry.details
    assert isinstance(details, DecisionDetails)
    assert (details.choice, details.recommendation) == ("keep", "watch")
    assert details.sitting == library.sitting_ids(globex)[0]
    assert (details.look_back, str(details.income_all)) == (LOOK_BACK, "48000")
    (due,) = tensigns.json("due")
    assert (due["kind"], due["on"]) == ("look-back", LOOK_BACK.isoformat())


def test_the_figures_are_said_and_are_in_the_json(tensigns: Commands, globex: Client) -> None:
    result = tensigns("decide", globex.slug, "--answers", file_of(DECISION))
    for sentence in (
        "An hour for this client, paid or not, brings in 40; you want 75 or more.",
        "This client brings in 25% of your income.",
        "Without this client you take in 3,000 a month instead of 4,000.",
        "160 hours a year at 75 an hour bring in the same.",
        "22,500 a year, 88% more than now.",
        "This changes how and when, not whether.",
    ):
        assert sentence in result.stderr
    document = tensigns.json("decide", globex.slug)
    assert document["figures"]["real_rate"] == "40.00"
    assert document["figures"]["share_band"] == "large"
    assert document["decisions"][0]["income"] == "12000"
    assert document["recommendation"] == "watch"


def test_without_figures_nothing_is_said_of_them(tensigns: Commands, globex: Client) -> None:
    result = tensigns("decide", globex.slug, "--answers", file_of('choice = "talk"\n'))
    assert "This changes how" not in result.stderr


def test_a_decision_put_off_is_due_tomorrow(tensigns: Commands, globex: Client) -> None:
    tensigns.ok("decide", globex.slug, "--answers", file_of('choice = "tomorrow"\n'))
    (due,) = tensigns.json("due")
    tomorrow = TODAY + timedelta(days=1)
    assert (due["kind"], due["on"]) == ("decide", tomorrow.isoformat())


def test_a_look_back_is_taken_from_a_file(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    decision = append_decision(library, globex, choice="talk")
    assert tensigns.json("decide", globex.slug)["to_look_back_at"] == [decision.id]
    text = 'kind = "look-back"\nfollowed = "partly"\nagain = "yes"\nwell = "unsure"\n'
    document = tensigns.json("decide", globex.slug, "--answers", file_of(text))
    (look_back,) = document["look_backs"]
    assert (look_back["of"], look_back["followed"]) == (decision.id, "partly")
    assert document["to_look_back_at"] == []


def test_a_look_back_can_name_its_decision(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    decision = append_decision(library, globex, days=9, choice="talk")
    append_decision(library, globex, choice="keep")
    text = f'kind = "look-back"\nof = "{decision.id}"\nfollowed = "no"\n'
    document = tensigns.json("decide", globex.slug, "--answers", file_of(text))
    assert [entry["of"] for entry in document["look_backs"]] == [decision.id]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.toml: choice: this is missing"),
        ('choice = "sell"\n', "a.toml: choice: “sell” is no option; choose one of: keep, talk"),
        ('choice = "keep"\nlook_back = 2020-01-01\n', "a.toml: look_back: "),
        (
            'choice = "keep"\nincome = "1.200"\n',
            "a.toml: income: Do you mean 1200? Then write 1200",
        ),
        ('choice = "keep"\nmood = 1\n', "a.toml: mood: "),
        ('choice = "talk"\nbecause = "x"\n', "a.toml: because: the other answers hide this"),
        ('choice = "tomorrow"\nhours = 3\n', "a.toml: hours: the other answers hide this"),
        ('kind = "event"\nchoice = "keep"\n', "a.toml: kind: “event” is none of"),
        ('kind = "look-back"\nfollowed = "yes"\n', "there is no decision yet to look back at"),
        ('kind = "look-back"\nof = "x"\n', "x”: Globex B.V. has no such decision"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    text: str, message: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    with unchanged(library.root):
        assert message in tensigns.error_of("decide", globex.slug, "--answers", file_of(text))


def test_without_a_terminal_the_error_names_the_answers_file(
    tensigns: Commands, globex: Client
) -> None:
    assert "--answers FILE" in tensigns.error_of("decide", globex.slug)


def test_json_alone_prints_what_is_recorded(tensigns: Commands, globex: Client) -> None:
    assert tensigns.json("decide", globex.slug) == {
        "client": "Globex B.V.",
        "slug": globex.slug,
        "sitting": "20200228T223000Z",
        "recommendation": "watch",
        "decisions": [],
        "look_backs": [],
        "to_look_back_at": [],
        "figures": None,
    }


def test_a_damaged_entry_is_named(tensigns: Commands, library: Library, globex: Client) -> None:
    decision = append_decision(library, globex, choice="keep")
    path = library.journal(globex).path / f"{decision.id}-decision.toml"
    path.write_bytes(path.read_bytes().replace(b'"keep"', b'"sell"'))
    result = tensigns("decide", globex.slug, "--json")
    assert result.exit_code == 0
    assert f"{path}: choice: " in result.stderr
