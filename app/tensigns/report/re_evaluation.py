"""The re-evaluation of a sitting: its answers under today's edition of its questionnaire."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.answer_migration import MigratedAnswers, migrate_answers
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.language import gettext as _
from tensigns.questionnaires.reading import Edition
from tensigns.report.render.sitting_document import Document, sitting_document
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import localized, questionnaire_label, quote


class ReEvaluation(Struct, frozen=True):
    """The reports under the sitting's own edition and under today's, with the editions' labels.

    ``dropped_answers`` are questions, with their answers, that are not asked any more;
    ``revised_questions`` are those whose answer was taken over; ``new_questions`` are open
    questions that the sitting's own edition lacks. All are texts in the language in use.
    """

    original: SittingReport
    current: SittingReport
    original_edition: str
    current_edition: str
    headline: str
    dropped_answers: tuple[str, ...]
    revised_questions: tuple[str, ...]
    new_questions: tuple[str, ...]


def is_another_edition(source: QuestionnaireRef, today: QuestionnaireRef) -> bool:
    """Whether ``source`` is another edition of the questionnaire ``today``."""
    return source.id == today.id and source != today


def re_evaluate(questionnaire: Questionnaire, sitting: Sitting, today: Edition) -> ReEvaluation:
    """Decide a sitting twice: under ``questionnaire``, its own, and under ``today``."""
    migrated_answers, migrated_sitting = _migrate(questionnaire, sitting, today)
    original = build_report(questionnaire, sitting)
    current = build_report(today.questionnaire, migrated_sitting)
    return ReEvaluation(
        original=original,
        current=current,
        original_edition=questionnaire_label(sitting.questionnaire_ref),
        current_edition=questionnaire_label(today.ref),
        headline=_headline(original, current),
        dropped_answers=tuple(
            _questions_with_answers(questionnaire, sitting, migrated_answers.dropped)
        ),
        revised_questions=tuple(_revised_questions(today.questionnaire, migrated_answers.revised)),
        new_questions=tuple(
            localized(question.question.text)
            for question in visible_questions(today.questionnaire, migrated_sitting.answers)
            if question.is_open and question.key not in questionnaire.questions_by_key
        ),
    )


def re_evaluation_document(
    questionnaire: Questionnaire, sitting: Sitting, today: Edition, slug: str | None
) -> Document:
    """The sitting's document under ``today``, with the keys of dropped and revised questions."""
    migrated_answers, migrated_sitting = _migrate(questionnaire, sitting, today)
    return sitting_document(today.questionnaire, migrated_sitting, slug) | {
        "gone": list(migrated_answers.dropped),
        "changed": list(migrated_answers.revised),
    }


def _migrate(
    questionnaire: Questionnaire, sitting: Sitting, today: Edition
) -> tuple[MigratedAnswers, Sitting]:
    migrated = migrate_answers(questionnaire, today.questionnaire, sitting.answers)
    return migrated, replace(sitting, answers=migrated.answers, questionnaire_ref=today.ref)


def _questions_with_answers(
    questionnaire: Questionnaire, sitting: Sitting, keys: Iterable[str]
) -> Iterator[str]:
    for key in keys:
        question = questionnaire.questions_by_key[key].question
        option = question.option(sitting.answers[key])
        yield f"{localized(question.text)} {quote(localized(option.label)) if option else ''}"


def _revised_questions(questionnaire: Questionnaire, keys: Iterable[str]) -> Iterator[str]:
    message = _("{question} Your answer was taken over.")
    for key in keys:
        question = questionnaire.questions_by_key[key].question
        yield message.format(question=localized(question.text))


def _headline(original: SittingReport, current: SittingReport) -> str:
    if original.recommendation == current.recommendation:
        message = _("Under today's questionnaire it comes to {now} as well.")
    else:
        message = _("On its day it came to {then}; under today's questionnaire it comes to {now}.")
    return message.format(then=original.word, now=current.word)
