"""The signs that speak, as bars; a full one decides alone."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tensigns.report.sign_report import BAR_CELLS
from tensigns.report.sitting_report import SittingReport


class Bars(Vertical):
    """A line a sign, gravest first, and one line for the silent ones."""

    DEFAULT_CSS = """
    Bars {
        height: auto;
        margin: 1 0;

        .bars-row { height: auto; }
        .bars-label { width: 25; }
        .bars-bar { width: 11; }
        .bars-points { width: 5; text-style: bold; }
        .bars-said {
            width: 1fr;
            height: 1;
            color: $quiet;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        .bars-silence { color: $quiet; padding-left: 4; }
    }
    """

    def __init__(self, report: SittingReport) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        for sign in self._report.speaking:
            bar = Content.assemble(
                ("▇" * sign.bar, "$primary"), ("·" * (BAR_CELLS - sign.bar), "$border")
            )
            with Horizontal(classes="bars-row"):
                yield Static(Content(f"{sign.number:>2}  {sign.label}"), classes="bars-label")
                yield Static(bar, classes="bars-bar")
                yield Static(Content(f"{sign.points:>3}"), classes="bars-points")
                yield Static(Content(sign.heaviest), classes="bars-said")
        if self._report.silence:
            yield Static(Content(self._report.silence), classes="bars-silence")
