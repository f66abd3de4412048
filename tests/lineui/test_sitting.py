"""A whole sitting in lines, on a library."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from tensigns.cli.ask_line_by_line import ask_line_by_line
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.lineui.sitting import ask_name
from tensigns.session.sitting_session import DEFAULT_START
from tests.library.sample import content, small
from tests.lineui.lines import CLIENT, piped, sit, typed, written

KEPT = "the input ended; what was answered is kept, and `tensigns ask globex-b-v-"
WATCH = ["n", "3", "1", "1", "y", "f"]
RESULT = """\
Globex B.V., 23 November 2026

◐ Watch: 5 points, all on one sign

Settled: every question is answered.

  4  Unreasonable demands: 5
Two signs are silent.

Why
"""


def test_it_ends_with_the_result_and_where_it_is(library: Library) -> None:
    talk = piped(WATCH)
    held = sit(library, talk)
    assert held is not None
    told = written(talk).partition("Your choice: f\n\n")[2]
    assert told.startswith(RESULT)
    assert told.endswith(f"\n\nSaved as {held.client.slug}@{held.sitting.id}.\n")
    assert library.load(held.client, held.sitting.id or "") == held.sitting
    assert library.draft(held.client) is None


class OutOfFiles(Library):
    """A library that meets what it does not know of."""

    def save_draft(self, *_sitting: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def test_only_what_befalls_the_output_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(OSError, match="Too many open files"):
        ask_line_by_line(OutOfFiles(tmp_path / "data"), small(), CLIENT, DEFAULT_START)


def test_a_new_sitting_begins_with_what_it_is(library: Library) -> None:
    talk = typed(["q"])
    assert sit(library, talk) is None
    assert written(talk).startswith("""\
A small questionnaire
Three signs.
Type the number of an answer and press Enter; ? tells what
else can be typed.

Sign 1 of 3: Threats (red flag, question 1 of 1)
""")


def test_looking_in_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    talk = typed(["q"])
    sit(library, talk)
    assert written(talk).endswith("Nothing was answered, so nothing is kept.\n")
    assert content(tmp_path) == {}


def test_what_was_answered_is_kept_and_gone_on_with(library: Library) -> None:
    talk = typed(["n", "3", "q"])
    sit(library, talk)
    (client,) = library.clients()
    assert written(talk).endswith(f"To go on:\n  tensigns ask {client.slug} --resume\n")
    again = typed(["r", "1", "1", "y", "f"])
    held = sit(library, again)
    assert held is not None
    assert "Did you raise it?" in written(again)
    assert "Did they threaten you?" not in written(again)
    assert held.sitting.answers["demands.calls"] == "weekly"


def test_whether_to_go_on_is_answered_by_the_first_letter_of_what_is_offered(
    library: Library,
) -> None:
    sit(library, typed(["n", "q"]))
    set_language("nl")
    talk = typed(["r", "v", "q"])
    sit(library, talk)
    assert "  v  Verdergaan waar je was gebleven\n  n  Nieuwe sessie;" in written(talk)
    assert "v, n, q" in written(talk)
    assert "Signaal 2 van 3" in written(talk)
    assert library.trash_items() == ()


@pytest.mark.parametrize("resume", [True, False])
def test_an_option_settles_whether_it_goes_on(library: Library, resume: bool) -> None:  # noqa: FBT001
    sit(library, piped(["n", "q"]))
    talk = piped(["q"])
    sit(library, talk, resume=resume)
    assert ("How often did they call" in written(talk)) == resume
    assert [each.item for each in library.trash_items()] == ([] if resume else ["in-progress"])


def test_nothing_to_go_on_with_begins_anew(library: Library) -> None:
    talk = piped(["q"])
    sit(library, talk, resume=True)
    assert "Did they threaten you?" in written(talk)


def test_somebody_who_types_is_asked_whether_to_go_on(library: Library, tmp_path: Path) -> None:
    sit(library, piped(["n", "q"]))
    before = content(tmp_path)
    talk = typed(["x", "q"])
    assert sit(library, talk) is None
    assert "  r  Resume where it was left\n" in written(talk)
    assert "type one of: r, n, q\n" in written(talk)
    assert content(tmp_path) == before


def test_a_script_must_say_whether_to_go_on(library: Library, tmp_path: Path) -> None:
    sit(library, piped(["n", "q"]))
    before = content(tmp_path)
    with pytest.raises(BadInput, match="Say --resume to go on with it, or --new"):
        sit(library, piped(["1"]))
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "the input ended before anything was answered; nothing is kept"),
        (["n"], KEPT),
        (["n", "1", "1"], KEPT),
        (["o", "half a note"], KEPT),
    ],
)
def test_the_end_of_the_input_keeps_what_there_is(
    library: Library, lines: list[str], told: str
) -> None:
    with pytest.raises(OperationFailed) as failed:
        sit(library, piped(lines))
    assert str(failed.value).startswith(told)
    assert bool(library.clients()) == bool(lines)
    assert all(library.draft(client) for client in library.clients())


def test_a_line_that_cannot_be_taken_keeps_the_answers_before_it(library: Library) -> None:
    with pytest.raises(BadInput, match="standard input: line 2"):
        sit(library, piped(["n", "x", "1"]))
    (client,) = library.clients()
    unfinished = library.draft(client)
    assert unfinished is not None
    assert unfinished.answers == {"threats.threatened": "no"}


def test_a_name_is_asked_for_until_there_is_one() -> None:
    talk = typed(["", " \x07 ", " Köln  &\tCo "])
    assert ask_name(talk) == "Köln & Co"
    assert written(talk).count("Type a name first.") == 2


def test_a_slip_never_costs_what_was_on_file(library: Library) -> None:
    """The client who has a finished sitting keeps it, whatever comes of the next one."""
    held = sit(library, piped(WATCH))
    assert held is not None
    with pytest.raises(BadInput):
        sit(library, piped(["n", "x"]), client=CLIENT)
    assert library.latest_sitting(held.client) == held.sitting
