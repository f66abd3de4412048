"""The keys of actions, as the screens show them."""

from collections.abc import Mapping

from textual.keys import _character_to_key, format_key

from tensigns.environment.key_actions import DEFAULT_KEYS

_DISPLAYS = {"escape": "esc", "enter": "enter", "pageup": "PgUp", "pagedown": "PgDn"}


class _State:
    """The keys that the user gave to actions. They are global, like the language."""

    own_keys: Mapping[str, tuple[str, ...]] = {}


def set_own_keys(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Set the keys that the user gave to actions, as they are written in ``config.toml``."""
    _State.own_keys = dict(keys)


def shown_key(action: str) -> str:
    """Return the first key of an action, for a text on the screen."""
    return key_display(textual_key(_State.own_keys.get(action, DEFAULT_KEYS[action])[0]))


def with_keys(message: str, *actions: str) -> str:
    """Return a message in which the name of each action in braces is replaced by its key."""
    return message.format(**{action: shown_key(action) for action in actions})


def textual_key(key: str) -> str:
    """Return the name that Textual has for a key of ``config.toml``."""
    return _character_to_key(key) if len(key) == 1 else key


def key_display(key: str) -> str:
    """Return how the screens show a key of Textual, such as ^S for ctrl+s."""
    modifier, _plus, name = key.rpartition("+")
    is_function_key = name[0] == "f" and name[1:].isdecimal()
    display = name.upper() if is_function_key else _DISPLAYS.get(name) or format_key(name)
    if modifier == "ctrl":
        return f"^{display.upper()}"
    return f"{modifier}+{display}" if modifier else display
