"""What somebody is told of the keys in a first sitting, a line at a question."""

from tensigns.core.interview import Interview
from tensigns.language import N_
from tensigns.language import gettext as _

HINTS = (
    N_("One key answers and goes on: the number or letter before an answer."),
    N_("A slip? ← goes back, and you answer anew."),
    N_("o writes a note at the question, w says why it is asked."),
    N_("esc leaves; everything is kept, and you go on where you were."),
)


def hint(interview: Interview) -> str:
    """The key to learn next, by how much was answered; nothing once all are told."""
    answered = len(interview.sitting.answers)
    return _(HINTS[answered]) if answered < len(HINTS) else ""
