"""The result that is read without parsing a file equals the one that parsing gives."""

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.library import sitting_codec, sitting_table
from tensigns.library.checksum import update_checksum
from tensigns.library.sitting_codec import decode_result, encode_finished, read_result
from tensigns.questionnaires.archive import QuestionnaireArchive
from tensigns.questionnaires.reading import Edition
from tensigns.storage import toml
from tensigns.storage.toml import Table
from tests.library.sample import NOW, finished_sitting, small_edition

ID = "20261123T101530Z"

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(NOW.replace(1900, tzinfo=None), NOW.replace(2999, tzinfo=None)).flatmap(
    lambda time: offsets.map(lambda offset: time.replace(tzinfo=offset))
)
ids = st.sampled_from([ID, f"{ID}-2", "20260101T000000Z-999999"])
texts = st.text(max_size=40)
answers = st.fixed_dictionaries(
    {},
    optional={
        "threats.threatened": st.sampled_from(["yes", "no", "unknown"]),
        "demands.calls": st.sampled_from(["never", "monthly", "weekly", "unknown"]),
        "demands.raised": st.sampled_from(["not-yet", "went-on"]),
        "payment.late": st.sampled_from(["none", "some", "all"]),
        "weighing.worth-it": st.sampled_from(["yes", "no"]),
    },
)


@st.composite
def finished_sittings(draw: st.DrawFn) -> Sitting:
    amends = draw(st.none() | ids)
    return replace(
        finished_sitting(answers=draw(answers)),
        id=draw(ids),
        client=draw(st.sampled_from(["Globex B.V.", 'a "quote" \\', "Café 例え 🙄"])),
        started=draw(times),
        finished=draw(times),
        amends=amends,
        reason=None if amends is None else draw(texts),
        notes=draw(st.dictionaries(st.just("payment.late"), texts)),
        note=draw(texts),
    )


class SmallArchive(QuestionnaireArchive):
    """An archive without a folder that has only the small questionnaire."""

    def __init__(self) -> None:
        pass

    def load(self, *_arguments: object) -> Edition:
        return small_edition()


def parsed_result(data: bytes) -> sitting_codec.SittingResult:
    """The result of the file without its checksum, which makes parsing necessary."""
    data = data.replace(b'\nseal = "', b'\nother = "', 1)
    assert read_result(data) is None
    return decode_result(data, "f.toml", SmallArchive())


def assert_same_result_without_parsing(sitting: Sitting) -> None:
    data = encode_finished(small_edition(), sitting)
    result = read_result(data)
    assert result is not None
    assert result == parsed_result(data)
    assert result.finished.utcoffset() == parsed_result(data).finished.utcoffset()


@given(finished_sittings())
def test_a_sitting_has_the_same_result_without_parsing(sitting: Sitting) -> None:
    assert_same_result_without_parsing(sitting)


def reordered(table: Table, first_key: str) -> Table:
    return {first_key: table[first_key], **table}


LAYOUT_CHANGES: dict[str, Callable[[Table], Table]] = {
    "another order of the first keys": lambda table: reordered(table, "state"),
    "a new first key": lambda table: {"kind": "sitting", **table},
    "a first key fewer": lambda table: {key: table[key] for key in table if key != "language"},
    "another name of the time": lambda table: {
        ("ended" if key == "finished" else key): value for key, value in table.items()
    },
    "another order in the questionnaire": lambda table: {
        **table,
        "questionnaire": reordered(table["questionnaire"], "hash"),
    },
    "another order in the decision": lambda table: {
        **table,
        "decision": {key: table["decision"][key] for key in ("seal", "points", *table["decision"])},
    },
    "a new key in the decision": lambda table: {
        **table,
        "decision": {"seal": table["decision"]["seal"], "new": 1, **table["decision"]},
    },
}


@pytest.mark.parametrize("change", LAYOUT_CHANGES.values(), ids=LAYOUT_CHANGES.keys())
def test_the_comparison_fails_for_another_layout(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Table], Table]
) -> None:
    sitting = replace(finished_sitting(), id=ID)
    assert_same_result_without_parsing(sitting)
    sitting_to_table = sitting_table.sitting_to_table
    monkeypatch.setattr(
        sitting_codec, "sitting_to_table", lambda *arguments: change(sitting_to_table(*arguments))
    )
    with pytest.raises(AssertionError):
        assert_same_result_without_parsing(sitting)


def test_another_layout_with_a_valid_checksum_is_parsed() -> None:
    table = toml.parse(
        encode_finished(small_edition(), replace(finished_sitting(), id=ID)), "f.toml"
    )
    data = update_checksum(toml.dumps(reordered(table, "finished")))
    assert read_result(data) is None
    assert decode_result(data, "f.toml", SmallArchive()) == parsed_result(data)
