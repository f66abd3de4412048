"""The result in a file is read without parsing while the checksum is valid, and only then."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.decide import decide
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.library.sitting_codec import SittingResult, encode_finished, read_result
from tensigns.questionnaires.reading import Edition
from tests.library.sample import NOW, finished, small

ID = "20261123T101530Z"
WATCH = {"demands.calls": "weekly", "demands.raised": "not-yet", "threats.threatened": "no"}


def written(sitting: Sitting) -> bytes:
    return encode_finished(small(), replace(sitting, id=ID))


def expected(sitting: Sitting) -> SittingResult:
    assert sitting.finished is not None
    decision = decide(small().questionnaire, sitting.answers)
    return SittingResult(
        sitting.finished,
        sitting.amends,
        sitting.questionnaire_ref,
        decision.recommendation,
        decision.points,
    )


FILE = written(finished(answers=WATCH))


def test_a_sealed_file_says_what_it_came_to() -> None:
    plain = finished(answers=WATCH)
    amending = replace(plain, amends="20261101T101530Z", reason="a slip of the key")
    for sitting in (plain, amending, finished(answers={}), replace(plain, note="", notes={})):
        assert read_result(written(sitting)) == expected(sitting)


@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_any_change_breaks_the_seal(place: int, byte: int) -> None:
    changed = FILE[:place] + bytes([byte]) + FILE[place + 1 :]
    assert read_result(changed) in (None, read_result(FILE) if changed == FILE else None)
    assert read_result(FILE[:place]) is None
    assert read_result(FILE[:place] + bytes([byte]) + FILE[place:]) is None


TEMPTING = st.text(
    alphabet=st.sampled_from('\n[]"= decision.seal questionnaire amends 20261123T1030Z'),
    max_size=60,
)


@given(TEMPTING, TEMPTING)
def test_a_note_cannot_speak_for_the_file(note: str, remark: str) -> None:
    sitting = replace(finished(answers=WATCH), note=note, notes={"demands.calls": remark})
    assert read_result(written(sitting)) == expected(sitting)


@pytest.mark.parametrize(
    "note",
    [
        'x\nlanguage = "en"\namends = "20261101T101530Z"\n',
        'x\n[questionnaire]\nid = "other"\nversion = "1"\nhash = "0"\n',
        'x\n[decision]\nseal = "0000000000000000"\nrecommendation = "keep"\npoints = 0\n',
        FILE.decode(),
    ],
)
def test_nor_can_one_that_looks_like_it(note: str) -> None:
    sitting = replace(finished(answers=WATCH), note=note, notes={"demands.calls": note})
    assert read_result(written(sitting)) in (None, expected(sitting))


@pytest.fixture
def path(library: Library, client: Client, edition: Edition, folder: Path) -> Path:
    library.record(client, edition, finished(NOW, WATCH))
    return folder / f"{ID}.toml"


def came_to(library: Library, client: Client) -> tuple[str, int]:
    last = library.latest_result(client)
    assert last is not None
    return last.result.recommendation, last.result.points


def test_where_a_hand_changed_the_answers_they_count(
    library: Library, client: Client, path: Path
) -> None:
    before = came_to(library, client)
    path.write_text(path.read_text().replace('calls = "weekly"', 'calls = "never"'))
    after = came_to(library, client)
    assert after != before
    edition = library.edition(library.load(client, ID).questionnaire_ref)
    decision = decide(edition.questionnaire, library.load(client, ID).answers)
    assert after == (decision.recommendation, decision.points)


def test_where_a_hand_changed_the_decision_the_answers_count(
    library: Library, client: Client, path: Path
) -> None:
    before = came_to(library, client)
    path.write_text(path.read_text().replace('\nrecommendation = "', '\nrecommendation = "x', 1))
    assert came_to(library, client) == before


def test_a_file_without_a_seal_is_read(library: Library, client: Client, path: Path) -> None:
    before = library.latest_result(client)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("seal = ")))
    assert read_result(path.read_bytes()) is None
    assert library.latest_result(client) == before


def test_a_time_that_no_calendar_can_go_on_from_is_not_believed() -> None:
    for year in (1, 9999):
        when = datetime(year, 12, 31, tzinfo=UTC)
        assert read_result(written(replace(finished(answers=WATCH), finished=when))) is None


def test_times_keep_their_offset() -> None:
    for when in (NOW, datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)):
        result = read_result(written(replace(finished(answers=WATCH), finished=when)))
        assert result is not None
        assert result.finished == when
        assert result.finished.utcoffset() == when.utcoffset()
