"""The own fields of talks, outcomes, decisions and look-backs in files, and their faults."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.entry_codec import decode_entry, encode_entry
from tensigns.library.entry_names import EntryName
from tensigns.library.library import Library
from tests.library.journal_sample import append, other
from tests.library.sample import NOW, faults_of

ID = "20261123T101530Z-e7f3"
CALLS = TalkCondition("calls", "no calls at night", date(2026, 12, 24), "I leave", "demands")
CALLS_LINES = """\
sitting = "20261101T101530Z"
[[conditions]]
id = "calls"
text = "no calls at night"
by = 2026-12-24
then = "I leave"
sign = "demands"
"""
DECISION_LINES = """\
choice = "talk"
recommendation = "watch"
look_back = 2027-01-20
income = "1200.50"
hours = 300
"""


def file_of(own_lines: str) -> bytes:
    head = "format = 1\nkind = 'x'\nnoted = 2026-11-23 11:15:30+01:00\non = 2026-11-20\n"
    return f"{head}{own_lines}\n[end]\n".encode()


def decoded(kind: str, own_lines: str) -> Entry:
    return decode_entry(file_of(own_lines), EntryName(ID, kind), "file")


@pytest.mark.parametrize(
    ("kind", "own_lines", "details"),
    [
        ("talk", "", TalkDetails()),
        (
            "talk",
            CALLS_LINES,
            TalkDetails("20261101T101530Z", (CALLS,)),
        ),
        (
            "outcome",
            f"of = '{ID}/calls'\nresult = 'broken'",
            OutcomeDetails(f"{ID}/calls", "broken"),
        ),
        ("decision", "", DecisionDetails()),
        (
            "decision",
            DECISION_LINES,
            DecisionDetails(
                choice="talk",
                recommendation="watch",
                look_back=date(2027, 1, 20),
                income=Decimal("1200.50"),
                hours=Decimal(300),
            ),
        ),
        (
            "look-back",
            f"of = '{ID}'\nfollowed = 'partly'\nagain = 'yes'\nwell = 'unsure'",
            LookBackDetails(of=ID, followed="partly", again="yes", well="unsure"),
        ),
    ],
)
def test_the_fields_of_a_file_are_read(kind: str, own_lines: str, details: Details) -> None:
    assert decoded(kind, own_lines).details == details


@pytest.mark.parametrize(
    ("kind", "own_lines", "locations"),
    [
        ("talk", "conditions = 1", ["conditions"]),
        ("talk", "conditions = [1]", ["conditions.1"]),
        ("talk", "conditions = [{}]", [f"conditions.1.{key}" for key in ("id", "text", "by")]),
        (
            "talk",
            "conditions = [{id = 'A b', text = 2, by = '2026-12-24'}]",
            [f"conditions.1.{key}" for key in ("id", "text", "by")],
        ),
        (
            "talk",
            CALLS_LINES.partition("\n")[2] * 2,
            ["conditions"],
        ),
        ("talk", CALLS_LINES.replace('"calls"', '""'), ["conditions.1.id"]),
        ("outcome", "", ["of", "result"]),
        ("outcome", f"of = '{ID}/calls'\nresult = 'perhaps'", ["result"]),
        ("decision", "choice = 'sell'", ["choice"]),
        ("decision", "choice = ['leave']", ["choice"]),
        ("decision", "recommendation = 'safe'", ["recommendation"]),
        ("decision", "look_back = 2027-01-20 10:00:00", ["look_back"]),
        ("decision", "look_back = 0001-01-01", ["look_back"]),
        ("decision", "income = '1.200,50'", ["income"]),
        ("decision", "income = '-1'", ["income"]),
        ("decision", "income = 'NaN'", ["income"]),
        ("decision", "income = 1e400", ["income"]),
        ("decision", "income = true", ["income"]),
        ("look-back", "followed = 'never'", ["of", "followed"]),
    ],
)
def test_every_value_that_does_not_fit_is_named(
    kind: str, own_lines: str, locations: list[str]
) -> None:
    lines = faults_of(lambda: decoded(kind, own_lines))
    found = [line.removeprefix("file: ").partition(":")[0] for line in lines]
    assert found == locations


def test_keys_of_a_newer_version_survive_a_correction() -> None:
    text = (
        "mood = 'tense'\n[[conditions]]\nid = 'calls'\ntext = 'none'\nby = 2026-12-24\nloud = [1]\n"
    )
    entry = decoded("talk", text)
    again = decode_entry(encode_entry(entry), EntryName(ID, "talk"), "file")
    assert again == entry
    assert entry.unknown_keys == {"mood": "tense"}
    assert isinstance(entry.details, TalkDetails)
    assert entry.details.conditions[0].unknown_keys == {"loud": [1]}


def test_a_number_keeps_its_digits() -> None:
    details = DecisionDetails(income=Decimal("1200.50"), hours=Decimal("1E+2"))
    text = encode_entry(other("decision", details)).decode()
    assert 'income = "1200.50"\n' in text
    assert 'hours = "100"\n' in text


def test_an_entry_that_does_not_fit_is_named_and_the_others_are_read(
    library: Library, client: Client, folder: Path
) -> None:
    talk = append(library, client, other("talk", TalkDetails(conditions=(CALLS,))))
    path = folder / "journal" / f"{ID}-decision.toml"
    path.write_bytes(file_of("choice = 'sell'").replace(b"'x'", b"'decision'"))
    entries, faults = library.journal(client).read()
    assert entries == (talk,)
    assert len(faults) == 1
    assert faults[0].startswith(f"{path}: choice: “sell” is none of: keep, talk")
    assert check_library(library).faults == faults


def test_a_text_that_is_too_long_is_refused_with_its_count(
    library: Library, client: Client
) -> None:
    condition = TalkCondition("calls", "no calls at night", NOW.date(), "x" * 8_001)
    with pytest.raises(BadInput, match=r"conditions\.calls\.then: it has 8001 characters"):
        append(library, client, other("talk", TalkDetails(conditions=(condition,))))
    with pytest.raises(BadInput, match=r"because: it has 8001 characters"):
        append(library, client, other("decision", DecisionDetails(because="x" * 8_001)))
