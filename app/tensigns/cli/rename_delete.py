"""``tensigns rename`` and ``tensigns delete``."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument, NewNameArgument
from tensigns.cli.localized import LocalizedCommand
from tensigns.cli.options import json_option, yes_option
from tensigns.cli.resolve import is_entry_id, resolve_client
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import confirm
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library


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
        "Move a client, a sitting or an entry to the trash.\n\n"
        "CLIENT@ID is one sitting, or one journal entry with its corrections. Deleting a client "
        "also moves all its sittings and entries to the trash. `tensigns trash restore` brings "
        "back what was deleted, until the trash is emptied."
    ),
    examples=("tensigns delete globex", "tensigns delete globex@20261123T101530Z --yes"),
)
@click.argument("client", cls=ClientArgument, sittings=True, entries=True)
@yes_option()
@json_option()
def delete(client: str, *, yes: bool, as_json: bool) -> None:
    """Move a client, a sitting or an entry to the trash."""
    library = open_library()
    target, item_id = resolve_client(library, client)
    is_entry = item_id is not None and is_entry_id(library, target, item_id)
    if item_id is None:
        question = _client_question(library, target)
    elif is_entry:
        question = _entry_question(library, target, item_id)
    else:
        library.require_deletable(target, item_id)
        question = _("Move the sitting {id} of {client} to the trash?")
        question = question.format(id=item_id, client=target.name)
    if not yes and not confirm(question):
        output.print_message(_("Nothing was deleted."))
        return
    if item_id is not None and is_entry:
        trash_name = library.journal(target).delete(item_id)
    else:
        trash_name = library.delete(target, item_id)
    output.print_client_name(target.name)
    if as_json:
        item = {"sitting": None, "entry": item_id} if is_entry else {"sitting": item_id}
        names = {"client": target.name, "slug": target.slug}
        output.print_json({**names, **item, "trash": trash_name})
    else:
        message = _("In the trash; `tensigns trash restore {name}` brings it back.")
        output.print_text(message.format(name=trash_name))


def _client_question(library: Library, client: Client) -> str:
    """Return the text that asks the user to confirm the deletion of a client.

    Print a message for each file that cannot be read.
    """
    for path in library.unreadable_files(client):
        message = _("{where}: this cannot be read; it goes to the trash as it is.")
        output.print_message(message.format(where=path))
    count = len(library.sitting_ids(client))
    question = ngettext(
        "Move {client} with {count} sitting to the trash?",
        "Move {client} with {count} sittings to the trash?",
        count,
    )
    return question.format(client=client.name, count=count)


def _entry_question(library: Library, client: Client, entry_id: str) -> str:
    """Return the text that asks the user to confirm the deletion of an entry.

    Raise :class:`BadInput` if the entry is damaged.
    """
    from tensigns.report.periods import period_text

    entry = library.journal(client).load(entry_id)
    question = _("Move the entry of {client} about {period}, with its corrections, to the trash?")
    return question.format(client=client.name, period=period_text(entry.period))
