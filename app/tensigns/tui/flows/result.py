"""A finished sitting's result, and what one can do from there."""

from collections.abc import Callable

from tensigns.core.interview import Interview
from tensigns.report.export import ClientSitting
from tensigns.report.re_evaluation import is_another_edition, re_evaluate
from tensigns.tui.flows.export import ExportFlow
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.re_evaluation import ReEvaluationScreen
from tensigns.tui.screens.result import Calls, ResultScreen
from tensigns.tui.screens.what_if import WhatIfScreen


class ResultFlow:
    """The result of a sitting as on its day.

    ``amend`` takes the key of a question to go to, and what leaves the result then.
    """

    def __init__(
        self,
        stage: FlowContext,
        chosen: ClientSitting,
        amend: Callable[[str | None, Callable[[], object]], object],
    ) -> None:
        self._stage = stage
        self._chosen = chosen
        self._amend = amend

    async def show(self) -> None:
        """Show it until the user goes back."""
        sitting = self._chosen.sitting
        older = is_another_edition(sitting.questionnaire_ref, self._stage.edition.ref)
        calls = Calls(
            export=self._export,
            try_out=self._try_out,
            amend=lambda key: self._amend(key, screen.dismiss),
            revisit=self._revisit if older else None,
        )
        screen = ResultScreen(self._stage.report(sitting), calls)
        await self._stage.app.push_screen_wait(screen)

    def _export(self) -> None:
        self._stage.start(ExportFlow(self._stage).of(self._chosen))

    def _try_out(self) -> None:
        sitting = self._chosen.sitting
        trial = Interview(self._stage.questionnaire(sitting), sitting)
        screen = WhatIfScreen(trial, lambda tried: self._stage.report(tried.sitting))
        self._stage.app.push_screen(screen)

    def _revisit(self) -> None:
        sitting, today = self._chosen.sitting, self._stage.edition
        then = self._stage.questionnaire(sitting)
        told = re_evaluate(then, sitting, today)
        self._stage.app.push_screen(ReEvaluationScreen(told))
