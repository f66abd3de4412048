"""What if: answers changed for trial, the recommendation following, nothing saved."""

from collections.abc import Callable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import localized
from tensigns.tui.question_view import bare_question_view
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.message_dialog import MessageDialog
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner


class WhatIfScreen(Page[None]):
    """The questions with their answers, the options of the one under the cursor, the verdict.

    ``interview`` is a finished sitting taken up for trial; ``decided`` tells a report of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer", N_("change"), key_display="1-9"),
        Binding("r", "reset", N_("as answered")),
        Binding("escape", "dismiss", N_("back to the result"), key_display="esc"),
        Binding("f1", "help", N_("help"), key_display="F1"),
    ]

    trial: reactive[Interview | None] = reactive(None, init=False)

    def __init__(self, interview: Interview, decided: Callable[[Interview], SittingReport]) -> None:
        super().__init__()
        self._answered = interview
        self._decided = decided

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._answered.sitting.client, _("trial, nothing is saved"))
        with Vertical(id="trial"):
            yield RecommendationBanner()
            yield Static(id="before")
            yield CursorList(id="questions", compact=True)
            yield QuestionPane()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with the answers as they were given."""
        self.trial = self._answered
        self.query_one("#questions").focus()

    def watch_trial(self, trial: Interview) -> None:
        """Let the verdict and the list follow."""
        report, before = self._decided(trial), self._decided(self._answered)
        self.query_one(RecommendationBanner).show(report, mark=_("trial"))
        self.query_one("#before", Static).update(
            Content(
                _("As answered: {word}, {total}").format(
                    word=before.word, total=before.points_summary
                )
            )
        )
        listed = self.query_one("#questions", OptionList)
        place = listed.highlighted or 0
        listed.set_options(
            Option(self._row(trial, each.key), id=each.key) for each in trial.visible_questions
        )
        listed.highlighted = min(place, listed.option_count - 1)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer the options of the question under the cursor."""
        trial = self.trial
        key = event.option_id
        if event.option_list.id != "questions" or trial is None or key not in trial.positions:
            return
        here = trial.go_to(key)
        if here.current_question is not None:
            self.query_one(QuestionPane).show(
                bare_question_view(
                    here.current_question.question, here.current_answer, here.suggested_answer
                )
            )

    def on_question_pane_chosen(self, event: QuestionPane.Chosen) -> None:
        """Change the answer for trial, unless another question has come up since."""
        option = self.query_one("#questions", OptionList).highlighted_option
        if self.trial is None or option is None or option.id not in self.trial.positions:
            return
        here = self.trial.go_to(option.id)
        if here.current_question is not None and event.question is here.current_question.question:
            self.trial = here.answer(event.option)

    def on_key(self, event: events.Key) -> None:
        """Let digits and letters answer while the list has the focus."""
        if event.character and self.query_one(QuestionPane).take(event.character.casefold()):
            event.stop()

    def action_answer(self) -> None:
        """Go to the options; the digits themselves answer."""
        self.query_one(QuestionPane).focus()

    def action_reset(self) -> None:
        """Take every change back."""
        self.trial = self._answered

    def action_help(self) -> None:
        """Say which keys there are here."""
        paragraph = _(
            "Change answers to see what would follow. This is a trial: nothing of it is saved, "
            "and the sitting stays as it is."
        )
        self.app.push_screen(MessageDialog(_("What if"), [paragraph], list(key_descriptions(self))))

    def _row(self, trial: Interview, key: str) -> Table:
        item = trial.questionnaire.questions_by_key[key]
        given = trial.sitting.answers.get(key)
        option = item.question.option(given)
        label = localized(option.label) if option else _("I don't know") if given else "·"
        changed = given != self._answered.sitting.answers.get(key)
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=2, justify="right")
        grid.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
        grid.add_column(width=1)
        grid.add_column(ratio=2, no_wrap=True, overflow="ellipsis")
        grid.add_row(
            Text(str(item.sign.number) if item.sign else ""),
            Text(localized(item.question.text)),
            Text("*" if changed else ""),
            Text(label, style="bold" if changed else ""),
        )
        return grid
