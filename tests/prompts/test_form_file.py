"""A form in a file: TOML's own values count, and a fault is told with file and key."""

from datetime import date

import pytest

from tensigns.errors import BadInput
from tensigns.library.table_reader import TableReader
from tensigns.prompts.form import Form, FormField
from tensigns.prompts.form_file import read_form_file, read_form_values
from tensigns.storage.file_faults import FaultList
from tests.prompts.form_sample import sample_form


def test_values_of_toml_count_as_typed_text_does() -> None:
    data = b'choice = "leave"\nagain = true\non = 2026-11-20\nhours = 120\n'
    assert read_form_file(sample_form(), data, "decide.toml") == {
        "choice": "leave",
        "because": None,
        "again": True,
        "on": date(2026, 11, 20),
        "hours": 120,
    }
    texts = b'choice = "2"\nagain = "yes"\non = "20 nov 2026"\nhours = "120"\n'
    assert read_form_file(sample_form(), texts, "-") == read_form_file(sample_form(), data, "-")


def test_a_list_of_texts_is_one_text() -> None:
    form = Form("", (FormField(id="signs", label="Which sign?", parse=lambda text: text),))
    assert read_form_file(form, b'signs = ["lies", "4"]', "-") == {"signs": "lies, 4"}


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["decide.toml: choice: this is missing"]),
        ('choice = "go"', ["decide.toml: choice: “go” is no option; choose one of: keep, leave"]),
        (
            'choice = "keep"\nbecuase = "x"',
            ["decide.toml: becuase: “becuase” is not known here; did you mean “because”?"],
        ),
        (
            'choice = "keep"\nbecause = "x"',
            ["decide.toml: because: the other answers hide this; leave “x” out"],
        ),
        ('choice = "leave"\nhours = true', ["decide.toml: hours: “True” cannot be taken here"]),
        ('choice = "leave"\nhours = inf', ["decide.toml: hours: “inf” cannot be taken here"]),
        ('choice = "leave"\nbecause = nan', ["decide.toml: because: “nan” cannot be taken here"]),
        ("choice = {}", ["decide.toml: choice: “{}” cannot be taken here"]),
        (
            'choice = "leave"\non = 2026-11-20T10:00:00Z\nhours = 1.5',
            ["decide.toml: on: “2026-11-20", "decide.toml: hours: type a whole number"],
        ),
        ("choice =", ["decide.toml: line 1, column 9: this is not valid TOML"]),
    ],
)
def test_a_fault_is_told_with_file_and_key(text: str, messages: list[str]) -> None:
    with pytest.raises(BadInput) as error:
        read_form_file(sample_form(), text.encode(), "decide.toml")
    lines = str(error.value).split("\n")
    assert len(lines) == len(messages)
    for line, message in zip(sorted(lines), sorted(messages), strict=True):
        assert line.startswith(message)


def test_a_table_within_a_file_is_read_too() -> None:
    faults = FaultList("owed.toml")
    values = read_form_values(sample_form(), TableReader({"hours": "x"}, faults, "invoice(1)"))
    assert values["because"] is None
    with pytest.raises(BadInput, match=r"owed.toml: invoice\(1\)\.hours: type a whole number"):
        faults.raise_if_any()
