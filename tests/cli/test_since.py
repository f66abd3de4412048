"""What changed since last time and what was noted: in results, exports and documents."""

import itertools
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.clock import now
from tensigns.core.journal.entries import Entry, Period
from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, LONG_AGO, Commands, record_sitting
from tests.library.journal_sample import event, other, told
from tests.library.sample import SMALL_FILE

MILDER = ANSWERS.replace("went-on", "not-yet")
CHANGE = "Slow to pay: rose from 5 to 8, still open."


def since_lines(text: str) -> list[str]:
    """The lines under the heading "Since ..." of a plain text."""
    _before, _heading, after = text.partition("\nSince ")
    return after.partition("\n\n")[0].split("\n")[1:]


def note(tensigns: Commands, *options: str) -> str:
    """Note something about slow payment today, and return the id of the entry."""
    return tensigns.ok("log", "globex", "paid late again", "--sign", "5", *options).strip()


def test_the_first_result_tells_of_no_other(tensigns: Commands) -> None:
    tensigns.record_globex()
    text = tensigns.ok("show", "globex")
    assert "Since " not in text
    assert "memory" not in text
    assert tensigns.json("show", "globex")["since"] is None


@pytest.mark.parametrize("command", [("show", "globex"), ("ask", "globex b.v.", "--answers", "-")])
def test_a_result_tells_what_changed(command: tuple[str, ...], tensigns: Commands) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=MILDER)
    if command[0] == "show":
        tensigns.record_globex()
    lines = since_lines(tensigns.ok(*command, stdin=ANSWERS))
    assert f"  - {CHANGE}" in lines


def test_nothing_changed_is_one_line(tensigns: Commands) -> None:
    tensigns.record_globex()
    text = tensigns.ok("ask", "globex b.v.", "--answers", "-", "--dry-run", stdin=ANSWERS)
    (line,) = since_lines(text)
    assert line.startswith("  - Nothing changed: still “watch”, 8 points")


def test_the_document_has_what_changed(tensigns: Commands) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=MILDER)
    first = tensigns.json("show", "globex")
    tensigns.record_globex()
    since = tensigns.json("show", "globex")["since"]
    assert since == {
        "sitting": first["sitting"],
        "recommendation": first["recommendation"],
        "points": first["points"],
        "open": len(first["open"]),
        "signs": [
            {
                "id": "slow-payment",
                "comparable": True,
                "before": 5,
                "now": 8,
                "difference": 3,
                "open_before": True,
                "open_now": True,
            }
        ],
        "answers": ["slow-payment.raised"],
    }


def test_an_amendment_is_compared_with_the_sitting_before_the_amended_one(
    tensigns: Commands,
) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=MILDER)
    second = tensigns.record_globex()
    amend = ("--amend", second, "--reason", "a slip")
    amendment = tensigns.json("ask", "globex b.v.", "--answers", "-", *amend, stdin=MILDER)
    assert amendment["since"]["signs"] == []
    assert tensigns.json("show", f"globex@{second}")["since"]["answers"] == ["slow-payment.raised"]


@pytest.mark.parametrize("output_format", ["markdown", "html", "json"])
def test_an_export_tells_what_changed_and_what_was_noted(
    output_format: str, tensigns: Commands
) -> None:
    tensigns.ok("ask", "--answers", "-", stdin=MILDER)
    entry_id = note(tensigns)
    tensigns.record_globex()
    export = tensigns.ok("export", "globex", "--format", output_format)
    if output_format == "json":
        assert entry_id in export
        assert '"difference": 3' in export
    else:
        assert CHANGE in export
        assert "Noted, or from memory" in export


def test_the_answers_have_the_ids_of_their_entries(tensigns: Commands) -> None:
    tensigns.record_globex()
    happened, spoken = note(tensigns), note(tensigns, "--told")
    (sign,) = (s for s in tensigns.json("show", "globex")["signs"] if s["id"] == "slow-payment")
    entries = {answer["id"]: answer["entries"] for answer in sign["answers"]}
    assert entries["late"] == [happened]
    assert entries["raised"] == [spoken]


def test_a_result_tells_when_it_was_noted_or_from_memory(tensigns: Commands) -> None:
    tensigns.record_globex()
    note(tensigns)
    day = f"{now():%-d %b %Y}"
    assert f"  - Slow to pay: {day}.\n" in tensigns.ok("show", "globex")
    assert f"  - Slow to pay: {day}.\n" in tensigns.ok("show", "globex", "--today")


def test_an_entry_of_another_day_is_not_told(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Globex", slow_payment__late="often")
    (client,) = library.clients()
    library.journal(client).append(entry_about_payment(LONG_AGO + timedelta(days=1)))
    assert "Noted" not in tensigns.ok("show", "globex")
    library.journal(client).append(replace(entry_about_payment(LONG_AGO), signs=("lies",)))
    assert "  - From memory: Slow to pay." in tensigns.ok("show", "globex")


def entry_about_payment(when: datetime) -> Entry:
    return replace(
        event(), noted=LONG_AGO, period=Period.of_day(when.date()), signs=("slow-payment",)
    )


def test_only_what_can_belong_to_a_question_is_read(tensigns: Commands, library: Library) -> None:
    tensigns.record_globex()
    (client,) = library.clients()
    journal = library.journal(client)
    for entry in (other("rumour"), told()):
        journal.append(entry)
    (unread,) = journal.path.glob("*-rumour.toml")
    unread.write_bytes(b"\xff")
    result = tensigns("show", "globex")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_damaged_entry_is_named_and_the_result_is_shown(
    tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    entry_id = note(tensigns)
    (client,) = library.clients()
    (library.journal(client).path / f"{entry_id}-event.toml").write_text("kind = [")
    for command in (("show", "globex"), ("export", "globex"), ("compare", "globex", "globex")):
        result = tensigns(*command, *(() if command[0] == "show" else ("--json",)))
        assert result.exit_code == 0
        assert result.stderr.count(entry_id) == 1
        assert "Slow to pay" in result.stdout or "slow-payment" in result.stdout


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_anonymous_export_hides_a_name_in_the_signs_of_both_sittings(
    order: tuple[int, int], tensigns: Commands, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    text = SMALL_FILE.read_text(encoding="utf-8")
    named = text.replace('"threats"', '"globex-threats"').replace("Threats", "Threats of Globex")
    for index in order:
        path.write_text((text, named)[index], encoding="utf-8")
        sign = ("threats", "globex-threats")[index]
        answers = f'client = "Globex"\nnote = "{sign}"\nanswers.{sign}.threatened = "yes"\n'
        tensigns.ok("ask", "--answers", "-", "--questions", str(path), stdin=answers)
    entry_id = tensigns.ok("log", "globex", "shouted", "--sign", "globex-threats").strip()
    args = ("export", "globex", "--anonymous", "--format")
    exports = {form: tensigns.ok(*args, form) for form in ("markdown", "html", "json")}
    for form, option in itertools.product(exports, ("", "--entries", "--all")):
        if (form, option) != ("markdown", "--all"):
            export = tensigns.ok(*args, form, *filter(None, [option]))
            assert "globex" not in export.casefold()
    titles = ("“Threats”", "“Threats of Client A”")
    first, second = (titles[index] for index in order)
    assert f"not the same: {first} and {second}." in exports["markdown"]
    assert (entry_id in exports["json"]) == (order == (0, 1))
