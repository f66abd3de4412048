"""The command ``tensigns`` and the one place where what goes wrong becomes an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.command_classes import (
    COMPLETION,
    LocalizedGroup,
    LocalizedOption,
    requested_language,
)
from tensigns.cli.run_settings import RunSettings, run_settings
from tensigns.clock import now
from tensigns.errors import BadInput, TensignsError
from tensigns.language import N_, detect_language, set_language
from tensigns.language import gettext as _

INTERRUPTED = 130
"""The exit code after Ctrl+C."""

DEBUG_VARIABLE = "TENSIGNS_DEBUG"
"""The environment variable that, set to 1, lets tracebacks through."""

COMMANDS = {
    "ask": "tensigns.cli.ask:ask",
    "list": "tensigns.cli.list_clients:list_clients",
    "show": "tensigns.cli.show:show",
    "compare": "tensigns.cli.compare:compare",
    "export": "tensigns.cli.export:export",
    "rename": "tensigns.cli.rename_delete:rename",
    "delete": "tensigns.cli.rename_delete:delete",
    "trash": "tensigns.cli.trash:trash",
    "questions": "tensigns.cli.questions:questions",
    "check": "tensigns.cli.check:check",
    "completions": "tensigns.cli.completions:completions",
}
"""Where each command lies."""


class Root(LocalizedGroup):
    """The outermost command; ends the process, and never with a traceback."""

    def main(self, args: Sequence[str] | None = None, *_more: Any, **_extra: Any) -> Any:
        """Choose the language, run, and exit: 0, 1, 2 or 130."""
        if COMPLETION in os.environ:
            from tensigns.cli.completions import complete

            sys.exit(complete(self, os.environ[COMPLETION], lambda: _configured([])))
        output.tolerate_unencodable()
        sys.exit(self._run(list(sys.argv[1:] if args is None else args)))

    def _run(self, args: list[str]) -> int:
        try:
            code = self._invoked(args, _configured(args))
            output.flush()
        except (click.Abort, KeyboardInterrupt):
            # The terminal has shown ^C and stands behind it.
            output.print_message("")
            return INTERRUPTED
        except click.ClickException as error:
            return _wrong_use(error)
        except BrokenPipeError:
            # Whoever read has read enough.
            output.discard_output()
            return 0
        except Exception as error:
            if os.environ.get(DEBUG_VARIABLE) == "1":
                raise
            return _failed(error)
        return code

    def _invoked(self, args: list[str], configured: RunSettings) -> int:
        """What the command gives as its exit code; click's own way would hide a closed pipe."""
        try:
            with self.make_context("tensigns", args, obj=configured) as ctx:
                code = self.invoke(ctx)
        except click.exceptions.Exit as done:
            return done.exit_code
        return code if isinstance(code, int) else 0


def _configured(args: Sequence[str]) -> RunSettings:
    """The settings to be read, with the language chosen: by the line, else as `detect` does."""
    configured, asked = RunSettings(), requested_language(args)
    set_language(asked or detect_language(os.environ))
    if asked is None and configured.language is not None:
        set_language(detect_language(os.environ, configured.language))
    return configured


def _wrong_use(error: click.ClickException) -> int:
    output.print_message(_("Error: {message}").format(message=error.format_message()))
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = _("Try '{command} {option}' for help.")
        output.print_message(hint.format(command=error.ctx.command_path, option="--help"))
    return error.exit_code


def _failed(error: Exception) -> int:
    if isinstance(error, TensignsError):
        output.print_message(_("Error: {message}").format(message=error))
        return error.exit_code
    from tensigns.environment import crash_reports
    from tensigns.storage import durable_files

    if isinstance(error, OSError):
        output.discard_output()
        where = (
            durable_files.display_path(error.filename) if error.filename else _("standard output")
        )
        output.print_message(
            _("Error: {message}").format(message=f"{where}: {durable_files.error_reason(error)}")
        )
        return 1
    output.print_message(crash_reports.write_crash_report(error, os.environ, now()))
    return 1


@click.group(
    cls=Root,
    invoke_without_command=True,
    found_in=COMMANDS,
    help=N_(
        "Ten signs that it is time to let a client go: keep, watch or fire.\n\n"
        "Without a command, the full screen opens on all clients."
    ),
    examples=(
        "tensigns",
        "tensigns --demo",
        "tensigns ask Globex",
        "tensigns ask --answers globex.toml --json",
        "tensigns list",
        "tensigns show globex",
        "tensigns compare globex initech",
        "tensigns export globex -o globex.md",
        "tensigns questions --format markdown",
        'tensigns rename globex "Globex Ltd"',
        "tensigns delete globex",
        "tensigns trash",
        "tensigns check",
        "tensigns completions bash",
    ),
)
@click.option(
    "--demo",
    is_flag=True,
    cls=LocalizedOption,
    help=N_("Look around with a few invented clients; nothing is kept."),
)
@click.pass_context
def root(ctx: click.Context, *, demo: bool) -> int | None:
    """Open home where no command is named."""
    if ctx.invoked_subcommand is not None:
        if demo:
            raise BadInput(_("--demo stands alone; leave the command out"))
        return None
    from tensigns.cli.run_context import open_library, require_full_screen

    require_full_screen(
        _("`tensigns list`, `tensigns show CLIENT` and `tensigns ask --answers FILE` do without.")
    )
    from tensigns.tui import run_demo, run_home

    return run_demo(run_settings()) if demo else run_home(open_library(), run_settings())
