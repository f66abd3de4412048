"""``tensigns log``: a journal entry about what happened, or about what the client was told."""

import click

from tensigns.cli.arguments import ClientArgument, EntryIdOption, SignOption
from tensigns.cli.localized import LocalizedArgument, LocalizedCommand
from tensigns.cli.options import json_option, option, refuse_if
from tensigns.language import N_
from tensigns.language import gettext as _


@click.command(
    cls=LocalizedCommand,
    help=N_(
        "Note what happened with a client.\n\n"
        "TEXT can come through a pipe; at a terminal without TEXT, the fields are asked line by "
        "line. A date is a day (2026-11-23, 23 Nov, yesterday) or a month (2026-11). The id of "
        "the entry is printed; --correct ID writes a new entry that replaces an older one and "
        "copies from it the fields that you do not give. If you give none, a terminal asks for "
        "them."
    ),
    examples=(
        N_('tensigns log globex "Rang at 23:10 about the logo" --sign 4 --who JB'),
        N_('tensigns log globex "Said that evenings cost extra" --told --on yesterday'),
        "tensigns log globex --correct 20261123T101530Z-e7f3 --on 2026-11-20",
    ),
)
@click.argument("client", cls=ClientArgument)
@click.argument("text", metavar="[TEXT]", required=False, cls=LocalizedArgument)
@click.option(
    "--sign",
    "signs",
    metavar="SIGN",
    multiple=True,
    cls=SignOption,
    help=N_("A sign, by its id or number. Can be given several times."),
)
@option("--on", "on_text", metavar="DATE", help=N_("The day or month. Default: today."))
@option("--from", "from_text", metavar="DATE", help=N_("The first day of several, with --to."))
@option("--to", "to_text", metavar="DATE", help=N_("The last day of several, with --from."))
@option("--who", metavar="NAME", help=N_("Who it was. Initials will do."))
@option("--record", metavar="WHERE", help=N_("Where it is on record: a mail, a file."))
@option("--good", is_flag=True, help=N_("It went well."))
@option("--told", is_flag=True, help=N_("It is what you told the client."))
@click.option(
    "--correct",
    metavar="ID",
    cls=EntryIdOption,
    help=N_("Write a correction of this entry. The old entry is kept in the journal."),
)
@json_option()
def log(  # noqa: PLR0913  one parameter for each option
    *,
    client: str,
    text: str | None,
    signs: tuple[str, ...],
    on_text: str | None,
    from_text: str | None,
    to_text: str | None,
    who: str | None,
    record: str | None,
    correct: str | None,
    good: bool,
    told: bool,
    as_json: bool,
) -> None:
    """Write a journal entry."""
    refuse_if(good and told, _("--good and --told rule each other out."))
    refuse_if(told and correct is not None, _("--told and --correct rule each other out."))
    has_range = from_text is not None or to_text is not None
    refuse_if(on_text is not None and has_range, _("--on rules out --from and --to."))
    refuse_if((from_text is None) != (to_text is None), _("--from and --to go together."))
    range_texts = None if from_text is None or to_text is None else (from_text, to_text)
    # Imported here because printing help does not need it.
    from tensigns.cli.log_entry import LogRequest, log_entry

    log_entry(
        LogRequest(
            client=client,
            text=text,
            signs=signs,
            on_text=on_text,
            range_texts=range_texts,
            who=who,
            record=record,
            correct=correct,
            good=good,
            told=told,
        ),
        as_json=as_json,
    )
