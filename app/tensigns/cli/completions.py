"""``tensigns completions``: a script by which a shell completes slugs and ids, never names."""

import contextlib
import os
import sys
from collections.abc import Callable

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
from tensigns.cli.command_classes import (
    COMPLETION,
    LocalizedArgument,
    LocalizedCommand,
    LocalizedOption,
)
from tensigns.clock import now
from tensigns.errors import TensignsError
from tensigns.language import N_


class Bash(BashComplete):
    """Click's own would let bash split and expand what it inserts, and stumbles over ``@``.

    Bash takes ``@`` and ``=`` for the end of a word: the words come from the line itself, and of
    a completion only that is given back which bash has not passed yet.
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
        """The script; looking for a bash to ask its version is left to who runs it."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and what there is of that one."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        return (words, "") if line[-1:].isspace() else (words[:-1], "".join(words[-1:]))


class Zsh(ZshComplete):
    """Click's own would put a value in the place of the whole ``--option=value``."""

    source_template = ZshComplete.source_template.replace(
        "    local -a response\n",
        "    local -a response\n    [[ $PREFIX == --*=* ]] && compset -P 1 '*='\n",
    ).replace("compadd -U -V", 'compadd -U -i "$IPREFIX" -V')


class Fish(FishComplete):
    """Click's own gives the value alone for ``--option=value``, which fish then drops."""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The whole word."""
        option, equals, _value = os.environ["COMP_CWORD"].partition("=")
        if option.startswith("--") and equals and item.type == "plain":
            return f"plain,{option}={item.value}"
        return super().format_completion(item)


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def complete(root: click.Command, asked: str, speak: Callable[[], object]) -> int:
    """Print what a shell asks for in ``asked``, such as ``bash_complete``; gives the exit code.

    ``speak`` chooses the language of what a shell tells beside the words. Whatever goes wrong,
    the line that somebody types is left in peace; a fault of our own is logged.
    """
    shell = SHELLS.get(asked.removesuffix("_complete"))
    if shell is None:
        return 1
    with contextlib.suppress(TensignsError):
        speak()
    try:
        found = shell(root, {}, "tensigns", COMPLETION).complete()
    except (TensignsError, click.ClickException, click.exceptions.Exit):
        return 1
    except Exception as error:  # noqa: BLE001  nothing may reach the line that is being typed
        from tensigns.environment import crash_reports

        crash_reports.write_crash_report(error, os.environ, now())
        return 1
    sys.stdout.buffer.write(f"{found}\n".encode())
    return 0


class _Shell(click.Choice[str]):
    """A shell's name; where it is missing, the usage names them all already."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Nothing more than that it is missing."""
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
@click.argument("shell", type=_Shell(list(SHELLS)), cls=LocalizedArgument)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
@click.pass_context
def completions(ctx: click.Context, shell: str, *, as_json: bool) -> None:
    """Print the script for a shell."""
    script = SHELLS[shell](ctx.find_root().command, {}, "tensigns", COMPLETION).source()
    if as_json:
        output.print_json({"shell": shell, "script": script})
    else:
        output.print_text(script.rstrip("\n"))
