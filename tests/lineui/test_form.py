"""A form in plain lines: a line for each field, what is refused is asked again."""

from datetime import date
from pathlib import Path

import pytest

from tensigns.core.journal.entries import Period
from tensigns.errors import BadInput
from tensigns.library.library import Library
from tensigns.lineui.console import FormLeft, InputEnded
from tensigns.lineui.form import ask_form, ask_yes_no
from tensigns.prompts.form import Form
from tensigns.prompts.log_form import LogContext, log_form_of_kind
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.journal import parse_signs
from tests.lineui.memory_console import output_of, piped_console, typed_console
from tests.prompts.form_sample import TODAY, sample_form


@pytest.fixture
def log(tmp_path: Path) -> Form:
    """The form of a journal entry."""
    library = Library(tmp_path)
    signs = builtin_edition().questionnaire.signs
    context = LogContext("Globex", TODAY, signs, lambda text: parse_signs(text, library))
    return log_form_of_kind(context, told=False)


def test_every_field_is_asked_once(log: Form) -> None:
    console = typed_console(["Rang at 23:10", "23 nov", "4, lies", "JB", "mail of 23 Nov"])
    assert ask_form(console, log) == {
        "text": "Rang at 23:10",
        "period": Period.of_day(date(2026, 11, 23)),
        "signs": ("unreasonable-demands", "lies"),
        "who": "JB",
        "record": "mail of 23 Nov",
    }
    assert output_of(console) == (
        "q leaves without saving; ? helps.\n"
        "What happened with Globex? \n"
        "When? (Enter: today) \n"
        "Which sign? (1 to 10, or words of its title; ? lists them;\n"
        "Enter: none) \n"
        "Who? (initials will do; Enter: nobody) \n"
        "Where is it on record? (a mail, a file; Enter: nowhere) \n"
    )


def test_only_the_text_is_needed(log: Form) -> None:
    console = typed_console(["Rang at 23:10", "", "", "", ""])
    assert ask_form(console, log) == {
        "text": "Rang at 23:10",
        "period": Period.of_day(TODAY),
        "signs": None,
        "who": None,
        "record": None,
    }


def test_a_value_that_is_known_is_not_asked(log: Form) -> None:
    known_values = {"period": Period.of_day(TODAY), "signs": (), "who": "JB", "record": ""}
    console = typed_console(["x"])
    assert ask_form(console, log, known_values) == {"text": "x"} | known_values
    assert output_of(console).endswith("helps.\nWhat happened with Globex? \n")


def test_a_refused_line_is_explained_and_asked_again(log: Form) -> None:
    console = typed_console(
        ["", "x", "3/4", "tomorrow", "2026-10", "11", "?", "10", "y" * 121, "JB", "z" * 1_001, ""]
    )
    values = ask_form(console, log)
    assert (values["text"], values["period"]) == ("x", Period.of_month(2026, 10))
    assert (values["signs"], values["who"], values["record"]) == (("legal-trouble",), "JB", None)
    output = " ".join(output_of(console).split())
    for message in (
        "Something is needed here; q leaves",
        "can be 3 April 2026 or 4 March 2026",
        "“tomorrow” is in the future",
        "choose a number from 1 to 10, or one of: Aggression; ",
        "Type one or more of these.",
        "121 characters; 120 are the most",
        "1001 characters; 1000 are the most",
    ):
        assert message in output
    for sign in builtin_edition().questionnaire.signs:
        assert f" {sign.number} {sign.title['en']}" in output


def test_choices_are_listed_and_hidden_fields_are_left_out() -> None:
    console = typed_console(["", "3", "keep", "x", "Y", "", "120"])
    assert ask_form(console, sample_form()) == {
        "choice": "keep",
        "again": True,
        "on": TODAY,
        "hours": 120,
    }
    assert output_of(console) == (
        "q leaves without saving; ? helps.\n"
        "What will you do?\n"
        "  1  keep them\n"
        "  2  leave\n"
        "Your choice: \n"
        "Something is needed here; q leaves without saving.\n"
        "Your choice: \n"
        "Type one of: 1, 2\n"
        "Your choice: \n"
        "Would you do it again? (y or n; Enter: skip) \n"
        "Type one of: y, n\n"
        "Would you do it again? (y or n; Enter: skip) \n"
        "When? (Enter: today) \n"
        "Hours? (in a year; Enter: skip) \n"
    )


def test_a_wrong_line_in_a_pipe_ends_the_form() -> None:
    with pytest.raises(BadInput, match="line 2: “perhaps” cannot be taken"):
        ask_form(piped_console(["1", "perhaps"]), sample_form())


def test_the_end_of_the_input_leaves_the_form(log: Form) -> None:
    with pytest.raises(InputEnded):
        ask_form(typed_console(["x", ""]), log)


@pytest.mark.parametrize("answered", range(5))
@pytest.mark.parametrize("line", ["q", " Q "])
def test_q_leaves_at_every_field(answered: int, line: str, log: Form) -> None:
    lines = ["Rang at 23:10", "23 nov", "4", "JB", "a mail"][:answered]
    with pytest.raises(FormLeft):
        ask_form(typed_console([*lines, line]), log)


@pytest.mark.parametrize("answered", range(4))
def test_q_leaves_at_a_choice_a_yes_a_day_and_a_number(answered: int) -> None:
    with pytest.raises(FormLeft):
        ask_form(typed_console([*["1", "y", "", "120"][:answered], "q"]), sample_form())


def test_q_leaves_at_a_question_that_stands_alone() -> None:
    console = typed_console(["q"])
    with pytest.raises(FormLeft):
        ask_yes_no(console, "Decide anew?")
    assert output_of(console).startswith("Decide anew? (y or n; Enter: no)")


def test_a_question_mark_helps_at_every_field_and_is_no_text(log: Form) -> None:
    console = typed_console(["?", "Rang", "?", "", "?", "4", "?", "JB", "?", "a mail"])
    values = ask_form(console, log)
    assert (values["text"], values["who"], values["record"]) == ("Rang", "JB", "a mail")
    output = output_of(console)
    assert output.count("q leaves without saving.\n") == 5
    assert output.count("Type your answer on one line, and press Enter.\n") == 4
    assert output.count("What happened with Globex?") == 2
    assert output.count("  4  Unreasonable demands\n") == 1


def test_a_question_mark_repeats_the_options_of_a_choice() -> None:
    console = typed_console(["?", "1", "?", "y", "", ""])
    assert ask_form(console, sample_form())["choice"] == "keep"
    assert output_of(console).count("  1  keep them\n") == 2
    assert "Type one letter, and press Enter.\n" in output_of(console)


def test_quotation_marks_make_a_text_of_a_command(log: Form) -> None:
    values = ask_form(typed_console(['"?"', "", "", "“Q”", '"q" and "a"']), log)
    assert (values["text"], values["who"], values["record"]) == ("?", "q", '"q" and "a"')
