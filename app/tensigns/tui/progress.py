"""Where somebody is in an interview, for the line at the top and the bar at the bottom."""

from tensigns.core.interview import Interview
from tensigns.language import gettext as _
from tensigns.prompts.question import sign_position


def place(interview: Interview) -> str:
    """Which of the signs it is at, or what else."""
    item = interview.current_question
    if item is None:
        return _("review")
    if item.sign is None:
        return _("the weighing")
    return sign_position(interview, item.sign)


def progress(interview: Interview) -> float:
    """How far the interview is, 0 to 1, counted in signs so that follow-ups never set it back."""
    item = interview.current_question
    signs = interview.questionnaire.signs
    if item is None or item.sign is None:
        return 1.0
    items = [
        each.key
        for each in interview.visible_questions
        if interview.questionnaire.questions_by_key[each.key].sign is item.sign
    ]
    return (signs.index(item.sign) + items.index(item.key) / len(items)) / len(signs)
