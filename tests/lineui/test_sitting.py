"""Line-by-line sittings on a library: start, resumption, end and interruption."""

import errno
import io
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tensigns.cli.ask_line_by_line import ask_line_by_line
from tensigns.core.journal.entries import Period
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.session.sitting_session import (
    DEFAULT_START,
    Amendment,
    SittingSession,
    SittingStart,
)
from tests.library.journal_sample import append, event
from tests.library.sample import NOW, finished_sitting, folder_content, small_edition, unchanged
from tests.lineui.memory_console import (
    CLIENT,
    clock,
    conduct_sitting,
    output_of,
    piped_console,
    typed_console,
)

INPUT_ENDED = "The input ended; what was answered is kept, and `tensigns ask globex-b-v-"
WATCH_LINES = ["n", "3", "1", "1", "y", "f"]
RESULT_START = """\
Globex B.V., 23 November 2026

◐ Watch: 5 points, all on one sign

Every question is answered.

  4  Unreasonable demands: 5
Two signs have no points.

Why
"""
SINCE = """\
23 November 2026, 10:15
  - Then “watch”, 5 points; now “keep”, 3 points.
  - Unreasonable demands: fell from 5 to 3.

Noted, or from memory
  - Unreasonable demands: 20 Nov 2026.

"""


def test_a_finished_sitting_prints_the_result_and_its_id(library: Library) -> None:
    console = piped_console(WATCH_LINES)
    finished = conduct_sitting(library, console)
    assert finished is not None
    output = output_of(console).partition("Your choice: f\n\n")[2]
    assert output.startswith(RESULT_START)
    assert output.endswith(f"\n\nSaved as {finished.client.slug}@{finished.sitting.id}.\n")
    assert library.load(finished.client, finished.sitting.id or "") == finished.sitting
    assert library.draft(finished.client) is None


def test_a_second_result_tells_what_changed_and_what_was_noted(library: Library) -> None:
    conduct_sitting(library, piped_console(WATCH_LINES))
    client = library.find(CLIENT)
    library.journal(client).append(event())
    console = piped_console(["n", "2", "1", "1", "f"])
    conduct_sitting(library, console)
    since = output_of(console).partition("\nSince ")[2]
    assert since.partition("What would")[0] == SINCE


def test_a_new_sitting_about_a_known_client_says_the_last_result(library: Library) -> None:
    first = piped_console(WATCH_LINES)
    conduct_sitting(library, first)
    assert "Last time" not in output_of(first)
    console = piped_console(["n", "q"])
    conduct_sitting(library, console)
    slug = library.find(CLIENT).slug
    sentence = f"Last time, on 23 November 2026: “watch”. `tensigns show {slug}` shows why, and"
    assert " ".join(output_of(console).split()).startswith(sentence)
    resumed = piped_console(["q"])
    conduct_sitting(library, resumed, resume=True)
    assert "Last time, on" not in output_of(resumed)


