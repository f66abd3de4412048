"""The status lines below a question: the progress, and a notice about a failed or slow save."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tensigns.core.interview import Interview
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.tui.shown_keys import shown_key
from tensigns.tui.widgets.concealing import Static

PERCENT_WIDTH = 5
"""The width in cells of the percentage at the end of the progress line."""

WAITING_DELAY = 0.1
"""Seconds to wait for a save before the screen says that it is saving.

The terminal driver has already waited a fraction of a second to recognise the key Esc.
"""


class ProgressLine(Widget):
    """A line that fills from left to right, and a percentage. ``share`` is from 0 to 1.

    This class replaces Textual's ProgressBar, which draws the full part and the empty part with the
    same character, so that only the colour differs. To paint a new share takes 2 ms with a
    ProgressBar, and 1 ms with this class.
    """

    DEFAULT_CSS = """
    ProgressLine { height: 1; padding: 0 1; color: $quiet; }
    """

    share: reactive[float] = reactive(0.0)

    def show(self, interview: Interview) -> None:
        """Show the progress of an interview."""
        self.share = _progress_share(interview)

    def render(self) -> Content:
        """Return the line and the percentage."""
        width = max(self.content_size.width - PERCENT_WIDTH, 0)
        full = round(width * self.share)
        return Content.assemble(
            ("━" * full, "$primary"),
            ("─" * (width - full), "$border"),
            # Rounded down, so that 100% is shown only if no question is open.
            f"{int(self.share * 100):>{PERCENT_WIDTH - 1}}%",
        )


class UnsavedNotice(Static):
    """A line with the error of the last save, or with the message that the screen is saving.

    The error is shown in words, not only by a colour. If there is no error and no wait, the line is
    hidden.
    """

    DEFAULT_CSS = """
    UnsavedNotice { display: none; height: auto; max-height: 5; padding: 0 1; color: $error; }
    UnsavedNotice { text-style: bold; }
    UnsavedNotice.-waiting { color: $quiet; text-style: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._failure: TensignsError | None = None
        self._is_waiting = False

    def show_failure(self, failure: TensignsError | None) -> None:
        """Show the error of the last save. ``failure`` is None if the last save succeeded."""
        self._failure = failure
        self._show()

    @contextmanager
    def shown_while_waiting(self) -> Iterator[None]:
        """Show a message if a ``with`` block takes longer than `WAITING_DELAY`.

        The message says that the screen is saving. Until the block ends, it hides the error of an
        earlier save.
        """
        timer = self.set_timer(WAITING_DELAY, partial(self._set_waiting, is_waiting=True))
        try:
            yield
        finally:
            timer.stop()
            self._set_waiting(is_waiting=False)

    def _set_waiting(self, *, is_waiting: bool) -> None:
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self._show()

    def _show(self) -> None:
        self.display = self._is_waiting or self._failure is not None
        self.set_class(self._is_waiting, "-waiting")
        if self._is_waiting:
            self.update(Content(_("Saving …")))
        elif self._failure is not None:
            message = _("Not saved; press {save_again} to try again. {why}")
            line = message.format(save_again=shown_key("save_again"), why=self._failure)
            self.update(Content(line))


def _progress_share(interview: Interview) -> float:
    """Return the progress of an interview, from 0 to 1.

    In the review it is the share of questions that are not open. At a question, all signs have
    equal shares, so an answer that reveals questions changes only the progress within its sign.
    """
    question = interview.current_question
    signs = interview.questionnaire.signs
    if question is None:
        open_count = sum(visible.is_open for visible in interview.visible_questions)
        return 1 - open_count / len(interview.visible_questions)
    if question.sign is None:
        return 1.0
    questions = interview.questionnaire.questions_by_key
    keys_of_sign = [
        visible_question.key
        for visible_question in interview.visible_questions
        if questions[visible_question.key].sign is question.sign
    ]
    share_of_sign = keys_of_sign.index(question.key) / len(keys_of_sign)
    return (signs.index(question.sign) + share_of_sign) / len(signs)
