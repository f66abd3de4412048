"""The paths of the data folder, of the settings and of the state folder."""

from collections.abc import Mapping
from pathlib import Path
from sys import platform

DATA_VARIABLE = "TENSIGNS_DATA"
"""The environment variable that names the data folder."""

SETTINGS_FILENAME = "config.toml"
"""The name of the settings file."""


def data_folder(
    environ: Mapping[str, str],
    option: str | Path | None = None,
    configured: Path | None = None,
) -> Path:
    """The data folder: the option, else the environment variable, the setting, the default."""
    explicit = option or environ.get(DATA_VARIABLE) or configured
    if explicit:
        return Path(explicit).expanduser()
    return _platform_folder("data", environ, "XDG_DATA_HOME", ".local/share")


def settings_file(environ: Mapping[str, str]) -> Path:
    """The path of the settings file, in the platform's folder for settings."""
    return _platform_folder("config", environ, "XDG_CONFIG_HOME", ".config") / SETTINGS_FILENAME


def state_folder(environ: Mapping[str, str]) -> Path:
    """The platform's folder for the program's state, such as crash reports."""
    return _platform_folder("state", environ, "XDG_STATE_HOME", ".local/state")


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
        return (base if base.is_absolute() else Path.home() / xdg_default) / "tensigns"
    from platformdirs import PlatformDirs  # noqa: PLC0415

    folder: Path = getattr(PlatformDirs("tensigns", appauthor=False), f"user_{kind}_path")
    return folder
