"""Where the data is, and the settings."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TENSIGNS_DATA"
"""The environment variable that names the data folder."""

SETTINGS = "config.toml"
"""The file that holds what the user set once for all."""


def data_folder(
    environ: Mapping[str, str],
    option: str | Path | None = None,
    configured: Path | None = None,
) -> Path:
    """The data folder: the option, the environment's, the settings', the platform's for user data.

    A relative ``XDG_DATA_HOME`` is ignored, as its standard asks.
    """
    named = option or environ.get(VARIABLE) or configured
    if named:
        return Path(named).expanduser()
    # Only here, for the import takes longer than many a command.
    from platformdirs import user_data_path  # noqa: PLC0415

    folder = user_data_path("tensigns", appauthor=False)
    return folder if folder.is_absolute() else Path.home() / ".local" / "share" / "tensigns"


def settings_file() -> Path:
    """The user's settings, in the platform's folder for them; a relative one is ignored too."""
    from platformdirs import user_config_path  # noqa: PLC0415

    folder = user_config_path("tensigns", appauthor=False)
    return (folder if folder.is_absolute() else Path.home() / ".config" / "tensigns") / SETTINGS
