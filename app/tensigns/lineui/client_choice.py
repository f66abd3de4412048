"""Ask in plain lines for a client from the list, or for the name of a new client."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.console import HELP, LEAVE, Console, FormLeft
from tensigns.prompts.near_clients import near_clients_question, new_client_question
from tensigns.text.clean import clean_line
from tensigns.text.wrapping import Paragraph

MAX_LISTED_CLIENTS = 20
"""The most clients that are listed at once. A screen reader takes long to read a longer list."""


def ask_client(
    console: Console,
    clients: Sequence[Client],
    resolve: Callable[[str], Client | str | None],
    remarks: Mapping[str, str] = MappingProxyType({}),
) -> Client | str | None:
    """Ask until the user names a client, and return the client.

    Return the name if the client is new, and None if the user leaves. ``resolve`` returns the
    client that a text names, or the name of a new client, or raises :class:`BadInput`; None asks
    again. ``remarks`` are shown behind the names, by slug. The inputs ``q`` and ``?`` are commands,
    not names.
    """
    clients_by_number = {str(number): client for number, client in enumerate(clients, start=1)}
    _say_question(console, clients, remarks)
    while True:
        line = clean_line(console.ask(_("Name or number:") if clients else _("Name:")))
        if line.casefold() == LEAVE:
            return None
        if line == HELP:
            console.say(*_client_list(clients, remarks), _typing_hint(clients))
        elif not line:
            console.refuse(_("Type a name first."))
        elif line in clients_by_number:
            return clients_by_number[line]
        elif clients and line.isdecimal() and all(client.name != line for client in clients):
            message = _("type a number from 1 to {last}, or a name")
            console.refuse(message.format(last=len(clients)))
        else:
            try:
                client = resolve(line)
            except BadInput as error:
                console.refuse(str(error))
            else:
                if client is not None:
                    return client


def client_or_new_name(
    console: Console, library: Library, text: str, *, confirms_new: bool = False
) -> Client | str | None:
    """Return the client that a text names, or the name of a new client.

    If the text names no client but is close to the names of clients, ask a user at a terminal
    which client is meant. If it is close to none and ``confirms_new`` is true, ask whether the
    client is new. Return None if the user leaves these questions or says no. Raise the errors of
    :meth:`Library.find_or_name`.
    """
    client = library.find_or_name(text)
    if isinstance(client, Client) or not console.is_interactive:
        return client
    question = near_clients_question(library, client)
    if question is None:
        return client if not confirms_new or _is_new(console, client) else None
    index = ask_number(console, question.text, question.labels)
    return None if index is None else question.resolve(index)


def _is_new(console: Console, name: str) -> bool:
    """Return whether the user says that a name is the name of a new client."""
    # Imported here because the list of clients does not need it.
    from tensigns.lineui.form import ask_yes_no  # noqa: PLC0415

    try:
        return ask_yes_no(console, new_client_question(name))
    except FormLeft:
        return False


def _say_question(console: Console, clients: Sequence[Client], remarks: Mapping[str, str]) -> None:
    if not clients:
        console.say(_("There are no clients yet. What is the client called?"))
        console.say(_typing_hint(clients))
        return
    console.say(_("Which client?"))
    if len(clients) <= MAX_LISTED_CLIENTS:
        console.say(*_client_list(clients, remarks))
    else:
        message = ngettext(
            "There is {count} client; ? lists it.",
            "There are {count} clients; ? lists them.",
            len(clients),
        )
        console.say(message.format(count=len(clients)))
    console.say(_typing_hint(clients))


def _client_list(clients: Sequence[Client], remarks: Mapping[str, str]) -> list[Paragraph]:
    return [
        Paragraph(_with_remark(client.name, remarks.get(client.slug)), f"{number:>3}  ", " " * 5)
        for number, client in enumerate(clients, start=1)
    ]


def _with_remark(name: str, remark: str | None) -> str:
    return f"{name}: {remark}" if remark else name


def _typing_hint(clients: Sequence[Client]) -> str:
    if clients:
        return _("Type a client's number, or the name of a new client; q leaves.")
    return _("Type the name of the client and press Enter; q leaves.")
