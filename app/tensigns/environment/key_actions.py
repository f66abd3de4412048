"""The actions whose keys can be set in ``[keys]`` of ``config.toml``.

The full screen binds its keys under these names; a test compares both.
"""

from collections.abc import Mapping

from tensigns.core.answer_letters import RESERVED_LETTERS

DEFAULT_KEYS: Mapping[str, tuple[str, ...]] = {
    # In lists and texts.
    "up": ("up",),
    "down": ("down",),
    "page_up": ("pageup",),
    "page_down": ("pagedown",),
    "first": ("home",),
    "last": ("end",),
    "open": ("enter",),
    # On nearly all screens.
    "back": ("escape",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "hide_names": ("ctrl+n",),
    "draw_again": ("ctrl+l",),
    "quit": ("q",),
    "edit": ("f2",),
    "save": ("ctrl+s",),
    "next_field": ("tab",),
    "previous_field": ("shift+tab",),
    # In the list of clients, and on the screen of a client.
    "new_client": ("n",),
    "ask": ("a",),
    "log": ("l",),
    "history": ("h",),
    "find": ("/",),
    "sort": ("s",),
    "mark": ("m",),
    "compare": ("c",),
    "export": ("e",),
    "delete": ("d",),
    "undo": ("u",),
    "rename": ("r",),
    "owed": ("o",),
    "leave": ("x",),
    "calendar": ("i",),
    "choose_sign": ("f",),
    # On the screens of a result, a trial, a comparison and a document.
    "what_now": ("w",),
    "what_if": ("t",),
    "answers": ("a",),
    "amend": ("m",),
    "re_evaluate": ("v",),
    "reset": ("r",),
    "only_differing": ("d",),
    "swap": ("s",),
    "replace_left": ("l",),
    "replace_right": ("r",),
    "write": ("e",),
    "copy": ("y",),
    "held": ("t",),
    # In the interview.
    "option_up": ("up",),
    "option_down": ("down",),
    "previous_question": ("left", "b"),
    "next_question": ("right",),
    "note": ("o",),
    "note_previous": ("p",),
    "why": ("w",),
    "entries": ("v",),
    "signs": ("g",),
    "log_event": ("f4",),
    "finish": ("f",),
    "save_again": ("s",),
    "leave_sitting": ("escape",),
}
"""The keys of each action, as they are written in ``config.toml``."""

_TEXT = ("up", "down", "page_up", "page_down", "first", "last")
_LIST = (*_TEXT, "open")
_PAGE = ("help", "palette", "hide_names", "draw_again", "quit")
_QUESTION = (
    *("previous_question", "next_question", "note", "note_previous", "why", "entries", "signs"),
    *("log_event", "finish", "save_again", "leave_sitting"),
)
_CLIENT = (
    *("ask", "log", "mark", "compare", "export", "delete", "undo", "owed", "leave", "calendar"),
    *_LIST,
    *_PAGE,
)

ACTIONS_BY_PLACE: Mapping[str, tuple[str, ...]] = {
    "home": (*_CLIENT, "new_client", "history", "find", "sort", "rename"),
    "client": (*_CLIENT, "what_now", "choose_sign", "back"),
    "result": (
        *("what_now", "what_if", "answers", "amend", "re_evaluate", "export", "back"),
        *_TEXT,
        *_PAGE,
    ),
    "trial": ("reset", "option_up", "option_down", "back", *_PAGE),
    "comparison": (
        *("only_differing", "swap", "replace_left", "replace_right", "export", "back"),
        *_LIST,
        *_PAGE,
    ),
    "document": ("edit", "write", "copy", "held", "calendar", "back", *_TEXT, *_PAGE),
    "form": ("save", "edit", "next_field", "previous_field", "back", *_TEXT, *_PAGE),
    "page": ("back", *_LIST, *_PAGE),
    "dialog": ("back", "help", "hide_names", "draw_again", *_LIST),
    "question": (*_QUESTION, "option_up", "option_down", *_PAGE),
    "review": (*_QUESTION, *_LIST, *_PAGE),
    "note": ("edit", "log_event", "back", *_PAGE),
}
"""The actions that can be used at the same time. Two of them cannot have the same key."""

ANSWERING_ACTIONS = frozenset(
    action for place in ("question", "trial") for action in ACTIONS_BY_PLACE[place]
)
"""The actions that are used where keys give answers."""

TEXT_BOX_ACTIONS = frozenset(
    (
        *("help", "palette", "hide_names", "draw_again", "back", "edit", "save"),
        *("next_field", "previous_field"),
    )
)
"""The actions that are needed where the user types a text."""

PRIORITY_ACTIONS = frozenset(("hide_names", "draw_again", "next_field", "previous_field"))
"""The actions whose keys come before text boxes. They can have no key that types a character."""

EDITING_KEYS = frozenset(
    ("backspace", "delete", *(f"ctrl+{letter}" for letter in "adekuvwxy"), "f6", "f7")
)
"""Keys with which the user edits a text."""

FIXED_KEYS = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "tab", "shift+tab", "f3"),
    )
)
"""Keys that work everywhere in the same way. The settings cannot give them to another action."""

_FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 13))
_CTRL_LETTERS = "abdefgklnoprstuvwxy"
"""The letters that make a key of their own with Ctrl.

Terminals send Backspace, Tab, Enter and a new line as Ctrl with h, i, m and j. Ctrl+C, Ctrl+Q and
Ctrl+Z leave or suspend the program.
"""

_ALT_LETTERS = "acdeghijklmnopqrstuvwxyz"
"""The letters that make a key of their own with Alt. Alt+B and Alt+F move the cursor by words."""

SPECIAL_KEYS = frozenset(
    (
        *(*FIXED_KEYS, "escape", "space", "insert", "delete", "backspace", *_FUNCTION_KEYS),
        *(f"ctrl+{letter}" for letter in _CTRL_LETTERS),
        *(f"alt+{letter}" for letter in _ALT_LETTERS),
    )
)
"""The keys that have a name. Any other key is written as the character that it types."""


def canonical_key(key: str) -> str:
    """Return a key in small letters, because Caps Lock and Shift make no difference."""
    lower_key = key.lower()
    return lower_key if len(key) > 1 or len(lower_key) == 1 else key


def is_key(key: str) -> bool:
    """Whether an action can have a key. The key must be canonical."""
    is_character = len(key) == 1 and key.isprintable() and not key.isspace()
    return is_character or key in SPECIAL_KEYS


def types_text(key: str) -> bool:
    """Whether a key types a character in a text box."""
    return len(key) == 1 or key == "space"


def can_answer(key: str) -> bool:
    """Whether a key is a digit, or a letter that can be the letter of an answer."""
    return len(key) == 1 and key.isalnum() and key not in RESERVED_LETTERS
