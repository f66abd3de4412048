"""Print where the words of ``tensigns list WORDS`` occur."""

from collections.abc import Iterator
from typing import Any

from tensigns.cli import output
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.library.search import SearchHit, search
from tensigns.library.slugs_and_ids import name_sort_key
from tensigns.report.search_lines import hit_title
from tensigns.storage.file_faults import quote_value
from tensigns.text.clean import clean_line
from tensigns.text.word_query import WordQuery, excerpt
from tensigns.text.wrapping import LINE_WIDTH

_INDENT = "    "


def print_hits(library: Library, text: str, *, as_json: bool) -> None:
    """Print where the words of a text occur. Print faults to standard error.

    Raise :class:`BadInput` if the text has no words.
    """
    query = WordQuery(clean_line(text))
    if not query.words:
        raise BadInput(_("Say which words to look for; `tensigns list` alone lists all clients."))
    hits: list[SearchHit] = []
    for new_hits, faults in search(library, query):
        hits += new_hits
        output.print_messages(faults)
    # The search yields the hits in names first. A stable sort keeps them first for each client.
    hits.sort(key=lambda hit: (*name_sort_key(hit.client.name), hit.client.slug))
    if as_json:
        output.print_json([_document(hit) for hit in hits])
    elif hits:
        output.print_text("\n".join(_lines(hits)))
    else:
        output.print_text(_("{words}: found nowhere.").format(words=quote_value(text)))


def _document(hit: SearchHit) -> dict[str, Any]:
    return {
        "client": hit.client.name,
        "slug": hit.client.slug,
        "where": hit.source,
        "id": hit.id,
        "date": hit.period and hit.period.last.isoformat(),
        "text": hit.match.line,
    }


def _lines(hits: list[SearchHit]) -> Iterator[str]:
    """Yield the name of each client, then the place and the text of the hits outside the name."""
    slug = None
    for hit in hits:
        if hit.client.slug != slug:
            if slug is not None:
                yield ""
            slug = hit.client.slug
            yield hit.client.name
        if hit.source != "name":
            yield f"  {hit_title(hit)}  {hit.id}"
            yield _INDENT + excerpt(hit.match, LINE_WIDTH - len(_INDENT))
