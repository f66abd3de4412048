"""A sitting as on its day, and what its answers come to under today's questionnaire."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.answer_migration import MigratedAnswers, migrate_answers
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import QuestionnaireRef, Sitting
from tensigns.language import gettext as _
from tensigns.report.render.json_document import Document, sitting_document
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import localized, questionnaire_label, quote


class ReEvaluation(Struct, frozen=True):
    """Both results, each with the name of its questionnaire.

    ``gone`` tells the answers to what is not asked any more, ``changed`` the questions that were
    revised and whose answers were taken over, ``new`` the open questions that were none then.
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
    """Whether a sitting was held under an edition of today's questionnaire that is not today's."""
    return source.id == today.id and source != today


def re_evaluate(
    questionnaire: Questionnaire, sitting: Sitting, today: Questionnaire, source: QuestionnaireRef
) -> ReEvaluation:
    """Decide a sitting twice: by the edition it was answered with, and by today's.

    ``source`` is what ``today`` is known by.
    """
    taken, moved = _moved(questionnaire, sitting, today, source)
    then, now = build_report(questionnaire, sitting), build_report(today, moved)
    taken_over = _("{question} Your answer was taken over.")
    new = (
        localized(item.question.text)
        for item in visible_questions(today, moved.answers)
        if item.is_open and item.key not in questionnaire.questions_by_key
    )
    return ReEvaluation(
        original=then,
        current=now,
        original_edition=questionnaire_label(sitting.questionnaire_ref),
        current_edition=questionnaire_label(source),
        headline=_headline(then, now),
        dropped_answers=tuple(_answers(questionnaire, sitting, taken.dropped)),
        revised_questions=tuple(
            taken_over.format(question=localized(today.questions_by_key[key].question.text))
            for key in taken.revised
        ),
        new_questions=tuple(new),
    )


def re_evaluation_document(
    questionnaire: Questionnaire,
    sitting: Sitting,
    today: Questionnaire,
    source: QuestionnaireRef,
    slug: str | None,
) -> Document:
    """The sitting's document under today's questionnaire, with the keys of what is not the same."""
    taken, moved = _moved(questionnaire, sitting, today, source)
    differing = {"gone": list(taken.dropped), "changed": list(taken.revised)}
    return sitting_document(today, moved, slug) | differing


def _moved(
    questionnaire: Questionnaire, sitting: Sitting, today: Questionnaire, source: QuestionnaireRef
) -> tuple[MigratedAnswers, Sitting]:
    taken = migrate_answers(questionnaire, today, sitting.answers)
    return taken, replace(sitting, answers=taken.answers, questionnaire_ref=source)


def _answers(questionnaire: Questionnaire, sitting: Sitting, keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        question = questionnaire.questions_by_key[key].question
        option = question.option(sitting.answers[key])
        yield f"{localized(question.text)} {quote(localized(option.label)) if option else ''}"


def _headline(then: SittingReport, now: SittingReport) -> str:
    if then.recommendation == now.recommendation:
        message = _("Under today's questionnaire it comes to {now} as well.")
    else:
        message = _("On its day it came to {then}; under today's questionnaire it comes to {now}.")
    return message.format(original=then.word, current=now.word)
