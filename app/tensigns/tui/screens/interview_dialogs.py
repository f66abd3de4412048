"""The dialogs of an interview: the destinations, the purpose of a question, and the help."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion, Questionnaire
from tensigns.language import gettext as _
from tensigns.prompts.navigation import navigation_items
from tensigns.prompts.question import sign_title, why_asked
from tensigns.report.wording import localized
from tensigns.tui.legends import interview_legend
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply
from tensigns.tui.screens.dialog import MessageDialog

if TYPE_CHECKING:
    from tensigns.prompts.question_background import QuestionBackground
from tensigns.tui.widgets.sign_sidebar import item_mark


def signs_dialog(interview: Interview) -> ChoiceDialog:
    """Return a dialog in which the user chooses a destination. The result is a position."""
    replies = [
        Reply(item.key, _reply_key(item.number), f"{item_mark(item)} {item.label}")
        for item in navigation_items(interview)
    ]
    return ChoiceDialog(_("Go to"), replies)


def _reply_key(number: str) -> str:
    """Return the key for the sign with this number. The key is 0 for 10, empty above 10."""
    return "0" if number == "10" else number if len(number) == 1 else ""


def why_dialog(question: KeyedQuestion) -> MessageDialog:
    """Return a dialog that says why a question is asked."""
    number = f"{question.sign.number}  " if question.sign else ""
    return MessageDialog(number + sign_title(question), [why_asked(question)])


def entries_dialog(background: "QuestionBackground") -> MessageDialog:
    """Return a dialog with the earlier entries and the earlier answer that belong to a question."""
    title = localized(background.question.question.text)
    return MessageDialog(title, [*background.paragraphs()])


def help_dialog(questionnaire: Questionnaire, keys: Iterable[tuple[str, str]]) -> MessageDialog:
    """Return a dialog with the introduction of the questionnaire and the keys."""
    paragraphs = [
        localized(questionnaire.introduction),
        _("One key answers a question and goes on. A slip is undone with ←."),
        _("Every answer is saved at once; leave whenever you like and go on later."),
    ]
    return MessageDialog(_("Help"), paragraphs, [*keys], interview_legend())
