"""The sentences beside the recommendation: points, open questions, range, what it rests on."""

from typing import NamedTuple

from tensigns.core.decision.visibility import visible_questions
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, localized, number_word, quote, recommendation_word


class OpenQuestion(NamedTuple):
    """An open question, its texts in the language in use.

    ``is_mover``: this question alone could change the recommendation.
    """

    key: str
    sign_title: str
    question: str
    is_mover: bool


def points_summary(context: ReportContext) -> str:
    """The total of the points, and how many of them the highest sign or signs have."""
    points = context.decision.points
    if not points:
        return _("no points")
    highest = context.scores_with_points[0].points
    signs = sum(score.points == highest for score in context.scores_with_points)
    if signs > 1:
        message = _("{points} points, {top} on each of {count} signs")
        return message.format(points=points, top=highest, count=number_word(signs))
    if highest == points:
        message = ngettext(
            "{points} point, on one sign", "{points} points, all on one sign", points
        )
    else:
        message = ngettext(
            "{points} point, {top} on one sign", "{points} points, {top} on one sign", points
        )
    return message.format(points=points, top=highest)


def open_questions(context: ReportContext) -> tuple[OpenQuestion, ...]:
    """The open questions of the signs, the movers first; the weighing is not among them."""
    questions_by_key, movers = context.questionnaire.questions_by_key, context.decision.movers
    questions = [
        OpenQuestion(
            key=visible.key,
            sign_title=localized(sign.title),
            question=localized(visible.question.text),
            is_mover=visible.key in movers,
        )
        for visible in visible_questions(context.questionnaire, context.sitting.answers)
        if visible.is_open and (sign := questions_by_key[visible.key].sign)
    ]
    return tuple(sorted(questions, key=lambda question: not question.is_mover))


def headline(context: ReportContext) -> str:
    """Whether the recommendation is settled or provisional, in a sentence."""
    number_open, number_movers = len(open_questions(context)), len(context.decision.movers)
    if context.decision.settled:
        if open_weighing_sentence(context):
            return _("Settled, but for your own weighing: a no would make it fire.")
        if not number_open:
            return _("Settled: every question is answered.")
        return ngettext(
            "Settled: the one open question cannot change this.",
            "Settled: the {open} open questions cannot change this.",
            number_open,
        ).format(open=number_word(number_open))
    if not number_movers:
        return _("Provisional: no open question alone could turn it, but several together could.")
    if number_movers == number_open:
        message = ngettext(
            "Provisional: the one open question could still turn it.",
            "Provisional: each of the {open} open questions could still turn it.",
            number_open,
        )
    else:
        message = ngettext(
            "Provisional: one of the {open} open questions could still turn it.",
            "Provisional: {movers} of the {open} open questions could each still turn it.",
            number_movers,
        )
    return message.format(open=number_word(number_open), movers=number_word(number_movers))


def range_sentence(context: ReportContext) -> str:
    """Which recommendations the open questions could still lead to; empty when settled."""
    decision = context.decision
    if decision.settled:
        return ""
    if decision.recommendation == decision.mildest:
        message = _("At its gravest it could still become {gravest}.")
    elif decision.recommendation == decision.gravest:
        message = _("At its mildest it could still become {mildest}.")
    else:
        message = _("It could still become anything from {mildest} to {gravest}.")
    return message.format(
        mildest=recommendation_word(decision.mildest), gravest=recommendation_word(decision.gravest)
    )


def meaning_sentence(context: ReportContext) -> str:
    """What *keep* does not mean, or what *fire* rests on; empty for the others."""
    match context.decision.recommendation:
        case "keep":
            return _("Keep says that nothing grave was reported, and no more than that.")
        case "fire":
            return _fire_basis_sentence(context)
        case _:
            return ""


def open_weighing_sentence(context: ReportContext) -> str:
    """What the weighing could still change, where it is asked and open; else empty."""
    for visible in visible_questions(context.questionnaire, context.sitting.answers):
        if visible.key == context.questionnaire.weighing_key and visible.is_open:
            message = _("{question} If your answer is no, it is fire.")
            return message.format(question=quote(localized(visible.question.text)))
    return ""


def _fire_basis_sentence(context: ReportContext) -> str:
    if context.rules_named("weighing"):
        return _("It rests on your own weighing; without it, this would be watch.")
    by_sum = any(rule.recommendation == "fire" for rule in context.rules_named("sum"))
    decisive_rules = context.rules_named("decisive-sign")
    if not decisive_rules:
        return _("It rests on the sum; no sign would be enough by itself.")
    titles = context.quoted_titles(decisive_rules[0].signs)
    if by_sum:
        message = ngettext(
            "It rests on {signs} and on the sum; either would be enough.",
            "It rests on {signs}, and on the sum; any of these would be enough.",
            len(titles),
        )
    elif len(titles) == 1:
        message = _("It rests on one sign alone: {signs}.")
    else:
        message = _("It rests on {signs}; each of them would be enough by itself.")
    return message.format(signs=join_and(titles))
