"""The sentence on what a recommendation means or rests on."""

from collections.abc import Iterator

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.rules import recommend, total_scores
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, number_word, recommendation_word


def meaning_sentence(context: ReportContext) -> str:
    """Return a sentence on what *keep* does not mean, or on what the recommendation rests on.

    It is empty for *undecided*, and for *watch* without the weighing.
    """
    if context.rules_named("weighing"):
        message = _("It rests on your own weighing; without it, this would be “{recommendation}”.")
        scores, thresholds = context.decision.scores, context.questionnaire.decision
        without_weighing = recommend(total_scores(scores), None, thresholds)
        return message.format(recommendation=recommendation_word(without_weighing))
    match context.decision.recommendation:
        case "keep":
            return _keep_sentence(context)
        case "fire":
            return _fire_basis_sentence(context)
        case _:
            return ""


def _keep_sentence(context: ReportContext) -> str:
    if _has_serious_answer(context):
        return _(
            "“Keep” means that on balance your answers show nothing grave, and no more than that."
        )
    return _("“Keep” means that your answers show nothing grave, and no more than that.")


def _has_serious_answer(context: ReportContext) -> bool:
    """Whether an answer has serious points. In a *keep*, milder answers outweigh it."""
    threshold = context.questionnaire.decision.serious
    return any(
        question.option and question.option.points >= threshold
        for sign in context.questionnaire.signs
        for question in visible_in_sign(sign, context.counted_answers)
    )


def _fire_basis_sentence(context: ReportContext) -> str:
    rules = [rule for rule in context.decision.rules if rule.recommendation == "fire"]
    if len(rules) == 1 and rules[0].name == "sum":
        return _("It rests on the sum; no sign would be enough by itself.")
    if len(rules) == 1 and rules[0].name == "red-flags":
        titles = context.quoted_titles(rules[0].signs)
        message = ngettext(
            "It rests on one red flag: {signs}.",
            "It rests on {count} red flags together: {signs}.",
            len(titles),
        )
        return message.format(count=number_word(len(titles)), signs=join_and(titles))
    reasons = [*_fire_reasons(context)]
    if len(reasons) == 1:
        return _("It rests on one sign alone: {sign}.").format(sign=reasons[0])
    message = _("There are {count} reasons, each enough by itself: {reasons}.")
    return message.format(count=number_word(len(reasons)), reasons=join_and(reasons))


def _fire_reasons(context: ReportContext) -> Iterator[str]:
    """Yield a phrase for each thing that would be enough for *fire* by itself."""
    for rule in context.decision.rules:
        match rule.name, rule.recommendation:
            case "decisive-sign", _:
                yield from context.quoted_titles(rule.signs)
            case "red-flags", _ if not context.red_flags_are_decisive:
                yield _("the red flags together")
            case "sum", "fire":
                yield _("the sum")
