"""Names on the command line: completed by a shell, asked for at a terminal where they are missing.

What a shell completes is made of ASCII letters, digits and ``-@~``, whatever clients are called.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from tensigns.cli.command_classes import LocalizedArgument, LocalizedOption
from tensigns.cli.run_context import full_screen_obstacle, open_library

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_PLAIN = re.compile(r"[0-9A-Za-z@~-]+")


class _Asked(LocalizedArgument):
    """An argument that somebody at a terminal is asked for."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """The value; where it must be there and is not, what was said instead."""
        is_missing = self.required and self.value_is_missing(value)
        if is_missing and not ctx.resilient_parsing and not full_screen_obstacle():
            value = self.ask(ctx)
        return super().process_value(ctx, value)

    def ask(self, ctx: click.Context) -> str:
        """Ask for it; ``ctx`` has what was given, or asked for, before."""
        raise NotImplementedError


class ClientArgument(_Asked):
    """``CLIENT``, or with ``sittings`` ``CLIENT@ID``; asking gives a slug."""

    def __init__(self, *args: Any, sittings: bool = False, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self._sittings = sittings

    def ask(self, ctx: click.Context) -> str:  # noqa: ARG002
        """Offer all clients."""
        from tensigns.cli.pickers import pick_client

        return pick_client(open_library())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The slugs, or after an ``@`` the ids of that client's finished sittings."""
        slug, at, _id = incomplete.rpartition("@")
        with ctx.scope(cleanup=False):
            if at and self._sittings:
                return _beginning(incomplete, (f"{slug}@{each}" for each in _ids(slug)))
            return _beginning(incomplete, (client.slug for client in open_library().clients()))


class ComparedArgument(ClientArgument):
    """One of two ``CLIENT`` or ``CLIENT@ID`` to compare; ``beside`` is the parameter before it."""

    def __init__(self, *args: Any, beside: str | None = None, **attrs: Any) -> None:
        super().__init__(*args, sittings=True, **attrs)
        self._beside = beside

    def ask(self, ctx: click.Context) -> str:
        """Offer what can be compared; beside another, never that one again."""
        from tensigns.cli.pickers import pick_first, pick_second

        if self._beside is None:
            return pick_first(open_library())
        return pick_second(open_library(), ctx.params[self._beside])


class NewNameArgument(_Asked):
    """``NAME``: what a client is to be called."""

    def ask(self, ctx: click.Context) -> str:  # noqa: ARG002
        """Let it be typed."""
        from tensigns.cli.pickers import ask_name

        return ask_name()


class SittingIdOption(LocalizedOption):
    """An option that names a finished sitting of the client on the line."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The ids."""
        # While the option lacks its value, click leaves what stands before it unparsed.
        named = [ctx.params.get("client"), *ctx.args]
        client = next((each for each in named if each), "")
        with ctx.scope(cleanup=False):
            return _beginning(incomplete, _ids(client))


class TrashNameArgument(LocalizedArgument):
    """The name of something in the trash."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The names."""
        with ctx.scope(cleanup=False):
            return _beginning(incomplete, (each.name for each in open_library().trashed()))


def _ids(client: str) -> Iterable[str]:
    """The ids of a client's finished sittings; none where it is not clear who is meant."""
    shelves = open_library()
    known = shelves.match(client)
    return shelves.finished(known[0]) if len(known) == 1 else ()


def _beginning(incomplete: str, words: Iterable[str]) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem

    fitting = (word for word in words if word.startswith(incomplete) and _PLAIN.fullmatch(word))
    return [CompletionItem(word) for word in fitting]
