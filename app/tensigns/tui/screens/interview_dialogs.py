"""The dialogs that an interview opens: the signs, why a question is asked, the help."""

from collections.abc import Iterable

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import KeyedQuestion, Questionnaire
from tensigns.language import gettext as _
from tensigns.prompts.navigation import navigation_items
from tensigns.prompts.question import sign_title, why_asked
from tensigns.report.wording import localized
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.widgets.sign_sidebar import MARKS


def signs_dialog(interview: Interview) -> ChoiceDialog:
    """Lets the user choose a sign; the result is the position to go to."""
    replies = [
        Reply(item.key, item.number, f"{MARKS[item.state]} {item.label}")
        for item in navigation_items(interview)
    ]
    return ChoiceDialog(_("Go to"), replies)


def why_dialog(question: KeyedQuestion) -> MessageDialog:
    """Says why a question is asked."""
    number = f"{question.sign.number}  " if question.sign else ""
    return MessageDialog(number + sign_title(question), [why_asked(question)])


def help_dialog(questionnaire: Questionnaire, keys: Iterable[tuple[str, str]]) -> MessageDialog:
    """Shows the introduction of the questionnaire and the keys."""
    paragraphs = [
        localized(questionnaire.introduction),
        _("One key answers a question and goes on. A slip is undone with ←."),
        _("Every answer is saved at once; leave whenever you like and go on later."),
    ]
    return MessageDialog(_("Help"), paragraphs, list(keys))
