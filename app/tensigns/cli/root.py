"""The command ``tensigns``: its subcommands, and the exit codes and messages of errors."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from tensigns.cli import output
from tensigns.cli.interrupts import INTERRUPTED
from tensigns.cli.localized import COMPLETION_VARIABLE, LocalizedGroup, requested_language
from tensigns.cli.options import option
from tensigns.cli.run_context import RunSettings, hide_names_if_requested, open_library
from tensigns.environment.variables import DEBUG_VARIABLE
from tensigns.errors import BadInput, TensignsError
from tensigns.language import N_, detect_language, locale_language, set_language
from tensigns.language import gettext as _
from tensigns.text import discretion

COMMANDS = {
    N_("Ask"): {
        "ask": "tensigns.cli.ask:ask",
        "log": "tensigns.cli.log:log",
    },
    N_("Act"): {
        "decide": "tensigns.cli.decide:decide",
        "talk": "tensigns.cli.talk:talk",
        "leave": "tensigns.cli.leave:leave",
        "owed": "tensigns.cli.owed:owed",
    },
    N_("Look"): {
        "list": "tensigns.cli.list_clients:list_clients",
        "due": "tensigns.cli.due:due",
        "show": "tensigns.cli.show:show",
        "history": "tensigns.cli.history:history",
        "compare": "tensigns.cli.compare:compare",
        "export": "tensigns.cli.export:export",
    },
    N_("Manage"): {
        "questions": "tensigns.cli.questions:print_questions",
        "check": "tensigns.cli.check:check",
        "rename": "tensigns.cli.rename_delete:rename",
        "delete": "tensigns.cli.rename_delete:delete",
        "trash": "tensigns.cli.trash:trash",
        "completions": "tensigns.cli.completions:completions",
    },
}
"""The module and the attribute of each command, under the headings of the help."""


class Root(LocalizedGroup):
    """The outermost command. It reports errors without a traceback and ends the process."""

    def main(self, args: Sequence[str] | None = None, *_more: Any, **_extra: Any) -> Any:
        """Set the language, run the command, and end the process with the command's exit code."""
        if os.environ.get(COMPLETION_VARIABLE):
            from tensigns.cli.completions import complete

            sys.exit(complete(self, os.environ[COMPLETION_VARIABLE], lambda: _load_settings([])))
        output.tolerate_unencodable()
        discretion.forget_names()
        sys.exit(self._run(list(sys.argv[1:] if args is None else args)))

    def _run(self, args: list[str]) -> int:
        try:
            code = self._invoke(args, _load_settings(args))
            output.flush()
        except (click.Abort, KeyboardInterrupt):
            return _report_interrupt()
        except click.ClickException as error:
            return _report_usage_error(error)
        except BrokenPipeError:
            # The reader of the pipe has read enough.
            output.discard_output()
            return 0
        except Exception as error:
            # A class definition turns an exception of one of its attributes into another.
            if isinstance(error.__cause__, KeyboardInterrupt):
                return _report_interrupt()
            if os.environ.get(DEBUG_VARIABLE) == "1":
                raise
            return _report_error(error)
        return code

    def _invoke(self, args: list[str], settings: RunSettings) -> int:
        """Run the command and return its exit code.

        Click's own ``main`` is not used, because it would hide a closed pipe.
        """
        try:
            with self.make_context("tensigns", args, obj=settings) as ctx:
                code = self.invoke(ctx)
        except click.exceptions.Exit as exit_:
            return exit_.exit_code
        return code if isinstance(code, int) else 0


def _load_settings(args: Sequence[str]) -> RunSettings:
    """Set the language of the arguments, or else the detected language. Return the settings."""
    settings, language = RunSettings(), requested_language(args)
    if language is not None:
        set_language(language)
        return settings
    # The language is set in steps, so that an error in one step is reported in the language of
    # the previous step.
    set_language(locale_language(os.environ))
    set_language(detect_language(os.environ))
    if settings.language is not None:
        set_language(detect_language(os.environ, settings.language))
    return settings


def _report_interrupt() -> int:
    # The terminal has shown ^C; the message ends that line.
    output.print_message("")
    return INTERRUPTED


def _report_usage_error(error: click.ClickException) -> int:
    from tensigns.storage.file_faults import replace_quotes

    message = replace_quotes(error.format_message())
    output.print_message(_("Error: {message}").format(message=message))
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = _("Try `{command} {option}` for help.")
        output.print_message(hint.format(command=error.ctx.command_path, option="--help"))
    return error.exit_code


def _report_error(error: Exception) -> int:
    if isinstance(error, TensignsError):
        output.print_message(_("Error: {message}").format(message=error))
        return error.exit_code
    from tensigns.environment import crash_reports
    from tensigns.storage import durable_files

    if isinstance(error, OSError):
        output.discard_output()
        path = error.filename
        where = durable_files.display_path(path) if path else _("Standard output")
        message = f"{where}: {durable_files.error_reason(error)}"
        output.print_message(_("Error: {message}").format(message=message))
        return 1
    output.print_message(crash_reports.write_crash_report(error, os.environ, datetime.now(UTC)))
    return 1


@click.group(
    cls=Root,
    invoke_without_command=True,
    command_paths=COMMANDS,
    help=N_(
        "Ten signs that it is time to let a client go: keep, watch or fire.\n\n"
        "Without a command, the full screen opens on all clients."
    ),
    examples=(
        "tensigns",
        "tensigns --demo",
        "tensigns ask Globex",
        "tensigns ask --answers globex.toml --json",
        N_('tensigns log globex "Rang at 23:10 about the logo" --sign 4'),
        "tensigns decide globex",
        "tensigns talk globex",
        "tensigns owed globex",
        "tensigns leave globex",
        "tensigns list",
        "tensigns due --ics tensigns.ics",
        "tensigns show globex",
        "tensigns history globex",
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
@option(
    "--demo", is_flag=True, help=N_("Look around with a few invented clients; nothing is kept.")
)
@click.pass_context
def root(ctx: click.Context, *, demo: bool) -> int | None:
    """Open home, or the demo, if no command is named. Return the exit code of home or the demo.

    Raise :class:`BadInput` without a terminal.
    """
    if ctx.invoked_subcommand is not None:
        if demo:
            raise BadInput(_("--demo stands alone; leave the command out"))
        return None
    from tensigns.cli.terminal import (
        at_terminal,
        full_screen_setup,
        require_usable_variables,
        wants_plain_lines,
    )

    if not at_terminal():
        alternatives = _(
            "`tensigns list`, `tensigns show CLIENT` and `tensigns ask --answers FILE` do without."
        )
        raise BadInput(f"{_('The full screen needs a terminal.')} {alternatives}")
    if wants_plain_lines():
        from tensigns.cli.home_line_by_line import demo_line_by_line, home_line_by_line

        if demo:
            demo_line_by_line()
        else:
            home_line_by_line(open_library())
        return None
    require_usable_variables()
    library = None if demo else open_library()
    with full_screen_setup() as setup:
        from tensigns.tui import run_demo, run_home

        return run_home(library, setup) if library else run_demo(setup, hide_names_if_requested)
