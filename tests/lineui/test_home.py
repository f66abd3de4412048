"""Home in plain lines: the numbered list of clients, and what can be done with one of them."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.core.journal.entries import EventDetails
from tensigns.environment.settings import Sender
from tensigns.errors import OperationFailed
from tensigns.library.library import Library
from tensigns.lineui.home import LineHome
from tests.library.journal_sample import append, event
from tests.library.sample import NOW, draft_sitting, finished_sitting, small_edition
from tests.lineui.memory_console import clock, output_of, typed_console


def run_home(library: Library, lines: Iterable[str]) -> str:
    """Type these lines at home until it is left, and return the output."""
    console = typed_console(lines)
    LineHome(console, library, small_edition(), clock, Sender()).run()
    return output_of(console)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Globex has a sitting and a draft, Hooli nothing, Initech a sitting of long ago."""
    library = Library(tmp_path / "data", clock)
    globex = library.add("Globex B.V.", NOW)
    library.record(globex, small_edition(), finished_sitting(NOW - timedelta(days=1)))
    library.save_draft(globex, small_edition(), draft_sitting())
    library.add("Hooli", NOW)
    initech = library.add("Initech", NOW)
    library.record(initech, small_edition(), finished_sitting(NOW - timedelta(days=700)))
    return library


def test_the_clients_are_numbered_with_what_is_known_of_them(library: Library) -> None:
    output = run_home(library, ["q"]).replace("\n     ", " ")
    assert output.splitlines()[:4] == [
        "Which client?",
        "  1  Globex B.V.: watch, 5 points, one question open, 22 November 2026, unfinished",
        "  2  Hooli: nothing yet",
        "  3  Initech: watch, 5 points, one question open, 23 December 2024, due",
    ]


def test_a_number_shows_the_last_result_and_the_history(library: Library) -> None:
    output = run_home(library, ["3", "1", "3", "9", "q"])
    menu = output.partition("\nInitech\n")[2]
    assert menu.startswith("  1  Show the last result\n  2  Ask again\n  3  Show the history\n")
    assert "Initech, 23 December 2024\n\n◐ Watch: 5 points" in menu
    history = menu.partition("Points by sign")[0]
    (sitting_id,) = library.sitting_ids(library.find("Initech"))
    assert sitting_id in history
    assert output.count("Which client?") == 2


def test_a_client_with_entries_alone_has_a_history(library: Library) -> None:
    append(library, library.find("Hooli"), event())
    output = run_home(library, ["2", "2", "8", "q"])
    assert "Hooli\n  1  Ask\n  2  Show the history\n  3  Money owed\n" in output
    assert "the logo again" in output


def test_what_happened_is_noted(library: Library) -> None:
    lines = ["2", "3", "Rang at 23:10", "20 nov", "2", "slow to pay, belittling", "", "", "q"]
    output = run_home(library, lines)
    assert "Hooli: noted for 20 November 2026." in output
    (entry,) = library.journal(library.find("Hooli")).read().entries
    assert entry.text == "Rang at 23:10"
    assert entry.signs == ("slow-payment", "mental-abuse")
    assert entry.details == EventDetails(good=True)


def test_the_last_result_tells_what_changed(library: Library) -> None:
    initech = library.find("Initech")
    library.record(initech, small_edition(), finished_sitting(NOW))
    output = run_home(library, ["3", "1", "q"])
    assert "Since 23 December 2024\n  - Nothing changed: still “watch”, 5 points" in output


def test_a_new_name_begins_a_sitting(library: Library) -> None:
    output = run_home(library, ["Umbrella", "y", "n", "q", "q"])
    assert "A new client, “Umbrella”? (y or n; Enter: no)" in output
    draft = library.draft(library.find("Umbrella"))
    assert draft is not None
    assert draft.answers == {"threats.threatened": "no"}


