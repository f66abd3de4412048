"""The questionnaire as the JSON document that scripts rely on."""

from typing import Any

import msgspec

from tensigns.core.questionnaire import Condition, Option, Question, Questionnaire, Sign
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import current_language
from tensigns.report.wording import localized


def questionnaire_document(
    questionnaire: Questionnaire, source: QuestionnaireRef
) -> dict[str, Any]:
    """The document of a questionnaire, its texts in the language in use."""
    return {
        "questionnaire": {"id": source.id, "version": source.version, "hash": source.hash},
        "language": current_language(),
        "title": localized(questionnaire.title),
        "decision": msgspec.to_builtins(questionnaire.decision),
        "signs": [_sign(sign) for sign in questionnaire.signs],
        "weighing": _question(questionnaire.weighing),
    }


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "id": sign.id,
        "number": sign.number,
        "title": localized(sign.title),
        "questions": [_question(question) for question in sign.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": localized(question.text),
        "type": question.type,
        "raised": question.raised,
        "show_if": _condition(question.show_if),
        "options": [_option(option) for option in question.options],
    }


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    return None if condition is None else msgspec.to_builtins(condition)


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": localized(option.label),
        "points": option.points,
        "went_on": option.went_on,
        "becomes": localized(option.becomes) if option.becomes else None,
    }
