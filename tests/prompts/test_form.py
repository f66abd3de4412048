"""The values of a form: texts become values, and every error is named with its field."""

from datetime import date

import pytest

from tensigns.errors import BadInput
from tensigns.language import set_language
from tensigns.prompts.form import Form, FormField, parse_field, parse_form, yes_no_options
from tests.prompts.form_sample import sample_form


def test_texts_become_values() -> None:
    texts = {
        "choice": "leave",
        "because": " They rang\x07\nat night. ",
        "again": "n",
        "on": "2026-11-20",
        "hours": " 120\n",
    }
    assert parse_form(sample_form(), texts).values == {
        "choice": "leave",
        "because": "They rang\nat night.",
        "again": False,
        "on": date(2026, 11, 20),
        "hours": 120,
    }


def test_an_empty_field_is_none_whatever_its_default() -> None:
    parsed = parse_form(sample_form(), {"choice": "2", "hours": "  "})
    assert parsed.errors == {}
    assert parsed.values == {
        "choice": "leave",
        "because": None,
        "again": None,
        "on": None,
        "hours": None,
    }


def test_a_field_that_the_others_hide_has_no_value_and_no_error() -> None:
    parsed = parse_form(sample_form(), {"choice": "keep", "because": "x" * 101})
    assert not parsed.is_shown("because")
    assert parsed.is_shown("hours")
    assert parsed.errors == {}


def test_every_error_is_named_with_its_field() -> None:
    texts = {"because": "x" * 101, "again": "perhaps", "on": "soon", "hours": "many"}
    parsed = parse_form(sample_form(), texts)
    assert parsed.values == {}
    assert parsed.errors["choice"] == "Something is needed here."
    assert parsed.errors["because"] == "it has 101 characters; 100 are the most"
    assert parsed.errors["again"] == "“perhaps” is no option; choose one of: yes, no"
    assert "write a day as 2026-11-23" in parsed.errors["on"]
    assert parsed.errors["hours"] == "type a whole number such as 120"


def test_the_error_of_an_empty_field_keeps_its_hint() -> None:
    field = FormField(id="due", label="Due?", hint="mostly 30 days", is_required=True)
    parsed = parse_form(Form("f", (field,)), {})
    assert parsed.errors == {"due": "Something is needed here (mostly 30 days)."}


def test_a_wrong_option_is_told_with_the_nearest() -> None:
    (choice_field, *_others) = sample_form().fields
    with pytest.raises(BadInput, match="did you mean “leave”"):
        parse_field(choice_field, "leaves")


def test_a_text_that_cannot_be_kept_whole_is_refused() -> None:
    with pytest.raises(BadInput, match="10 accents too many in a row"):
        parse_field(FormField(id="who", label="Who?"), "e" + "\u0301" * 40)


@pytest.mark.parametrize(("language", "letters"), [("en", "yn"), ("nl", "jn")])
def test_yes_and_no_have_the_letters_of_their_labels(language: str, letters: str) -> None:
    set_language(language)
    field = FormField(id="again", label="Again?", options=yes_no_options())
    assert [choice.keys for choice in field.choices] == [(letters[0], "1"), (letters[1], "2")]
    texts = (*letters, *letters.upper(), "1", "no")
    assert [parse_field(field, text) for text in texts] == ["yes", "no", "yes", "no", "yes", "no"]


def test_a_form_without_fields_has_no_values() -> None:
    assert parse_form(Form("", ()), {"x": "y"}) == ({}, {})
