"""The paths of the data folder, of the settings and of the state folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from sys import platform

from tensigns import system
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.storage.durable_files import display_path

DATA_VARIABLE = "TENSIGNS_DATA"
"""The environment variable that names the data folder."""

DATA_OPTION = "--data"
"""The option of the command line that names the data folder."""

SETTINGS_FILENAME = "config.toml"
"""The name of the settings file."""


class NoHomeFolder(BadInput):
    """A path depends on the user's home folder, and there is none."""


def data_folder(
    environ: Mapping[str, str],
    option: str | Path | None = None,
    configured: Path | None = None,
) -> Path:
    """Return the path of the data folder.

    The path comes from the first of these that is given: the option, the environment variable, the
    setting (``configured``), the platform's default. Raise :class:`BadInput` if the option is
    empty, or if the option or the variable names the home folder of a user that does not exist;
    :class:`NoHomeFolder` if the path depends on a home folder and there is none.
    """
    if option is not None:
        return _named_folder(option, DATA_OPTION, environ)
    if folder := environ.get(DATA_VARIABLE):
        return _named_folder(folder, DATA_VARIABLE, environ)
    return configured or _platform_folder("data", environ, "XDG_DATA_HOME", ".local/share")


def settings_file(environ: Mapping[str, str]) -> Path:
    """Return the path of the settings file, in the platform's folder for settings."""
    return _platform_folder("config", environ, "XDG_CONFIG_HOME", ".config") / SETTINGS_FILENAME


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the platform's folder for the program's state, such as crash reports."""
    return _platform_folder("state", environ, "XDG_STATE_HOME", ".local/state")


def home_folder(environ: Mapping[str, str]) -> Path:
    """Return the user's home folder.

    This is HOME if HOME is an absolute path; otherwise, the home folder that the system knows.
    Raise :class:`NoHomeFolder` if there is no home folder, as for some users in containers.
    """
    home = Path(environ.get("HOME", ""))
    if not home.is_absolute():
        home = system.home_folder()
    if not home.is_absolute():
        message = _(
            "There is no home folder: HOME is not an absolute path, and the user database does not"
            " have this user.\nName the data folder with --data DIR or TENSIGNS_DATA, or set HOME."
        )
        raise NoHomeFolder(message)
    return home


def expand_home(path: str | Path, environ: Mapping[str, str]) -> Path | None:
    """Return the path with ``~`` or ``~user`` replaced by a home folder.

    Return None if there is no such user.
    """
    expanded = Path(path)
    first_part = expanded.parts[0] if expanded.parts else ""
    if first_part == "~":
        return home_folder(environ).joinpath(*expanded.parts[1:])
    if first_part.startswith("~"):
        # os.path.expanduser returns the path unchanged if there is no such user, and
        # Path.expanduser would raise RuntimeError.
        expanded = Path(os.path.expanduser(path))  # noqa: PTH111
    return None if first_part.startswith("~") and not expanded.is_absolute() else expanded


def _named_folder(folder: str | Path, source: str, environ: Mapping[str, str]) -> Path:
    """Return a folder that the user named. ``source`` names the option or variable in messages."""
    if not os.fspath(folder):
        raise BadInput(_("{source}: name a folder").format(source=source))
    expanded = expand_home(folder, environ)
    if expanded is None:
        message = _("{source}: {where}: there is no user of that name; write the whole path")
        raise BadInput(message.format(source=source, where=display_path(folder)))
    return expanded


def _platform_folder(
    kind: str, environ: Mapping[str, str], xdg_variable: str, xdg_default: str
) -> Path:
    """Return the program's folder for a kind of file: data, config or state.

    An XDG variable counts on every system. A relative path in it is ignored, as the XDG standard
    requires. On Linux, platformdirs is not used, because every command calls this function and the
    import takes 8 ms (``python -X importtime``).
    """
    base = Path(environ.get(xdg_variable, ""))
    if base.is_absolute():
        return base / "tensigns"
    if platform.startswith("linux"):
        return home_folder(environ) / xdg_default / "tensigns"
    from platformdirs import PlatformDirs  # noqa: PLC0415

    folder: Path = getattr(PlatformDirs("tensigns", appauthor=False), f"user_{kind}_path")
    return folder
