"""The result of a file is read without parsing if the checksum is valid, and only then."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.decision.open_questions import open_questions
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult, encode_finished, result_without_parsing
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, finished_sitting, small_edition

ID = "20261123T101530Z"
WATCH = {"demands.calls": "weekly", "demands.raised": "not-yet", "threats.threatened": "no"}


def encode(sitting: Sitting) -> bytes:
    return encode_finished(small_edition(), replace(sitting, id=ID))


def expected_result(sitting: Sitting) -> SittingResult:
    assert sitting.finished is not None
    decision = decide(small_edition().questionnaire, sitting.answers)
    return SittingResult(
        sitting.finished,
        sitting.amends,
        sitting.questionnaire_ref,
        decision.recommendation,
        decision.points,
        len([*open_questions(small_edition().questionnaire, sitting.answers)]),
    )


FILE = encode(finished_sitting(answers=WATCH))


def test_the_result_of_a_file_with_a_valid_checksum_is_read() -> None:
    plain = finished_sitting(answers=WATCH)
    amending = replace(plain, amends="20261101T101530Z", reason="a slip of the key")
    for sitting in (
        plain,
        amending,
        finished_sitting(answers={}),
        replace(plain, note="", notes={}),
    ):
        assert result_without_parsing(encode(sitting)) == expected_result(sitting)


@pytest.mark.parametrize(
    ("answers", "open_count"),
    [
        ({}, 3),
        ({"threats.threatened": "unknown", "demands.calls": "unknown"}, 4),
        ({"threats.threatened": "no", "demands.calls": "never", "payment.late": "unknown"}, 1),
        ({"threats.threatened": "no", "demands.calls": "never", "payment.late": "none"}, 0),
        # the weighing question is asked and open too
        ({**WATCH, "payment.late": "none"}, 0),
        ({**WATCH, "demands.raised": "unknown", "weighing.worth-it": "unknown"}, 2),
        ({**WATCH, "weighing.worth-it": "yes"}, 1),
    ],
)
def test_the_number_of_open_questions_is_read_without_parsing(
    answers: dict[str, str], open_count: int
) -> None:
    result = result_without_parsing(encode(finished_sitting(answers=answers)))
    assert result is not None
    assert result.open_count == open_count
    assert result == expected_result(finished_sitting(answers=answers))


@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_any_change_makes_the_checksum_invalid(index: int, byte: int) -> None:
    changed = FILE[:index] + bytes([byte]) + FILE[index + 1 :]
    assert result_without_parsing(changed) in (
        None,
        result_without_parsing(FILE) if changed == FILE else None,
    )
    assert result_without_parsing(FILE[:index]) is None
    assert result_without_parsing(FILE[:index] + bytes([byte]) + FILE[index:]) is None


KEYWORD_TEXTS = st.text(
    alphabet=st.sampled_from(
        '\n[]"= decision.seal asked points questionnaire amends 20261123T1030Z'
    ),
    max_size=60,
)


@given(KEYWORD_TEXTS, KEYWORD_TEXTS)
def test_a_note_with_the_keys_of_a_file_does_not_change_the_result(
    note: str, question_note: str
) -> None:
    sitting = replace(
        finished_sitting(answers=WATCH), note=note, notes={"demands.calls": question_note}
    )
    assert result_without_parsing(encode(sitting)) == expected_result(sitting)


@pytest.mark.parametrize(
    "note",
    [
        'x\nlanguage = "en"\namends = "20261101T101530Z"\n',
        'x\n[questionnaire]\nid = "other"\nversion = "1"\nhash = "0"\n',
        'x\n[decision]\nseal = "0000000000000000"\nrecommendation = "keep"\npoints = 0\n',
        'x\n[[asked]]\nkey = "a.b"\nsign = "a"\nquestion = "b"\nanswer = "c"\n',
        'x\n[[asked]]\nkey = "weighing.b"\nquestion = "b"\nanswer = "c"\npoints = 1\n\n[[asked]]\n',
        FILE.decode(),
    ],
)
def test_a_note_that_looks_like_a_file_does_not_change_the_result(note: str) -> None:
    sitting = replace(finished_sitting(answers=WATCH), note=note, notes={"demands.calls": note})
    assert result_without_parsing(encode(sitting)) in (None, expected_result(sitting))


@pytest.fixture
def path(library: Library, client: Client, edition: Edition, folder: Path) -> Path:
    library.record(client, edition, finished_sitting(NOW, WATCH))
    return folder / f"{ID}.toml"


def latest_outcome(library: Library, client: Client) -> tuple[str, int]:
    """The recommendation and the points of the latest result."""
    latest = library.latest_result(client)
    assert latest is not None
    return latest.result.recommendation, latest.result.points


def test_answers_edited_by_hand_decide_the_result(
    library: Library, client: Client, path: Path
) -> None:
    before = latest_outcome(library, client)
    path.write_text(path.read_text().replace('calls = "weekly"', 'calls = "never"'))
    after = latest_outcome(library, client)
    assert after != before
    edition = library.edition(library.load(client, ID).questionnaire_ref)
    decision = decide(edition.questionnaire, library.load(client, ID).answers)
    assert after == (decision.recommendation, decision.points)


def test_a_decision_edited_by_hand_does_not_change_the_result(
    library: Library, client: Client, path: Path
) -> None:
    before = latest_outcome(library, client)
    path.write_text(path.read_text().replace('\nrecommendation = "', '\nrecommendation = "x', 1))
    assert latest_outcome(library, client) == before


def test_a_file_without_a_checksum_is_parsed(library: Library, client: Client, path: Path) -> None:
    before = library.latest_result(client)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("seal = ")))
    assert result_without_parsing(path.read_bytes()) is None
    assert library.latest_result(client) == before


def test_a_time_without_room_for_a_recheck_date_is_not_read_without_parsing() -> None:
    for year in (1, 9999):
        when = datetime(year, 12, 31, tzinfo=UTC)
        assert (
            result_without_parsing(encode(replace(finished_sitting(answers=WATCH), finished=when)))
            is None
        )


def test_times_keep_their_utc_offset() -> None:
    for when in (NOW, datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)):
        result = result_without_parsing(
            encode(replace(finished_sitting(answers=WATCH), finished=when))
        )
        assert result is not None
        assert result.finished == when
        assert result.finished.utcoffset() == when.utcoffset()
