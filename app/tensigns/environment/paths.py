"""Where the data is, the settings, and what the program keeps of its own runs."""

from collections.abc import Mapping
from pathlib import Path
from sys import platform

DATA_VARIABLE = "TENSIGNS_DATA"
"""The environment variable that names the data folder."""

SETTINGS_FILENAME = "config.toml"
"""The file that holds what the user set once for all."""


def data_folder(
    environ: Mapping[str, str],
    option: str | Path | None = None,
    configured: Path | None = None,
) -> Path:
    """The data folder: the option, the environment's, the settings', the platform's for user data.

    A relative ``XDG_DATA_HOME`` is ignored, as its standard asks.
    """
    named = option or environ.get(DATA_VARIABLE) or configured
    if named:
        return Path(named).expanduser()
    return _own("data", environ, "XDG_DATA_HOME", ".local/share")


def settings_file(environ: Mapping[str, str]) -> Path:
    """The user's settings, in the platform's folder for them."""
    return _own("config", environ, "XDG_CONFIG_HOME", ".config") / SETTINGS_FILENAME


def state_folder(environ: Mapping[str, str]) -> Path:
    """The platform's folder for what a program keeps of its own runs."""
    return _own("state", environ, "XDG_STATE_HOME", ".local/state")


def _own(kind: str, environ: Mapping[str, str], variable: str, usual: str) -> Path:
    """The program's own folder of a kind; a relative one is ignored, as the XDG standard asks.

    By hand on Linux: every command asks, and importing platformdirs takes 8 ms (``python -X
    importtime``), which is too much of the time in which a command prints.
    """
    if platform.startswith("linux"):
        named = Path(environ.get(variable, ""))
        return (named if named.is_absolute() else Path.home() / usual) / "tensigns"
    from platformdirs import PlatformDirs  # noqa: PLC0415

    folder: Path = getattr(PlatformDirs("tensigns", appauthor=False), f"user_{kind}_path")
    return folder
