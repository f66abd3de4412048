"""An answers file: every fault with its place, nothing that was not said."""

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
from tests.library.sample import ANSWERS, NOTES, THOROUGH, faults_of, finished, small, unfinished


def read(text: str) -> AnswersFile:
    return read_answers(text.encode(), "answers.toml", small())


def faults(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return str(caught.value).splitlines()


def test_everything_that_can_be_said() -> None:
    told = read("""
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
    assert told.client == "Globex B.V."
    assert told.note == "on the whole"
    assert told.answers == {
        "threats.threatened": "no",
        "demands.calls": "unknown",
        "demands.raised": "went-on",
        "weighing.worth-it": "unknown",
    }
    assert told.notes == {"threats.threatened": "not once"}


def test_nothing_said_is_taken() -> None:
    assert read("") == AnswersFile(client=None, note="", answers={}, notes={})


def test_the_weighing_may_be_given_where_it_is_not_asked() -> None:
    assert read('[answers]\nweighing.worth-it = "no"').answers == {}


FAULTS = {
    'colour = "red"': 'colour: "colour" is not known here',
    'clent = "x"': 'clent: "clent" is not known here; did you mean "client"?',
    "client = 5": 'client: this must be a text, not "5"',
    'client = " \\u200b "': "client: a name is needed",
    "note = ['x']": "note: this must be a text",
    "answers = 'no'": 'answers: this must be a table, not "no"',
    "[answers]\nthreats = 'no'": 'answers.threats: this must be a table, not "no"',
    "[answers]\nthreats.threatened = true": "answers.threats.threatened: this must be a text",
    "[answers]\nthreats.threatend = 'no'": (
        'answers.threats.threatend: "threats.threatend" is no question of the questionnaire;'
        ' did you mean "threats.threatened"?'
    ),
    "[answers]\nthreats.threatened = 'maybe'": (
        'answers.threats.threatened: "maybe" is no option; choose one of: yes, no, unknown'
    ),
    "[answers]\nthreats.threatened = 'yess'": 'did you mean "yes"?',
    "[answers]\ndemands.calls = 'never'\ndemands.raised = 'went-on'": (
        'answers.demands.raised: the other answers hide this question; leave "went-on" out'
    ),
    "[answers]\ndemands.raised = 'went-on'": "answers.demands.raised: the other answers hide",
    "[answers]\nweighing.worth-it = 'perhaps'": 'answers.weighing.worth-it: "perhaps" is no option',
    "[answers]\nthreats.threatened.x = 'no'": "answers.threats.threatened: this must be a text",
    "[notes]\ndemands.call = 'x'": 'notes.demands.call: "demands.call" is no question',
    "[notes]\ndemands = 'x'": "notes.demands: this must be a table",
    f"note = '{'x' * (NOTE_LIMIT + 1)}'": "note: it has 8001 characters; 8000 are the most",
    f"notes.demands.calls = '{'x' * (NOTE_LIMIT + 1)}'": "notes.demands.calls: it has 8001",
    f"client = '{'x' * (NAME_LIMIT + 1)}'": "client: it has 121 characters; 120 are the most",
    "a = " + "[" * 20_000: "line 1: it is nested deeper",
    "= 1": "line 1, column 1: this is not valid TOML",
}


@pytest.mark.parametrize(("text", "told"), FAULTS.items(), ids=list(map(str, range(len(FAULTS)))))
def test_a_fault_is_told_with_its_place(text: str, told: str) -> None:
    lines = faults(text)
    assert len(lines) == 1
    assert lines[0].startswith("answers.toml: ")
    assert told in lines[0]


def test_all_faults_at_once() -> None:
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
    assert [line.split(": ")[1] for line in faults(text)] == [
        "colour",
        "note",
        "answers.payment.late",
        "answers.lies.told",
        "answers.threats.threatened",
        "notes.lies.told",
    ]


def test_of_many_faults_the_rest_is_counted() -> None:
    lines = faults("\n".join(f"k{number} = 1" for number in range(500)))
    assert len(lines) == 21
    assert lines[-1] == "answers.toml: and 480 more"


def test_texts_are_cleaned_where_they_enter() -> None:
    told = read(r"""
        client = "Glo\u001b[31mbex\r\n B.V.\u202e "
        note = "a\u0007b\r\nc\u009d"
        notes.demands.calls = "e\u0301\u0000\u200bx"
    """)
    assert told.client == "Glo[31mbex B.V."
    assert told.note == "ab\nc"
    assert told.notes == {"demands.calls": "éx"}


def test_names_out_of_the_file_cannot_act_on_the_terminal() -> None:
    for text in (r'"\u001b]0;x\u0007" = 1', r"[answers]" + "\n" + r'"\u001b[2J".q = "\u009b31m"'):
        assert all(line.isprintable() for line in faults(text))


def test_a_finished_sittings_own_file_is_taken(edition: Edition) -> None:
    sitting = finished()
    decision = decide(edition.questionnaire, sitting.answers)
    data = toml.dumps({"mine": 1, **sitting_to_table(edition, sitting, decision)})
    told = read_answers(data, "f", edition)
    assert told == AnswersFile("Globex B.V.", "on the whole", ANSWERS, NOTES)
    unfinished_data = toml.dumps(sitting_to_table(edition, unfinished(), None))
    assert read_answers(unfinished_data, "f", edition) == told


def test_a_sittings_file_that_was_cut_short_is_refused(edition: Edition) -> None:
    data = toml.dumps(sitting_to_table(edition, finished(), None)).replace(b"[end]\n", b"")
    with pytest.raises(BadInput, match="cut short"):
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
def test_any_shape_is_taken_or_told(value: object, key: str) -> None:
    data = toml.dumps({key: value})
    lines = faults_of(lambda: read_answers(data, "f", small()))
    assert all(line.startswith("f: ") for line in lines)
