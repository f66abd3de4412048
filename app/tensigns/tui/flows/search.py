"""The flows that search for words and open what was found."""

from typing import TYPE_CHECKING

from tensigns.library.search import SearchHit, search
from tensigns.report.search_lines import hit_title
from tensigns.text.word_query import WordQuery
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.search import SearchScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tensigns.library.search import SearchHits
    from tensigns.tui.flows.clients import ClientFlows
    from tensigns.tui.flows.result import ResultFlows
    from tensigns.tui.screens.home import HomeScreen


class SearchFlows:
    """Search, and open a hit. The methods raise the errors of the library."""

    def __init__(
        self, context: FlowContext, client_flows: "ClientFlows", result_flows: "ResultFlows"
    ) -> None:
        self._context = context
        self._client_flows = client_flows
        self._result_flows = result_flows
        self._query = WordQuery("")

    async def search(self, home: "HomeScreen") -> None:
        """Search until the user goes back. Then home's cursor is at the client of the last hit."""
        screen = SearchScreen(self._hits)
        slug = await self._context.app.push_screen_wait(screen)
        if slug is not None:
            home.move_to(slug)

    def _hits(self, text: str) -> "Iterator[SearchHits]":
        self._query = WordQuery(text)
        return search(self._context.library, self._query)

    async def open_hit(self, hit: SearchHit) -> None:
        """Open a sitting's result, an entry or a document. For other hits, open the client.

        A document opens where it has the words.
        """
        if hit.source == "sitting" and hit.id is not None:
            await self._result_flows.show_result(hit.client, hit.id)
        elif hit.source == "entry" and hit.id is not None:
            await self._client_flows.show_entry(hit.client, hit.id)
        elif hit.source == "document" and hit.id is not None:
            # Imported here because most hits are no documents.
            from tensigns.tui.flows.documents import DocumentFlows

            flows = DocumentFlows(self._context)
            await flows.show(hit.client, hit.id, hit_title(hit), query=self._query)
        else:
            await self._client_flows.show_history(hit.client.slug)
