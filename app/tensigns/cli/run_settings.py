"""The settings of ``config.toml``, read once they are needed, and once only."""

import os
from functools import cached_property
from typing import TYPE_CHECKING

import click

from tensigns.cli import output
from tensigns.environment.paths import settings_file
from tensigns.errors import TensignsError

if TYPE_CHECKING:
    from tensigns.environment.settings import Settings


class RunSettings:
    """What one run of the program knows of the settings; the commands' context carries it."""

    @cached_property
    def settings(self) -> "Settings":
        """The settings; each key that was ignored is told, and what is wrong raised."""
        # Only here: help and version do without, where there are no settings.
        from tensigns.environment.settings import load_settings

        found = load_settings(settings_file(os.environ))
        for line in found.unknown_key_messages:
            output.print_message(line)
        return found.settings

    @property
    def language(self) -> str | None:
        """The language that is set, if any.

        What is wrong with the settings is not in the way of help: it is told by the commands that
        use them.
        """
        if not os.path.lexists(settings_file(os.environ)):
            return None
        try:
            return self.settings.language
        except TensignsError:
            return None


def run_settings() -> "Settings":
    """The settings of this run."""
    configured = click.get_current_context().find_object(RunSettings)
    return (configured or RunSettings()).settings
