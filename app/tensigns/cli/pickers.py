"""Prompts at a terminal for missing arguments. Every prompt raises KeyboardInterrupt at Ctrl+C."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click
import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from questionary.prompts.common import InquirerControl

from tensigns.cli.line_console import leave_command_with_form, line_console
from tensigns.cli.resolve import resolve_sitting
from tensigns.cli.terminal import wants_plain_lines
from tensigns.clock import now
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.library.clients import Client, validate_name
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.prompts.near_clients import NearClientsQuestion
from tensigns.report.wording import long_date
from tensigns.storage.file_faults import surplus_marks_message
from tensigns.text.clean import clean_line_and_count
from tensigns.text.discretion import conceal


def pick_client(library: Library) -> str:
    """Let the user pick a client and return the slug. Raise :class:`BadInput` without clients."""
    clients = library.clients()
    if not clients:
        raise BadInput(
            _("There are no clients yet; `tensigns ask NAME` adds a client and starts a sitting.")
        )
    return _pick(_("Which client?"), [_choice(client) for client in clients])


def pick_or_name(library: Library) -> Client | str:
    """Let the user pick a client or type a new name. Return the client or the name.

    Raise :class:`BadInput` if the client was deleted meanwhile.
    """
    clients = library.clients()
    question = _("What is the client called?")
    if not clients:
        return _ask_text(question)
    new = questionary.Choice(_("A new client"), "")
    slug = _pick(_("Which client?"), [new, *map(_choice, clients)])
    return library.find(slug) if slug else _ask_text(question)


def pick_near_client(library: Library, question: NearClientsQuestion) -> Client | str:
    """Let the user pick which client a new name means. Return the client, or the new name.

    Raise :class:`BadInput` if the client was deleted meanwhile.
    """
    new = questionary.Choice(conceal(question.new_label), "")
    slug = _pick(question.text, [*map(_choice, question.clients), new])
    return library.find(slug) if slug else question.new_name


def pick_first(library: Library) -> str:
    """Let the user pick a client with a finished sitting for a comparison. Return the slug.

    Raise :class:`BadInput` if there are fewer than two finished sittings.
    """
    counts = {client: len(library.sitting_ids(client)) for client in library.clients()}
    if sum(counts.values()) < 2:  # noqa: PLR2004  a comparison has two sides
        raise BadInput(_("It takes two finished sittings to compare; there are not that many yet."))
    return _pick(
        _("Which client first?"), [_choice(client) for client, count in counts.items() if count]
    )


def pick_second(library: Library, first: str) -> str:
    """Let the user pick the second side of a comparison.

    Return another client's slug, or ``slug@id`` for another sitting of the client. ``first`` is the
    first side. Raise :class:`BadInput` if ``first`` does not name a finished sitting.
    """
    client, sitting, _edition = resolve_sitting(library, first)
    choices = [
        _choice(other)
        for other in library.clients()
        if other.slug != client.slug and library.sitting_ids(other)
    ]
    for effective in reversed(library.history(client).sittings):
        if effective.id != sitting.id:
            name = f"{client.slug}@{effective.id}"
            title = f"{client.name}, {long_date(effective.day)}  {name}"
            choices.append(questionary.Choice(conceal(title), name))
    if not choices:
        message = _("There is no other finished sitting to compare {name} with.")
        raise BadInput(message.format(name=client.name))
    return _pick(_("Compare {name} with what?").format(name=client.name), choices)


def pick_trashed(library: Library) -> str:
    """Let the user pick an item of the trash, and return its name.

    Raise :class:`BadInput` if the trash is empty.
    """
    # Imported here because no other picker needs it.
    from tensigns.session.trash_list import read_trash

    items = read_trash(library, now().tzinfo)
    if not items:
        raise BadInput(_("The trash is empty."))
    choices = [questionary.Choice(conceal(trashed.summary), trashed.item.name) for trashed in items]
    return _pick(_("What do you want back?"), choices)


def ask_name(library: Library, client_text: str) -> str:
    """Let the user type a client's new name, and return the name.

    In plain lines, a name that the client cannot have is refused and asked again.
    """
    question = _("What is the client called from now on?")
    if not wants_plain_lines():
        return _ask_text(question)
    # Imported here because only plain lines need them.
    from tensigns.lineui.form import ask_form
    from tensigns.prompts.form import Form, FormField

    others = [other for other in library.clients() if other != library.find(client_text)]
    field = FormField(
        id="name",
        label=question,
        is_required=True,
        parse=lambda text: validate_name(text, others),
    )
    with line_console() as console, leave_command_with_form(console):
        return str(ask_form(console, Form(question, (field,)))["name"])


def _choice(client: Client) -> questionary.Choice:
    # The filter accepts only ASCII. With the slug every client can be found.
    return questionary.Choice(conceal(f"{client.name}  {client.slug}"), client.slug)


def _pick(message: str, choices: Sequence[questionary.Choice]) -> str:
    if wants_plain_lines():
        with line_console() as console:
            index = ask_number(console, message, [str(choice.title) for choice in choices])
        if index is None:
            click.get_current_context().exit()
        return str(choices[index].value)
    question = questionary.select(
        conceal(message),
        choices,
        instruction=_("(arrow keys, or type to filter)"),
        use_search_filter=True,
        use_jk_keys=False,
    )
    _add_keys(question.application)
    return _ask(question)


def _add_keys(application: Application[Any]) -> None:
    """Let Ctrl+D end the input in a list, and let Enter take no choice that the filter excludes.

    questionary shows every choice if no choice matches the filter. Enter then clears the filter.
    """
    (listing,) = (
        control
        for control in application.layout.find_all_controls()
        if isinstance(control, InquirerControl)
    )

    @Condition
    def matches_nothing() -> bool:
        return bool(listing.search_filter) and listing.filtered_choices is listing.choices

    def clear_filter(_event: KeyPressEvent) -> None:
        listing.search_filter = None

    keys = KeyBindings()
    keys.add("c-d")(lambda event: event.app.exit(exception=EOFError()))
    keys.add("enter", filter=matches_nothing, eager=True)(clear_filter)
    application.key_bindings = merge_key_bindings(
        [bindings for bindings in (application.key_bindings, keys) if bindings is not None]
    )


def _ask_text(message: str) -> str:
    line, surplus_marks = clean_line_and_count(_ask(questionary.text(message)))
    if surplus_marks:
        raise BadInput(surplus_marks_message(surplus_marks))
    return line


def _ask(question: questionary.Question) -> str:
    try:
        with _ended_by_sigterm(question.application):
            return str(question.unsafe_ask())
    except EOFError as error:
        raise OperationFailed(_("The input ended; nothing was changed.")) from error


@contextmanager
def _ended_by_sigterm(application: Application[Any]) -> Iterator[None]:
    """Let SIGTERM end the application in this block, and then the process.

    The application restores the terminal when it ends. The process ends even if the user has
    chosen something meanwhile. If SIGTERM is ignored or has a handler, change nothing.
    """
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    is_terminated = False

    def handle_sigterm(number: int, _frame: FrameType | None) -> None:
        nonlocal is_terminated
        is_terminated = True
        # A second signal must not end the process before the terminal is restored.
        signal.signal(number, signal.SIG_IGN)
        if application.loop is None:
            raise SystemExit(128 + number)
        application.loop.call_soon_threadsafe(_exit, application)

    signal.signal(signal.SIGTERM, handle_sigterm)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if is_terminated:
            signal.raise_signal(signal.SIGTERM)
            # As the first process of a container, this process survives the signal.
            raise SystemExit(128 + signal.SIGTERM)


def _exit(application: Application[Any]) -> None:
    """End the application, unless it has ended. Its result is the exception EOFError."""
    if application.is_running and not application.is_done:
        application.exit(exception=EOFError())
