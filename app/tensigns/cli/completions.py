"""``tensigns completions``: shell scripts that complete slugs and ids, never names."""

import contextlib
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    split_arg_string,
)

from tensigns.cli import output
from tensigns.cli.localized import COMPLETION_VARIABLE, LocalizedArgument, LocalizedCommand
from tensigns.cli.options import json_option
from tensigns.errors import TensignsError
from tensigns.language import N_


class Bash(BashComplete):
    """Replaces click's script, which fails at ``@`` and lets bash expand the completions.

    Bash ends words at ``@`` and ``=``. For this reason the words are read from the whole line, and
    a completion is returned without the part that bash treats as an earlier word.
    """

    source_template = """\
%(complete_func)s() {
    local IFS=, line=${COMP_LINE:0:COMP_POINT} response type value
    local word=${line##*[[:space:]]} passed
    passed=${word%%"${COMP_WORDS[COMP_CWORD]}"}
    [[ $passed == "$word" ]] && passed=${word%%"${word##*[@=:]}"}
    [[ $passed == *@ ]] && passed=${passed%%@}
    response=$(COMP_LINE=$line %(complete_var)s=bash_complete "$1" 2>/dev/null)
    COMPREPLY=()
    while read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${value#"$passed"}") ;;
        esac
    done <<< "$response"
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def source(self) -> str:
        """Return the script. Click's own method would start bash to check its version."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the word at the cursor, and that word up to the cursor."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        return (words, "") if line[-1:].isspace() else (words[:-1], "".join(words[-1:]))


class Zsh(ZshComplete):
    """Corrects click's script, which replaces the whole of ``--option=value`` with a value."""

    source_template = ZshComplete.source_template.replace(
        "    local -a response\n",
        "    local -a response\n    [[ $PREFIX == --*=* ]] && compset -P 1 '*='\n",
    ).replace("compadd -U -V", 'compadd -U -i "$IPREFIX" -V')


class Fish(FishComplete):
    """Corrects click's completion of ``--option=value``: fish needs the option with the value."""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return the completion. In ``--option=value``, it includes the option."""
        option, equals, _value = os.environ["COMP_CWORD"].partition("=")
        if option.startswith("--") and equals and item.type == "plain":
            return f"plain,{option}={item.value}"
        return super().format_completion(item)


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
"""The supported shells."""


def complete(root: click.Command, instruction: str, set_language: Callable[[], object]) -> int:
    """Print the completions for an instruction such as ``bash_complete``. Return the exit code.

    ``set_language`` sets the language of the help texts beside the completions. Errors are not
    printed, because they would appear in the line that the user is typing. A crash is written to a
    crash report.
    """
    shell = SHELLS.get(instruction.removesuffix("_complete"))
    if shell is None:
        return 1
    with contextlib.suppress(TensignsError):
        set_language()
    try:
        completions_text = shell(root, {}, "tensigns", COMPLETION_VARIABLE).complete()
    except (TensignsError, click.ClickException, click.exceptions.Exit):
        return 1
    except Exception as error:  # noqa: BLE001  nothing may print into the line being typed
        from tensigns.environment import crash_reports

        crash_reports.write_crash_report(error, os.environ, datetime.now(UTC))
        return 1
    sys.stdout.buffer.write(f"{completions_text}\n".encode())
    return 0


class _ShellChoice(click.Choice[str]):
    """The name of a shell."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return an empty text, because the usage line already names the shells."""
        return ""


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Print a script with which your shell completes what you type.\n\n"
        "Put its line among these examples into ~/.bashrc, ~/.zshrc (after compinit) or "
        "~/.config/fish/config.fish. Clients are completed by slug, never by name."
    ),
    examples=(
        'eval "$(tensigns completions bash)"',
        'eval "$(tensigns completions zsh)"',
        "tensigns completions fish | source",
    ),
)
@click.argument("shell", type=_ShellChoice(list(SHELLS)), cls=LocalizedArgument)
@json_option()
@click.pass_context
def completions(ctx: click.Context, shell: str, *, as_json: bool) -> None:
    """Print the completion script of a shell."""
    script = SHELLS[shell](ctx.find_root().command, {}, "tensigns", COMPLETION_VARIABLE).source()
    if as_json:
        output.print_json({"shell": shell, "script": script})
    else:
        output.print_text(script.rstrip("\n"))
