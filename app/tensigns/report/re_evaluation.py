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
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import localized, questionnaire_label, quote


class ReEvaluation(Struct, frozen=True):
    """The reports of a sitting under its own edition and under today's edition.

    ``original_edition`` and ``current_edition`` are the labels of the editions.
    ``dropped_answers`` are the questions whose answer was not taken over, because today's edition
    lacks the question or the option; each has its answer. ``revised_questions`` are the questions
    that were revised and whose answer was taken over. ``new_questions`` are the open questions that
    the sitting's own edition lacks. All of these are texts in the current language.
    """

    original: SittingReport
    current: SittingReport
    original_edition: str
    current_edition: str
    headline: str
    dropped_answers: tuple[str, ...]
    revised_questions: tuple[str, ...]
    new_questions: tuple[str, ...]


def is_another_edition(ref: QuestionnaireRef, todays_ref: QuestionnaireRef) -> bool:
    """Whether two references name different editions of the same questionnaire."""
    return ref.id == todays_ref.id and ref != todays_ref


def re_evaluate(
    questionnaire: Questionnaire,
    sitting: Sitting,
    todays_edition: Edition,
    background: Background = NO_BACKGROUND,
) -> ReEvaluation:
    """Decide on a sitting under two editions and return both reports.

    ``questionnaire`` is the sitting's own edition, ``todays_edition`` is today's edition.
    ``background`` is the background of the sitting.
    """
    migrated_answers, migrated_sitting = migrate_sitting(questionnaire, sitting, todays_edition)
    original = build_report(questionnaire, sitting, background)
    current = build_report(
        todays_edition.questionnaire, migrated_sitting, background.for_other_answers
    )
    return ReEvaluation(
        original=original,
        current=current,
        original_edition=questionnaire_label(sitting.questionnaire_ref),
        current_edition=questionnaire_label(todays_edition.ref),
        headline=_headline(original, current),
        dropped_answers=tuple(
            _questions_with_answers(questionnaire, sitting, migrated_answers.dropped)
        ),
        revised_questions=tuple(
            _revised_questions(todays_edition.questionnaire, migrated_answers.revised)
        ),
        new_questions=tuple(
            localized(question.question.text)
            for question in visible_questions(
                todays_edition.questionnaire, migrated_sitting.answers
            )
            if question.is_open and question.key not in questionnaire.questions_by_key
        ),
    )


def migrate_sitting(
    questionnaire: Questionnaire, sitting: Sitting, todays_edition: Edition
) -> tuple[MigratedAnswers, Sitting]:
    """Return the migrated answers, and the sitting with these answers under today's edition."""
    migrated = migrate_answers(questionnaire, todays_edition.questionnaire, sitting.answers)
    return migrated, replace(
        sitting, answers=migrated.answers, questionnaire_ref=todays_edition.ref
    )


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
        message = _("With today's questionnaire it is “{now}” too.")
    else:
        message = _("Then it was “{then}”; with today's questionnaire it is “{now}”.")
    return message.format(then=original.word, now=current.word)
