"""The recommendation in large, with the points and whether it is settled."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tensigns.core.questionnaire import GRAVITY
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.symbols import symbol


class RecommendationBanner(Vertical):
    """The word, its symbol and tone; a mark such as "trial" stands beside it."""

    DEFAULT_CSS = """
    RecommendationBanner {
        height: auto;

        .verdict-line { height: 3; }
        .verdict-word { width: auto; height: 3; padding: 1 2; text-style: bold; }
        .verdict-total { width: 1fr; height: 3; padding: 1 2; color: $quiet; }
        .verdict-headline { text-style: bold; margin-top: 1; }
        .verdict-reach { color: $quiet; }

        &.-keep .verdict-word { background: $success 20%; color: $success; }
        &.-watch .verdict-word { background: $warning 20%; color: $warning; }
        &.-fire .verdict-word { background: $error 20%; color: $error; }
        &.-undecided .verdict-word { background: $panel; color: $foreground; }
    }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(classes="verdict-line"):
            yield Static(classes="verdict-word")
            yield Static(classes="verdict-total")
        yield Static(classes="verdict-headline")
        yield Static(classes="verdict-reach")

    def show(self, report: SittingReport, *, mark: str = "") -> None:
        """Show what a report comes to."""
        for recommendation in GRAVITY:
            self.set_class(recommendation == report.recommendation, f"-{recommendation}")
        word = f"{symbol(report.recommendation)}  {_spaced(report.word)}"
        total = f"{mark} · {report.total}" if mark else report.total
        self.query_one(".verdict-word", Static).update(Content(word))
        self.query_one(".verdict-total", Static).update(Content(total))
        self.query_one(".verdict-headline", Static).update(Content(report.headline))
        reach = self.query_one(".verdict-reach", Static)
        lines = [each for each in (report.reach, report.meaning) if each]
        reach.display = bool(lines)
        reach.update(Content("\n".join(lines)))


def _spaced(word: str) -> str:
    """The word in large, as a terminal can: capitals, set apart."""
    return " ".join(word.upper())
