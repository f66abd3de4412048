"""Asking at a terminal for what the command line lacks."""

import questionary

from tensigns.core.text import clean_line
from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.store.library import Library


def pick_client(library: Library) -> str:
    """The slug of the client that somebody picks from a list, which typing filters.

    :class:`KeyboardInterrupt` at Ctrl+C; :class:`BadInput` where there is nobody to pick.
    """
    choices = [
        # A filter takes ASCII alone, and so does a slug: with it, anybody can be found.
        questionary.Choice(f"{client.name}  {client.slug}", client.slug)
        for client in library.clients()
    ]
    if not choices:
        raise BadInput(_("There are no clients yet; `tensigns ask NAME` begins with one."))
    question = questionary.select(
        _("Which client?"),
        choices,
        instruction=_("(arrow keys, or type to filter)"),
        use_search_filter=True,
        use_jk_keys=False,
    )
    return _answered(question)


def ask_name() -> str:
    """The name that somebody types, cleaned; :class:`KeyboardInterrupt` at Ctrl+C."""
    return clean_line(_answered(questionary.text(_("What is the client called from now on?"))))


def _answered(question: questionary.Question) -> str:
    try:
        return str(question.unsafe_ask())
    except EOFError as error:
        raise Failed(_("The input ended; nothing was changed.")) from error
