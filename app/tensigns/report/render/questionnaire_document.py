"""A questionnaire as a JSON document. Users' scripts rely on the keys, so keep them."""

from typing import Any

import msgspec

from tensigns.core.questionnaire import Condition, Option, Question, Questionnaire, Sign
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import current_language
from tensigns.report.wording import localized


def questionnaire_document(
    questionnaire: Questionnaire, source: QuestionnaireRef
) -> dict[str, Any]:
    """Return the document of a questionnaire, with its texts in the current language.

    ``source`` is the reference of its edition.
    """
    return {
        "questionnaire": {"id": source.id, "version": source.version, "hash": source.hash},
        "language": current_language(),
        "title": localized(questionnaire.title),
        "decision": msgspec.to_builtins(questionnaire.decision),
        "signs": [_sign_object(sign) for sign in questionnaire.signs],
        "weighing": _question_object(questionnaire.weighing),
    }


def _sign_object(sign: Sign) -> dict[str, Any]:
    return {
        "id": sign.id,
        "number": sign.number,
        "title": localized(sign.title),
        "questions": [_question_object(question) for question in sign.questions],
        "red_flag": sign.red_flag,
    }


def _question_object(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": localized(question.text),
        "type": question.type,
        "raised": question.raised,
        "show_if": _condition_object(question.show_if),
        "window_days": question.window_days,
        "options": [_option_object(option) for option in question.options],
    }


def _condition_object(condition: Condition | None) -> dict[str, Any] | None:
    return None if condition is None else msgspec.to_builtins(condition)


def _option_object(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": localized(option.label),
        "points": option.points,
        "went_on": option.went_on,
        "becomes": localized(option.becomes) if option.becomes else None,
        "spares": option.spares,
        "after": list(option.after) if option.after else None,
        "fades_to": option.fades_to,
    }
