"""The word for a recommendation that other answers lead to, with what could undo it.

A sentence such as "If they pay on time: keep" assumes that the other answers stay as they are.
Answers to open questions could undo the recommendation. Some recommendations are possible only
because a weighing of "no" no longer counts.
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
    if needs_weighing_not_to_count(context, recommendation):
        message = _(
            "{recommendation} (too few points are left then for your own weighing to count)"
        )
        word = message.format(recommendation=word)
    caveat = _open_caveat(context, changes, recommendation)
    if caveat:
        word = _("{recommendation}, {caveat}").format(recommendation=word, caveat=caveat)
    return word


def needs_weighing_not_to_count(context: ReportContext, recommendation: Recommendation) -> bool:
    """Whether the recommendation is possible only if a weighing of "no" no longer counts.

    The weighing question is not asked if no sign has enough points for it.
    """
    return bool(context.rules_named("weighing")) and recommendation in ("keep", "undecided")


def _open_caveat(
    context: ReportContext, changes: Mapping[str, str], recommendation: Recommendation
) -> str:
    """Return the condition on the open questions; empty if they cannot undo the recommendation.

    Open questions undo a milder recommendation by leading to a graver one, and a graver
    recommendation by leading to a milder one.
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
