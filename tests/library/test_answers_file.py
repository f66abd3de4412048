"""Answers files: what is read, and every fault with its location."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tensigns.core.decision.decide import decide
from tensigns.errors import BadInput
from tensigns.library.answers_file import AnswersFile, read_answers
from tensigns.library.sitting_table import sitting_to_table
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.text.clean import NAME_LIMIT, NOTE_LIMIT
from tests.library.sample import (
    ANSWERS,
    NOTES,
    THOROUGH,
    draft_sitting,
    faults_of,
    finished_sitting,
    small_edition,
)


def read(text: str) -> AnswersFile:
    return read_answers(text.encode(), "answers.toml", small_edition())


def fault_lines(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return str(caught.value).splitlines()


def test_every_key_of_an_answers_file_is_read() -> None:
    answers_file = read("""
        client = "Globex B.V."
        note = "on the whole"
        [answers]
        threats.threatened = "no"
        demands.calls = "unknown"
        demands.raised = "went-on"
        weighing.worth-it = "unknown"
        [notes]
        threats.threatened = "not once"
        demands.calls = ""
    """)
    assert answers_file.client == "Globex B.V."
    assert answers_file.note == "on the whole"
    assert answers_file.answers == {
        "threats.threatened": "no",
        "demands.calls": "unknown",
        "demands.raised": "went-on",
        "weighing.worth-it": "unknown",
    }
    assert answers_file.notes == {"threats.threatened": "not once"}


def test_an_empty_answers_file_is_valid() -> None:
    assert read("") == AnswersFile(client=None, note="", answers={}, notes={})


def test_an_answer_to_a_weighing_that_is_not_asked_is_left_out_and_reported() -> None:
    left_out = read('[answers]\nweighing.worth-it = "no"')
    assert (left_out.answers, left_out.is_weighing_left_out) == ({}, True)
    assert not read('[answers]\nweighing.worth-it = "unknown"').is_weighing_left_out


FAULTS = {
    'colour = "red"': "colour: “colour” is not known here",
    'clent = "x"': "clent: “clent” is not known here; did you mean “client”?",
    "client = 5": "client: this must be a text, not “5”",
    'client = " \\u200b "': "client: a name is needed",
    "note = ['x']": "note: this must be a text",
    "answers = 'no'": "answers: this must be a table, not “no”",
    "[answers]\nthreats = 'no'": "answers.threats: this must be a table, not “no”",
    "[answers]\nthreats.threatened = true": "answers.threats.threatened: this must be a text",
    "[answers]\nthreats.threatend = 'no'": (
        "answers.threats.threatend: “threats.threatend” is no question of the questionnaire;"
        " did you mean “threats.threatened”?"
    ),
    "[answers]\nthreats.threatened = 'maybe'": (
        "answers.threats.threatened: “maybe” is no option; choose one of: yes, no, unknown"
    ),
    "[answers]\nthreats.threatened = 'yess'": "did you mean “yes”?",
    "[answers]\ndemands.calls = 'never'\ndemands.raised = 'went-on'": (
        "answers.demands.raised: the other answers hide this question; leave “went-on” out"
    ),
    "[answers]\ndemands.raised = 'went-on'": "answers.demands.raised: the other answers hide",
    "[answers]\nweighing.worth-it = 'perhaps'": "answers.weighing.worth-it: “perhaps” is no option",
    "[answers]\nthreats.threatened.x = 'no'": "answers.threats.threatened: this must be a text",
    "[notes]\ndemands.call = 'x'": "notes.demands.call: “demands.call” is no question",
    "[notes]\ndemands = 'x'": "notes.demands: this must be a table",
    f"note = '{'x' * (NOTE_LIMIT + 1)}'": "note: it has 8001 characters; 8000 are the most",
    f"notes.demands.calls = '{'x' * (NOTE_LIMIT + 1)}'": "notes.demands.calls: it has 8001",
    f"client = '{'x' * (NAME_LIMIT + 1)}'": "client: it has 121 characters; 120 are the most",
    "a = " + "[" * 20_000: "line 1: it is nested deeper",
    "= 1": "line 1, column 1: this is not valid TOML",
}


@pytest.mark.parametrize(
    ("text", "message"), FAULTS.items(), ids=list(map(str, range(len(FAULTS))))
)
def test_a_fault_is_reported_with_its_location(text: str, message: str) -> None:
    lines = fault_lines(text)
    assert len(lines) == 1
    assert lines[0].startswith("answers.toml: ")
    assert message in lines[0]


def test_all_faults_are_reported_together() -> None:
    text = """
        colour = "red"
        note = 1
        [answers]
        threats.threatened = "maybe"
        payment.late = 3
        lies.told = "yes"
        [notes]
        lies.told = "x"
    """
    assert [line.split(": ")[1] for line in fault_lines(text)] == [
        "colour",
        "note",
        "answers.payment.late",
        "answers.lies.told",
        "answers.threats.threatened",
        "notes.lies.told",
    ]


def test_the_first_faults_are_listed_and_further_ones_counted() -> None:
    lines = fault_lines("\n".join(f"k{number} = 1" for number in range(500)))
    assert len(lines) == 101
    assert lines[-1] == "answers.toml: and 400 more"


def test_texts_are_cleaned_when_they_are_read() -> None:
    answers_file = read(r"""
        client = "Glo\u001b[31mbex\r\n B.V.\u202e "
        note = "a\u0007b\r\nc\u009d"
        notes.demands.calls = "e\u0301\u0000\u200bx"
    """)
    assert answers_file.client == "Glo[31mbex B.V."
    assert answers_file.note == "ab\nc"
    assert answers_file.notes == {"demands.calls": "éx"}


def test_keys_of_the_file_are_cleaned_in_messages() -> None:
    for text in (r'"\u001b]0;x\u0007" = 1', r"[answers]" + "\n" + r'"\u001b[2J".q = "\u009b31m"'):
        assert all(line.isprintable() for line in fault_lines(text))


def test_the_file_of_a_sitting_is_an_answers_file(edition: Edition) -> None:
    sitting = finished_sitting()
    decision = decide(edition.questionnaire, sitting.answers)
    data = toml.dumps({"mine": 1, **sitting_to_table(edition, sitting, decision)})
    answers_file = read_answers(data, "f", edition)
    assert answers_file == AnswersFile("Globex B.V.", "on the whole", ANSWERS, NOTES)
    draft_data = toml.dumps(sitting_to_table(edition, draft_sitting(), None))
    assert read_answers(draft_data, "f", edition) == answers_file


def test_the_file_of_a_sitting_that_was_cut_short_is_refused(edition: Edition) -> None:
    data = toml.dumps(sitting_to_table(edition, finished_sitting(), None)).replace(b"[end]\n", b"")
    with pytest.raises(BadInput, match="not complete"):
        read_answers(data, "f", edition)


@settings(max_examples=10_000 if THOROUGH else 200, deadline=None)
@given(
    st.recursive(
        st.sampled_from(["no", "yes", "never", "unknown", "x"]) | st.integers() | st.booleans(),
        lambda inner: st.dictionaries(
            st.sampled_from(["threats", "threatened", "demands", "calls", "raised", "weighing"]),
            inner,
            max_size=3,
        ),
    ),
    st.sampled_from(["answers", "notes", "client", "note", "state", "x"]),
)
def test_any_shape_is_read_or_reported(value: object, key: str) -> None:
    data = toml.dumps({key: value})
    lines = faults_of(lambda: read_answers(data, "f", small_edition()))
    assert all(line.startswith("f: ") for line in lines)
