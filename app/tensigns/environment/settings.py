"""The user's settings: ``config.toml`` in the platform's folder for settings.

language = "nl"        # en or nl; default: the language of the locale
theme = "light"        # auto, dark or light; auto follows the terminal
data = "~/clients"     # the data folder
animation = false      # nothing on the screen moves by itself
plain = true           # plain lines instead of the full screen
key_interval = 0.15    # seconds for which a new question ignores answer keys; 0 for dictation

[sender]               # you, at the top of letters
name = "Sam de Vries"
address = "Kade 1, 3011 AA Rotterdam"
place = "Rotterdam"

[keys]                 # other keys for the actions in environment/key_actions.py
down = ["down", "j"]
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from tensigns.environment.paths import expand_home
from tensigns.language import LANGUAGES
from tensigns.language import gettext as _
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultList, quote_value
from tensigns.text.clean import clean

THEMES = ("auto", "dark", "light")
"""The themes that can be set; the first is the default. ``auto`` follows the terminal."""

MAX_KEY_INTERVAL = 2
"""The longest time, in seconds, for which a new question may ignore answer keys."""


SENDER_LIMIT = 200
"""The most characters of a text about the sender."""


class Sender(Struct, frozen=True):
    """The user as the sender of letters. Where a text is empty, a letter has an open place.

    ``place`` is written before the date of a letter. The address can have several lines.
    """

    name: str = ""
    address: str = ""
    place: str = ""


class KeySettings(Struct, frozen=True):
    """The keys that the user set, by action, and a line for each setting that does not count."""

    keys: Mapping[str, tuple[str, ...]] = {}
    warnings: tuple[str, ...] = ()


class Settings(Struct, frozen=True, kw_only=True):
    """The settings, with the default of each key. None means that the file does not set the key."""

    language: str | None = None
    theme: str = THEMES[0]
    data: Path | None = None
    animation: bool = True
    plain: bool = False
    key_interval: float = 0.15
    sender: Sender = Sender()
    keys: KeySettings = KeySettings()


class LoadedSettings(NamedTuple):
    """The settings of a file, and a message for each key that is ignored."""

    settings: Settings
    messages: tuple[str, ...]


def load_settings(path: Path) -> LoadedSettings:
    """Return the settings in a file, or the defaults if there is no file.

    If a value is wrong, raise :class:`BadInput` with the file, each key with a wrong value, and the
    allowed values.
    """
    data = durable_files.read_if_exists(path)
    if data is None:
        return LoadedSettings(Settings(), ())
    file_label = display_path(path)
    table = toml.parse(data, file_label)
    faults = FaultList(file_label)
    settings = Settings(
        language=_read_choice(table, "language", LANGUAGES, faults),
        theme=_read_choice(table, "theme", THEMES, faults) or THEMES[0],
        data=_read_data_folder(table, faults),
        animation=_read_boolean(table, "animation", default=True, faults=faults),
        plain=_read_boolean(table, "plain", default=False, faults=faults),
        key_interval=_read_key_interval(table, faults),
        sender=_read_sender(table, faults),
        keys=_read_keys(table, faults),
    )
    faults.raise_if_any()
    messages = (*_unknown_key_messages(table, file_label), *settings.keys.warnings)
    return LoadedSettings(settings, messages)


def _unknown_key_messages(table: toml.Table, file_label: str) -> tuple[str, ...]:
    warnings = FaultList(file_label)
    known_keys = Settings.__struct_fields__
    message = _("{name} is not known and is ignored")
    for key in sorted(table.keys() - set(known_keys)):
        warnings.add_unknown_name(key, key, known_keys, message)
    sender_keys = Sender.__struct_fields__
    for key in sorted(table.get("sender", {}).keys() - set(sender_keys)):
        warnings.add_unknown_name(f"sender.{key}", key, sender_keys, message)
    return warnings.lines


def _read_keys(table: toml.Table, faults: FaultList) -> KeySettings:
    if "keys" not in table:
        return KeySettings()
    # Imported here because few users set keys.
    from tensigns.environment.key_settings import read_keys  # noqa: PLC0415

    warnings = FaultList(faults.file_label)
    keys = read_keys(table["keys"], faults, warnings)
    return KeySettings(keys, warnings.lines)


def _read_sender(table: toml.Table, faults: FaultList) -> Sender:
    sender = table.get("sender", {})
    if not isinstance(sender, dict):
        faults.add(
            "sender", _("this must be a table, not {value}").format(value=quote_value(sender))
        )
        return Sender()
    keys = Sender.__struct_fields__
    return Sender(**{key: _read_sender_text(sender, key, faults) for key in keys})


def _read_sender_text(sender: toml.Table, key: str, faults: FaultList) -> str:
    value = sender.get(key, "")
    if not isinstance(value, str):
        message = _("this must be a text, not {value}")
        faults.add(f"sender.{key}", message.format(value=quote_value(value)))
        return ""
    text = clean(value).strip()
    if len(text) > SENDER_LIMIT:
        message = _("this is too long: {limit} characters are the most")
        faults.add(f"sender.{key}", message.format(limit=SENDER_LIMIT))
    return text


def _read_choice(
    table: toml.Table, key: str, allowed_values: Sequence[str], faults: FaultList
) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in allowed_values):
        return value
    message = _("{value} is not allowed; choose one of: {allowed}")
    faults.add(key, message.format(value=quote_value(value), allowed=", ".join(allowed_values)))
    return None


def _read_data_folder(table: toml.Table, faults: FaultList) -> Path | None:
    value = table.get("data")
    if value is None:
        return None
    folder = expand_home(value, os.environ) if isinstance(value, str) else None
    if folder is not None and folder.is_absolute() and "\0" not in value:
        return folder
    message = _("{value} is not allowed; name a folder by its whole path, from / or ~ on")
    faults.add("data", message.format(value=quote_value(value)))
    return None


def _read_boolean(table: toml.Table, key: str, *, default: bool, faults: FaultList) -> bool:
    value = table.get(key, default)
    if isinstance(value, bool):
        return value
    message = _("{value} is not allowed; choose one of: {allowed}")
    faults.add(key, message.format(value=quote_value(value), allowed="true, false"))
    return default


def _read_key_interval(table: toml.Table, faults: FaultList) -> float:
    default = Settings().key_interval
    value = table.get("key_interval", default)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and 0 <= value <= MAX_KEY_INTERVAL:
        return float(value)
    message = _("{value} is not allowed; write a number of seconds from 0 to {limit}")
    faults.add("key_interval", message.format(value=quote_value(value), limit=MAX_KEY_INTERVAL))
    return default
