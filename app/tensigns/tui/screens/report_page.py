"""The base class of the screens that show a report."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tensigns.language import N_
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.screens.base import Page
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.scrolled_text import ScrolledText
from tensigns.tui.widgets.section import GroupHeading, SectionGroup

MIN_COLUMNS_WIDTH = 140
"""The smallest width of a screen with the groups of sections in two columns, in cells."""


class ReportPage(Page[None]):
    """A report that scrolls: the result, then groups of sections.

    The header shows the client and the day of ``report``. On a wide screen the last group, which
    says what to do, is beside the others. Tab leads to the next heading.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  an instance variable in Textual
        *Page.HORIZONTAL_BREAKPOINTS,
        (MIN_COLUMNS_WIDTH, "-columns"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_heading(1)", N_("next heading"), key_display="tab"),
        Binding("shift+tab", "next_heading(-1)", show=False),
    ]

    def __init__(self, report: SittingReport) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._report.client, self._report.date)
        with ScrolledText(id="result"):
            yield from self.compose_result()
            *groups, last_group = (group for group in self.section_groups() if group.sections)
            with Vertical(id="columns"):
                for column in filter(None, (groups, [last_group])):
                    with Vertical(classes="column"):
                        for group in column:
                            if group.heading:
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

    def action_next_heading(self, step: int) -> None:
        """Scroll to the next heading, and from the last to the top; backwards if ``step`` is -1."""
        result = self.query_one(ScrolledText)
        current_line, last_line = round(result.scroll_y), result.max_scroll_y
        first_line = result.content_region.y - current_line
        tops = [heading.region.y - first_line for heading in self.query(GroupHeading)]
        stops = sorted({0, *(min(top, last_line) for top in tops)})
        if step > 0:
            target = next((stop for stop in stops if stop > current_line), 0)
        else:
            target = next((stop for stop in reversed(stops) if stop < current_line), stops[-1])
        result.scroll_to(y=target, animate=False)
