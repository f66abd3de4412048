"""An amendment that is not finished says so wherever it shows, and its sitting stays in reach."""

from datetime import timedelta

import pytest

from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.session.sitting_session import Amendment, SittingSession, SittingStart
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tests.library.sample import NOW as RECORDED
from tests.library.sample import finished_sitting, small_edition
from tests.tui.pilot import CLIENT, press, run_home, screen_text, wait_for_screen, wait_for_texts

LATER = RECORDED + timedelta(hours=1)


@pytest.fixture
def amended_library(library: Library) -> Library:
    """A library in which an amendment of a client's only sitting is not finished."""
    client = library.add(CLIENT, RECORDED)
    recorded = library.record(client, small_edition(), finished_sitting())
    assert recorded.id is not None
    start = SittingStart(Amendment(recorded.id, "a slip"))
    with SittingSession(library, small_edition(), client, lambda: LATER, start) as session:
        session.save(session.open().sitting)
    return library


@pytest.mark.parametrize("size", [(100, 30), (60, 20), (40, 12)])
@pytest.mark.parametrize(("language", "word"), [("en", "amending"), ("nl", "aanpassing")])
async def test_home_says_that_an_amendment_is_not_finished(
    amended_library: Library, size: tuple[int, int], language: str, word: str
) -> None:
    set_language(language)
    async with run_home(amended_library, size) as pilot:
        await wait_for_texts(pilot, word)


async def test_home_says_so_too_where_the_amended_sitting_is_gone(amended_library: Library) -> None:
    client = amended_library.find(CLIENT)
    amended_library.delete(client, *amended_library.sitting_ids(client))
    async with run_home(amended_library) as pilot:
        await wait_for_texts(pilot, "unfinished", "amending")


async def test_the_finished_result_is_one_key_away(amended_library: Library) -> None:
    client = amended_library.find(CLIENT)
    draft = amended_library.draft(client)
    async with run_home(amended_library) as pilot:
        await press(pilot, "a")
        await wait_for_texts(
            pilot, "Your amendment of the sitting of 23 November 2026", "is not finished."
        )
        await press(pilot, "l")
        await wait_for_screen(pilot, ResultScreen)
        await wait_for_texts(pilot, "W A T C H")
        await press(pilot, "escape")
        await wait_for_screen(pilot, HomeScreen)
    assert amended_library.draft(client) == draft


@pytest.mark.parametrize(("width", "location"), [(80, "aanpassing · signaal"), (40, "aanpassing")])
async def test_the_client_is_named_in_full_beside_the_location(
    amended_library: Library, width: int, location: str
) -> None:
    set_language("nl")
    async with run_home(amended_library, (width, 12)) as pilot:
        await press(pilot, "a", "v")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "Nakijken")
        await press(pilot, "enter")
        header = (await wait_for_texts(pilot, "vraag 1")).splitlines()[0]
        assert CLIENT in header
        assert location in header


async def test_a_draft_of_a_client_without_a_result_offers_none(library: Library) -> None:
    client = library.add(CLIENT, RECORDED)
    with SittingSession(library, small_edition(), client, lambda: RECORDED) as session:
        session.save(session.open().answer("no").sitting)
    async with run_home(library) as pilot:
        await press(pilot, "a")
        text = await wait_for_texts(pilot, "The last sitting about Globex B.V. is not finished.")
        assert "last result" not in text
        await press(pilot, "l")
        assert "is not finished" in screen_text(pilot)


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
async def test_the_interview_says_that_it_amends(
    amended_library: Library, size: tuple[int, int]
) -> None:
    async with run_home(amended_library, size) as pilot:
        await press(pilot, "a", "r")
        await wait_for_screen(pilot, InterviewScreen)
        await wait_for_texts(pilot, "amending · review")
        await press(pilot, "left", "left")
        await wait_for_texts(pilot, "amending · sign 3 of 3")


async def test_an_amendment_is_told_by_the_date_of_its_sitting(amended_library: Library) -> None:
    async with run_home(amended_library) as pilot:
        await press(pilot, "a", "r", "f")
        await wait_for_texts(pilot, "This amends the sitting of 23 November 2026: a slip")
