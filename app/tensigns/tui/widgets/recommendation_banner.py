"""The banner: the recommendation in spaced capitals, the points, and sentences about both."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tensigns.core.questionnaire import GRAVITY
from tensigns.report.sitting_report import SittingReport
from tensigns.tui.symbols import symbol
from tensigns.tui.widgets.concealing import Static


class RecommendationBanner(Vertical):
    """The symbol and the word in the recommendation's colour, the points, and sentences below."""

    DEFAULT_CSS = """
    RecommendationBanner {
        height: auto;

        .banner-line { height: 3; }
        .banner-word { width: auto; height: 3; padding: 1 2; text-style: bold; }
        .banner-points { width: 1fr; height: 3; padding: 1 2; color: $quiet; }
        .banner-headline { text-style: bold; margin-top: 1; }
        .banner-details { color: $quiet; }
        .banner-details.-empty { display: none; }

        &.-keep .banner-word { background: $success 20%; color: $success; }
        &.-watch .banner-word { background: $warning 20%; color: $warning; }
        &.-fire .banner-word { background: $error 20%; color: $error; }
        &.-undecided .banner-word { background: $panel; color: $foreground; }
    }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(classes="banner-line"):
            yield Static(classes="banner-word")
            yield Static(classes="banner-points")
        yield Static(classes="banner-headline")
        yield Static(classes="banner-details")

    def show(self, report: SittingReport, *, mark: str = "") -> None:
        """Show the result of a report. ``mark`` is a text before the points, such as "trial"."""
        for recommendation in GRAVITY:
            self.set_class(recommendation == report.recommendation, f"-{recommendation}")
        spaced_word = " ".join(report.word.upper())
        word = f"{symbol(report.recommendation)}  {spaced_word}"
        points = f"{mark} · {report.points_summary}" if mark else report.points_summary
        self.query_one(".banner-word", Static).update(Content(word))
        self.query_one(".banner-points", Static).update(Content(points))
        self.query_one(".banner-headline", Static).update(Content(report.headline))
        details = self.query_one(".banner-details", Static)
        sentences = [*filter(None, (report.range_sentence, report.meaning_sentence))]
        details.set_class(not sentences, "-empty")
        details.update(Content("\n".join(sentences)))
