"""The part of the interview screen that shows what was noted earlier beside a question."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.tui.question_view import QuestionView, question_view
from tensigns.tui.screens.interview_notes import NotePage
from tensigns.tui.widgets.question_pane import QuestionPane

if TYPE_CHECKING:
    from tensigns.prompts.question_background import BackgroundOf, QuestionBackground

BackgroundLoader = Callable[[], "BackgroundOf | None"]
"""Reads the background of a client; None for a client who is not in the library yet."""


class BackgroundPage(NotePage):
    """A page that reads a client's background once its first question is on the screen.

    ``load_background`` is called in a thread; without it, nothing is shown. A subclass must compose
    a :class:`QuestionPane`.
    """

    def __init__(
        self,
        sitting: Sitting,
        save: Callable[[Sitting], None],
        load_background: BackgroundLoader | None,
        *,
        with_hints: bool,
    ) -> None:
        super().__init__(sitting, save)
        self._load_background = load_background
        self._with_hints = with_hints
        self._background: BackgroundOf | None = None
        self._has_read_background = False
        self._question_view: QuestionView | None = None
        self._is_background_old = load_background is not None

    def on_mount(self) -> None:
        """Read the background after the first paint."""
        self.call_after_refresh(self._update_background)

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Read the background again if an entry may have been added meanwhile."""
        if self._has_read_background:
            self._update_background()

    def _update_background(self) -> None:
        if self._is_background_old:
            self._is_background_old = False
            self.run_worker(self._read_background())

    async def _read_background(self) -> None:
        if self._load_background is None:
            return
        background = await asyncio.to_thread(self._load_background)
        if not self.is_running:
            return
        self._background = background
        self._has_read_background = True
        view = self._view(self._current)
        if self._question_view is not None and view is not None:
            self._question_view = view
            self.query_one(QuestionPane).update_view(view)
            self.refresh_bindings()

    def _view(self, interview: Interview) -> QuestionView | None:
        """Return the view of the current question; None in the review."""
        question = interview.current_question
        if question is None:
            return None
        beside = self._question_background(interview)
        return question_view(interview, question, beside, with_hint=self._with_hints)

    def _question_background(self, interview: Interview) -> "QuestionBackground | None":
        if self._background is None or interview.current_question is None:
            return None
        return self._background(interview.current_question)

    @property
    def _has_entries(self) -> bool:
        beside = self._question_background(self._current)
        return beside is not None and beside.has_details

    def action_entries(self) -> None:
        """Show the entries that belong to the question, and the answer of last time."""
        from tensigns.tui.screens.interview_dialogs import entries_dialog  # noqa: PLC0415

        beside = self._question_background(self._current)
        if beside is not None and beside.has_details:
            self.app.push_screen(entries_dialog(beside))
        else:
            self.notify(_("Nothing was noted for this question before."), markup=False)
