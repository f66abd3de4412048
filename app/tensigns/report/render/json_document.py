"""A sitting as the JSON document that scripts rely on, field by field."""

from datetime import datetime
from typing import Any

from tensigns.core.decision.flips import Flip
from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.answered_questions import (
    AnsweredQuestion,
    answered_questions,
    weighing_question,
)
from tensigns.report.context import ReportContext
from tensigns.report.next_steps import recheck_date

Document = dict[str, Any]
"""What becomes a JSON object."""


def sitting_document(questionnaire: Questionnaire, sitting: Sitting, slug: str | None) -> Document:
    """The document of one sitting; ``slug`` is none for a client that is nowhere kept."""
    subject = ReportContext.of(questionnaire, sitting)
    decision = subject.decision
    look_again = recheck_date(questionnaire, sitting.finished, decision.recommendation)
    return {
        "client": sitting.client,
        "slug": slug,
        "sitting": sitting.id,
        "state": sitting.state,
        "amends": sitting.amends,
        "reason": sitting.reason,
        "started": _moment(sitting.started),
        "finished": _moment(sitting.finished),
        "language": sitting.language,
        "note": sitting.note,
        "recommendation": decision.recommendation,
        "range": [decision.mildest, decision.gravest],
        "settled": decision.settled,
        "movers": list(decision.movers),
        "points": decision.points,
        "signs": [_sign(subject, score) for score in decision.scores],
        "weighing": _weighing(weighing_question(questionnaire, sitting)),
        "rules": [
            {
                "rule": rule.rule,
                "recommendation": rule.recommendation,
                "signs": list(rule.signs),
                "points": rule.points,
            }
            for rule in decision.rules
        ],
        "flips": [_flip(flip) for flip in decision.flips],
        "recheck": look_again and look_again.isoformat(),
        "questionnaire": {
            "id": sitting.source.id,
            "version": sitting.source.version,
            "hash": sitting.source.hash,
        },
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when else None


def _sign(subject: ReportContext, score: SignScore) -> Document:
    sign = subject.signs[score.sign]
    return {
        "id": sign.id,
        "number": sign.number,
        "points": score.points,
        "sum": score.sum,
        "decisive": score.decisive,
        "went_on": score.went_on,
        "answers": [_answer(entry) for entry in answered_questions(sign, subject.sitting)],
    }


def _answer(entry: AnsweredQuestion) -> Document:
    return {
        "id": entry.question.id,
        "state": entry.state,
        "answer": entry.option.id if entry.option else None,
        "points": entry.option.points if entry.option else 0,
        "note": entry.note,
    }


def _weighing(entry: AnsweredQuestion) -> Document:
    answer = _answer(entry)
    return {name: answer[name] for name in ("state", "answer", "note")}


def _flip(flip: Flip) -> Document:
    return {
        "recommendation": flip.recommendation,
        "changes": [
            {
                "sign": change.sign,
                "question": change.question,
                "from": change.before,
                "to": change.after,
            }
            for change in flip.changes
        ],
    }
