"""A sitting under today's edition of its questionnaire, as a JSON document."""

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.questionnaires.reading import Edition
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.re_evaluation import migrate_sitting
from tensigns.report.render.sitting_document import Document, sitting_document


def re_evaluation_document(
    questionnaire: Questionnaire,
    sitting: Sitting,
    todays_edition: Edition,
    slug: str | None,
    background: Background = NO_BACKGROUND,
) -> Document:
    """Return the JSON document of a sitting under today's edition.

    The document also has the keys of the dropped answers and of the revised questions.
    """
    migrated_answers, migrated_sitting = migrate_sitting(questionnaire, sitting, todays_edition)
    document = sitting_document(todays_edition.questionnaire, migrated_sitting, slug, background)
    return document | {
        "gone": list(migrated_answers.dropped),
        "changed": list(migrated_answers.revised),
    }
