"""The first sitting teaches its keys as it goes; later ones say nothing of them."""

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.demo import fill
from tests.tui.pilot import NOW, painted_text, press, run_interview


async def test_the_first_questions_of_a_first_sitting_tell_a_key_each(library: Library) -> None:
    async with run_interview(library, edition=builtin_edition()) as pilot:
        assert "One key answers and goes on" in await painted_text(pilot)
        await press(pilot, "1")
        told = await painted_text(pilot)
        assert "A slip? ← goes back" in told
        assert "←  No" in told
        await press(pilot, "1")
        assert "o writes a note" in await painted_text(pilot)
        await press(pilot, "left")
        assert "o writes a note" in await painted_text(pilot)
        await press(pilot, "1", "1")
        assert "esc leaves; everything is kept" in await painted_text(pilot)
        await press(pilot, "1")
        assert "esc leaves;" not in await painted_text(pilot)


async def test_where_there_is_little_room_it_takes_no_more_than_the_answer_before(
    library: Library,
) -> None:
    async with run_interview(library, edition=builtin_edition(), size=(80, 24)) as pilot:
        await press(pilot, "1")
        told = await painted_text(pilot)
        assert "A slip? ← goes back" in told
        assert "←  No" not in told


async def test_who_has_finished_a_sitting_is_told_nothing(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    assert not library.has_no_sittings
    async with run_interview(
        library, "Vandelay", edition=builtin_edition(), size=(80, 24)
    ) as pilot:
        assert "One key" not in await painted_text(pilot)


def test_a_sitting_that_was_only_begun_leaves_the_library_new(library: Library) -> None:
    assert library.has_no_sittings
    library.add("Globex B.V.", NOW)
    assert library.has_no_sittings
