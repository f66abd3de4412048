"""``tensigns trash``: list, restore or erase what was deleted."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import TrashNameArgument
from tensigns.cli.localized import LocalizedCommand, LocalizedGroup
from tensigns.cli.options import json_option, yes_option
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import confirm
from tensigns.clock import local_time, now
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _


@click.group(
    cls=LocalizedGroup,
    invoke_without_command=True,
    command_paths={
        N_("Commands"): {
            "list": "tensigns.cli.trash:list_trash",
            "restore": "tensigns.cli.trash:restore",
            "empty": "tensigns.cli.trash:empty",
        },
    },
    help=N_("List what was deleted; bring it back, or erase it for good."),
    examples=(
        "tensigns trash",
        "tensigns trash restore globex-0123abcd",
        "tensigns trash empty",
    ),
)
@json_option()
@click.pass_context
def trash(ctx: click.Context, *, as_json: bool) -> None:
    """List the items of the trash if no subcommand is given."""
    if ctx.invoked_subcommand is None:
        _print_items(as_json=as_json)


@click.command(
    "list",
    cls=LocalizedCommand,
    help=N_("List what is in the trash, the latest first."),
    examples=("tensigns trash list --json",),
)
@json_option()
def list_trash(*, as_json: bool) -> None:
    """List the trash."""
    _print_items(as_json=as_json)


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Bring something back, by its name in the trash.\n\n"
        "The name of a client is enough if that client was deleted, or if one thing of the client "
        "is in the trash. At a terminal without NAME, you pick one."
    ),
    examples=("tensigns trash restore globex-0123abcd", "tensigns trash restore Globex"),
)
@click.argument("name", cls=TrashNameArgument)
@json_option()
def restore(name: str, *, as_json: bool) -> None:
    """Restore an item of the trash."""
    # Imported here because printing help does not need it.
    from tensigns.session.trash_list import trash_name

    library = open_library()
    item = library.restore(trash_name(library, name))
    # A restored client that cannot be read has no name to print.
    for client in library.match(item.slug):
        output.print_client_name(client.name)
    if as_json:
        output.print_json({"name": item.name, "slug": item.slug, "item": item.item})
    else:
        output.print_text(_("{name} is back.").format(name=item.name))


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Erase everything in the trash for good.\n\n"
        "Copies of the data folder elsewhere (a sync, a backup, git) still have it and can bring "
        "it back."
    ),
    examples=("tensigns trash empty --yes",),
)
@yes_option()
@json_option()
def empty(*, yes: bool, as_json: bool) -> None:
    """Erase everything in the trash. Without ``yes``, ask first."""
    library = open_library()
    count = len(library.trash_items())
    copies = _("Copies of the data folder elsewhere (a sync, a backup, git) can bring it back.")
    if count and not yes and not confirm(f"{copies}\n{_erase_question(count)}"):
        output.print_message(_("Nothing was erased."))
        return
    erased = library.empty_trash() if yes or count else 0
    if yes and erased:
        output.print_message(copies)
    if as_json:
        output.print_json({"erased": erased})
    elif not erased:
        output.print_text(_("The trash is empty."))
    else:
        message = ngettext("{count} thing was erased.", "{count} things were erased.", erased)
        output.print_text(message.format(count=erased))


def _erase_question(count: int) -> str:
    question = ngettext(
        "Erase {count} thing in the trash for good?",
        "Erase {count} things in the trash for good?",
        count,
    )
    return question.format(count=count)


def _print_items(*, as_json: bool) -> None:
    # Imported here because printing help does not need it.
    from tensigns.session.trash_list import read_trash

    items = read_trash(open_library(), now().tzinfo)
    if as_json:
        output.print_json(
            [
                {
                    "name": trashed.item.name,
                    "client": trashed.client,
                    "slug": trashed.item.slug,
                    "item": trashed.item.item,
                    "description": trashed.description,
                    "deleted": trashed.item.deleted.isoformat(timespec="seconds"),
                }
                for trashed in items
            ]
        )
    elif items:
        for trashed in items:
            time = local_time(trashed.item.deleted)
            output.print_text(f"{time:%Y-%m-%d %H:%M}  {trashed.summary}")
            output.print_text(f"    {trashed.item.name}")
        output.print_text(_("Bring one back with `tensigns trash restore` and the name below it."))
    else:
        output.print_text(_("The trash is empty."))