@pytest.mark.parametrize("reply", ["n", "", "q"])
def test_a_word_that_is_no_new_name_asks_for_a_name_again(reply: str, library: Library) -> None:
    output = run_home(library, ["clear", reply, "q"])
    assert output.count("Name or number:") == 2
    assert "Sitting about" not in output
    assert len(library.clients()) == 3


def test_a_misspelled_name_is_asked_about(library: Library) -> None:
    output = run_home(library, ["Holi", "q", "Holi", "1", "q"])
    assert output.count("“Holi” is close to the name of a client.") == 2
    assert "\nHooli\n  1  Ask\n" in output
    assert len(library.clients()) == 3


def test_a_client_without_a_sitting_can_be_asked_and_can_owe(library: Library) -> None:
    output = run_home(library, ["2", "1", "n", "q", "4", "q"])
    assert "Hooli\n  1  Ask\n  2  Money owed\n  3  Note what happened\n  4  Back" in output
    assert library.draft(library.find("Hooli")) is not None


def test_a_draft_is_offered_to_resume(library: Library) -> None:
    output = run_home(library, ["1", "2", "q", "q"])
    assert "  2  Go on with the unfinished sitting, or start anew\n" in output
    assert "The last sitting about Globex B.V. is not finished." in output


def test_q_leaves_from_everywhere(library: Library) -> None:
    assert run_home(library, ["1", "q"]).count("Which client?") == 1


@pytest.mark.parametrize("line", ["0", "10", "x", "", "1x"])
def test_a_line_that_is_no_choice_is_asked_for_again(line: str, library: Library) -> None:
    output = run_home(library, ["3", line, "q"])
    assert "Type a number from 1 to 9, or q\n" in output


def test_without_clients_a_name_is_asked_for(tmp_path: Path) -> None:
    output = run_home(Library(tmp_path / "empty", clock), ["q"])
    assert output.startswith(
        "There are no clients yet. What is the client called?\n"
        "Type the name of the client and press Enter; q leaves.\n"
    )


def test_a_damaged_client_does_not_hide_the_others(library: Library) -> None:
    hooli = library.root / "clients" / library.find("Hooli").slug
    (hooli / "client.toml").write_text("broken", encoding="utf-8")
    (sitting_id,) = library.sitting_ids(library.find("Initech"))
    initech = library.root / "clients" / library.find("Initech").slug
    (initech / f"{sitting_id}.toml").write_text("broken", encoding="utf-8")
    output = run_home(library, ["2", "1", "3", "q"])
    assert "client.toml" in output
    assert "  1  Globex B.V.: watch" in output
    assert f"{sitting_id}.toml" in output


def test_the_end_of_the_input_ends_home_and_keeps_what_was_answered(library: Library) -> None:
    with pytest.raises(OperationFailed):
        run_home(library, ["2", "1", "n"])
    assert library.draft(library.find("Hooli")) is not None


def test_money_owed_and_leaving_are_reached_from_home(library: Library) -> None:
    output = run_home(library, ["3", "4", "q", "5", *[""] * 8, "q", "q"])
    assert "Initech: owed on 23 November 2026" in output
    assert "Initech: the plan for leaving" in output


def test_a_decision_and_a_talk_are_reached_from_home(library: Library) -> None:
    output = run_home(library, ["3", "6", "2", *[""] * 7, "7", *[""] * 8, "3", "q", "q"])
    assert "Decide about Initech" in output
    assert "Prepare a talk with Initech" in output
    kinds = [name.kind for name in library.entry_names(library.find("Initech"))]
    assert kinds[:2] == ["decision", "talk"]


def test_a_form_that_is_left_leads_back_to_the_actions(library: Library) -> None:
    hooli = library.find("Hooli")
    output = run_home(library, ["2", "3", "Rang at 23:10", "q", "q"])
    assert "You left; this was not saved.\n" in output
    assert output.count("\nHooli\n  1  Ask\n") == 2
    assert library.entry_names(hooli) == ()


def test_a_question_mark_repeats_the_actions(library: Library) -> None:
    assert run_home(library, ["2", "?", "q"]).count("Hooli\n  1  Ask\n") == 2
