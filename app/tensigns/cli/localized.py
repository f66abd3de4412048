"""Click's commands, arguments and options in the current language, and the global options.

Their texts are marked with ``N_`` and translated when they are shown.
"""

from collections import UserDict
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tensigns import __version__
from tensigns.cli import interrupts, output
from tensigns.language import LANGUAGES, N_, supported_language
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
    N_("[WORDS]..."),
    N_("DIR"),
    N_("FILE"),
    N_("ID"),
    N_("TEXT"),
    N_("KEY=OPTION"),
    N_("[TEXT]"),
    N_("SIGN"),
    N_("DATE"),
    N_("[DATE]"),
    N_("STEP"),
    N_("WHERE"),
)
"""The placeholders for values in usage lines and help texts."""

COMPLETION_VARIABLE = "_TENSIGNS_COMPLETE"
"""The environment variable with which a shell's script requests completions."""

DATA = "tensigns.data"
"""The key, in click's ``Context.meta``, of the folder that is given with ``--data``."""

DISCREET = "tensigns.discreet"
"""The key, in click's ``Context.meta``, of the option ``--discreet``."""

PLAIN = "tensigns.plain"
"""The key, in click's ``Context.meta``, of the option ``--plain``."""


class _PathCompletion(click.Parameter):
    """Lets a shell complete paths if the placeholder stands for a file or a folder."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Tell the shell to complete files or folders, or return click's completions."""
        kind = {"FILE": "file", "[PATH]...": "file", "DIR": "dir"}.get(self.metavar or "")
        if kind is None:
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=kind)]


class _LocalizedHelp:
    """A help text that is translated when it is shown."""

    _help: str | None = None

    @property
    def help(self) -> str | None:
        """The help text in the current language."""
        return _(self._help) if self._help else None

    @help.setter  # noqa: A003  the name is click's
    def help(self, message: str | None) -> None:
        self._help = message


class LocalizedArgument(_PathCompletion, click.Argument):
    """An argument with its placeholder in the current language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the placeholder."""
        return _(super().make_metavar(ctx))


class LocalizedOption(_PathCompletion, _LocalizedHelp, click.Option):
    """An option with its help text and placeholder in the current language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the placeholder."""
        return _(super().make_metavar(ctx))


class LocalizedCommand(_LocalizedHelp, click.Command):
    """A command with texts in the current language, with the global options and with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.examples = examples
        self.params += global_options()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, which handles Ctrl+C itself."""
        interrupts.raise_on_interrupt()
        return super().invoke(ctx)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line in the current language."""
        return [_(part) for part in super().collect_usage_pieces(ctx)]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples, one per line. They are not wrapped, so that they can be copied."""
        if self.examples:
            with formatter.section(_("Examples")):
                for example in map(_, self.examples):
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class _LazyCommands(UserDict[str, Any]):
    """Commands by name. A module is imported when its command is looked up.

    The values are texts of the form ``module:attribute``.
    """

    def __getitem__(self, name: str) -> click.Command:
        module, _colon, attribute = self.data[name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group of localized commands. Its help lists them under headings.

    ``command_paths`` maps each heading to its commands, each with its name and its path
    ``module:attribute``. A path spares a command the import of all others.
    """

    def __init__(
        self, *args: Any, command_paths: Mapping[str, Mapping[str, str]], **attrs: Any
    ) -> None:
        paths = {name: path for group in command_paths.values() for name, path in group.items()}
        super().__init__(*args, commands=_LazyCommands(paths), **attrs)
        self._names_by_heading = {heading: [*group] for heading, group in command_paths.items()}

    def invoke(self, ctx: click.Context) -> Any:
        """Import and run the command. Ctrl+C still exits at once until the command runs."""
        return click.Group.invoke(self, ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under their headings, with the descriptions in one column.

        Click's own method writes one list.
        """
        width = max(map(len, self.commands))
        for heading, names in self._names_by_heading.items():
            with formatter.section(_(heading)):
                formatter.write_dl(
                    [
                        (
                            name.ljust(width),
                            self.commands[name].get_short_help_str(formatter.width - width - 6),
                        )
                        for name in names
                    ]
                )


class LanguageChoice(click.Choice[str]):
    """A language: its code, or a name of a locale such as NL or nl_NL."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code of the language."""
        return super().convert(supported_language(value) or value, param, ctx)


def global_options() -> list[click.Parameter]:
    """Return the options that can be given before or after the name of the command."""
    return [
        LocalizedOption(
            ["--data"],
            metavar="DIR",
            expose_value=False,
            callback=_set_data_folder,
            help=N_(
                "The data folder. Default: TENSIGNS_DATA, then config.toml, then the platform's "
                "data folder."
            ),
        ),
        LocalizedOption(
            ["--lang"],
            type=LanguageChoice(LANGUAGES),
            expose_value=False,
            help=N_("The language. Default: TENSIGNS_LANG, then config.toml, then the locale."),
        ),
        LocalizedOption(
            ["--discreet"],
            is_flag=True,
            expose_value=False,
            callback=_set_discreet,
            help=N_("Show numbers in place of the names of clients."),
        ),
        LocalizedOption(
            ["--plain"],
            is_flag=True,
            expose_value=False,
            callback=_set_plain,
            help=N_(
                "Plain lines in place of the full screen and of tables. For every run: "
                "TENSIGNS_PLAIN=1, or plain = true in config.toml."
            ),
        ),
        LocalizedOption(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=N_("Show the version and exit."),
        ),
        # Click's own help option is translated while it is made, which takes 1 ms.
        LocalizedOption(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_help,
            help=N_("Show this message and exit."),
        ),
    ]


def requested_language(args: Sequence[str]) -> str | None:
    """Return the language of the last ``--lang`` in the arguments.

    Return None if there is no ``--lang``, or if its language is not supported.

    The option is read before click parses the arguments, so that click's own messages are in this
    language too.
    """
    language = None
    for index, arg in enumerate(args):
        if arg == "--":
            break
        name, _equals, value = arg.partition("=")
        if name == "--lang":
            language = value or "".join(args[index + 1 : index + 2])
    return supported_language(language or "")


def _set_data_folder(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[DATA] = value


def _set_discreet(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        ctx.meta[DISCREET] = True


def _set_plain(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        ctx.meta[PLAIN] = True


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        output.print_text(f"tensigns {__version__}")
        ctx.exit()


def _print_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()
