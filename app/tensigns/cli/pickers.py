"""Asking at a terminal for what the command line lacks."""

from collections.abc import Sequence

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

from tensigns.cli.resolve import resolve_sitting
from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.wording import long_date
from tensigns.text.clean import clean_line


def pick_client(library: Library) -> str:
    """The slug of the client that somebody picks from a list, which typing filters.

    :class:`KeyboardInterrupt` at Ctrl+C; :class:`BadInput` where there is nobody to pick.
    """
    clients = library.clients()
    if not clients:
        raise BadInput(_("There are no clients yet; `tensigns ask NAME` begins with one."))
    return _picked(_("Which client?"), [_choice(client) for client in clients])


def pick_or_name(library: Library) -> str:
    """The slug of a client that is picked, or the name that is typed for a new one."""
    clients = library.clients()
    asked = _("What is the client called?")
    if not clients:
        return _typed(asked)
    new = questionary.Choice(_("A new client"), "")
    return _picked(_("Which client?"), [new, *map(_choice, clients)]) or _typed(asked)


def pick_first(library: Library) -> str:
    """The slug of the first client to compare, one with a finished sitting."""
    held = [(client, len(library.finished(client))) for client in library.clients()]
    if sum(number for _client, number in held) < 2:  # noqa: PLR2004  it takes two
        raise BadInput(_("It takes two finished sittings to compare; there are not that many yet."))
    return _picked(_("Which client first?"), [_choice(client) for client, number in held if number])


def pick_second(library: Library, first: str) -> str:
    """What to compare with: another client, or another sitting of the same one as ``slug@id``.

    ``first`` is what was given or picked; :class:`BadInput` where that is nobody.
    """
    known = resolve_sitting(library, first)
    slug = known.client.slug
    choices = [
        _choice(client)
        for client in library.clients()
        if client.slug != slug and library.finished(client)
    ]
    for each in reversed(library.history(known.client).standing):
        if each.id != known.sitting.id:
            title = f"{known.client.name}, {long_date(each.day)}  {slug}@{each.id}"
            choices.append(questionary.Choice(title, f"{slug}@{each.id}"))
    if not choices:
        message = _("There is no other finished sitting to compare {name} with.")
        raise BadInput(message.format(name=known.client.name))
    return _picked(_("Compare {name} with what?").format(name=known.client.name), choices)


def ask_name() -> str:
    """The new name that somebody types, cleaned; :class:`KeyboardInterrupt` at Ctrl+C."""
    return _typed(_("What is the client called from now on?"))


def _choice(client: Client) -> questionary.Choice:
    # A filter takes ASCII alone, and so does a slug: with it, anybody can be found.
    return questionary.Choice(f"{client.name}  {client.slug}", client.slug)


def _picked(asked: str, choices: Sequence[questionary.Choice]) -> str:
    question = questionary.select(
        asked,
        choices,
        instruction=_("(arrow keys, or type to filter)"),
        use_search_filter=True,
        use_jk_keys=False,
    )
    # A list takes no notice of Ctrl+D by itself, as a line of text does.
    ending = KeyBindings()
    ending.add("c-d")(lambda event: event.app.exit(exception=EOFError()))
    application = question.application
    application.key_bindings = merge_key_bindings(
        [each for each in (application.key_bindings, ending) if each is not None]
    )
    return _answered(question)


def _typed(asked: str) -> str:
    return clean_line(_answered(questionary.text(asked)))


def _answered(question: questionary.Question) -> str:
    try:
        return str(question.unsafe_ask())
    except EOFError as error:
        raise Failed(_("The input ended; nothing was changed.")) from error
