"""The files of journal entries: what they look like, what they lose (nothing), and their faults."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.journal.entries import Entry, EventDetails, OtherDetails, Period, ToldDetails
from tensigns.errors import BadInput
from tensigns.library.entry_codec import decode_entry, encode_entry
from tensigns.library.entry_names import EntryName, new_entry_id, parse_entry_filename
from tensigns.text.clean import clean
from tests.core.journal.strategies import entries
from tests.library.journal_sample import event, told
from tests.library.sample import NOW, faults_of

ID = "20261123T101530Z-e7f3"
FILE = f"""\
format = 1
kind = "event"
noted = 2026-11-23 11:15:30+01:00
on = 2026-11-20
signs = [
    "demands",
]
text = "the logo again"
who = "Jansen"
record = "mail of 20 Nov"
corrects = "{ID}"

[end]
"""


def decoded(text: str, kind: str = "event") -> Entry:
    return decode_entry(text.encode(), EntryName(ID, kind), "file")


def faults(text: str, kind: str = "event") -> list[str]:
    return [line.removeprefix("file: ") for line in faults_of(lambda: decoded(text, kind))]


def test_a_file_reads_on_its_own() -> None:
    entry = event(id=ID, corrects=ID)
    assert encode_entry(entry).decode() == FILE
    assert decoded(FILE) == entry


@given(entries())
def test_every_entry_is_read_as_it_was_written(entry: Entry) -> None:
    assert decode_entry(encode_entry(entry), EntryName(entry.id, entry.kind), "file") == entry


@given(st.text(), st.text())
def test_any_text_is_read_as_it_was_cleaned(text: str, who: str) -> None:
    name = " ".join(clean(who).split()) or None
    entry = event(clean(text), id=ID, details=EventDetails(who=name))
    assert decoded(encode_entry(entry).decode()) == entry


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        ("on = 2026-11-20", Period.of_day(date(2026, 11, 20))),
        ('on = "2026-02"', Period(date(2026, 2, 1), date(2026, 2, 28), is_month=True)),
        (
            "from = 2026-10-30\nto = 2026-11-02",
            Period(date(2026, 10, 30), date(2026, 11, 2)),
        ),
    ],
)
def test_a_period_is_a_day_a_month_or_a_range(lines: str, period: Period) -> None:
    text = FILE.replace("on = 2026-11-20", lines)
    assert decoded(text).period == period
    assert f"\n{lines}\n" in encode_entry(decoded(text)).decode()


def test_unknown_keys_survive_a_correction() -> None:
    text = FILE.replace("who =", "mood = [1, { x = 2026-01-01 }]\nwho =") + "added = true\n"
    correction = replace(decoded(text), text="the same, corrected")
    assert decoded(encode_entry(correction).decode()).unknown_keys == {
        "mood": [1, {"x": date(2026, 1, 1)}],
        "end": {"added": True},
    }


def test_unknown_values_are_clean() -> None:
    text = FILE.replace("who =", 'mood = "grim\\u001b[31m"\nwho =') + 'added = ["\\u202ex"]\n'
    unknown_keys = decoded(text).unknown_keys
    assert unknown_keys.keys() == {"mood", "end"}
    assert not {"\x1b", "\u202e"} & {*str(unknown_keys["mood"]), *unknown_keys["end"]["added"][0]}


def test_the_fields_of_an_unknown_kind_are_kept() -> None:
    text = FILE.replace("who =", "loud = true\nwho =")
    entry = decoded(text, "rumour")
    assert entry.kind == "rumour"
    assert entry.details == OtherDetails(
        {"loud": True, "who": "Jansen", "record": "mail of 20 Nov"}
    )
    assert (entry.text, entry.signs) == ("the logo again", ("demands",))


def test_the_kind_in_the_name_of_the_file_counts() -> None:
    assert decoded(FILE, "told").details == ToldDetails("Jansen", "mail of 20 Nov")


def test_a_truncated_file_is_called_truncated_and_nothing_else() -> None:
    lines = FILE.splitlines(keepends=True)
    for count in range(len(lines) - 1):
        text = "".join(lines[:count])
        with pytest.raises(BadInput) as error:
            decoded(text)
        assert len(str(error.value).splitlines()) == 1
    assert faults(FILE.removesuffix("[end]\n")) == [
        "the entry is cut short: the table [end] at its end is missing"
    ]


def test_every_fault_is_reported_with_its_location() -> None:
    text = """\
