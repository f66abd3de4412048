"""Why a sitting came to what it came to, for its own file."""

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.headline import headline, meaning, reach, total
from tensigns.report.subject import Subject
from tensigns.report.why import why
from tensigns.report.words import capital, word


def reasons(questionnaire: Questionnaire, sitting: Sitting) -> tuple[str, ...]:
    """The recommendation, whether it is settled, and every rule that fired, in sentences."""
    subject = Subject.of(questionnaire, sitting)
    outcome = _outcome(subject)
    beside = (headline(subject), reach(subject), meaning(subject))
    return (outcome, *filter(None, beside), *why(subject))


def _outcome(subject: Subject) -> str:
    return f"{capital(word(subject.decision.recommendation))}: {total(subject)}."
