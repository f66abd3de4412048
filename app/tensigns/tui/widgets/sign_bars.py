"""The signs with points, each with a bar, and the open signs.

A bar is full if the points reach the decisive threshold.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tensigns.report.sign_report import BAR_CELLS
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import OPEN_MARK
from tensigns.tui.symbols import points_tone
from tensigns.tui.widgets.concealing import Static


class SignBars(Vertical):
    """One line for each sign with points, gravest first, and for each open sign without points.

    The last line is about the silent signs. The bar of a sign without points is left out.
    """

    DEFAULT_CSS = """
    SignBars {
        height: auto;
        margin: 1 0;

        .sign-bars-row { height: auto; }
        .sign-bars-label { width: 25; }
        .sign-bars-bar { width: 11; }
        .sign-bars-points { width: 5; text-style: bold; }
        .sign-bars-answer {
            width: 1fr;
            height: 1;
            color: $quiet;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        .sign-bars-silent { color: $quiet; padding-left: 4; }
    }
    """

    def __init__(self, report: SittingReport) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        for sign in self._report.listed_signs:
            label = f"{sign.number:>2}  {sign.label}"
            bar = Content.assemble(
                ("▇" * sign.filled_cells, f"${points_tone(sign.points, self._report.thresholds)}"),
                ("·" * (BAR_CELLS - sign.filled_cells if sign.points else 0), "$border"),
            )
            mark = OPEN_MARK if sign.is_open else ""
            with Horizontal(classes="sign-bars-row"):
                yield Static(Content(label), classes="sign-bars-label")
                yield Static(bar, classes="sign-bars-bar")
                yield Static(Content(f"{sign.points or '':>3}{mark}"), classes="sign-bars-points")
                yield Static(Content(sign.heaviest_answer), classes="sign-bars-answer")
        if self._report.silent_signs_sentence:
            yield Static(Content(self._report.silent_signs_sentence), classes="sign-bars-silent")
