"""Why a sitting came to what it came to, for its own file."""

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.context import ReportContext
from tensigns.report.headline import headline, meaning_sentence, points_summary, range_sentence
from tensigns.report.rule_sentences import rule_sentences
from tensigns.report.wording import capitalize, recommendation_word


def recorded_reasons(questionnaire: Questionnaire, sitting: Sitting) -> tuple[str, ...]:
    """The recommendation, whether it is settled, and every rule that fired, in sentences."""
    subject = ReportContext.of(questionnaire, sitting)
    outcome = _outcome(subject)
    beside = (headline(subject), range_sentence(subject), meaning_sentence(subject))
    return (outcome, *filter(None, beside), *rule_sentences(subject))


def _outcome(subject: ReportContext) -> str:
    word = recommendation_word(subject.decision.recommendation)
    return f"{capitalize(word)}: {points_summary(subject)}."
