"""The keys that the user sets in ``config.toml``, on the screens."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import pytest
from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

import tensigns.tui
from tensigns.environment.key_actions import (
    DEFAULT_KEYS,
    EDITING_KEYS,
    FIXED_KEYS,
    PRIORITY_ACTIONS,
    SPECIAL_KEYS,
    TEXT_BOX_ACTIONS,
)
from tensigns.environment.settings import KeySettings, Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.compare import CompareScreen
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.filter_dialog import CommandPalette
from tensigns.tui.screens.form import FormScreen
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.screens.interview import InterviewScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.shown_keys import key_display, textual_key
from tensigns.tui.terminal_parser import TerminalParser
from tensigns.tui.widgets.client_table import ClientTable
from tensigns.tui.widgets.footer import KeyFooter
from tests.library.sample import small_edition
from tests.tui.pilot import (
    NOW,
    current_sitting,
    front_screen,
    press,
    run_app,
    toast_messages,
    wait_for_order,
    wait_for_screen,
    wait_for_texts,
    wait_until,
)

UNSETTABLE_ACTIONS = {
    # The keys of answers, and those that never change.
    *("answer", "highlight_first_option", "focus_options", "interrupt", "suspend_process"),
    # Keys of text boxes and of the options in a form.
    *("choose", "run_list_action", "submit", "go_on", "step", "take", "clear"),
    # Keys that do in all places what the user expects: Enter, Tab, the arrows, F3.
    *("what_now", "dismiss", "close", "switch_focus", "next_heading", "select"),
    *("first", "last", "page", "page_up", "page_down"),
}
"""Actions that have bindings without an id, so that their keys cannot be set."""


def our_classes() -> Iterator[type[DOMNode]]:
    """Every class of the full screen that binds keys."""
    for module_info in pkgutil.walk_packages(tensigns.tui.__path__, f"{tensigns.tui.__name__}."):
        if module_info.name == "tensigns.tui.driver" and sys.platform == "win32":
            continue
        module = importlib.import_module(module_info.name)
        for owner in vars(module).values():
            is_ours = isinstance(owner, type) and owner.__module__ == module.__name__
            if is_ours and issubclass(owner, DOMNode) and "BINDINGS" in vars(owner):
                yield owner


OUR_BINDINGS = [
    (owner, binding)
    for owner in our_classes()
    for binding in vars(owner)["BINDINGS"]
    if isinstance(binding, Binding)
]


def textual_keys(action: str) -> set[str]:
    return {_character_to_key(key) if len(key) == 1 else key for key in DEFAULT_KEYS[action]}


def test_the_defaults_are_the_keys_of_the_screens() -> None:
    bound_actions = set()
    for owner, binding in OUR_BINDINGS:
        if binding.id is not None:
            assert {*binding.key.split(",")} == textual_keys(binding.id), owner
            bound_actions.add(binding.id)
    assert bound_actions == {*DEFAULT_KEYS}


def test_the_actions_with_priority_are_known() -> None:
    """Their keys work in every text box, so they type no character.

    In a form further keys have priority, so that keys are handled in the order in which they are
    typed. A key that types a character never comes before a text box. A comparison has no text box.
    """
    form_actions = {"save", "edit", "back", "help"}
    ids = {binding.id for _owner, binding in OUR_BINDINGS if binding.priority and binding.id}
    assert ids - form_actions - {"page_up", "page_down"} == PRIORITY_ACTIONS


def test_every_other_key_is_known_to_be_fixed() -> None:
    actions = {
        binding.action.partition("(")[0].removeprefix("screen.").removeprefix("app.")
        for _owner, binding in OUR_BINDINGS
        if binding.id is None
    }
    assert actions == UNSETTABLE_ACTIONS


def test_the_keys_that_edit_a_text_are_those_of_text_boxes() -> None:
    keys = {
        key
        for text_box in (Input, TextArea)
        for binding in Binding.make_bindings(text_box.BINDINGS)
        for key in [binding.key]
        if key in SPECIAL_KEYS
    }
    assert keys - FIXED_KEYS == EDITING_KEYS
    assert all(not EDITING_KEYS & {*DEFAULT_KEYS[action]} for action in TEXT_BOX_ACTIONS)


@pytest.mark.parametrize(
    "key", sorted(key for key in SPECIAL_KEYS if "+" in key and key != "shift+tab")
)
def test_a_key_with_ctrl_or_alt_arrives_under_its_name(key: str) -> None:
    modifier, _plus, letter = key.rpartition("+")
    sequences = {"ctrl": chr(ord(letter) & 0x1F), "alt": f"\x1b{letter}"}
    parsed = [*TerminalParser().feed(sequences[modifier])]
    assert [event.key for event in parsed if isinstance(event, events.Key)] == [key]


def app_with_keys(library: Library, **keys: tuple[str, ...]) -> TensignsApp:
    """The app at home, with the invented clients and these keys."""
    fill(library, builtin_edition(), NOW)
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(key_interval=0, keys=KeySettings(keys)))
    return app


async def test_j_and_k_move_in_lists_and_texts(library: Library) -> None:
    app = app_with_keys(library, down=("down", "j"), up=("up", "k"))
    async with run_app(app, (80, 24)) as pilot:
        await wait_for_order(pilot)
        table = pilot.app.screen.query_one(ClientTable)
        await press(pilot, "j", "j", "k", "down")
        assert table.cursor_row == 2
        await press(pilot, "up", "K")
        assert table.cursor_row == 0
        await press(pilot, "f1")
        text = front_screen(pilot, MessageDialog).query_one("ScrolledText")
        await wait_until(pilot, lambda: text.max_scroll_y > 0)
        await press(pilot, "j")
        await wait_until(pilot, lambda: text.scroll_target_y > 0)
        await press(pilot, "k")
        await wait_until(pilot, lambda: text.scroll_target_y == 0)


async def test_a_letter_that_is_set_is_typed_in_a_text_box(library: Library) -> None:
    app = app_with_keys(library, down=("j",), back=("escape", "k"), help=("i", "f1"))
    async with run_app(app) as pilot:
        await wait_for_order(pilot)
        await press(pilot, "n", *"jik")
        assert front_screen(pilot, TextDialog).query_one(Input).value == "jik"
        shown_keys = pilot.app.screen.query_one(KeyFooter).visible_entries
        assert [entry.display for entry in shown_keys if entry.description == "help"] == ["F1"]
        await press(pilot, "escape", "ctrl+p", *"jik")
        assert front_screen(pilot, CommandPalette).query_one(Input).value == "jik"


async def test_a_letter_that_is_set_is_typed_in_a_form(library: Library) -> None:
    app = app_with_keys(library, save=("ctrl+s", "w"), edit=("f2", "x"), back=("escape", "k"))
    async with run_app(app) as pilot:
        await wait_for_order(pilot)
        await press(pilot, "l")
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, *"wxk")
        assert "wxk" in front_screen(pilot, FormScreen).texts.values()


async def test_the_footer_the_help_and_the_palette_show_the_keys_that_are_set(
    library: Library,
) -> None:
    app = app_with_keys(library, ask=("z",), find=("f5",), log=("ctrl+t",), help=("?", "f1"))
    async with run_app(app, (100, 40)) as pilot:
        footer = (await wait_for_texts(pilot, "z ask again")).splitlines()[-1]
        for text in "z ask again", "F5 find", "^T log", "? help":
            assert text in footer
        assert "a ask again" not in footer
        await press(pilot, "question_mark")
        help_text = await wait_for_texts(pilot, "ask again", "close")
        for line in "z ask again", "F5 find", "^T log", "? help":
            assert f" {line} " in squeezed(help_text)
        await press(pilot, "escape", "ctrl+p")
        palette = await wait_for_texts(pilot, "ask again", "type to search")
        for line in "ask again z", "find F5", "log ^T", "help ?":
            assert f" {line} " in squeezed(palette)


def squeezed(text: str) -> str:
    """The text with one blank in place of several."""
    return " ".join(text.split())


async def test_the_old_key_does_nothing_and_the_new_one_works(library: Library) -> None:
    app = app_with_keys(library, history=("z",), back=("backspace",), palette=("f8",))
    async with run_app(app) as pilot:
        await wait_for_order(pilot)
        await press(pilot, "h", "ctrl+p")
        front_screen(pilot, HomeScreen)
        await press(pilot, "z")
        await wait_for_screen(pilot, HistoryScreen)
        await press(pilot, "escape")
        front_screen(pilot, HistoryScreen)
        await press(pilot, "backspace")
        await wait_for_screen(pilot, HomeScreen)
        await press(pilot, "f8")
        await wait_for_screen(pilot, CommandPalette)


async def test_two_actions_can_exchange_their_keys(library: Library) -> None:
    app = app_with_keys(library, compare=("m",), mark=("c",))
    async with run_app(app) as pilot:
        await wait_for_order(pilot)
        await press(pilot, "c", "down", "m")
        await wait_for_screen(pilot, CompareScreen)


async def test_the_interview_takes_other_keys_and_answers_as_before(library: Library) -> None:
    app = TensignsApp(library, small_edition(), "Globex B.V.")
    keys = {"note": ("g",), "signs": ("o",), "previous_question": ("f6",), "back": ("f7",)}
    app.apply_settings(Settings(key_interval=0, keys=KeySettings(keys)))
    async with run_app(app) as pilot:
        await press(pilot, "G", *"late", "f7")
        await press(pilot, "n")
        assert len(current_sitting(pilot).answers) == 1
        assert [*current_sitting(pilot).notes.values()] == ["late"]
        position = current_sitting(pilot).position
        await press(pilot, "b", "left")
        assert current_sitting(pilot).position == position
        await press(pilot, "f6")
        assert current_sitting(pilot).position != position
        await press(pilot, "o")
        assert not isinstance(pilot.app.screen, InterviewScreen)


async def test_keys_after_the_one_that_closes_a_note_do_nothing(library: Library) -> None:
    """They arrive before the note is closed."""
    app = TensignsApp(library, small_edition(), "Globex B.V.")
    app.apply_settings(Settings(key_interval=0, keys=KeySettings({"back": ("ctrl+t",)})))
    async with run_app(app) as pilot:
        await press(pilot, "o", *"late")
        for key in "ctrl+t", "x":
            pilot.app.simulate_key(key)
        await wait_until(pilot, lambda: not pilot.app.screen.has_class("-note-open"))
        assert [*current_sitting(pilot).notes.values()] == ["late"]


async def test_the_first_setting_that_does_not_count_is_shown_at_the_start(
    library: Library,
) -> None:
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(keys=KeySettings({}, ("config.toml: keys.x: no", "another"))))
    async with run_app(app) as pilot:
        assert toast_messages(pilot) == ["config.toml: keys.x: no"]


async def test_hints_name_the_keys_that_are_set(library: Library) -> None:
    app = TensignsApp(library, small_edition(), "Globex B.V.")
    keys = {"note_previous": ("f8",), "finish": ("ctrl+e",), "signs": ("f9",)}
    app.apply_settings(Settings(key_interval=0, keys=KeySettings(keys)))
    async with run_app(app) as pilot:
        await press(pilot, "n", "0")
        await wait_for_texts(pilot, "o writes a note, F8 one on the question before")
        await press(pilot, "f9", "end", "enter")
        await wait_for_texts(pilot, "press ^E to finish")


@pytest.mark.parametrize(
    ("key", "display"),
    [
        ("ctrl+s", "^S"),
        ("alt+x", "alt+x"),
        ("f12", "F12"),
        ("f", "f"),
        ("escape", "esc"),
        ("shift+tab", "shift+tab"),
        ("/", "/"),
        ("+", "+"),
        ("left", "←"),
        ("space", "space"),
    ],
)
def test_a_key_is_shown_in_short(key: str, display: str) -> None:
    assert key_display(textual_key(key)) == display
