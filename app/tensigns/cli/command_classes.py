"""Commands and options that speak the language in use, and take the global options anywhere.

Their texts are marked with ``N_`` and looked up when help is shown.
"""

from collections import UserDict
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tensigns import __version__
from tensigns.cli import output
from tensigns.language import LANGUAGES, N_
from tensigns.language import gettext as _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PLACEHOLDERS = (
    N_("[OPTIONS]"),
    N_("[COMMAND] [ARGS]..."),
    N_("CLIENT"),
    N_("[CLIENT]"),
    N_("NAME"),
    N_("[PATH]..."),
    N_("DIR"),
    N_("FILE"),
    N_("ID"),
    N_("TEXT"),
)
"""What stands for values in usage and help."""

COMPLETION = "_TENSIGNS_COMPLETE"
"""The environment variable by which a shell's script asks for completions."""

DATA = "tensigns.data"
"""Where the context keeps the data folder that was asked for."""


class _Filed(click.Parameter):
    """What a shell completes as a file or a folder, where its placeholder says so."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """What the value could be."""
        kind = {"FILE": "file", "[PATH]...": "file", "DIR": "dir"}.get(self.metavar or "")
        if kind is None:
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=kind)]


class _Spoken:
    """What has a help text that is looked up when it is shown."""

    _help: str | None = None

    @property
    def help(self) -> str | None:
        """The help in the language in use."""
        return _(self._help) if self._help else None

    @help.setter  # noqa: A003  the name is click's
    def help(self, message: str | None) -> None:
        self._help = message


class LocalizedArgument(_Filed, click.Argument):
    """An argument whose placeholder is in the language in use."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the value."""
        return _(super().make_metavar(ctx))


class LocalizedOption(_Filed, _Spoken, click.Option):
    """An option whose help and placeholder are in the language in use."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the value."""
        return _(super().make_metavar(ctx))


class LocalizedCommand(_Spoken, click.Command):
    """A command that speaks the language in use, and whose help ends with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.examples = examples
        self.params += global_options()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own, said in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What the line of usage is made of."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The examples, a line each, as they would be typed."""
        if self.examples:
            with formatter.section(_("Examples")):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class _Found(UserDict[str, Any]):
    """Commands by name, given as ``module:attribute`` and imported once they are looked up."""

    def __getitem__(self, name: str) -> click.Command:
        module, _colon, attribute = self.data[name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group of such commands, told in the order given.

    ``found_in`` says where each lies, as ``module:attribute``: no command pays for another.
    """

    def __init__(self, *args: Any, found_in: Mapping[str, str], **attrs: Any) -> None:
        super().__init__(*args, commands=_Found(found_in), **attrs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands' names."""
        return list(self.commands)


def global_options() -> list[click.Parameter]:
    """The options that every command takes, before or after its name."""
    return [
        LocalizedOption(
            ["--data"],
            metavar="DIR",
            expose_value=False,
            callback=_use_data,
            help=N_("The data folder; else TENSIGNS_DATA, config.toml, the platform's own."),
        ),
        LocalizedOption(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=N_("The language; else TENSIGNS_LANG, config.toml, the locale's."),
        ),
        LocalizedOption(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help=N_("Show the version and exit."),
        ),
    ]


def requested_language(args: Sequence[str]) -> str | None:
    """The language that the last ``--lang`` on the line names, if it is one of ours.

    Messages about the line itself are in it already; what is wrong with it click tells.
    """
    asked = None
    for place, arg in enumerate(args):
        if arg == "--":
            break
        name, _equals, value = arg.partition("=")
        if name == "--lang":
            asked = value or "".join(args[place + 1 : place + 2])
    return asked if asked in LANGUAGES else None


def _use_data(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[DATA] = value


def _tell_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        output.print_text(f"tensigns {__version__}")
        ctx.exit()
