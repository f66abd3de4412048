"""The flows that show a result, a what-if and a re-evaluation."""

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.report.background import load_background
from tensigns.report.export import ClientSitting
from tensigns.report.re_evaluation import is_another_edition, re_evaluate
from tensigns.report.sitting_report import build_report
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.screens.re_evaluation import ReEvaluationScreen
from tensigns.tui.screens.result import ResultScreen
from tensigns.tui.screens.what_if import WhatIfScreen


class ResultFlows:
    """Show a result, try a what-if, re-evaluate. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context

    async def show_result(self, client: Client, sitting_id: str) -> None:
        """Show a result under the sitting's own questionnaire until the user goes back."""
        sitting = self._context.library.load(client, sitting_id)
        screen = ResultScreen(
            ClientSitting(client, sitting),
            self._context.client_report(client, sitting),
            can_re_evaluate=is_another_edition(
                sitting.questionnaire_ref, self._context.edition.ref
            ),
        )
        await self._context.app.push_screen_wait(screen)

    async def try_what_if(self, client: Client, sitting: Sitting) -> None:
        """Let the user try other answers. Nothing is saved."""
        questionnaire = self._context.questionnaire(sitting)
        background = load_background(self._context.library, client, sitting).for_other_answers
        screen = WhatIfScreen(
            Interview(questionnaire, sitting),
            lambda changed: build_report(questionnaire, changed.sitting, background),
        )
        await self._context.app.push_screen_wait(screen)

    async def re_evaluate(self, client: Client, sitting: Sitting) -> None:
        """Show the results of a sitting under its own and under today's questionnaire."""
        re_evaluation = re_evaluate(
            self._context.questionnaire(sitting),
            sitting,
            self._context.edition,
            load_background(self._context.library, client, sitting),
        )
        await self._context.app.push_screen_wait(ReEvaluationScreen(re_evaluation))
