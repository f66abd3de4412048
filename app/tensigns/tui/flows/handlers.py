"""The handlers that start a flow for each request of a screen."""

from collections.abc import Callable, Coroutine
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from tensigns.session.sitting_session import SittingStart
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.sittings import SittingFlows
from tensigns.tui.screens.base import FlowRequest

if TYPE_CHECKING:
    from tensigns.tui.flows.calendar import CalendarFlows
    from tensigns.tui.flows.clients import ClientFlows
    from tensigns.tui.flows.comparison import ComparisonFlows
    from tensigns.tui.flows.decide import DecideFlows
    from tensigns.tui.flows.export import ExportFlows
    from tensigns.tui.flows.leaving import LeavingFlows
    from tensigns.tui.flows.log import LogFlows
    from tensigns.tui.flows.money import MoneyFlows
    from tensigns.tui.flows.result import ResultFlows
    from tensigns.tui.flows.search import SearchFlows
    from tensigns.tui.screens import home_requests
    from tensigns.tui.screens.compare import CompareScreen
    from tensigns.tui.screens.history import HistoryScreen
    from tensigns.tui.screens.home import HomeScreen
    from tensigns.tui.screens.interview import InterviewScreen
    from tensigns.tui.screens.result import ResultScreen
    from tensigns.tui.screens.search import SearchScreen


