"""Another recommendation in a sentence, with what limits the promise of it.

A sentence such as "If they pay on time: keep" holds for the answers of today. The open questions
could undo it, and *keep* after a weighing of "no" asks for a reason.
"""

from collections.abc import Mapping

from tensigns.core.decision.recommendation_range import recommendation_range
from tensigns.core.decision.score import sign_scores
from tensigns.core.questionnaire import GRAVITY, Recommendation
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.wording import recommendation_word


def word_with_caveats(
    context: ReportContext, changes: Mapping[str, str], recommendation: Recommendation
) -> str:
    """Return the word for the recommendation that changed answers lead to, with its caveats.

    ``changes`` are option ids by question key.
    """
    word = recommendation_word(recommendation)
    if outlives_weighing(context, recommendation):
        message = _("{recommendation} (your own weighing no longer counts then)")
        word = message.format(recommendation=word)
    caveat = _open_caveat(context, changes, recommendation)
    if caveat:
        word = _("{recommendation}, {caveat}").format(recommendation=word, caveat=caveat)
    return word


def outlives_weighing(context: ReportContext, recommendation: Recommendation) -> bool:
    """Whether the recommendation is only possible when a weighing of "no" no longer counts.

    The weighing question is not asked if no sign has enough points for it.
    """
    return bool(context.rules_named("weighing")) and recommendation in ("keep", "undecided")


def _open_caveat(
    context: ReportContext, changes: Mapping[str, str], recommendation: Recommendation
) -> str:
    """Return the condition on the open questions, or an empty text if they cannot undo it.

    They undo a milder recommendation by leading to a graver one, and a graver one by leading to a
    milder one.
    """
    open_count = len(context.open_questions)
    if not open_count:
        return ""
    questionnaire, answers = context.questionnaire, {**context.counted_answers, **changes}
    scores = sign_scores(questionnaire, answers)
    reachable = recommendation_range(questionnaire, answers, scores)
    gravity, gravity_now, mildest, gravest = map(
        GRAVITY.index,
        (
            recommendation,
            context.decision.recommendation,
            reachable.mildest,
            reachable.gravest,
        ),
    )
    if gravity < gravity_now and gravest > gravity:
        return ngettext(
            "unless the open question adds points",
            "unless the open questions add points",
            open_count,
        )
    if gravity > gravity_now and mildest < gravity:
        return ngettext(
            "unless the open question takes points off",
            "unless the open questions take points off",
            open_count,
        )
    return ""
