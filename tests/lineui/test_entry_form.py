"""The questions about a new entry: a line each, what is refused is asked again."""

from datetime import date
from pathlib import Path

import pytest

from tensigns.core.journal.entries import Period
from tensigns.library.library import Library
from tensigns.lineui.console import Console, InputEnded
from tensigns.lineui.entry_form import EntryForm
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import EntryFields, resolve_signs
from tests.lineui.memory_console import output_of, typed_console

TODAY = date(2026, 11, 26)


def fill_in(console: Console, root: Path, fields: EntryFields | None = None) -> EntryFields:
    """Fill the form in with what the user of the console types."""
    library = Library(root)
    signs = builtin_edition().questionnaire.signs
    form = EntryForm(console, TODAY, signs, lambda texts: resolve_signs(texts, library))
    return form.fill_in(fields or EntryFields(), "What happened?")


def test_every_field_is_asked_once(tmp_path: Path) -> None:
    console = typed_console(["Rang at 23:10", "23 nov", "4, lies", "JB", "mail of 23 Nov"])
    assert fill_in(console, tmp_path) == EntryFields(
        text="Rang at 23:10",
        period=Period.of_day(date(2026, 11, 23)),
        signs=("unreasonable-demands", "lies"),
        who="JB",
        record="mail of 23 Nov",
    )
    assert output_of(console) == (
        "What happened? \n"
        "When? (Enter: today) \n"
        "Which sign? (1 to 10; ? lists them; Enter: none) \n"
        "Who? (initials will do; Enter: nobody) \n"
        "Where is it on record? (a mail, a file; Enter: nowhere) \n"
    )


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    console = typed_console(["Rang at 23:10", "", "", "", ""])
    assert fill_in(console, tmp_path) == EntryFields(
        text="Rang at 23:10", period=None, signs=(), who="", record=""
    )


def test_what_the_command_line_gives_is_not_asked(tmp_path: Path) -> None:
    fields = EntryFields(period=Period.of_day(TODAY), signs=(), who="JB", record="")
    console = typed_console(["x"])
    assert fill_in(console, tmp_path, fields).text == "x"
    assert output_of(console) == "What happened? \n"


def test_a_refused_line_is_explained_and_asked_again(tmp_path: Path) -> None:
    console = typed_console(
        ["", "x", "3/4", "tomorrow", "2026-10", "11", "?", "10", "y" * 121, "JB", "z" * 1_001, ""]
    )
    fields = fill_in(console, tmp_path)
    assert (fields.text, fields.period) == ("x", Period.of_month(2026, 10))
    assert (fields.signs, fields.who, fields.record) == (("legal-trouble",), "JB", "")
    output = " ".join(output_of(console).split())
    for message in (
        "Type a sentence about it",
        "can be 3 April 2026 or 4 March 2026",
        "“tomorrow” is no date",
        "choose a number from 1 to 10",
        "Type one or more of these numbers.",
        "121 characters; 120 are the most",
        "1001 characters; 1000 are the most",
    ):
        assert message in output
    for sign in builtin_edition().questionnaire.signs:
        assert f" {sign.number} {sign.title['en']}" in output


def test_the_end_of_the_input_leaves_the_form(tmp_path: Path) -> None:
    with pytest.raises(InputEnded):
        fill_in(typed_console(["x", ""]), tmp_path)
