"""The base class of the screens that show a report."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content

from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.base import Page
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.scrolled_text import ScrolledText
from tensigns.tui.widgets.section import GroupHeading, SectionGroup


class ReportPage(Page[None]):
    """A report that scrolls: the result, then groups of sections.

    The header shows the client and the day of ``report``.
    """

    def __init__(self, report: SittingReport) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._report.client, self._report.date)
        with ScrolledText(id="result"):
            yield from self.compose_result()
            for group in self.section_groups():
                if group.heading and group.sections:
                    yield GroupHeading(Content(group.heading))
                yield from group.sections
        yield KeyFooter()

    def compose_result(self) -> ComposeResult:
        """Yield the widgets above the sections."""
        raise NotImplementedError

    def section_groups(self) -> Iterable[SectionGroup]:
        """Return the groups of sections. The heading of an empty group is not shown."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Focus the container, so that the arrow keys scroll the report."""
        self.query_one("#result").focus()
