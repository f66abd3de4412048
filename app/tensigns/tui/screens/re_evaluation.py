"""A sitting's result as on its day, and below it the one under today's questionnaire."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.re_evaluation import ReEvaluation
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.base import Page
from tensigns.tui.widgets.bars import Bars
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner
from tensigns.tui.widgets.section import Section


class ReEvaluationScreen(Page[None]):
    """Both results one above the other, read from top to bottom."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("back to the result"), key_display="esc"),
        Binding("q", "app.quit", N_("quit")),
    ]

    def __init__(self, revisited: ReEvaluation) -> None:
        super().__init__()
        self._revisited = revisited

    def compose(self) -> ComposeResult:
        told = self._revisited
        yield ScreenHeader(told.then.client, told.then.date)
        with VerticalScroll(id="revisited"):
            yield Static(Content(told.headline), classes="headline")
            yield _Told(_("As on its day"), told.then_by, told.then)
            yield _Told(_("Under today's questionnaire"), told.now_by, told.now)
            yield from self._sections()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys scroll at once."""
        self.query_one("#revisited").focus()

    def _sections(self) -> Iterator[Section]:
        told = self._revisited
        parts = (
            Section(_("Why today"), told.now.why),
            Section(_("Not asked now"), told.gone),
            Section(_("Revised since"), told.changed),
            Section(_("New and open"), told.new),
        )
        return (part for part in parts if part.lines)


class _Told(Vertical):
    """One result under its title and the name of its questionnaire."""

    def __init__(self, title: str, by: str, report: SittingReport) -> None:
        super().__init__()
        self._title = title
        self._by = by
        self._report = report

    def compose(self) -> ComposeResult:
        yield Static(Content(self._title), classes="heading")
        yield Static(Content(self._by), classes="by")
        yield RecommendationBanner()
        yield Bars(self._report)

    def on_mount(self) -> None:
        """Tell the result."""
        self.query_one(RecommendationBanner).show(self._report)
