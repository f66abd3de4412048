"""The paths of the data folder, of the settings and of the state folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from sys import platform

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
    """A path lies in the user's home folder, and the user has none."""


def data_folder(
    environ: Mapping[str, str],
    option: str | Path | None = None,
    configured: Path | None = None,
) -> Path:
    """The data folder: the option, else the environment variable, the setting, the default.

    :class:`BadInput` if the option is empty or names the home folder of a user that is not there.
    """
    if option is not None:
        return _named_folder(option, DATA_OPTION, environ)
    if folder := environ.get(DATA_VARIABLE):
        return _named_folder(folder, DATA_VARIABLE, environ)
    return configured or _platform_folder("data", environ, "XDG_DATA_HOME", ".local/share")


def settings_file(environ: Mapping[str, str]) -> Path:
    """The path of the settings file, in the platform's folder for settings."""
    return _platform_folder("config", environ, "XDG_CONFIG_HOME", ".config") / SETTINGS_FILENAME


def state_folder(environ: Mapping[str, str]) -> Path:
    """The platform's folder for the program's state, such as crash reports."""
    return _platform_folder("state", environ, "XDG_STATE_HOME", ".local/state")


def home_folder(environ: Mapping[str, str]) -> Path:
    """The user's home folder: HOME if that is a whole path, else the one in the user database.

    :class:`NoHomeFolder` if there is neither, as for the users that containers run under.
    """
    home = Path(environ.get("HOME", ""))
    if not home.is_absolute():
        home = _home_in_user_database()
    if not home.is_absolute():
        message = _(
            "There is no home folder: HOME is not set, and the user database does not have this"
            " user.\nName the data folder with --data DIR or TENSIGNS_DATA, or set HOME."
        )
        raise NoHomeFolder(message)
    return home


def expand_home(path: str | Path, environ: Mapping[str, str]) -> Path | None:
    """The path with a home folder in the place of ``~`` or ``~user``; None if there is no user."""
    expanded = Path(path)
    first_part = expanded.parts[0] if expanded.parts else ""
    if first_part == "~":
        return home_folder(environ).joinpath(*expanded.parts[1:])
    if first_part.startswith("~"):
        # Returned unchanged if there is no such user; Path.expanduser would raise RuntimeError.
        expanded = Path(os.path.expanduser(path))  # noqa: PTH111
    return None if first_part.startswith("~") and not expanded.is_absolute() else expanded


def _named_folder(folder: str | Path, source: str, environ: Mapping[str, str]) -> Path:
    """A folder that the user named; ``source`` says where, for the message."""
    if not os.fspath(folder):
        raise BadInput(_("{source}: name a folder").format(source=source))
    expanded = expand_home(folder, environ)
    if expanded is None:
        message = _("{source}: {where}: there is no user of that name; write the whole path")
        raise BadInput(message.format(source=source, where=display_path(folder)))
    return expanded


def _home_in_user_database() -> Path:
    """The home folder of this user in the user database; an empty path if it has none."""
    # Imported here because a user without HOME is rare.
    import pwd  # noqa: PLC0415

    try:
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:
        return Path()


def _platform_folder(
    kind: str, environ: Mapping[str, str], xdg_variable: str, xdg_default: str
) -> Path:
    """The program's folder of a kind of file: data, config or state.

    A relative path in an XDG variable is ignored, as the XDG standard asks. Linux does without
    platformdirs, since every command calls this and the import takes 8 ms (``python -X
    importtime``).
    """
    if platform.startswith("linux"):
        base = Path(environ.get(xdg_variable, ""))
        return (base if base.is_absolute() else home_folder(environ) / xdg_default) / "tensigns"
    from platformdirs import PlatformDirs  # noqa: PLC0415

    folder: Path = getattr(PlatformDirs("tensigns", appauthor=False), f"user_{kind}_path")
    return folder
