"""The signs at the side: where the user is, and what was reported."""

from dataclasses import dataclass

from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.core.conditions import shown
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Sign
from tensigns.core.sitting import REVIEW
from tensigns.language import gettext as _
from tensigns.report.words import told

HERE, REPORTED, ANSWERED, AHEAD = "▸", "▲", "✓", "·"


@dataclass(frozen=True)
class Row:
    """A line of the list: the key it leads to, its mark, the sign's number if any, its label."""

    key: str
    mark: str
    number: str
    label: str


def rows(interview: Interview) -> tuple[Row, ...]:
    """A row a sign, then the weighing where it is asked, then the review."""
    questionnaire = interview.questionnaire
    listed = [
        Row(
            interview.entrance(sign),
            _mark(interview, sign),
            str(sign.number),
            told(sign.label),
        )
        for sign in questionnaire.signs
    ]
    here = interview.sitting.at
    weighing = questionnaire.weighing_key
    if weighing in interview.keys:
        answered = weighing in interview.sitting.answers
        mark = HERE if here == weighing else ANSWERED if answered else AHEAD
        listed.append(Row(weighing, mark, "", _("The weighing")))
    listed.append(Row(REVIEW, HERE if here == REVIEW else AHEAD, "", _("Review")))
    return tuple(listed)


def _mark(interview: Interview, sign: Sign) -> str:
    """Progress, never gravity: something was reported, or the sign is answered, or to come."""
    if interview.item is not None and interview.item.sign is sign:
        return HERE
    items = shown(sign, interview.sitting.answers)
    if any(item.option is not None and item.option.points > 0 for item in items):
        return REPORTED
    return ANSWERED if all(item.given for item in items) else AHEAD


class Signs(OptionList, can_focus=False):
    """The list at the side; a click goes to a sign."""

    @dataclass
    class Chosen(Message):
        """A place was chosen; ``key`` is a question's, or the review."""

        key: str

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._rows: tuple[Row, ...] = ()

    def show(self, interview: Interview) -> None:
        """Show the signs of an interview; lines that have not changed are left alone."""
        now = rows(interview)
        if len(now) != len(self._rows):
            self._rows = now
            self.set_options(Option(self._prompt(row)) for row in now)
            return
        for place, (before, row) in enumerate(zip(self._rows, now, strict=True)):
            if (before.mark, before.label) != (row.mark, row.label):
                self.replace_option_prompt_at_index(place, self._prompt(row))
        self._rows = now

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the click was."""
        event.stop()
        self.highlighted = None
        self.post_message(self.Chosen(self._rows[event.option_index].key))

    @staticmethod
    def _prompt(row: Row) -> Text:
        here = row.mark == HERE
        line = f"{row.mark} {row.number:>2}  {row.label}"
        text = Text(line, style="bold" if here else "", no_wrap=True)
        text.truncate(26, overflow="ellipsis")
        return text
