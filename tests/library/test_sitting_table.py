"""The table of a sitting's file: writing, reading, unknown keys and faults."""

from collections.abc import Mapping
from datetime import timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.library.sitting_table import keep_unknown_keys, sitting_from_table, sitting_to_table
from tensigns.questionnaires import reading
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.text.clean import clean, clean_line
from tests.library.sample import (
    NOW,
    THOROUGH,
    draft_sitting,
    faults_of,
    finished_sitting,
    small_edition,
)

EXAMPLES = 10_000 if THOROUGH else 60


def encode(edition: Edition, sitting: Sitting) -> bytes:
    decision = decide(edition.questionnaire, sitting.answers) if sitting.finished else None
    return toml.dumps(sitting_to_table(edition, sitting, decision))


def decode(data: bytes) -> Sitting:
    return sitting_from_table(toml.parse(data, "f.toml"), "f.toml")


def fault_lines(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        decode(text.encode())
    return str(caught.value).splitlines()


def test_a_draft_is_decoded_unchanged(edition: Edition) -> None:
    sitting = replace(draft_sitting(), suggestions={"demands.raised": "went-on"})
    assert decode(encode(edition, sitting)) == sitting


def test_a_finished_sitting_is_decoded_unchanged(edition: Edition) -> None:
    sitting = replace(
        finished_sitting(), id="20261123T101530Z", amends="20261122T101530Z-2", reason="a slip"
    )
    assert decode(encode(edition, sitting)) == sitting


def test_the_file_has_the_texts_and_the_decision_for_a_reader(edition: Edition) -> None:
    sitting = replace(finished_sitting(), id="20261123T101530Z", language="nl")
    table = toml.parse(encode(edition, sitting), "f")
    assert table["asked"] == [
        {
            "key": "threats.threatened",
            "sign": "Bedreigingen",
            "question": "Hebben ze je bedreigd?",
            "answer": "Nee",
            "points": 0,
        },
        {
            "key": "demands.calls",
            "sign": "Onredelijke eisen",
            "question": "Hoe vaak belden ze 's nachts?",
            "answer": "Elke week",
            "points": 5,
        },
        {
            "key": "demands.raised",
            "sign": "Onredelijke eisen",
            "question": "Heb je het aangekaart?",
            "answer": "Nog niet",
            "points": 0,
        },
        {
            "key": "payment.late",
            "sign": "Traag betalen",
            "question": "Hoeveel van de laatste vijf facturen waren te laat?",
            "answer": "I don't know",
        },
        {
            "key": "weighing.worth-it",
            "question": "Is wat het kost om ze te houden het waard?",
            "answer": "not answered",
        },
    ]
    assert table["decision"] == {
        "seal": "0000000000000000",
        "recommendation": "watch",
        "points": 5,
        "settled": False,
        "range": ["watch", "fire"],
        "rule": [
            {"rule": "serious-sign", "recommendation": "watch", "signs": ["demands"], "points": 5}
        ],
        "points-by-sign": {"threats": 0, "demands": 5, "payment": 0},
    }
    assert list(table)[-1] == "end"
    assert encode(edition, sitting).endswith(b"\n[end]\n")


def test_texts_are_in_the_first_language_where_the_questionnaire_lacks_that_of_the_sitting(
    edition: Edition,
) -> None:
    table = sitting_to_table(edition, replace(draft_sitting(), language="fr"), None)
    assert table["asked"][0]["question"] == "Did they threaten you?"


def test_unknown_keys_are_kept_before_the_end_marker(edition: Edition) -> None:
    before = toml.parse(encode(edition, draft_sitting()), "f")
    before["mine"] = {"a": [1, {"b": "\r\n"}]}
    before["colour"] = "red"
    before["questionnaire"]["path"] = "elsewhere"
    before["end"]["last"] = True
    after = keep_unknown_keys(sitting_to_table(edition, draft_sitting({}), None), before)
    data = toml.dumps(after)
    table = toml.parse(data, "f")
    assert table["mine"] == {"a": [1, {"b": "\r\n"}]}
    assert table["colour"] == "red"
    assert table["questionnaire"]["path"] == "elsewhere"
    assert table["end"] == {"last": True}
    assert list(table)[-1] == "end"
    assert decode(data).answers == {}


def test_known_keys_that_are_no_longer_written_are_dropped(edition: Edition) -> None:
    before = sitting_to_table(
        edition, replace(draft_sitting(), reason="x", amends="20261122T101530Z"), None
    )
    after = keep_unknown_keys(
        sitting_to_table(edition, replace(draft_sitting(), notes={}), None), before
    )
    assert not {"reason", "amends", "notes"} & after.keys()


TEXT = encode(small_edition(), replace(finished_sitting(), id="20261123T101530Z")).decode()

FAULTS = {
    "newer": ("format = 1", "format = 2", "format “2” needs a newer version of tensigns"),
    "format of text": ("format = 1", 'format = "1"', "format: this must be 1"),
    "no format": ("format = 1\n", "", "format: this must be 1"),
    "no client": ('client = "Globex B.V."\n', "", "client: this is missing"),
    "empty client": ('"Globex B.V."', '""', "client: a name is needed"),
    "state": ('"finished"', '"done"', "state: this must be in-progress or finished"),
    "no id": ('id = "20261123T101530Z"\n', "", "id: this is missing"),
    "another id": ("20261123T101530Z", "../x", "id: “../x” is not the id of a sitting"),
    "a date only": ("2026-11-23 11:15:30+01:00", "2026-11-23", "started: this must be a date and"),
    "no offset": ("11:15:30+01:00", "11:15:30", "started: the UTC offset is missing"),
    "too early": ("2026-11-23 11:15:30+01:00", "0001-01-01 00:00:00+14:00", "started: the year"),
    "too late": ("2026-11-23 11:19:30+01:00", "9999-12-31 23:59:59Z", "finished: the year must be"),
    "no finish": ("finished = 2026-11-23 11:19:30+01:00\n", "", "finished: this is missing"),
    "language": ('language = "en"', "language = 1", "language: this must be a text, not “1”"),
    "hash": ('hash = "', 'hash = "../', "questionnaire.hash: "),
    "questionnaire id": ('id = "small"', 'id = "../small"', "questionnaire.id: "),
    "version": ('version = "1.0"', 'version = "/"', "questionnaire.version: “/” cannot be right"),
    "answers": ('threatened = "no"', "threatened = 1", "answers.threats.threatened: this must be"),
    "amends": ('note = "on', 'amends = "x"\nnote = "on', "amends: “x” is not the id"),
    "note": ('note = "on the whole"', "note = []", "note: this must be a text"),
}


@pytest.mark.parametrize(("before", "after", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_reported_with_its_location(before: str, after: str, message: str) -> None:
    assert before in TEXT
    lines = fault_lines(TEXT.replace(before, after, 1))
    assert len(lines) == 1
    assert lines[0].startswith("f.toml: ")
    assert message in lines[0]


def test_a_file_cut_at_any_byte_is_refused() -> None:
    data = TEXT.encode()
    for length in range(len(data) - 1):
        with pytest.raises(BadInput):
            decode(data[:length])
    assert decode(data[:-1]) == decode(data)


def test_a_file_edited_by_hand_is_valid() -> None:
    text = TEXT.replace("\n", "\r\n").replace('"no"', "'no'  # surely", 1)
    text = text.replace("[end]", "mine = 1\r\n[ end ]\r\n# a word at the end")
    assert decode(text.encode()) == decode(TEXT.encode())


def test_texts_are_cleaned_when_they_are_read() -> None:
    text = TEXT.replace('"on the whole"', r'"a\u001b[31m\u202eb"')
    text = text.replace('"Globex B.V."', r'"Glo\nbex\u0000"')
    sitting = decode(text.encode())
    assert sitting.note == "a[31mb"
    assert sitting.client == "Glo bex"


texts = st.text(max_size=60).map(clean)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
EARLIEST, LATEST = NOW.replace(1900, tzinfo=None), NOW.replace(2999, tzinfo=None)
times = st.datetimes(EARLIEST, LATEST, timezones=offsets)


@st.composite
def sittings(draw: DrawFn, edition: Edition) -> Sitting:
    """A sitting after random answers, moves and notes."""
    questionnaire = edition.questionnaire
    start = Sitting(
        client=clean_line(draw(st.text(min_size=1, max_size=30))) or "x",
        language=draw(st.sampled_from(["en", "nl"])),
        questionnaire_ref=edition.ref,
        started=draw(times),
        position=next(iter(questionnaire.questions_by_key)),
    )
    interview = Interview(questionnaire, start)
    for _step in range(draw(st.integers(0, 60))):
        interview = _after_random_step(draw, interview)
    if draw(st.booleans()):
        interview = interview.go_to("review").annotate(draw(texts)).finish(draw(times))
        suffix = draw(st.sampled_from(["", "-2", "-10"]))
        return replace(interview.sitting, id=f"20261123T101530Z{suffix}")
    return interview.sitting


def _after_random_step(draw: DrawFn, interview: Interview) -> Interview:
    item = interview.current_question
    if item is None or draw(st.integers(0, 9)) == 0:
        return interview.go_to(draw(st.sampled_from(interview.positions)))
    if draw(st.integers(0, 5)) == 0:
        note = draw(texts)
        interview = interview.annotate(note if note.strip() else "")
    options = [option.id for option in item.question.options]
    return interview.answer(draw(st.sampled_from([*options, "unknown"])))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
@pytest.mark.parametrize("name", ["small", "builtin"])
def test_any_sitting_is_decoded_unchanged(name: str, data: st.DataObject) -> None:
    edition = small_edition() if name == "small" else reading.builtin_edition()
    sitting = data.draw(sittings(edition))
    assert decode(encode(edition, sitting)) == sitting


values = st.recursive(
    st.text(max_size=5) | st.integers() | st.booleans() | st.just(NOW) | st.just(NOW.date()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(list(toml.parse(TEXT.encode(), "f"))), values)
def test_any_value_is_read_or_reported(key: str, value: Mapping[str, object]) -> None:
    table = {**toml.parse(TEXT.encode(), "f"), key: value}
    assert all(
        line.startswith("f.toml: ")
        for line in faults_of(lambda: sitting_from_table(table, "f.toml"))
    )
