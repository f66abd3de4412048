"""The settings and the data folder of this run."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tensigns.cli import output
from tensigns.cli.localized import DATA, DISCREET, PLAIN
from tensigns.clock import now, require_time_zone
from tensigns.environment.paths import NoHomeFolder, data_folder, settings_file, state_folder
from tensigns.errors import TensignsError

if TYPE_CHECKING:
    from tensigns.environment.settings import Settings
    from tensigns.library.library import Library


class RunSettings:
    """The settings of ``config.toml``, in click's context. The file is read when first needed."""

    @cached_property
    def settings(self) -> "Settings":
        """The settings. Unknown keys are reported.

        Raise :class:`BadInput` if the settings are faulty.
        """
        # Imported here because --help and --version do not need it if there is no config.toml.
        from tensigns.environment.settings import LoadedSettings, Settings, load_settings

        path = settings_path()
        loaded = LoadedSettings(Settings(), ()) if path is None else load_settings(path)
        output.print_messages(loaded.messages)
        return loaded.settings

    @property
    def language(self) -> str | None:
        """The language in the settings; None if there is none, or if the settings are faulty.

        Faulty settings must not prevent ``--help``. The commands that use them report the fault.
        """
        path = settings_path()
        if path is None or not os.path.lexists(path):
            return None
        try:
            return self.settings.language
        except TensignsError:
            return None


def settings_path() -> Path | None:
    """Return the path of ``config.toml``; None if the user has no home folder."""
    try:
        return settings_file(os.environ)
    except NoHomeFolder:
        return None


def crash_report_folder() -> Path | None:
    """Return the folder of crash reports; None if the user has no home folder."""
    try:
        return state_folder(os.environ)
    except NoHomeFolder:
        return None


def run_settings() -> "Settings":
    """Return the settings of this run."""
    context = click.get_current_context(silent=True)
    settings = context.find_object(RunSettings) if context else None
    return (settings or RunSettings()).settings


def is_plain_requested() -> bool:
    """Whether the user gave ``--plain``."""
    context = click.get_current_context(silent=True)
    return context is not None and PLAIN in context.meta


def open_library() -> "Library":
    """Return the library.

    The data folder comes from the command line, the environment or the settings. With
    ``--discreet``, the names of its clients are hidden from now on.
    """
    # Imported here because --help and --version do not need it.
    from tensigns.library.library import Library

    # Without this check, the library would report the time zone as a fault of every client.
    require_time_zone()
    meta = click.get_current_context().meta
    library = Library(data_folder(os.environ, meta.get(DATA), run_settings().data), now)
    hide_names_if_requested(library)
    return library


def hide_names_if_requested(library: "Library") -> None:
    """Hide the names of a library's clients if the user gave ``--discreet``."""
    if click.get_current_context().meta.get(DISCREET):
        from tensigns.session.discretion import hide_names

        hide_names(library)
