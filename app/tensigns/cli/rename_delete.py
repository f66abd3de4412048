"""``tensigns rename`` and ``tensigns delete``."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument, NewNameArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, yes_option
from tensigns.cli.resolve import resolve_client
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import confirm
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _


@click.command(
    cls=LocalizedCommand,
    help=N_("Give a client another name.\n\nThe slug stays, and so do the sittings."),
    examples=('tensigns rename globex "Globex Ltd"',),
)
@click.argument("client", cls=ClientArgument)
@click.argument("name", cls=NewNameArgument)
@json_option()
def rename(client: str, name: str, *, as_json: bool) -> None:
    """Rename a client."""
    library = open_library()
    before = library.find(client)
    after = library.rename(before, name)
    output.print_client_name(before.name)
    if as_json:
        output.print_json({"client": after.name, "slug": after.slug})
    else:
        message = _("{before} is now called {after} ({slug}).")
        output.print_text(message.format(before=before.name, after=after.name, slug=after.slug))


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Move a client to the trash, or CLIENT@ID, one sitting.\n\n"
        "A client goes with all sittings. `tensigns trash restore` brings back what was deleted, "
        "until the trash is emptied."
    ),
    examples=("tensigns delete globex", "tensigns delete globex@20261123T101530Z --yes"),
)
@click.argument("client", cls=ClientArgument, sittings=True)
@yes_option()
@json_option()
def delete(client: str, *, yes: bool, as_json: bool) -> None:
    """Move a client or a sitting to the trash."""
    library = open_library()
    target, sitting_id = resolve_client(library, client)
    if sitting_id:
        library.require_deletable(target, sitting_id)
        question = _("Move the sitting {id} of {client} to the trash?")
        question = question.format(id=sitting_id, client=target.name)
    else:
        for path in library.unreadable_files(target):
            message = _("{where}: this cannot be read; it goes to the trash as it is.")
            output.print_message(message.format(where=path))
        count = len(library.sitting_ids(target))
        question = ngettext(
            "Move {client} with {count} sitting to the trash?",
            "Move {client} with {count} sittings to the trash?",
            count,
        ).format(client=target.name, count=count)
    if not yes and not confirm(question):
        output.print_message(_("Nothing was deleted."))
        return
    trash_name = library.delete(target, sitting_id)
    output.print_client_name(target.name)
    if as_json:
        output.print_json(
            {"client": target.name, "slug": target.slug, "sitting": sitting_id, "trash": trash_name}
        )
    else:
        message = _("In the trash; `tensigns trash restore {name}` brings it back.")
        output.print_text(message.format(name=trash_name))
