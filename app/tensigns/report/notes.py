"""The notes of a sitting, or of two side by side, out of the library and ready to be sent."""

import contextlib
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.report.anonymous import aliases, anonymous
from tensigns.report.document import Document, document
from tensigns.report.pair import build_pair
from tensigns.report.pair_document import Filed, pair_document
from tensigns.report.report import build
from tensigns.store.clients import Client
from tensigns.store.library import Library

Veil = Literal["none", "names", "notes-too"]
"""What is left out: nothing, the clients' names (in notes too), or names and all notes."""


class Chosen(NamedTuple):
    """A finished sitting in the library."""

    client: Client
    sitting: Sitting


class Notes:
    """One sitting, or two, each under its client's present name or under an alias."""

    def __init__(self, library: Library, chosen: Sequence[Chosen], veil: Veil = "none") -> None:
        self._library = library
        self._chosen = chosen
        self._filed = _veiled(library, chosen, veil)

    @property
    def name(self) -> str:
        """What a file of them is called, without its ending; the veil covers it too."""
        slugs = [each.slug or "" for each in self._filed]
        sittings = [each.sitting.id or "" for each in self._filed]
        return "-".join(dict.fromkeys(slugs + sittings))

    def document(self) -> Document:
        """What becomes JSON."""
        if len(self._filed) == 1:
            return document(*self._filed[0])
        return pair_document(*self._filed)

    def markdown(self) -> str:
        """Markdown."""
        # Only here, for the templates take longer to import than a list to print.
        from tensigns.report.markdown import render, render_pair  # noqa: PLC0415

        if len(self._filed) == 1:
            return render(build(*self._filed[0][:2]))
        a, b = self._filed
        return render_pair(build_pair(a[:2], b[:2]))

    def html(self) -> str:
        """A page that stands on its own, with the trend where a client has several sittings."""
        from tensigns.report.page import render_page, render_pair_page  # noqa: PLC0415
        from tensigns.report.trend import trend  # noqa: PLC0415

        courses = [
            trend(
                self._library.history(client).standing,
                *(each.sitting.id for each in self._chosen if each.client.slug == client.slug),
            )
            for client in {each.client.slug: each.client for each in self._chosen}.values()
        ]
        if len(self._filed) == 1:
            return render_page(build(*self._filed[0][:2]), *courses)
        a, b = self._filed
        return render_pair_page(build_pair(a[:2], b[:2]), *courses)


def _veiled(library: Library, chosen: Sequence[Chosen], veil: Veil) -> tuple[Filed, ...]:
    filed = (
        Filed(
            library.edition(sitting.source).questionnaire,
            replace(sitting, client=client.name),
            client.slug,
        )
        for client, sitting in chosen
    )
    if veil == "none":
        return tuple(filed)
    everybody = aliases({each.client.slug: _names(library, each.client) for each in chosen})
    by_slug = {alias.slug: alias for alias in everybody}
    return tuple(
        Filed(
            each.questionnaire,
            anonymous(
                each.sitting, by_slug[each.slug or ""], everybody, with_notes=veil == "names"
            ),
            by_slug[each.slug or ""].stand_in,
        )
        for each in filed
    )


def _names(library: Library, client: Client) -> frozenset[str]:
    """What a client is called, and was at each sitting; a damaged file names nobody."""
    names = {client.name}
    for sitting in library.finished(client):
        with contextlib.suppress(TensignsError):
            names.add(library.load(client, sitting).client)
    return frozenset(names)
