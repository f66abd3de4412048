"""Reading of questionnaires: the hash of an edition, and faults with their location."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tensigns.errors import BadInput
from tensigns.questionnaires import reading
from tensigns.questionnaires.proof_check import all_fault_lines
from tensigns.questionnaires.reading import questions_folder
from tensigns.storage.file_faults import MAX_LISTED_FAULTS
from tests.library.sample import SMALL_FILE, THOROUGH, faults_of

TEXT = SMALL_FILE.read_text(encoding="utf-8")


def fault_lines(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        reading.parse_edition(text.encode(), "q.toml")
    return str(caught.value).splitlines()


def replace_in_text(*edits: tuple[str, str]) -> str:
    text = TEXT
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_an_edition_has_the_bytes_and_the_hash_of_its_file() -> None:
    edition = reading.read_edition(SMALL_FILE)
    assert edition.data == SMALL_FILE.read_bytes()
    assert edition.ref.hash == sha256(edition.data).hexdigest()[:16]
    assert (edition.ref.id, edition.ref.version) == ("small", "1.0")
    assert list(edition.questionnaire.questions_by_key) == [
        "threats.threatened",
        "demands.calls",
        "demands.raised",
        "payment.late",
        "weighing.worth-it",
    ]


def test_the_built_in_edition_is_that_of_ten_signs_toml() -> None:
    edition = reading.builtin_edition()
    assert edition.ref.id == "ten-signs"
    assert edition.data == (questions_folder() / "ten-signs.toml").read_bytes()


def test_the_compiled_built_in_edition_is_that_of_the_checked_file() -> None:
    path = questions_folder() / reading.BUILTIN_FILENAME
    compiled = msgspec.json.decode(reading.COMPILED_BUILTIN_PATH.read_bytes())
    assert compiled["text"].encode() == path.read_bytes()
    assert reading.builtin_edition() == reading.read_edition(path)


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b'"text": "', b'"text": " ').replace(b"ten-signs", b"old"),
        lambda data: data.replace(b'"id": "ten-signs"', b'"id": 10'),
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"e", b"\xff"),
        lambda _data: None,
    ],
    ids=["of another text", "with a misfit", "truncated", "not text", "missing"],
)
def test_an_unusable_compiled_edition_is_not_used(
    edit: Callable[[bytes], bytes | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = reading.COMPILED_BUILTIN_PATH.read_bytes()
    data = edit(compiled)
    assert data != compiled
    path = tmp_path / "builtin.json"
    if data is not None:
        path.write_bytes(data)
    monkeypatch.setattr(reading, "COMPILED_BUILTIN_PATH", path)
    expected = reading.read_edition(questions_folder() / reading.BUILTIN_FILENAME)
    assert reading.builtin_edition.__wrapped__() == expected


def test_a_changed_byte_makes_another_edition() -> None:
    commented = reading.parse_edition((TEXT + "# x\n").encode(), "q")
    plain = reading.parse_edition(TEXT.encode(), "q")
    assert commented.questionnaire == plain.questionnaire
    assert commented.ref.hash != plain.ref.hash


def test_texts_are_cleaned_when_they_are_read() -> None:
    text = replace_in_text(('en = "Three signs."', r'en = "Three\u001b[31m \u202esigns."'))
    edition = reading.parse_edition(text.encode(), "q")
    assert edition.questionnaire.introduction["en"] == "Three[31m signs."


FAULTS = {
    "type of a value": (
        ("= 3, label", '= "x", label'),
        "sign demands question calls option monthly points: this must be a whole number, not",
    ),
    "missing key": (
        ('id = "yes", points', "points"),
        "sign threats question threatened option (1): the key id is missing",
    ),
    "unknown key": (
        ("went_on = true", "went_no = true"),
        "option went-on: the key “went_no” is not known here; did you mean “went_on”?",
    ),
    "no such type": (
        ('"yes-no"', '"yesno"'),
        "question threatened type: “yesno” is none of the words allowed here: choice, scale",
    ),
    "id in capitals": (
        ('id = "calls"', 'id = "Calls"'),
        "sign demands question Calls id: “Calls” is no id: small letters, digits and hyphens",
    ),
    "revision of zero": (
        ('type = "yes-no"', 'type = "yes-no"\nrevision = 0'),
        "revision: this must be at least 1",
    ),
    "newer format": (("format = 1", "format = 3"), "format “3” needs a newer version of tensigns"),
    "reserved sign": (('id = "payment"', 'id = "weighing"'), "sign weighing: this id is reserved"),
    "reserved option": (('id = "never"', 'id = "unknown"'), "option unknown: this id is reserved"),
    "sign twice": (('id = "demands"', 'id = "threats"'), "sign: the id “threats” is used twice"),
    "question twice": (
        ('id = "raised"', 'id = "calls"'),
        "sign demands: the id “calls” is used twice",
    ),
    "option twice": (('id = "some"', 'id = "all"'), "question late: the id “all” is used twice"),
    "yes-no with others": (
        ('{ id = "no", label', '{ id = "not", label'),
        "question threatened: a yes-no question has the options yes and no",
    ),
    "nothing worth 0": (
        ('id = "none"', 'id = "none", points = 1'),
        "question late: no option is worth 0 points",
    ),
    "no such question": (
        ('question = "calls"', 'question = "late"'),
        "show_if: “late” is no earlier question of the same sign",
    ),
    "a later question": (
        ('question = "calls"', 'question = "raised"'),
        "show_if: “raised” is no earlier question of the same sign",
    ),
    "no such option": (
        ('is_not = ["never"]', 'is_not = ["nevr"]'),
        "show_if: “nevr” is no option of calls; did you mean “never”?",
    ),
    "no option": (('is_not = ["never"]', "is_not = []"), "show_if: no option is named"),
    "both ways": (
        ('is_not = ["never"]', 'is_not = ["never"], is = ["weekly"]'),
        "exactly one of is and is_not is needed",
    ),
    "no Dutch": ((', nl = "Bedreigingen"', ""), "sign threats title: the text in “nl” is missing"),
    "empty Dutch": (('nl = "Bedreigingen"', 'nl = " "'), "title: the text in “nl” is missing"),
    "no such language": (
        ('nl = "Drie', 'de = "Drei", nl = "Drie'),
        "introduction: “de” is none of the questionnaire's languages",
    ),
    "becomes without Dutch": (
        (', nl = "ze ermee doorgaan nadat je het zei"', ""),
        "option went-on becomes: the text in “nl” is missing",
    ),
    "step for no sign": (
        ('to = ["watch"', 'signs = ["threat"]\nto = ["watch"'),
        "step (1): “threat” is no sign; did you mean “threats”?",
    ),
    "step under no question": (
        ("[[step]]", '[[step]]\nshow_if.any = [{ question = "calls", is = ["weekly"] }]'),
        "step (1) show_if: “calls” is no question; name it as sign.question",
    ),
    "no TOML": (("[decision]", "[decision"), "line 8, column 10: this is not valid TOML"),
}


@pytest.mark.parametrize(("edit", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_reported_with_its_location(edit: tuple[str, str], message: str) -> None:
    lines = fault_lines(replace_in_text(edit))
    assert all(line.startswith("q.toml: ") for line in lines)
    assert message in lines[0]


def test_faults_of_shape_are_reported_together() -> None:
    edits = [FAULTS[name][0] for name in ("type of a value", "unknown key", "no such type")]
    assert len(fault_lines(replace_in_text(*edits, ('to = ["watch"', 'to = ["wathc"')))) == 4


def test_faults_of_structure_are_reported_together() -> None:
    names = ["yes-no with others", "nothing worth 0", "no such option", "no Dutch", "option twice"]
    assert len(fault_lines(replace_in_text(*(FAULTS[name][0] for name in names)))) == 5


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        reading.read_edition(tmp_path / "none.toml")


LINES = TEXT.splitlines(keepends=True)


@settings(max_examples=10_000 if THOROUGH else 200, deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["drop", "swap", "double", "number", "table", "list"]),
)
def test_a_damaged_questionnaire_is_reported_and_never_crashes(
    index: int, other_index: int, damage: str
) -> None:
    lines = LINES.copy()
    key, equals, _value = lines[index].partition(" = ")
    replacements = {
        "drop": [],
        "swap": [lines[other_index]],
        "double": [lines[index], lines[other_index]],
        "number": [key + equals + "1\n"],
        "table": [key + equals + "{ x = 1 }\n"],
        "list": [key + equals + "[[]]\n"],
    }
    lines[index : index + 1] = replacements[damage]
    text = "".join(lines)
    reported = faults_of(lambda: reading.parse_edition(text.encode(), "q.toml"))
    assert all(line.startswith("q.toml: ") for line in reported)
    all_faults: list[str] = []
    all_faults += faults_of(lambda: all_faults.extend(all_fault_lines(text.encode(), "q.toml")))
    assert set(reported[:MAX_LISTED_FAULTS]) <= set(all_faults)