format = "1"
noted = 2026-11-23 11:15:30
on = 2026-11-20
to = 2026-11-21
signs = ["demands", "Not A Sign"]
text = 1
good = "yes"
who = 2
record = []
corrects = "yesterday"
[end]
"""
    assert [line.partition(":")[0] for line in faults(text)] == (
        ["format", "kind", "noted", "on", "good", "who", "record", "signs", "text", "corrects"]
    )


@pytest.mark.parametrize(
    ("lines", "location"),
    [
        ("", "on"),
        ("on = 2026-11-20 10:00:00", "on"),
        ('on = "2026-13"', "on"),
        ('on = "november"', "on"),
        ('on = "0001-01"', "on"),
        ("on = 0001-01-01", "on"),
        ("from = 2026-11-20", "on"),
        ("from = 2026-11-20\nto = 2026-11-19", "to"),
        ('from = 2026-11-20\nto = "2026-11"', "to"),
    ],
)
def test_a_wrong_period_is_a_fault(lines: str, location: str) -> None:
    (line,) = faults(FILE.replace("on = 2026-11-20", lines))
    assert line.startswith(f"{location}: ")


def test_a_newer_format_is_refused_by_name() -> None:
    (line,) = faults(FILE.replace("format = 1", "format = 2"))
    assert "needs a newer version of tensigns" in line


def test_told_and_event_have_their_own_fields() -> None:
    entry = replace(told(of=f"{ID}/calls"), id=ID)
    assert decode_entry(encode_entry(entry), EntryName(ID, "told"), "file") == entry
    assert entry.of == f"{ID}/calls"
    assert decoded(FILE.replace("who =", "good = true\nwho =")).details == EventDetails(
        good=True, who="Jansen", record="mail of 20 Nov"
    )


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        (f"{ID}-event.toml", EntryName(ID, "event")),
        (f"{ID}-look-back.toml", EntryName(ID, "look-back")),
        (f"{ID}-event", None),
        (f"{ID}.toml", None),
        (f"{ID}-event (1).toml", None),
        (f"{ID}-event.sync-conflict-20261124.toml", None),
        (f".{ID}-event.toml.00000000.tensigns-tmp", None),
        ("20261123T101530Z-2-event.toml", None),
    ],
)
def test_the_name_of_a_file_has_the_id_and_the_kind(filename: str, name: EntryName | None) -> None:
    assert parse_entry_filename(filename) == name
    assert name is None or name.filename == filename


def test_an_id_is_the_time_in_utc_and_never_used_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.urandom", lambda count: b"\xff" * count)
    first_id = new_entry_id(NOW, ())
    assert first_id == "20261123T101530Z-7fff"
    assert new_entry_id(NOW, [first_id]) == "20261123T101530Z-800f"
    assert new_entry_id(NOW, ["20261123T101530Z-ffff"]) == "20261123T101530Z-000f"


def test_an_entry_after_the_clock_was_set_back_comes_last() -> None:
    used_ids = [new_entry_id(NOW, ()), new_entry_id(NOW + timedelta(days=40), ())]
    entry_id = new_entry_id(NOW - timedelta(hours=1), used_ids)
    assert sorted([*used_ids, entry_id])[1] == entry_id


def test_entries_of_one_second_keep_their_order() -> None:
    used_ids: list[str] = []
    for _number in range(50):
        used_ids.append(new_entry_id(NOW, used_ids))
    assert used_ids == sorted(used_ids)
