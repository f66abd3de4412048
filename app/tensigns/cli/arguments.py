"""Arguments that name things in the library.

A shell can complete these arguments. If a required argument is missing, a user at a terminal is
asked for the argument. Completions are slugs and ids in ASCII, never the names of clients.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from tensigns.cli.localized import LocalizedArgument, LocalizedOption
from tensigns.cli.run_context import open_library
from tensigns.cli.terminal import at_terminal
from tensigns.core.questionnaire import UNKNOWN

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tensigns.library.entry_names import EntryName

_COMPLETABLE = r"[0-9A-Za-z@~-]+"


class _PromptedArgument(LocalizedArgument, ABC):
    """An argument that a user at a terminal is asked for if it is missing."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the value, or the user's reply if a required value is missing."""
        is_missing = self.required and self.value_is_missing(value)
        if is_missing and not ctx.resilient_parsing and at_terminal():
            value = self.ask_user(ctx)
        return super().process_value(ctx, value)

    @abstractmethod
    def ask_user(self, ctx: click.Context) -> str:
        """Ask for the value. ``ctx`` holds the values of the parameters before this parameter."""


class ClientArgument(_PromptedArgument):
    """``CLIENT``, or also ``CLIENT@ID`` if ``sittings`` is set.

    With ``entries``, the id can be the id of a journal entry too.
    """

    def __init__(
        self, *args: Any, sittings: bool = False, entries: bool = False, **attrs: Any
    ) -> None:
        super().__init__(*args, **attrs)
        self._sittings = sittings
        self._entries = entries

    def ask_user(self, ctx: click.Context) -> str:  # noqa: ARG002
        """Let the user pick a client, and return the client's slug."""
        from tensigns.cli.pickers import pick_client

        return pick_client(open_library())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Return the slugs of all clients. After an ``@``, return the ids."""
        slug, at, _id = incomplete.rpartition("@")
        with ctx.scope(cleanup=False):
            if at and self._sittings:
                ids = [*_sitting_ids(slug), *(_all_entry_ids(slug) if self._entries else ())]
                return _completions(incomplete, (f"{slug}@{item_id}" for item_id in ids))
            return _completions(incomplete, (client.slug for client in open_library().clients()))


class ComparedArgument(ClientArgument):
    """One of the two sides of a comparison.

    For the second side, ``first_side`` is the name of the first side's parameter.
    """

    def __init__(self, *args: Any, first_side: str | None = None, **attrs: Any) -> None:
        super().__init__(*args, sittings=True, **attrs)
        self._first_side = first_side

    def ask_user(self, ctx: click.Context) -> str:
        """Let the user pick a side. The second side must differ from the first."""
        from tensigns.cli.pickers import pick_first, pick_second

        if self._first_side is None:
            return pick_first(open_library())
        return pick_second(open_library(), ctx.params[self._first_side])


class NewNameArgument(_PromptedArgument):
    """``NAME``: the new name of a client."""

    def ask_user(self, ctx: click.Context) -> str:
        """Let the user type the name."""
        from tensigns.cli.pickers import ask_name

        return ask_name(open_library(), _client_text(ctx))


class SittingIdOption(LocalizedOption):
    """An option that names a finished sitting of the client in the arguments."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Return the ids of the client's finished sittings."""
        with ctx.scope(cleanup=False):
            return _completions(incomplete, _sitting_ids(_client_text(ctx)))


class EntryIdOption(LocalizedOption):
    """An option that names an entry in the journal of the client in the arguments."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Return the ids of the client's events and of what the client was told."""
        with ctx.scope(cleanup=False):
            return _completions(incomplete, _entry_ids(_client_text(ctx)))


class SignOption(LocalizedOption):
    """An option that names a sign of the built-in questionnaire."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":  # noqa: ARG002
        """Return the ids of the signs."""
        from tensigns.questionnaires.reading import builtin_edition

        return _completions(incomplete, (sign.id for sign in builtin_edition().questionnaire.signs))


class AnswerOption(LocalizedOption):
    """An option with an answer to a question of the built-in questionnaire: ``KEY=OPTION``."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":  # noqa: ARG002
        """Return every question key with each of its options."""
        from click.shell_completion import CompletionItem

        from tensigns.questionnaires.reading import builtin_edition

        questions = builtin_edition().questionnaire.questions_by_key
        answers = (
            f"{key}={option_id}"
            for key, keyed in questions.items()
            for option_id in (*(option.id for option in keyed.question.options), UNKNOWN)
        )
        return [CompletionItem(answer) for answer in answers if answer.startswith(incomplete)]


class TrashNameArgument(_PromptedArgument):
    """The name of an item in the trash."""

    def ask_user(self, ctx: click.Context) -> str:  # noqa: ARG002
        """Let the user pick an item of the trash, and return its name."""
        from tensigns.cli.pickers import pick_trashed

        return pick_trashed(open_library())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Return the names of all items in the trash."""
        with ctx.scope(cleanup=False):
            return _completions(incomplete, (item.name for item in open_library().trash_items()))


def _client_text(ctx: click.Context) -> str:
    """Return the client in the arguments; empty if there is none yet."""
    # While an option has no value, click does not parse the arguments before the option.
    texts = [ctx.params.get("client"), *ctx.args]
    return next((text for text in texts if text), "")


def _entry_ids(client: str) -> Iterable[str]:
    """Return the ids of the entries of the kinds that `log` writes, for the client in a text."""
    return (name.id for name in _entry_names(client) if name.kind in ("event", "told"))


def _all_entry_ids(client: str) -> Iterable[str]:
    """Return the ids of the entries of all kinds, for the client in a text."""
    return (name.id for name in _entry_names(client))


def _entry_names(client: str) -> "tuple[EntryName, ...]":
    library = open_library()
    matches = library.match(client)
    return library.journal(matches[0]).names() if len(matches) == 1 else ()


def _sitting_ids(client: str) -> Iterable[str]:
    """Return the ids of the finished sittings of the client that a text matches.

    Return no ids if no client matches, or if several clients match.
    """
    library = open_library()
    matches = library.match(client)
    return library.sitting_ids(matches[0]) if len(matches) == 1 else ()


def _completions(incomplete: str, words: Iterable[str]) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(word)
        for word in words
        if word.startswith(incomplete) and re.fullmatch(_COMPLETABLE, word)
    ]
