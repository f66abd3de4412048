"""The notes of a sitting, or of two side by side, out of the library and ready to be sent."""

import contextlib
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.pair_report import build_pair
from tensigns.report.redaction import make_aliases, redact
from tensigns.report.render.json_document import Document, sitting_document
from tensigns.report.render.pair_document import SluggedSitting, pair_document
from tensigns.report.sitting_report import build_report

Redaction = Literal["none", "names", "notes-too"]
"""What is left out: nothing, the clients' names (in notes too), or names and all notes."""


class ClientSitting(NamedTuple):
    """A finished sitting in the library."""

    client: Client
    sitting: Sitting


class Export:
    """One sitting, or two, each under its client's present name or under an alias."""

    def __init__(
        self, library: Library, chosen: Sequence[ClientSitting], veil: Redaction = "none"
    ) -> None:
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
            return sitting_document(*self._filed[0])
        return pair_document(*self._filed)

    def markdown(self) -> str:
        """Markdown."""
        # Only here, for the templates take longer to import than a list to print.
        from tensigns.report.render.markdown import markdown_pair, markdown_report  # noqa: PLC0415

        if len(self._filed) == 1:
            return markdown_report(build_report(*self._filed[0][:2]))
        a, b = self._filed
        return markdown_pair(build_pair(a[:2], b[:2]))

    def html(self) -> str:
        """A page that stands on its own, with the trend where a client has several sittings."""
        from tensigns.report.render.html import html_pair, html_report  # noqa: PLC0415
        from tensigns.report.trend import build_trend  # noqa: PLC0415

        courses = [
            build_trend(
                self._library.history(client).standing,
                *(each.sitting.id for each in self._chosen if each.client.slug == client.slug),
            )
            for client in {each.client.slug: each.client for each in self._chosen}.values()
        ]
        if len(self._filed) == 1:
            return html_report(build_report(*self._filed[0][:2]), *courses)
        a, b = self._filed
        return html_pair(build_pair(a[:2], b[:2]), *courses)


def _veiled(
    library: Library, chosen: Sequence[ClientSitting], veil: Redaction
) -> tuple[SluggedSitting, ...]:
    filed = (
        SluggedSitting(
            library.edition(sitting.source).questionnaire,
            replace(sitting, client=client.name),
            client.slug,
        )
        for client, sitting in chosen
    )
    if veil == "none":
        return tuple(filed)
    everybody = make_aliases({each.client.slug: _names(library, each.client) for each in chosen})
    by_slug = {alias.slug: alias for alias in everybody}
    return tuple(
        SluggedSitting(
            each.questionnaire,
            redact(each.sitting, by_slug[each.slug or ""], everybody, with_notes=veil == "names"),
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