class OutOfFiles(Library):
    """A library whose saves fail for lack of file descriptors."""

    def save_draft(self, *_sitting: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def test_an_os_error_of_the_library_is_not_reported_as_an_output_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(OSError, match="Too many open files"):
        ask_line_by_line(OutOfFiles(tmp_path / "data"), small_edition(), CLIENT, DEFAULT_START)


def test_what_was_noted_is_beside_the_question_and_v_tells_it(library: Library) -> None:
    first_sitting = conduct_sitting(library, typed_console(["n", "3", "o", "a note", "", *"11yf"]))
    assert first_sitting is not None
    day = Period.of_day(clock().date())
    for text in ("rang at 23:10", "rang again"):
        append(library, first_sitting.client, event(text, period=day), clock())
    console = typed_console(["v", "n", "v", "q"])
    conduct_sitting(library, console, edition=small_edition())
    output = output_of(console)
    assert "Last time, 23 Nov 2026: No\nAnswer: \nNothing is noted that belongs" in output
    assert (
        "2 noted under this sign: 23 Nov\nLast time, 23 Nov 2026: Every week\n"
        "v shows what was noted." in output
    )
    assert "23 November 2026 · happened · Jansen\nrang again\non record: mail of 20 Nov\n" in output
    assert "rang at 23:10" in output


def test_a_new_sitting_starts_with_an_introduction(library: Library) -> None:
    console = typed_console(["q"])
    assert conduct_sitting(library, console) is None
    assert output_of(console).startswith("""\
A new client: Globex B.V.
A small questionnaire
Three signs.
Type a number or a letter and press Enter; ? tells what else
can be typed.

Sign 1 of 3: Threats (possible red flag, question 1 of 1)
""")


def test_a_sitting_without_an_answer_leaves_no_file(library: Library, tmp_path: Path) -> None:
    console = typed_console(["q"])
    conduct_sitting(library, console)
    assert output_of(console).endswith("Nothing was answered, so nothing was saved.\n")
    assert folder_content(tmp_path) == {}


@pytest.mark.parametrize("lines", [["", "q"], ["", "", "", "q"], ["g", "3", "b", "q"]])
def test_looking_at_questions_leaves_no_draft(
    lines: list[str], library: Library, tmp_path: Path
) -> None:
    console = typed_console(lines)
    conduct_sitting(library, console)
    assert output_of(console).endswith("Nothing was answered, so nothing was saved.\n")
    assert folder_content(tmp_path) == {}


def test_a_known_client_is_named_first_and_keeps_no_empty_draft(library: Library) -> None:
    client = library.add(CLIENT, clock())
    console = typed_console(["", "", "q"])
    conduct_sitting(library, console)
    assert output_of(console).startswith(f"Sitting about {CLIENT}\n")
    assert library.draft(client) is None


def test_an_erased_note_is_not_in_the_draft_of_before(library: Library) -> None:
    conduct_sitting(library, typed_console(["o", "soon", "", "q"]))
    console = typed_console(["r", "o", "-", "", "", "q"])
    conduct_sitting(library, console)
    assert output_of(console).startswith(f"Sitting about {CLIENT}\nThe last sitting about")
    draft = library.draft(library.find(CLIENT))
    assert draft is not None
    assert (draft.notes, draft.position) == ({}, "demands.calls")


def test_a_left_sitting_is_resumed_with_its_answers(library: Library) -> None:
    console = typed_console(["n", "3", "q"])
    conduct_sitting(library, console)
    (client,) = library.clients()
    assert output_of(console).endswith(f"To go on:\n  tensigns ask {client.slug} --resume\n")
    resumed_console = typed_console(["r", "1", "1", "y", "f"])
    finished = conduct_sitting(library, resumed_console)
    assert finished is not None
    assert "Did you raise it?" in output_of(resumed_console)
    assert "Did they threaten you?" not in output_of(resumed_console)
    assert finished.sitting.answers["demands.calls"] == "weekly"


def test_the_resume_prompt_uses_the_first_letters_of_the_current_language(
    library: Library,
) -> None:
    conduct_sitting(library, typed_console(["n", "q"]))
    set_language("nl")
    console = typed_console(["r", "v", "q"])
    conduct_sitting(library, console)
    assert "  v  Verder waar je gebleven was\n  n  Nieuwe sessie;" in output_of(console)
    assert "v, n, q" in output_of(console)
    assert "Signaal 2 van 3" in output_of(console)
    assert library.trash_items() == ()


@pytest.mark.parametrize("resume", [True, False])
def test_the_resume_option_decides_without_a_prompt(library: Library, resume: bool) -> None:  # noqa: FBT001
    conduct_sitting(library, piped_console(["n", "q"]))
    console = piped_console(["q"])
    conduct_sitting(library, console, resume=resume)
    assert ("How often did they call" in output_of(console)) == resume
    assert [item.item for item in library.trash_items()] == ([] if resume else ["in-progress"])


def test_resume_without_a_draft_starts_a_new_sitting(library: Library) -> None:
    console = piped_console(["q"])
    conduct_sitting(library, console, resume=True)
    assert "Did they threaten you?" in output_of(console)


def test_at_a_terminal_a_draft_asks_whether_to_resume(library: Library, tmp_path: Path) -> None:
    conduct_sitting(library, piped_console(["n", "q"]))
    with unchanged(tmp_path):
        console = typed_console(["x", "q"])
        assert conduct_sitting(library, console) is None
        assert "  r  Resume where it was left\n" in output_of(console)
        assert "Type one of: r, n, q\n" in output_of(console)


def test_piped_input_with_a_draft_needs_resume_or_new(library: Library, tmp_path: Path) -> None:
    conduct_sitting(library, piped_console(["n", "q"]))
    with (
        unchanged(tmp_path),
        pytest.raises(BadInput, match="Say --resume to go on with it, or --new"),
    ):
        conduct_sitting(library, piped_console(["1"]))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "The input ended before anything was answered; nothing was saved"),
        (["n"], INPUT_ENDED),
        (["n", "1", "1"], INPUT_ENDED),
        (["o", "half a note"], INPUT_ENDED),
    ],
)
def test_the_end_of_the_input_keeps_answers_and_notes(
    library: Library, lines: list[str], message: str
) -> None:
    with pytest.raises(OperationFailed) as caught:
        conduct_sitting(library, piped_console(lines))
    assert str(caught.value).startswith(message)
    assert bool(library.clients()) == bool(lines)
    assert all(library.draft(client) for client in library.clients())


def test_an_invalid_line_keeps_the_answers_before_it(library: Library) -> None:
    with pytest.raises(BadInput, match="Standard input: line 2"):
        conduct_sitting(library, piped_console(["n", "x", "1"]))
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    assert draft.answers == {"threats.threatened": "no"}


def test_an_error_in_a_later_sitting_keeps_the_finished_one(library: Library) -> None:
    finished = conduct_sitting(library, piped_console(WATCH_LINES))
    assert finished is not None
    with pytest.raises(BadInput):
        conduct_sitting(library, piped_console(["n", "x"]), client=CLIENT)
    assert library.latest_sitting(finished.client) == finished.sitting


def amended_library(library: Library) -> Library:
    """The library with an amendment of the only sitting of a client, not finished."""
    client = library.add("Globex B.V.", NOW)
    recorded = library.record(client, small_edition(), finished_sitting())
    start, later = SittingStart(Amendment(recorded.id or "", "a slip")), NOW + timedelta(hours=1)
    with SittingSession(library, small_edition(), client, lambda: later, start) as session:
        session.save(session.open().sitting)
    return library


def test_an_unfinished_amendment_says_so_and_shows_the_last_result(library: Library) -> None:
    console = typed_console(["l", "x", "q"])
    assert conduct_sitting(amended_library(library), console) is None
    output = " ".join(output_of(console).split())
    sentence = (
        "Your amendment of the sitting of 23 November 2026 about Globex B.V. is not finished."
    )
    assert output.count(sentence) == 2
    assert "l Look at the last result" in output
    assert "◐ Watch: 5 points, all on one sign" in output
    assert "Type one of: r, n, l, q" in output


def test_an_amendment_says_at_its_start_what_it_amends(library: Library) -> None:
    console = typed_console(["r", "q"])
    conduct_sitting(amended_library(library), console)
    assert "This amends the sitting of 23 November 2026: a slip\n" in output_of(console)
