"""``tensigns rename`` and ``tensigns delete``."""

import click

from tensigns.cli import output
from tensigns.cli.confirm import confirmed
from tensigns.cli.named import split
from tensigns.cli.parts import Command, Option
from tensigns.cli.place import library
from tensigns.cli.whom import Client, NewName
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _


@click.command(
    cls=Command,
    help=N_("Give a client another name.\n\nThe slug stays, and so do the sittings."),
    examples=('tensigns rename globex "Globex Ltd"',),
)
@click.argument("client", cls=Client)
@click.argument("name", cls=NewName)
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("Print a JSON document."))
def rename(client: str, name: str, *, as_json: bool) -> None:
    """Rename a client."""
    shelves = library()
    before = shelves.find(client)
    after = shelves.rename(before, name)
    if as_json:
        output.say_json({"client": after.name, "slug": after.slug})
    else:
        message = _("{before} is now called {after} ({slug}).")
        output.say(message.format(before=before.name, after=after.name, slug=after.slug))


@click.command(
    cls=Command,
    help=N_(
        "Move a client to the trash, or CLIENT@ID, one sitting.\n\n"
        "A client goes with all sittings. `tensigns trash restore` brings back what was deleted, "
        "until the trash is emptied."
    ),
    examples=("tensigns delete globex", "tensigns delete globex@20261123T101530Z --yes"),
)
@click.argument("client", cls=Client, sittings=True)
@click.option("--yes", is_flag=True, cls=Option, help=N_("Do not ask."))
@click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("Print a JSON document."))
def delete(client: str, *, yes: bool, as_json: bool) -> None:
    """Move a client or a sitting to the trash."""
    shelves = library()
    name, sitting = split(client)
    found = shelves.find(name)
    if sitting:
        question = _("Move the sitting {id} of {client} to the trash?")
        question = question.format(id=shelves.load(found, sitting).id, client=found.name)
    else:
        for where in shelves.unreadable(found):
            message = _("{where}: this cannot be read; it goes to the trash as it is.")
            output.warn(message.format(where=where))
        count = len(shelves.finished(found))
        question = ngettext(
            "Move {client} with {count} sitting to the trash?",
            "Move {client} with {count} sittings to the trash?",
            count,
        ).format(client=found.name, count=count)
    if not yes and not confirmed(question):
        output.warn(_("Nothing was deleted."))
        return
    trashed = shelves.delete(found, sitting)
    if as_json:
        output.say_json(
            {"client": found.name, "slug": found.slug, "sitting": sitting, "trash": trashed}
        )
    else:
        message = _("In the trash; `tensigns trash restore {name}` brings it back.")
        output.say(message.format(name=trashed))
