"""Options that several commands have."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from tensigns.cli.localized import LocalizedOption
from tensigns.language import N_

_Command = TypeVar("_Command", bound=Callable[..., Any])


def option(*names: str, **attrs: Any) -> Callable[[_Command], _Command]:
    """Return ``click.option`` with its help text in the current language."""
    return click.option(*names, cls=LocalizedOption, **attrs)


def json_option(
    help_text: str = N_("Print as JSON."),
) -> Callable[[_Command], _Command]:
    """Add the option ``--json`` with the parameter ``as_json``."""
    return option("--json", "as_json", is_flag=True, help=help_text)


def format_option(
    formats: Sequence[str], help_text: str = N_("The format."), *, has_default: bool = True
) -> Callable[[_Command], _Command]:
    """Add the options ``--format``, with the parameter ``output_format``, and ``--json``.

    The default is the first of ``formats``; without ``has_default`` it is None.
    """

    def decorate(command: _Command) -> _Command:
        choice, default = click.Choice(formats), formats[0] if has_default else None
        command = json_option(N_("The same as --format json."))(command)
        return option("--format", "output_format", type=choice, default=default, help=help_text)(
            command
        )

    return decorate


def output_options(
    help_text: str = N_("A file that only you can read; else standard output."),
) -> Callable[[_Command], _Command]:
    """Add the options ``-o`` with the parameter ``path``, and ``--force``."""

    def decorate(command: _Command) -> _Command:
        command = option("--force", is_flag=True, help=N_("Replace FILE if it exists."))(command)
        return option("-o", "--output", "path", metavar="FILE", help=help_text)(command)

    return decorate


def yes_option() -> Callable[[_Command], _Command]:
    """Add the option ``--yes``, which deletes without asking."""
    return option("--yes", is_flag=True, help=N_("Do not ask."))


def questions_option(help_text: str) -> Callable[[_Command], _Command]:
    """Add the option ``--questions FILE``, which names another questionnaire."""
    return option("--questions", metavar="FILE", help=help_text)


def refuse_if(is_wrong: bool, message: str) -> None:  # noqa: FBT001
    """Raise :class:`click.UsageError` if a combination of options is wrong."""
    if is_wrong:
        raise click.UsageError(message, click.get_current_context())
