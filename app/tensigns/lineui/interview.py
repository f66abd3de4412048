"""The interview in lines: what each line does to the reducer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.core.sitting import Sitting
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.lineui import wording
from tensigns.lineui.console import Console
from tensigns.prompts import navigation, review
from tensigns.prompts.question import answer_choices, first_letter, why_asked
from tensigns.text.clean import NOTE_LIMIT
from tensigns.text.wrapping import Paragraph

ERASE = "-"
"""The line that takes a note away."""


class LineInterview:
    """Walks through an interview line by line.

    ``save`` is called with every sitting that is new, ``finish`` with the finished one. Where
    somebody types, a failure of either is told and nothing is lost until they leave; otherwise it
    is raised.
    """

    def __init__(
        self,
        talk: Console,
        interview: Interview,
        save: Callable[[Sitting], object],
        finish: Callable[[Sitting], Sitting],
    ) -> None:
        self._talk = talk
        self._save = save
        self._record = finish
        self._unsaved = False
        self._asked_at: str | None = None
        self._finished: Sitting | None = None
        self._left = False
        self.interview = interview

    def hold(self, now: Callable[[], datetime]) -> Sitting | None:
        """Ask until the sitting is finished, and give it; none where the user left before.

        Whatever ends it, what was answered until then is saved.
        """
        try:
            while not self._left and self._finished is None:
                self._show()
                line = self._talk.ask(wording.prompt(self.interview))
                self._take(line.strip().casefold(), now)
        finally:
            if self._unsaved:
                self._try_to_save()
        return self._finished

    def _show(self) -> None:
        """Put the present question, unless it is the one that was put last."""
        if self.interview.sitting.position == self._asked_at:
            return
        self._asked_at = self.interview.sitting.position
        self._talk.gap()
        item = self.interview.current_question
        if item is None:
            self._talk.say(*wording.review_places(self.interview))
        else:
            self._talk.say(*wording.question(self.interview, item))

    def _take(self, line: str, now: Callable[[], datetime]) -> None:
        commands: Mapping[str, Callable[[], None]] = {
            "": self._forward,
            "b": self._back,
            "o": self._note,
            "g": self._go,
            "q": self._leave,
            "?": lambda: self._talk.say(*wording.keys()),
        }
        item = self.interview.current_question
        if line in commands:
            commands[line]()
        elif item is None:
            self._take_in_review(line, now)
        else:
            self._take_at_question(line, item)

    def _take_at_question(self, line: str, item: KeyedQuestion) -> None:
        taken = [choice.id for choice in answer_choices(item.question) if line in choice.keys]
        if taken:
            self._move(self.interview.answer(taken[0]))
        elif line == "w":
            self._talk.say(why_asked(item))
        else:
            self._talk.refuse(wording.expected(self.interview))

    def _take_in_review(self, line: str, now: Callable[[], datetime]) -> None:
        keys = [each.key for each in review.review_items(self.interview)]
        if line == "f":
            self._finish(now)
        elif place := _number(line, len(keys)):
            self._go_to(keys[place - 1])
        else:
            self._talk.refuse(wording.expected(self.interview))

    def _move(self, interview: Interview) -> None:
        """Go on with the interview as it now is; what is new in it is saved."""
        is_new = interview.sitting != self.interview.sitting
        self.interview = interview
        if is_new:
            self._unsaved = True
            self._try_to_save()

    def _forward(self) -> None:
        if self.interview.current_question is None:
            self._talk.say(wording.expected(self.interview))
        else:
            self._move(self.interview.forward())

    def _back(self) -> None:
        before = self.interview
        self._move(before.back())
        if self.interview.sitting.position == before.sitting.position:
            self._talk.say(_("This is the first question."))

    def _go(self) -> None:
        """Offer the signs, and go to the one that is chosen."""
        keys = [row.key for row in navigation.navigation_items(self.interview)]
        self._talk.say(*wording.signs(self.interview))
        line = self._talk.ask(_("Go to:")).strip()
        if place := _number(line, len(keys)):
            self._go_to(keys[place - 1])
        elif line:
            self._talk.refuse(_("type a number from 1 to {last}").format(last=len(keys)))

    def _go_to(self, key: str) -> None:
        if key not in self.interview.positions:
            self._talk.refuse(_("That question does not show at present; its note is kept."))
            return
        self._asked_at = None
        self._move(self.interview.go_to(key))

    def _note(self) -> None:
        """Take the lines of a note up to an empty one; they are kept however it ends."""
        self._talk.say(*wording.note(self.interview), _how_to_note(self.interview))
        lines: list[str] = []
        try:
            while (line := self._talk.ask()).strip():
                if len("\n".join([*lines, line])) > NOTE_LIMIT:
                    limit = _("a note has at most {limit} characters; this line is left out")
                    self._talk.refuse(limit.format(limit=NOTE_LIMIT))
                else:
                    lines.append(line)
        finally:
            if lines:
                text = "" if lines == [ERASE] else "\n".join(lines).strip()
                self._move(self.interview.annotate(text))

    def _finish(self, now: Callable[[], datetime]) -> None:
        if review.is_empty(self.interview):
            self._talk.refuse(_("Nothing is answered yet, so there is nothing to add up."))
            return
        try:
            self._finished = self._record(self.interview.finish(now()).sitting)
        except TensignsError as failure:
            self._told(failure)
        else:
            self._unsaved = False

    def _leave(self) -> None:
        """Leave, once everything is saved or the user lets it go."""
        self._left = not self._unsaved or self._try_to_save()
        if not self._left:
            leave = _("Leave all the same and lose what is not saved")
            self._talk.say(wording.lettered(leave))
            line = self._talk.ask(wording.prompt(self.interview)).strip().casefold()
            self._left = line == first_letter(leave)
            self._unsaved = not self._left

    def _try_to_save(self) -> bool:
        try:
            self._save(self.interview.sitting)
        except TensignsError as failure:
            self._told(failure)
        else:
            self._unsaved = False
        return not self._unsaved

    def _told(self, failure: TensignsError) -> None:
        if not self._talk.by_hand:
            raise failure
        self._talk.say(_("Not saved: {why}").format(why=failure))


def _number(line: str, last: int) -> int:
    """The number from 1 to the last one that a line is, else 0."""
    is_number = line.isascii() and line.isdigit() and len(line) <= len(str(last))
    return int(line) if is_number and int(line) <= last else 0


def _how_to_note(interview: Interview) -> Paragraph:
    if any(wording.note(interview)):
        message = _(
            "Type the note anew; an empty line ends it. An empty line at once leaves it as it "
            "is, a single {erase} takes it away."
        )
    else:
        message = _("Type the note, in as many lines as you like; an empty line ends it.")
    return Paragraph(message.format(erase=ERASE))
