"""The what-if screen: the user tries other answers. Nothing is saved."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.interview import Interview
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.sitting_report import SittingReport
from tensigns.report.wording import localized
from tensigns.tui.question_view import bare_question_view
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.question_pane import QuestionPane
from tensigns.tui.widgets.recommendation_banner import RecommendationBanner

ALIKE_LENGTH = 18
"""The number of equal first characters from which neighbouring questions are shown without them."""


class QuestionList(CursorList):
    """The list of questions. Its keys are those of the interview, because letters give answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False, id="option_up"),
        Binding("down", "cursor_down", show=False, id="option_down"),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]


class WhatIfScreen(Page[None]):
    """The questions and answers, the options of the question under the cursor, and the result.

    ``interview`` has a finished sitting. ``build_report`` builds the report of an interview.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "focus_options", N_("change"), key_display="1-9"),
        Binding("r", "reset", N_("restore my answers"), id="reset"),
        Binding("escape", "dismiss", N_("back to the result"), key_display="esc", id="back"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
    ]

    takes_type_ahead = False  # a key could change an answer to a question that was not seen

    interview: reactive[Interview | None] = reactive(None, init=False)
    """The interview with the changed answers; None before the screen is mounted."""

    def __init__(
        self, interview: Interview, build_report: Callable[[Interview], SittingReport]
    ) -> None:
        super().__init__()
        self._original = interview
        self._build_report = build_report

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._original.sitting.client, _("trial, nothing is saved"))
        with Vertical(id="what-if"):
            yield RecommendationBanner()
            yield Static(id="original-result")
            yield QuestionList(id="questions", compact=True)
            yield QuestionPane()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the result and the answers of the sitting."""
        report = self._build_report(self._original)
        line = _("With your own answers: {result}").format(result=report.summary)
        self.query_one("#original-result", Static).update(Content(line))
        self.interview = self._original
        self.query_one("#questions").focus()

    def watch_interview(self, interview: Interview) -> None:
        """Show the result of the changed answers, and the questions with these answers."""
        report = self._build_report(interview)
        self.query_one(RecommendationBanner).show(report, mark=_("trial"))
        option_list = self.query_one("#questions", OptionList)
        highlighted = option_list.highlighted or 0
        texts = _distinct_texts(interview)
        option_list.set_options(
            Option(self._question_grid(interview, key, text), id=key) for key, text in texts.items()
        )
        option_list.highlighted = min(highlighted, option_list.option_count - 1)
        # The options of the question are right below the list, also in a tall window.
        option_list.styles.max_height = option_list.option_count

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the options of the question under the cursor."""
        if event.option_list.id != "questions" or event.option_id is None:
            return
        interview = self._interview_at(event.option_id)
        if interview is not None and interview.current_question is not None:
            view = bare_question_view(
                interview.current_question.question,
                interview.current_answer,
                interview.highlighted_answer,
            )
            self.query_one(QuestionPane).show(view)

    def on_question_pane_option_chosen(self, event: QuestionPane.OptionChosen) -> None:
        """Change the answer of the question under the cursor.

        Ignore an event about another question, which was posted before the cursor moved.
        """
        option = self.query_one("#questions", OptionList).highlighted_option
        if option is None or option.id is None:
            return
        interview = self._interview_at(option.id)
        if (
            interview is not None
            and interview.current_question is not None
            and interview.current_question.question is event.question
        ):
            self.interview = interview.answer(event.option_id)

    def _interview_at(self, key: str) -> Interview | None:
        """Return the interview at a question; None if the question is no longer visible."""
        if self.interview is None or key not in self.interview.positions:
            return None
        return self.interview.go_to(key)

    def on_key(self, event: events.Key) -> None:
        """Change the answer if the key chooses an option, even if the list has the focus."""
        if event.character and self.query_one(QuestionPane).choose_by_key(event.character):
            event.stop()

    def action_focus_options(self) -> None:
        """Move the focus to the options."""
        self.query_one(QuestionPane).focus()

    def action_reset(self) -> None:
        """Restore the answers of the sitting."""
        self.interview = self._original

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _(
            "Change answers to see what would follow. This is a trial: nothing of it is saved, "
            "and the sitting stays as it is."
        )
        self.app.push_screen(MessageDialog(_("What if"), [paragraph], list(key_descriptions(self))))

    def _question_grid(self, interview: Interview, key: str, text: str) -> Table:
        """Return a line with the sign's number, the question as ``text``, and the answer.

        If the answer is changed, the line has a "*" too.
        """
        question = interview.questionnaire.questions_by_key[key]
        answer = interview.sitting.answers.get(key)
        option = question.question.option(answer)
        label = _("I don't know") if answer else _("not answered")
        label = localized(option.label) if option else label
        is_changed = answer != self._original.sitting.answers.get(key)
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(width=2, justify="right")
        grid.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
        grid.add_column(width=1)
        grid.add_column(ratio=2, no_wrap=True, overflow="ellipsis")
        grid.add_row(
            Text(str(question.sign.number) if question.sign else ""),
            Text(text),
            Text("*" if is_changed else ""),
            Text(label, style="bold" if is_changed else ""),
        )
        return grid


def _distinct_texts(interview: Interview) -> Mapping[str, str]:
    """Return the texts of the visible questions by key, without a start that neighbours share.

    Cut to the width of the list, such questions would look the same. The whole question is below
    the list.
    """
    texts = {
        question.key: localized(question.question.text) for question in interview.visible_questions
    }
    shared_lengths = dict.fromkeys(texts, 0)
    for upper, lower in pairwise(texts):
        length = _shared_length(texts[upper], texts[lower])
        if length >= ALIKE_LENGTH:
            shared_lengths[upper] = max(shared_lengths[upper], length)
            shared_lengths[lower] = length
    return {key: _without_start(text, shared_lengths[key]) for key, text in texts.items()}


def _shared_length(left: str, right: str) -> int:
    """Return the number of first characters that two texts share."""
    pairs = enumerate(zip(left, right, strict=False))
    shorter = min(len(left), len(right))
    return next(
        (index for index, (left_char, right_char) in pairs if left_char != right_char), shorter
    )


def _without_start(text: str, length: int) -> str:
    """Return a text without the words in its first ``length`` characters."""
    start = text.rfind(" ", 0, length) + 1
    return f"…{text[start:]}" if start else text
