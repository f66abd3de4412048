"""``tensigns trash``: what was deleted, brought back or erased for good."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import TrashNameArgument
from tensigns.cli.command_classes import LocalizedCommand, LocalizedGroup, LocalizedOption
from tensigns.cli.confirm import confirm
from tensigns.cli.run_context import at_terminal, open_library
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _


@click.group(
    cls=LocalizedGroup,
    invoke_without_command=True,
    found_in={
        "list": "tensigns.cli.trash:list_trash",
        "restore": "tensigns.cli.trash:restore",
        "empty": "tensigns.cli.trash:empty",
    },
    help=N_("List what was deleted; bring it back, or erase it for good."),
    examples=(
        "tensigns trash",
        "tensigns trash restore globex-0123abcd",
        "tensigns trash empty",
    ),
)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
@click.pass_context
def trash(ctx: click.Context, *, as_json: bool) -> None:
    """List the trash where no command is named."""
    if ctx.invoked_subcommand is None:
        _list(as_json=as_json)


@click.command(
    "list",
    cls=LocalizedCommand,
    help=N_("List what is in the trash, the latest first."),
    examples=("tensigns trash list --json",),
)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def list_trash(*, as_json: bool) -> None:
    """List the trash."""
    _list(as_json=as_json)


@click.command(
    cls=LocalizedCommand,
    help=N_("Bring something back, by its name in the trash."),
    examples=("tensigns trash restore globex-0123abcd",),
)
@click.argument("name", cls=TrashNameArgument)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def restore(name: str, *, as_json: bool) -> None:
    """Bring something back."""
    entry = open_library().restore(name)
    if as_json:
        output.print_json({"name": entry.name, "slug": entry.slug, "item": entry.item})
    else:
        output.print_text(_("{name} is back.").format(name=entry.name))


@click.command(
    cls=LocalizedCommand,
    help=N_("Erase everything in the trash for good."),
    examples=("tensigns trash empty --yes",),
)
@click.option("--yes", is_flag=True, cls=LocalizedOption, help=N_("Do not ask."))
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def empty(*, yes: bool, as_json: bool) -> None:
    """Erase the trash; at a terminal, after a question."""
    shelves = open_library()
    count = len(shelves.trashed())
    if not yes and count and at_terminal():
        question = ngettext(
            "Erase {count} thing in the trash for good?",
            "Erase {count} things in the trash for good?",
            count,
        )
        if not confirm(question.format(count=count)):
            output.print_message(_("Nothing was erased."))
            return
    erased = shelves.empty_trash() if yes or count or not at_terminal() else 0
    if as_json:
        output.print_json({"erased": erased})
    elif not erased:
        output.print_text(_("The trash is empty."))
    else:
        message = ngettext("{count} thing was erased.", "{count} things were erased.", erased)
        output.print_text(message.format(count=erased))


def _list(*, as_json: bool) -> None:
    entries = open_library().trashed()
    if as_json:
        output.print_json(
            [
                {
                    "name": entry.name,
                    "slug": entry.slug,
                    "item": entry.item,
                    "deleted": entry.deleted.isoformat(timespec="seconds"),
                }
                for entry in entries
            ]
        )
    elif entries:
        for entry in entries:
            output.print_text(f"{entry.deleted.astimezone():%Y-%m-%d %H:%M}  {entry.name}")
    else:
        output.print_text(_("The trash is empty."))
