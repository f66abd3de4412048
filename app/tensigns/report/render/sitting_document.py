"""A sitting as a JSON document. Users' scripts rely on the keys, so keep them."""

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
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.context import ReportContext
from tensigns.report.noted_sentences import entry_ids
from tensigns.report.recheck import expiry_date, recheck_date
from tensigns.report.render.since_document import since_object
from tensigns.report.since_last_time import build_since

Document = dict[str, Any]
"""A JSON object."""


def sitting_document(
    questionnaire: Questionnaire,
    sitting: Sitting,
    slug: str | None,
    background: Background = NO_BACKGROUND,
) -> Document:
    """Return the document of a sitting, finished or a draft.

    ``slug`` is None for a client that is not in the library.
    """
    context = ReportContext.of(questionnaire, sitting)
    decision = context.decision
    before = background.sitting_before
    recheck = recheck_date(questionnaire, sitting, decision.recommendation, background.amended_day)
    return {
        "client": sitting.client,
        "slug": slug,
        "sitting": sitting.id,
        "state": sitting.state,
        "amends": sitting.amends,
        "reason": sitting.reason,
        "started": _timestamp(sitting.started),
        "finished": _timestamp(sitting.finished),
        "language": sitting.language,
        "note": sitting.note,
        "recommendation": decision.recommendation,
        "range": [decision.mildest, decision.gravest],
        "settled": decision.settled,
        "movers": list(decision.movers),
        "open": [question.key for question in context.open_questions],
        "points": decision.points,
        "signs": [_sign_object(context, score, background) for score in decision.scores],
        "weighing": _weighing_object(weighing_question(questionnaire, sitting)),
        "rules": [
            {
                "rule": rule.name,
                "recommendation": rule.recommendation,
                "signs": list(rule.signs),
                "points": rule.points,
            }
            for rule in decision.rules
        ],
        "expires": _expiry_objects(context),
        "flips": [_flip_object(flip) for flip in decision.flips],
        "recheck": recheck and recheck.isoformat(),
        "since": since_object(build_since(before, questionnaire, sitting)) if before else None,
        "questionnaire": {
            "id": sitting.questionnaire_ref.id,
            "version": sitting.questionnaire_ref.version,
            "hash": sitting.questionnaire_ref.hash,
        },
    }


def _timestamp(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _sign_object(context: ReportContext, score: SignScore, background: Background) -> Document:
    sign = context.signs_by_id[score.sign]
    return {
        "id": sign.id,
        "number": sign.number,
        "points": score.points,
        "sum": score.sum,
        "decisive": score.decisive,
        "went_on": score.went_on,
        "open": sign.id in context.open_sign_ids,
        "answers": [
            _answer_object(question)
            | {
                "entries": entry_ids(context, question.key, background.entries)
                if question.is_visible
                else []
            }
            for question in answered_questions(sign, context.sitting)
        ],
    }


def _answer_object(question: AnsweredQuestion) -> Document:
    return {
        "id": question.question.id,
        "state": question.state,
        "answer": question.option.id if question.option else None,
        "points": question.option.points if question.option else 0,
        "note": question.note,
    }


def _weighing_object(question: AnsweredQuestion) -> Document:
    answer = _answer_object(question)
    return {name: answer[name] for name in ("state", "answer", "note")}


def _expiry_objects(context: ReportContext) -> list[Document]:
    """Return the answers that expire. A draft has none, since the periods begin at the finish."""
    finished = context.sitting.finished
    if finished is None:
        return []
    return [
        {
            "question": expiry.question,
            "on": expiry_date(finished, expiry).isoformat(),
            "recommendation": expiry.recommendation,
        }
        for expiry in context.decision.expiries
    ]


def _flip_object(flip: Flip) -> Document:
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
