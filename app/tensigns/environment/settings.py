"""What the user set once for all: ``config.toml`` in the platform's folder for settings.

language = "nl"        # en or nl; else the locale's
theme = "light"        # dark or light
data = "~/clients"     # the data folder
animation = false      # nothing on the screen moves by itself
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from tensigns.language import LANGUAGES
from tensigns.language import gettext as _
from tensigns.storage import durable_files, toml
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import FaultList, quote_value, unknown_name_message

THEMES = ("dark", "light")
"""The themes of our own; the first is the one for who says nothing."""


class Settings(Struct, frozen=True, kw_only=True):
    """The settings, each as it is where the file does not say: none for "not said"."""

    language: str | None = None
    theme: str = THEMES[0]
    data: Path | None = None
    animation: bool = True


class LoadedSettings(NamedTuple):
    """The settings of a file, and a line for each key that is not known and was ignored."""

    settings: Settings
    ignored: tuple[str, ...]


def load_settings(path: Path) -> LoadedSettings:
    """The settings in a file, the usual ones where there is none.

    :class:`BadInput` names the file, each key whose value is wrong, and what is allowed.
    """
    data = durable_files.read_if_there(path)
    if data is None:
        return LoadedSettings(Settings(), ())
    where = display_path(path)
    table = toml.parse(data, where)
    faults, strangers = FaultList(where), FaultList(where)
    known = Settings.__struct_fields__
    for key in table.keys() - set(known):
        strangers.add(
            key, unknown_name_message(key, known, _("{name} is not known and is ignored"))
        )
    settings = Settings(
        language=_one_of(table, "language", LANGUAGES, faults),
        theme=_one_of(table, "theme", THEMES, faults) or THEMES[0],
        data=_folder(table, faults),
        animation=_switch(table, faults),
    )
    faults.stop_if_any()
    return LoadedSettings(settings, tuple(sorted(strangers.lines)))


def _one_of(table: toml.Table, key: str, allowed: Sequence[str], faults: FaultList) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in allowed):
        return value
    message = _("{value} is not allowed; choose one of: {allowed}")
    faults.add(key, message.format(value=quote_value(value), allowed=", ".join(allowed)))
    return None


def _folder(table: toml.Table, faults: FaultList) -> Path | None:
    value = table.get("data")
    if value is None:
        return None
    try:
        folder = Path(value).expanduser()
    except (TypeError, RuntimeError):
        folder = Path()
    if folder.is_absolute() and "\0" not in value:
        return folder
    message = _("{value} is not allowed; name a folder by its whole path, from / or ~ on")
    faults.add("data", message.format(value=quote_value(value)))
    return None


def _switch(table: toml.Table, faults: FaultList) -> bool:
    value = table.get("animation", True)
    if not isinstance(value, bool):
        message = _("{value} is not allowed; choose one of: {allowed}")
        faults.add("animation", message.format(value=quote_value(value), allowed="true, false"))
    return value is not False
