"""Where the data is."""

from collections.abc import Mapping
from pathlib import Path

VARIABLE = "TENSIGNS_DATA"
"""The environment variable that names the data folder."""


def data_folder(environ: Mapping[str, str], option: str | Path | None = None) -> Path:
    """The data folder: the option, else the environment's, else the platform's for user data.

    A relative ``XDG_DATA_HOME`` is ignored, as its standard asks.
    """
    named = option or environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    # Only here, for the import takes longer than many a command.
    from platformdirs import user_data_path  # noqa: PLC0415

    folder = user_data_path("tensigns", appauthor=False)
    return folder if folder.is_absolute() else Path.home() / ".local" / "share" / "tensigns"
