"""The interview in plain lines. Each input line is an answer or a command."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tensigns.core.answer_letters import first_letter
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.lineui import wording
from tensigns.lineui.console import HELP, LEAVE, Console
from tensigns.prompts import navigation, review
from tensigns.prompts.question import ERASE, answer_choices, why_asked
from tensigns.report.wording import localized
from tensigns.text.clean import NOTE_LIMIT
from tensigns.text.wrapping import Paragraph

if TYPE_CHECKING:
    from tensigns.prompts.question_background import BackgroundOf


class LineInterview:
    """Asks the questions of an interview line by line.

    ``save`` is called with every changed sitting, ``finish`` with the interview to finish. If one
    of them fails and the input is a terminal, the error is shown and the interview continues.
    Otherwise the error is raised. Without ``background_of``, nothing is shown beside the questions.
    """

    def __init__(
        self,
        console: Console,
        interview: Interview,
        save: Callable[[Sitting], object],
        finish: Callable[[Interview], Sitting],
        background_of: "BackgroundOf | None" = None,
    ) -> None:
        self.interview = interview
        self._console = console
        self._save = save
        self._finish = finish
        self._background_of = background_of
        self._unsaved = False
        self._left = False
        self._finished: Sitting | None = None
        self._shown_position: str | None = None

    def run(self) -> Sitting | None:
        """Ask until the sitting is finished, and return the sitting; None if the user leaves.

        The answers are saved even if an exception ends the interview.
        """
        try:
            while not self._left and self._finished is None:
                self._show_position()
                self._handle_line(self._ask_line(wording.prompt(self.interview)))
        finally:
            if self._unsaved:
                self._try_to_save()
        return self._finished

    def _show_position(self) -> None:
        """Show the current question or the review, unless it is already shown."""
        if self.interview.sitting.position == self._shown_position:
            return
        self._shown_position = self.interview.sitting.position
        self._console.gap()
        question = self.interview.current_question
        if question is None:
            self._console.say(*wording.review_paragraphs(self.interview))
        else:
            self._console.say(*wording.question_paragraphs(self.interview, question))
            if self._background_of is not None:
                self._console.say(*wording.background_paragraphs(self._background_of(question)))

    # Lines

    def _ask_line(self, prompt: str) -> str:
        return self._console.ask(prompt).strip().casefold()

    def _handle_line(self, line: str) -> None:
        commands: Mapping[str, Callable[[], None]] = {
            "": self._go_forward,
            "b": self._go_back,
            "o": lambda: self._take_note(self.interview.sitting.position),
            "p": self._take_previous_note,
            "g": self._ask_where_to_go,
            LEAVE: self._leave,
            HELP: lambda: self._console.say(*wording.key_list()),
        }
        question = self.interview.current_question
        if line in commands:
            commands[line]()
        elif question is None:
            self._handle_review_line(line)
        else:
            self._handle_question_line(line, question)

    def _handle_question_line(self, line: str, question: KeyedQuestion) -> None:
        choices = answer_choices(question.question)
        option_id = next((choice.id for choice in choices if line in choice.keys), None)
        if option_id is not None:
            self._move_to(self.interview.answer(option_id))
        elif line == "w":
            self._console.say(why_asked(question))
        elif line == "v":
            self._say_entries(question)
        else:
            self._console.refuse(wording.expected_input(self.interview))

    def _say_entries(self, question: KeyedQuestion) -> None:
        """Say the earlier entries and the earlier answer that belong to a question."""
        background = self._background_of(question) if self._background_of is not None else None
        if background is None or not background.has_details:
            self._console.say(_("Nothing is noted that belongs to this question."))
            return
        for paragraph in background.paragraphs():
            self._console.say(*paragraph.split("\n"))

    def _handle_review_line(self, line: str) -> None:
        keys = [item.key for item in review.review_items(self.interview)]
        if line == "f":
            self._try_to_finish()
        elif number := _parse_number(line, len(keys)):
            self._go_to(keys[number - 1])
        else:
            self._console.refuse(wording.expected_input(self.interview))

    # Moving

    def _move_to(self, interview: Interview) -> None:
        """Continue with another state of the interview. If the sitting has changed, save it."""
        is_changed = interview.sitting != self.interview.sitting
        self.interview = interview
        if is_changed:
            self._unsaved = True
            self._try_to_save()

    def _go_forward(self) -> None:
        if self.interview.current_question is None:
            self._console.say(wording.expected_input(self.interview))
        else:
            if self.interview.current_answer is None:
                self._console.say(wording.left_open_message(self.interview))
            self._move_to(self.interview.forward())

    def _go_back(self) -> None:
        position = self.interview.sitting.position
        self._move_to(self.interview.back())
        if self.interview.sitting.position == position:
            self._console.say(_("This is the first question."))

    def _ask_where_to_go(self) -> None:
        """List the signs, the weighing and the review, and go to the item that the user chooses.

        Ask until the user types a number of the list, or stays.
        """
        keys = [item.key for item in navigation.navigation_items(self.interview)]
        self._console.say(*wording.sign_list(self.interview))
        while (line := self._ask_line(_("Go to (Enter: stay here):"))) not in ("", LEAVE):
            if number := _parse_number(line, len(keys)):
                self._go_to(keys[number - 1])
                return
            if line == HELP:
                self._console.say(*wording.sign_list(self.interview))
            else:
                message = _("type a number from 1 to {last}; Enter or q stays here")
                self._console.refuse(message.format(last=len(keys)))

    def _go_to(self, key: str) -> None:
        if key not in self.interview.positions:
            self._console.refuse(_("This question is not asked now; its note is kept."))
            return
        self._shown_position = None
        self._move_to(self.interview.go_to(key))

    # Notes

    def _take_previous_note(self) -> None:
        """Read a note on the question that the last step answered.

        If the last step answered no question, read a note on the question before this position.
        """
        key = self.interview.previous_key
        if key is None:
            self._console.say(_("This is the first question."))
            return
        question = self.interview.questionnaire.questions_by_key[key].question
        self._console.say(localized(question.text))
        self._take_note(key)

    def _take_note(self, position: str) -> None:
        """Read the lines of a note until an empty line. If the input ends, the lines are kept."""
        note = [*wording.note_paragraphs(self.interview, position)]
        self._console.say(*note, _note_instructions(has_note=bool(note)))
        lines: list[str] = []
        try:
            while (line := self._console.ask()).strip():
                if len("\n".join([*lines, line])) > NOTE_LIMIT:
                    limit = _("a note has at most {limit} characters; this line is left out")
                    self._console.refuse(limit.format(limit=NOTE_LIMIT))
                else:
                    lines.append(line)
        finally:
            if lines:
                text = "" if lines == [ERASE] else "\n".join(lines).strip()
                self._move_to(self.interview.annotate(text, position))
        if not self._unsaved:
            self._console.say(_note_message(lines, has_note=bool(note)))

    # Saving and leaving

    def _try_to_finish(self) -> None:
        if not review.has_answers(self.interview):
            self._console.refuse(_("Nothing is answered yet, so there is nothing to add up."))
            return
        try:
            self._finished = self._finish(self.interview)
        except TensignsError as error:
            self._report_failure(error)
        else:
            self._unsaved = False

    def _leave(self) -> None:
        """Leave if everything is saved, or if the user agrees to lose the unsaved changes."""
        self._left = not self._unsaved or self._try_to_save()
        if not self._left:
            leave = _("Leave all the same and lose what is not saved")
            key = first_letter(leave)
            self._console.say(wording.lettered_option(leave))
            while (line := self._ask_line(_("Your choice (Enter: stay):"))) not in ("", key):
                self._console.refuse(_("type {key}; Enter stays").format(key=key))
            self._left = line == key
            self._unsaved = not self._left

    def _try_to_save(self) -> bool:
        try:
            self._save(self.interview.sitting)
        except TensignsError as error:
            self._report_failure(error)
        else:
            self._unsaved = False
        return not self._unsaved

    def _report_failure(self, error: TensignsError) -> None:
        if not self._console.is_interactive:
            raise error
        self._console.say(_("Not saved: {why}").format(why=error))


def _parse_number(line: str, last: int) -> int:
    """Return the number in a line; 0 if the line is not a number from 1 to ``last``."""
    is_number = line.isascii() and line.isdigit() and len(line) <= len(str(last))
    return int(line) if is_number and int(line) <= last else 0


def _note_message(lines: Sequence[str], *, has_note: bool) -> str:
    """Return what has become of a note after the user typed these lines."""
    if lines and lines != [ERASE]:
        return _("The note is kept.")
    if not has_note:
        return _("No note was made.")
    return _("The note is erased.") if lines else _("The note stays as it was.")


def _note_instructions(*, has_note: bool) -> Paragraph:
    if has_note:
        message = _(
            "Type the note anew; an empty line ends it. An empty line at once: the note stays. "
            "Only {erase}: it is erased."
        )
    else:
        message = _("Type the note, in as many lines as you like; an empty line ends it.")
    return Paragraph(message.format(erase=ERASE))
