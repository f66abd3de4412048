"""What now: decide, talk and look back on the full screen, and conditions before a sitting."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from textual.screen import Screen
from textual.widgets import OptionList

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.entries import Entry, Period, ToldDetails
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.core.leaving_plan import next_working_day
from tensigns.language import LANGUAGES, set_language
from tensigns.language import gettext as _
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.prompts.talk_form import BY_DAYS
from tensigns.report.wording import recommendation_word
from tensigns.session.talk import load_talk_context
from tensigns.tui.screens.action_page import ActionPage
from tensigns.tui.screens.choice_dialog import ChoiceDialog
from tensigns.tui.screens.dialog import LastResultDialog, MessageDialog
from tensigns.tui.screens.document import DocumentScreen
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.screens.what_now import WhatNowDialog
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.history_table import HistoryTable
from tests.file_modes import PRIVATE_FILE
from tests.library.journal_sample import other
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_home,
    screen_text,
    wait_for_screen,
    wait_for_texts,
)

MOST_KEYS_OF_A_DECISION = 6
MOST_KEYS_OF_A_TALK = 14
CALLS = TalkCondition("c1", "no calls at night", NOW.date(), "I stop answering")


def entries(library: Library, name: str, kind: str) -> list[Entry]:
    """The entries of a kind about a client."""
    return [*library.journal(library.find(name)).read([kind]).entries]


def append(library: Library, entry: Entry) -> Entry:
    """Write an entry about Globex that was noted after its last sitting."""
    noted = NOW - timedelta(hours=1)
    entry = replace(entry, noted=noted, period=Period.of_day(noted.date()))
    return library.journal(library.find("Globex B.V.")).append(entry)


async def open_result(pilot: TensignsPilot, library: Library, name: str) -> None:
    """Open a client from home, in whatever order the clients are, and then the last result."""
    client = library.find(name)
    clients = front_screen(pilot, HomeScreen).query_one(ClientTable)
    await press(pilot, "home")
    while clients.cursor_key != client.slug:
        await press(pilot, "down")
    await press_and_wait(pilot, "h", HistoryScreen)
    time_line = front_screen(pilot, HistoryScreen).query_one(HistoryTable)
    while time_line.cursor_key != library.history(client).sittings[-1].id:
        await press(pilot, "down")
    await press_and_wait(pilot, "enter", ResultScreen)


async def press_and_wait(pilot: TensignsPilot, key: str, screen: type) -> None:
    await press(pilot, key)
    await wait_for_screen(pilot, screen)


def highlighted(pilot: TensignsPilot) -> int | None:
    return front_screen(pilot, WhatNowDialog).query_one(OptionList).highlighted


async def test_from_a_result_to_a_decision_with_a_date_takes_few_keys(
    demo_library: Library,
) -> None:
    keys = ["w", "enter", "ctrl+s"]
    assert len(keys) <= MOST_KEYS_OF_A_DECISION
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Initech")
        for key, screen in zip(keys, (WhatNowDialog, FormScreen, MessageDialog), strict=True):
            await press_and_wait(pilot, key, screen)
        await press_and_wait(pilot, "escape", ResultScreen)
    (entry,) = entries(demo_library, "Initech", "decision")
    assert isinstance(entry.details, DecisionDetails)
    assert (entry.details.recommendation, entry.details.choice) == ("fire", "leave")
    assert entry.details.look_back is not None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_from_a_result_to_an_agreement_in_the_calendar_takes_few_keys(
    language: str, tmp_path: Path, demo_library: Library
) -> None:
    prepare = ["enter", "enter", *["tab"] * 4, "1", "ctrl+s"]
    confirm = ["t", "enter", "i", "enter"]
    assert len([*prepare, *confirm]) <= MOST_KEYS_OF_A_TALK
    set_language(language)
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, prepare[0], WhatNowDialog)
        await press_and_wait(pilot, prepare[1], FormScreen)
        await press(pilot, *prepare[2:])
        await wait_for_texts(pilot, _("the sheet, for yourself"))
        await press_and_wait(pilot, confirm[0], FormScreen)
        await press(pilot, confirm[1])
        await wait_for_texts(pilot, _("the mail, for after the talk"))
        await press_and_wait(pilot, confirm[2], TextDialog)
        await press_and_wait(pilot, confirm[3], DocumentScreen)
        await press_and_wait(pilot, "escape", ResultScreen)
    require_agreement_in_calendar(demo_library, tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_same_keys_suffice_if_the_talk_takes_place_later(
    language: str, tmp_path: Path, demo_library: Library
) -> None:
    prepare = ["enter", "enter", *["tab"] * 4, "1", "ctrl+s", "escape"]
    confirm = ["enter", "enter", "enter", "i", "enter"]
    assert len([*prepare, *confirm]) <= MOST_KEYS_OF_A_TALK
    screens = (WhatNowDialog, ChoiceDialog, DocumentScreen, TextDialog, DocumentScreen)
    set_language(language)
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, prepare[0], WhatNowDialog)
        await press_and_wait(pilot, prepare[1], FormScreen)
        await press(pilot, *prepare[2:-1])
        await wait_for_screen(pilot, DocumentScreen)
        await press_and_wait(pilot, prepare[-1], ResultScreen)
        for key, screen in zip(confirm, screens, strict=True):
            await press_and_wait(pilot, key, screen)
        await press_and_wait(pilot, "escape", ResultScreen)
    require_agreement_in_calendar(demo_library, tmp_path)


def require_agreement_in_calendar(library: Library, folder: Path) -> None:
    """The talk was held, has one suggested condition, and its day is in the only calendar."""
    (talk,) = entries(library, "Globex B.V.", "talk")
    (held,) = entries(library, "Globex B.V.", "told")
    assert isinstance(talk.details, TalkDetails)
    (condition,) = talk.details.conditions
    assert condition.text in talk_suggestions(library)
    assert condition.by == next_working_day(NOW.date() + timedelta(days=BY_DAYS))
    assert (held.of, held.period) == (talk.id, Period.of_day(NOW.date()))
    (path,) = folder.glob("*.ics")
    assert stat.S_IMODE(path.stat().st_mode) == PRIVATE_FILE
    data = path.read_bytes()
    events = Calendar.from_ical(data).walk("VEVENT")
    uid = f"-{talk.id}-{condition.id}@"
    assert [e.decoded("dtstart") for e in events if uid in str(e["uid"])] == [condition.by]
    slug = library.find("Globex B.V.").slug
    for text in ("globex", condition.text[-10:], slug):
        assert text.encode() not in data.lower()
        assert text not in path.name


def talk_suggestions(library: Library) -> tuple[str, ...]:
    return load_talk_context(library, library.find("Globex B.V."), NOW).suggestions


async def test_after_a_prepared_talk_the_cursor_is_on_the_talk(demo_library: Library) -> None:
    client = demo_library.find("Globex B.V.")
    sitting_id = demo_library.history(client).sittings[-1].id
    append(demo_library, other("talk", TalkDetails(sitting=sitting_id)))
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "You prepared a talk: has it taken place?")
        assert highlighted(pilot) == 1


async def test_the_cursor_is_on_what_is_sensible_and_says_why(demo_library: Library) -> None:
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "Talk: none yet", "Last recommendation: “watch”")
        assert highlighted(pilot) == 1
        append(demo_library, other("decision", DecisionDetails(look_back=NOW.date())))
        await press_and_wait(pilot, "escape", ResultScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "Decision: look back now", "The day to look back")
        assert highlighted(pilot) == 0


async def test_a_look_back_is_asked_before_a_decision(demo_library: Library) -> None:
    details = DecisionDetails(choice="talk", expect="no calls", look_back=NOW.date())
    decision = append(demo_library, other("decision", details))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "1", MessageDialog)
        await wait_for_texts(pilot, "You expected: no calls")
        await press_and_wait(pilot, "enter", FormScreen)
        await press(pilot, "2", "1", "3", "ctrl+s")
        await wait_for_screen(pilot, HistoryScreen)
    (entry,) = entries(demo_library, "Globex B.V.", "look-back")
    assert entry.details == LookBackDetails(
        of=decision.id, followed="partly", again="yes", well="unsure"
    )


async def test_a_prepared_talk_can_be_noted_as_held(demo_library: Library) -> None:
    talk = append(demo_library, other("talk", TalkDetails()))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "2", ChoiceDialog)
        await press_and_wait(pilot, "2", FormScreen)
        await press_and_wait(pilot, "escape", HistoryScreen)
        assert entries(demo_library, "Globex B.V.", "told") == []
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "2", ChoiceDialog)
        await press_and_wait(pilot, "2", FormScreen)
        await press(pilot, *"yesterday")
        await press_and_wait(pilot, "enter", HistoryScreen)
    (held,) = entries(demo_library, "Globex B.V.", "told")
    assert (held.of, held.period) == (talk.id, Period.of_day(NOW.date() - timedelta(days=1)))


def keep_drafts(library: Library) -> None:
    """Keep a sheet and a mail for a talk with Globex."""
    documents = Documents(library, library.find("Globex B.V."))
    documents.keep("sheet", "What I say\n", NOW)
    documents.keep("mail", "What we agreed\n", NOW)


async def test_the_mail_is_shown_once_the_talk_took_place(demo_library: Library) -> None:
    append(demo_library, other("talk", TalkDetails()))
    keep_drafts(demo_library)
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "2", ChoiceDialog)
        await press_and_wait(pilot, "1", DocumentScreen)
        await wait_for_texts(pilot, "What we agreed")
        await press_and_wait(pilot, "escape", HistoryScreen)


async def test_the_sheet_and_the_mail_can_be_read_after_the_talk(demo_library: Library) -> None:
    talk = append(demo_library, other("talk", TalkDetails()))
    append(demo_library, other("told", ToldDetails(of=talk.id)))
    keep_drafts(demo_library)
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "2", ChoiceDialog)
        await wait_for_texts(pilot, "Prepare a new talk?")
        await press_and_wait(pilot, "3", DocumentScreen)
        await wait_for_texts(pilot, "What I say")
        await press(pilot, "escape")
        await wait_for_texts(pilot, "What we agreed")
        await press_and_wait(pilot, "escape", HistoryScreen)


async def test_after_the_conditions_a_new_talk_is_offered(demo_library: Library) -> None:
    talk = append(demo_library, other("talk", TalkDetails(conditions=(CALLS,))))
    append(demo_library, other("told", ToldDetails(of=talk.id)))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await press_and_wait(pilot, "2", FormScreen)
        await wait_for_texts(pilot, "no calls at night")
        await press(pilot, "1", "ctrl+s")
        await wait_for_screen(pilot, ChoiceDialog)
        await wait_for_texts(pilot, "Prepare a new talk?")
        await press_and_wait(pilot, "2", HistoryScreen)


@pytest.mark.parametrize("was_held", [False, True])
async def test_the_decision_to_talk_counts_until_the_talk(
    demo_library: Library, *, was_held: bool
) -> None:
    sitting_id = demo_library.sitting_ids(demo_library.find("Globex B.V."))[-1]
    append(demo_library, other("decision", DecisionDetails(sitting=sitting_id, choice="talk")))
    if was_held:
        talk = append(demo_library, other("talk", TalkDetails(sitting=sitting_id)))
        append(demo_library, other("told", ToldDetails(of=talk.id)))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "Talk: held" if was_held else "Talk: none yet")
        assert ("You decided to talk." in screen_text(pilot)) is not was_held


@pytest.mark.parametrize(("key", "result"), [("1", "kept"), ("2", "broken"), ("3", "unclear")])
async def test_a_new_sitting_asks_about_conditions_first(
    key: str, result: str, demo_library: Library
) -> None:
    talk = append(demo_library, other("talk", TalkDetails(conditions=(CALLS,))))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "a", LastResultDialog)
        await press_and_wait(pilot, "enter", FormScreen)
        await wait_for_texts(pilot, "no calls at night")
        await press(pilot, key, "ctrl+s")
        if result == "broken":
            await wait_for_texts(pilot, "I stop answering")
            await press(pilot, "enter")
        await wait_for_screen(pilot, InterviewScreen)
    (outcome,) = entries(demo_library, "Globex B.V.", "outcome")
    assert outcome.details == OutcomeDetails(f"{talk.id}/c1", result)  # type: ignore[arg-type]


async def test_the_steps_of_last_time_are_indented_below_their_numbers(
    demo_library: Library,
) -> None:
    async with run_home(demo_library, (60, 40)) as pilot:
        await press_and_wait(pilot, "a", LastResultDialog)
        lines = (await wait_for_texts(pilot, " 1. ")).splitlines()
        (row,) = [row for row, line in enumerate(lines) if " 1. " in line]
        text_column = lines[row].index("1. ") + 3
        below_number = lines[row + 1][text_column - 3 :]
        assert below_number.startswith("   ")
        assert below_number[3] not in " │"


async def test_esc_skips_the_conditions_and_begins_the_sitting(demo_library: Library) -> None:
    append(demo_library, other("talk", TalkDetails(conditions=(CALLS,))))
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "a", LastResultDialog)
        await press_and_wait(pilot, "enter", FormScreen)
        await press_and_wait(pilot, "escape", InterviewScreen)
    assert entries(demo_library, "Globex B.V.", "outcome") == []


@pytest.mark.parametrize(
    ("key", "screen", "text"), [("3", ActionPage, "owed"), ("4", FormScreen, "")]
)
async def test_money_owed_and_leaving_are_reached(
    key: str, screen: type[Screen[object]], text: str, demo_library: Library
) -> None:
    async with run_home(demo_library) as pilot:
        await press_and_wait(pilot, "h", HistoryScreen)
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "Money owed: nothing noted", "Leaving: none yet")
        await press_and_wait(pilot, key, screen)
        await wait_for_texts(pilot, text)


async def test_a_client_one_is_leaving_leads_to_the_plan(demo_library: Library) -> None:
    append(demo_library, other("decision", DecisionDetails(choice="leave")))
    async with run_home(demo_library) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, "w", WhatNowDialog)
        await wait_for_texts(pilot, "You decided to leave: make a plan.")
        assert highlighted(pilot) == 3


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_reason_is_above_the_keys_on_a_small_screen(
    language: str, demo_library: Library
) -> None:
    set_language(language)
    async with run_home(demo_library, size=(40, 12)) as pilot:
        await open_result(pilot, demo_library, "Globex B.V.")
        await press_and_wait(pilot, "w", WhatNowDialog)
        reason = _("Last recommendation: “{word}”. Say what has to change.")
        reason = reason.format(word=recommendation_word("watch"))
        await wait_for_texts(pilot, *reason.split(), _("choose"))
