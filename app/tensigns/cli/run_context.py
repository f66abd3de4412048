"""The settings and the data folder of this run."""

import os
from functools import cached_property
from typing import TYPE_CHECKING

import click

from tensigns.cli import output
from tensigns.cli.localized import DATA
from tensigns.clock import now
from tensigns.environment.paths import data_folder, settings_file
from tensigns.errors import TensignsError

if TYPE_CHECKING:
    from tensigns.environment.settings import Settings
    from tensigns.library.library import Library


class RunSettings:
    """The settings of ``config.toml``, read when first needed; click's context carries them."""

    @cached_property
    def settings(self) -> "Settings":
        """The settings; :class:`BadInput` if they are faulty. Unknown keys are reported."""
        # Imported here because --help and --version without a config.toml do not need it.
        from tensigns.environment.settings import load_settings

        loaded = load_settings(settings_file(os.environ))
        for message in loaded.unknown_key_messages:
            output.print_message(message)
        return loaded.settings

    @property
    def language(self) -> str | None:
        """The language in the settings, if there is one.

        Faulty settings do not stop --help: the commands that use the settings report the fault.
        """
        if not os.path.lexists(settings_file(os.environ)):
            return None
        try:
            return self.settings.language
        except TensignsError:
            return None


def run_settings() -> "Settings":
    """The settings of this run."""
    settings = click.get_current_context().find_object(RunSettings)
    return (settings or RunSettings()).settings


def open_library() -> "Library":
    """The library in the data folder of the command line, the environment or the settings."""
    # Imported here because --help and --version do not need it.
    from tensigns.library.library import Library

    meta = click.get_current_context().meta
    return Library(data_folder(os.environ, meta.get(DATA), run_settings().data), now)
