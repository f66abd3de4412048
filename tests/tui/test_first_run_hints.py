"""The first sitting shows hints about its keys; later sittings show none."""

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.tui.pilot import NOW, painted_text, press, run_interview


async def test_each_of_the_first_questions_of_a_first_sitting_explains_a_key(
    library: Library,
) -> None:
    async with run_interview(library, edition=builtin_edition()) as pilot:
        assert "One key answers and goes on" in await painted_text(pilot)
        await press(pilot, "1")
        text = await painted_text(pilot)
        assert "A slip? ← goes back" in text
        assert "←  No" in text
        await press(pilot, "1")
        assert "o writes a note" in await painted_text(pilot)
        await press(pilot, "left")
        assert "o writes a note" in await painted_text(pilot)
        await press(pilot, "1", "1")
        assert "esc leaves; everything is kept" in await painted_text(pilot)
        await press(pilot, "1")
        assert "esc leaves;" not in await painted_text(pilot)


async def test_in_a_small_window_the_hint_replaces_the_previous_answer(
    library: Library,
) -> None:
    async with run_interview(library, edition=builtin_edition(), size=(80, 24)) as pilot:
        await press(pilot, "1")
        text = await painted_text(pilot)
        assert "A slip? ← goes back" in text
        assert "←  No" not in text


async def test_after_a_finished_sitting_no_hints_show(library: Library) -> None:
    fill(library, builtin_edition(), NOW)
    assert library.has_sittings()
    async with run_interview(
        library, "Vandelay", edition=builtin_edition(), size=(80, 24)
    ) as pilot:
        assert "One key" not in await painted_text(pilot)


def test_a_library_without_sittings_counts_as_new(library: Library) -> None:
    assert not library.has_sittings()
    library.add("Globex B.V.", NOW)
    assert not library.has_sittings()
