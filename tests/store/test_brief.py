"""What is left out of a sitting's file before it is parsed, and what never is."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision import decide
from tensigns.core.sitting import Sitting
from tensigns.store import toml
from tensigns.store.brief import brief
from tensigns.store.questionnaires import builtin
from tensigns.store.records import from_table, to_table
from tests.store.sample import finished, small

LEFT_OUT = {"asked", "decision"}


def written(sitting: Sitting) -> bytes:
    edition = small()
    decision = decide(edition.questionnaire, sitting.answers)
    return toml.dumps(to_table(edition, replace(sitting, id="20261123T101530Z"), decision))


FILE = written(finished())
TEXT = FILE.decode()


def test_what_the_reader_is_told_is_left_out() -> None:
    whole, part = tomli.loads(TEXT), tomli.loads(brief(FILE).decode())
    assert whole.keys() >= LEFT_OUT
    assert part == {key: value for key, value in whole.items() if key not in LEFT_OUT}


def test_so_it_is_with_the_built_in_questionnaire() -> None:
    edition = builtin()
    mildest = {
        key: min(item.question.options, key=lambda option: option.points).id
        for key, item in edition.questionnaire.items.items()
    }
    grave = {**mildest, "unreasonable-demands.off-hours": "weekly"}
    for answers in ({}, mildest, grave):
        sitting = replace(finished(answers=answers), source=edition.source, notes={})
        sitting = replace(sitting, id="20261123T101530Z")
        table = to_table(edition, sitting, decide(edition.questionnaire, answers))
        part = tomli.loads(brief(toml.dumps(table)).decode())
        assert not part.keys() & LEFT_OUT or not answers
        assert from_table(part, "x") == sitting


NOTES = st.text(alphabet=st.sampled_from("[]\"'\\=\n asked end.key\u00e9"), max_size=40)


@given(NOTES, NOTES)
def test_whatever_a_note_holds_nothing_is_lost(note: str, remark: str) -> None:
    sitting = replace(finished(), note=note, notes={"demands.calls": remark})
    data = written(sitting)
    whole, part = toml.parse(data, "x"), toml.parse(brief(data), "x")
    assert from_table(part, "x") == from_table(whole, "x")


def test_a_note_that_looks_like_the_rest_of_the_file() -> None:
    rest = TEXT[TEXT.index("\n[[asked]]") :]
    data = written(replace(finished(), note=f"see:{rest}\n"))
    assert from_table(toml.parse(brief(data), "x"), "x").note == f"see:{rest}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[end]", ""),
        ("[end]", "[end]\nmine = 1"),
        ("[end]", "[answers.payment]\nlate = 'none'\n[end]"),
        ("[decision]", "[notes.payment]\nlate = 'x'\n[decision]"),
        ("answer = ", "answer == "),
        ('answer = "', 'answer = "\\q'),
        ('answer = "', 'answer = "\x00'),
        ("points = ", "points = 0"),
        ("settled = ", "settled = maybe"),
    ],
)
def test_a_file_that_a_hand_changed_is_read_whole(old: str, new: str) -> None:
    changed = TEXT.replace(old, new, 1).encode()
    assert changed != FILE
    assert brief(changed) == changed


def test_what_is_no_text_is_read_whole() -> None:
    assert brief(FILE + b"\xff") == FILE + b"\xff"