class FlowHandlers:
    """The message handlers of the app, one for each :class:`FlowRequest` of a screen.

    When a screen posts a request, Textual calls the app's handler ``on_<screen>_<request>``. Each
    class of flows is imported when it is first used, because the first question of ``tensigns ask``
    needs only :class:`SittingFlows`.
    """

    flow_context: FlowContext

    @cached_property
    def sitting_flows(self) -> SittingFlows:
        """The flows that open, run and amend a sitting."""
        return SittingFlows(self.flow_context)

    @cached_property
    def _client_flows(self) -> "ClientFlows":
        from tensigns.tui.flows.clients import ClientFlows

        return ClientFlows(self.flow_context)

    @cached_property
    def _result_flows(self) -> "ResultFlows":
        from tensigns.tui.flows.result import ResultFlows

        return ResultFlows(self.flow_context)

    @cached_property
    def _comparison_flows(self) -> "ComparisonFlows":
        from tensigns.tui.flows.comparison import ComparisonFlows

        return ComparisonFlows(self.flow_context)

    @cached_property
    def _export_flows(self) -> "ExportFlows":
        from tensigns.tui.flows.export import ExportFlows

        return ExportFlows(self.flow_context)

    @cached_property
    def _log_flows(self) -> "LogFlows":
        from tensigns.tui.flows.log import LogFlows

        return LogFlows(self.flow_context)

    @cached_property
    def _calendar_flows(self) -> "CalendarFlows":
        from tensigns.tui.flows.calendar import CalendarFlows

        return CalendarFlows(self.flow_context)

    @cached_property
    def _decide_flows(self) -> "DecideFlows":
        from tensigns.tui.flows.decide import DecideFlows

        return DecideFlows(self.flow_context)

    @cached_property
    def _money_flows(self) -> "MoneyFlows":
        from tensigns.tui.flows.money import MoneyFlows

        return MoneyFlows(self.flow_context)

    @cached_property
    def _leaving_flows(self) -> "LeavingFlows":
        from tensigns.tui.flows.leaving import LeavingFlows

        return LeavingFlows(self.flow_context)

    @cached_property
    def _search_flows(self) -> "SearchFlows":
        from tensigns.tui.flows.search import SearchFlows

        return SearchFlows(self.flow_context, self._client_flows, self._result_flows)

    def _start_flow(self, request: FlowRequest, flow: Coroutine[Any, Any, None]) -> None:
        self.flow_context.start(request.screen, flow)

    def _attempt(self, request: FlowRequest, step: Callable[[], None]) -> None:
        """Do what a screen requested, if it needs no other screen."""
        self.flow_context.attempt(step)
        self.flow_context.app.end_wait(request.screen)

    # Home

    def home_screen(self) -> "HomeScreen":
        """Return a new home screen, the list of clients."""
        from tensigns.tui.flows.overview import ClientRowLoader
        from tensigns.tui.screens.home import HomeScreen

        context = self.flow_context
        loader = ClientRowLoader(context.library)
        return HomeScreen(
            loader.load_names,
            lambda slug: loader.load_row(slug, context.now().date()),
            lambda slug: loader.load_detail(slug, context.now()),
            context.can_undo,
        )

    def on_home_screen_new_client_requested(
        self, request: "home_requests.NewClientRequested"
    ) -> None:
        self._start_flow(request, self.sitting_flows.ask_new_client())

    def on_home_screen_new_sitting_requested(
        self, request: "home_requests.NewSittingRequested"
    ) -> None:
        self._start_flow(request, self.sitting_flows.run_client_sitting(request.slug))

    def on_home_screen_log_requested(self, request: "home_requests.LogRequested") -> None:
        self._start_flow(request, self._log_flows.log(request.slug))

    def on_home_screen_money_requested(self, request: "home_requests.MoneyRequested") -> None:
        self._start_flow(request, self._money_flows.open(request.slug))

    def on_home_screen_leaving_requested(self, request: "home_requests.LeavingRequested") -> None:
        self._start_flow(request, self._leaving_flows.open(request.slug))

    def on_home_screen_history_requested(self, request: "home_requests.HistoryRequested") -> None:
        self._start_flow(request, self._client_flows.show_history(request.slug))

    def on_home_screen_compare_requested(self, request: "home_requests.CompareRequested") -> None:
        flow = self._comparison_flows.compare_clients(request.left_slug, request.right_slug)
        self._start_flow(request, flow)

    def on_home_screen_export_requested(self, request: "home_requests.ExportRequested") -> None:
        self._start_flow(request, self._export_flows.export_client(request.slug))

    def on_home_screen_rename_requested(self, request: "home_requests.RenameRequested") -> None:
        self._start_flow(request, self._client_flows.rename(request.slug))

    def on_home_screen_delete_requested(self, request: "home_requests.DeleteRequested") -> None:
        self._attempt(request, partial(self._client_flows.delete, request.slug))

    def on_home_screen_calendar_requested(self, request: "home_requests.CalendarRequested") -> None:
        self._start_flow(request, self._calendar_flows.write())

    def on_home_screen_undo_requested(self, request: "home_requests.UndoRequested") -> None:
        self._attempt(request, self._client_flows.undo)

    def on_home_screen_search_requested(self, request: "home_requests.SearchRequested") -> None:
        self._start_flow(request, self._search_flows.search(request.screen))

    # Search

    def on_search_screen_open_requested(self, request: "SearchScreen.OpenRequested") -> None:
        self._start_flow(request, self._search_flows.open_hit(request.hit))

    # History

    def on_history_screen_open_requested(self, request: "HistoryScreen.OpenRequested") -> None:
        flow = self._result_flows.show_result(request.client, request.sitting_id)
        self._start_flow(request, flow)

    def on_history_screen_compare_requested(
        self, request: "HistoryScreen.CompareRequested"
    ) -> None:
        flow = self._comparison_flows.compare_sittings(
            request.client, request.older_id, request.newer_id
        )
        self._start_flow(request, flow)

    def on_history_screen_new_sitting_requested(
        self, request: "HistoryScreen.NewSittingRequested"
    ) -> None:
        start = SittingStart(resume=True if request.resume else None)
        flow = self.sitting_flows.run_client_sitting(request.client.slug, start)
        self._start_flow(request, flow)

    def on_history_screen_open_entry_requested(
        self, request: "HistoryScreen.OpenEntryRequested"
    ) -> None:
        flow = self._client_flows.show_entry(request.client, request.entry_id)
        self._start_flow(request, flow)

    def on_history_screen_export_requested(self, request: "HistoryScreen.ExportRequested") -> None:
        flow = self._export_flows.export_sitting(request.client, request.sitting_id)
        self._start_flow(request, flow)

    def on_history_screen_log_requested(self, request: "HistoryScreen.LogRequested") -> None:
        self._start_flow(request, self._log_flows.log(request.client.slug))

    def on_history_screen_money_requested(self, request: "HistoryScreen.MoneyRequested") -> None:
        self._start_flow(request, self._money_flows.open(request.client.slug))

    def on_history_screen_leaving_requested(
        self, request: "HistoryScreen.LeavingRequested"
    ) -> None:
        self._start_flow(request, self._leaving_flows.open(request.client.slug))

    def on_history_screen_calendar_requested(
        self, request: "HistoryScreen.CalendarRequested"
    ) -> None:
        self._start_flow(request, self._calendar_flows.write(request.client))

    def on_history_screen_delete_requested(self, request: "HistoryScreen.DeleteRequested") -> None:
        slug = request.client.slug
        delete = partial(self._client_flows.delete_sitting, slug, request.sitting_id, request.day)
        self._attempt(request, delete)

    def on_history_screen_delete_entry_requested(
        self, request: "HistoryScreen.DeleteEntryRequested"
    ) -> None:
        delete = self._client_flows.delete_entry
        step = partial(delete, request.client, request.entry_id, request.period)
        self._attempt(request, step)

    def on_history_screen_undo_requested(self, request: "HistoryScreen.UndoRequested") -> None:
        self._attempt(request, self._client_flows.undo)

    def on_history_screen_what_now_requested(
        self, request: "HistoryScreen.WhatNowRequested"
    ) -> None:
        self._start_flow(request, self._decide_flows.what_now(request.client))

    # Interview

    def on_interview_screen_log_requested(self, request: "InterviewScreen.LogRequested") -> None:
        client = self.sitting_flows.client
        self._start_flow(request, self._log_flows.log_in_sitting(client, request.client_name))

    # Result

    def on_result_screen_export_requested(self, request: "ResultScreen.ExportRequested") -> None:
        self._start_flow(request, self._export_flows.export(request.client_sitting))

    def on_result_screen_what_now_requested(self, request: "ResultScreen.WhatNowRequested") -> None:
        self._start_flow(request, self._decide_flows.what_now(request.client_sitting.client))

    def on_result_screen_what_if_requested(self, request: "ResultScreen.WhatIfRequested") -> None:
        self._start_flow(request, self._result_flows.try_what_if(*request.client_sitting))

    def on_result_screen_re_evaluation_requested(
        self, request: "ResultScreen.ReEvaluationRequested"
    ) -> None:
        self._start_flow(request, self._result_flows.re_evaluate(*request.client_sitting))

    def on_result_screen_amendment_requested(
        self, request: "ResultScreen.AmendmentRequested"
    ) -> None:
        client, sitting = request.client_sitting
        if sitting.id is not None:
            close_result = request.screen.dismiss
            flow = self.sitting_flows.amend(client, sitting.id, request.question_key, close_result)
            self._start_flow(request, flow)

    # Comparison

    def on_compare_screen_export_requested(self, request: "CompareScreen.ExportRequested") -> None:
        self._start_flow(request, self._export_flows.export(request.left, request.right))

    def on_compare_screen_replace_left_requested(
        self, request: "CompareScreen.ReplaceLeftRequested"
    ) -> None:
        self._start_flow(request, self._comparison_flows.replace_left(request.screen))

    def on_compare_screen_replace_right_requested(
        self, request: "CompareScreen.ReplaceRightRequested"
    ) -> None:
        self._start_flow(request, self._comparison_flows.replace_right(request.screen))
