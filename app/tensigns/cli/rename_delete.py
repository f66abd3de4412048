"""``tensigns rename`` and ``tensigns delete``."""

import click

from tensigns.cli import output
from tensigns.cli.arguments import ClientArgument, NewNameArgument
from tensigns.cli.command_classes import LocalizedCommand, LocalizedOption
from tensigns.cli.confirm import confirm
from tensigns.cli.resolve import split_sitting_id
from tensigns.cli.run_context import open_library
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _


@click.command(
    cls=LocalizedCommand,
    help=N_("Give a client another name.\n\nThe slug stays, and so do the sittings."),
    examples=('tensigns rename globex "Globex Ltd"',),
)
@click.argument("client", cls=ClientArgument)
@click.argument("name", cls=NewNameArgument)
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def rename(client: str, name: str, *, as_json: bool) -> None:
    """Rename a client."""
    shelves = open_library()
    before = shelves.find(client)
    after = shelves.rename(before, name)
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
@click.option("--yes", is_flag=True, cls=LocalizedOption, help=N_("Do not ask."))
@click.option(
    "--json", "as_json", is_flag=True, cls=LocalizedOption, help=N_("Print a JSON document.")
)
def delete(client: str, *, yes: bool, as_json: bool) -> None:
    """Move a client or a sitting to the trash."""
    shelves = open_library()
    name, sitting = split_sitting_id(client)
    found = shelves.find(name)
    if sitting:
        question = _("Move the sitting {id} of {client} to the trash?")
        question = question.format(id=shelves.load(found, sitting).id, client=found.name)
    else:
        for where in shelves.unreadable(found):
            message = _("{where}: this cannot be read; it goes to the trash as it is.")
            output.print_message(message.format(where=where))
        count = len(shelves.finished(found))
        question = ngettext(
            "Move {client} with {count} sitting to the trash?",
            "Move {client} with {count} sittings to the trash?",
            count,
        ).format(client=found.name, count=count)
    if not yes and not confirm(question):
        output.print_message(_("Nothing was deleted."))
        return
    trashed = shelves.delete(found, sitting)
    if as_json:
        output.print_json(
            {"client": found.name, "slug": found.slug, "sitting": sitting, "trash": trashed}
        )
    else:
        message = _("In the trash; `tensigns trash restore {name}` brings it back.")
        output.print_text(message.format(name=trashed))
