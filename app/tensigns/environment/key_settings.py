"""Reads ``[keys]`` of ``config.toml``: other keys for the actions of the full screen."""

from collections.abc import Iterator, Mapping
from typing import Any

from tensigns.environment.key_actions import (
    ACTIONS_BY_PLACE,
    ANSWERING_ACTIONS,
    DEFAULT_KEYS,
    EDITING_KEYS,
    FIXED_KEYS,
    PRIORITY_ACTIONS,
    TEXT_BOX_ACTIONS,
    can_answer,
    canonical_key,
    is_key,
    types_text,
)
from tensigns.language import gettext as _
from tensigns.storage.file_faults import FaultList, quote_value

Keys = Mapping[str, tuple[str, ...]]
"""The keys of actions, by action."""


def read_keys(value: Any, faults: FaultList, warnings: FaultList) -> Keys:
    """Return the keys of the actions that have other keys than the default.

    If the type of a value is wrong, add a fault. Otherwise, if an action is unknown or cannot have
    its keys, add a warning; the action keeps its default keys.
    """
    if not isinstance(value, dict):
        message = _("this must be a table, not {value}")
        faults.add("keys", message.format(value=quote_value(value)))
        return {}
    custom_keys: dict[str, tuple[str, ...]] = {}
    for action, setting in value.items():
        location = f"keys.{action}"
        if action not in DEFAULT_KEYS:
            message = _("{name} is not known and is ignored")
            warnings.add_unknown_name(location, action, DEFAULT_KEYS, message)
        elif (keys := _parse_keys(setting)) is None:
            message = _("{value} is not allowed; write a key, or a list of keys")
            faults.add(location, message.format(value=quote_value(setting)))
        elif objection := _objection(action, keys):
            _add_warning(warnings, action, objection)
        else:
            custom_keys[action] = keys
    return _without_clashes(custom_keys, warnings)


def _parse_keys(value: Any) -> tuple[str, ...] | None:
    """Return the keys of a setting; None if its type is wrong."""
    keys = value if isinstance(value, list) else [value]
    if not keys or not all(isinstance(key, str) and key for key in keys):
        return None
    return tuple(dict.fromkeys(canonical_key(key) for key in keys))


def _objection(action: str, keys: tuple[str, ...]) -> str:
    """Return why an action cannot have these keys; empty if it can have them."""
    new_keys = [key for key in keys if key not in DEFAULT_KEYS[action]]
    objections = (_objection_to_key(action, key) for key in new_keys)
    return next(filter(None, objections), "") or _objection_in_text_box(action, keys)


def _objection_to_key(action: str, key: str) -> str:
    if not is_key(key):
        message = _("{key} is no key that can be set")
    elif key in FIXED_KEYS:
        message = _("{key} always does the same")
    elif action in ANSWERING_ACTIONS and can_answer(key):
        message = _("{key} is for answers")
    elif action in TEXT_BOX_ACTIONS and key in EDITING_KEYS:
        message = _("{key} edits a text")
    else:
        return ""
    return message.format(key=quote_value(key))


def _objection_in_text_box(action: str, keys: tuple[str, ...]) -> str:
    """Return why the keys of an action do not fit the text boxes where the action is needed."""
    typing_keys = [*filter(types_text, keys)]
    if action in PRIORITY_ACTIONS and typing_keys:
        message = _("in a text box {key} is a character")
    elif action in TEXT_BOX_ACTIONS and len(typing_keys) == len(keys):
        message = _("in a text box {key} is a character; add a key such as {example}")
    else:
        return ""
    return message.format(key=quote_value(typing_keys[0]), example=quote_value("f5"))


def _add_warning(warnings: FaultList, action: str, objection: str) -> None:
    message = _("{why}; the default stays").format(why=objection)
    warnings.add(f"keys.{action}", message)


def _without_clashes(custom_keys: Keys, warnings: FaultList) -> Keys:
    """Return the keys without those that another action has in the same place.

    Of two settings that clash, the earlier one counts. An action that keeps its default keys can
    clash with another setting, so the search begins anew after each clash.
    """
    remaining = dict(custom_keys)
    while clash := next(_clashes(remaining), None):
        action, key, other = clash
        objection = _("{key} is also the key of {action}")
        _add_warning(
            warnings, action, objection.format(key=quote_value(key), action=quote_value(other))
        )
        del remaining[action]
    return remaining


def _clashes(custom_keys: Keys) -> Iterator[tuple[str, str, str]]:
    """Yield each action with a key that another action has too, the last setting first."""
    all_keys = {**DEFAULT_KEYS, **custom_keys}
    for action in reversed([*custom_keys]):
        for other in _neighbours(action):
            for key in custom_keys[action]:
                if key in all_keys[other]:
                    yield action, key, other


def _neighbours(action: str) -> Iterator[str]:
    """Yield the other actions in the places of an action."""
    for actions in ACTIONS_BY_PLACE.values():
        if action in actions:
            yield from (other for other in actions if other != action)
