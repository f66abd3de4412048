"""What stands beside the word: whether it is settled, what it rests on, what it does not say."""

from typing import NamedTuple

from tensigns.core.decision.decide import visible_questions
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, localized, number_word, quote, recommendation_word


class OpenQuestion(NamedTuple):
    """An open question; ``moves``: it could change the recommendation alone."""

    key: str
    sign_title: str
    question: str
    is_mover: bool


def points_summary(subject: ReportContext) -> str:
    """The points, and how many of them lie on one sign."""
    points = subject.decision.points
    if not points:
        return _("no points")
    top = subject.scores_with_points[0].points
    same = sum(score.points == top for score in subject.scores_with_points)
    if same > 1:
        message = _("{points} points, {top} on each of {count} signs")
        return message.format(points=points, top=top, count=number_word(same))
    if top == points:
        message = ngettext(
            "{points} point, on one sign", "{points} points, all on one sign", points
        )
    else:
        message = ngettext(
            "{points} point, {top} on one sign", "{points} points, {top} on one sign", points
        )
    return message.format(points=points, top=top)


def open_questions(subject: ReportContext) -> tuple[OpenQuestion, ...]:
    """The open questions, the movers first; the weighing is none of them."""
    questionnaire, movers = subject.questionnaire, subject.decision.movers
    found = [
        OpenQuestion(
            item.key, localized(sign.title), localized(item.question.text), item.key in movers
        )
        for item in visible_questions(questionnaire, subject.sitting.answers)
        if item.is_open and (sign := questionnaire.questions_by_key[item.key].sign_title)
    ]
    return tuple(sorted(found, key=lambda each: not each.is_mover))


def headline(subject: ReportContext) -> str:
    """Settled or provisional, in a sentence."""
    number, movers = len(open_questions(subject)), len(subject.decision.movers)
    if subject.decision.settled:
        if open_weighing_sentence(subject):
            return _("Settled, but for your own weighing: a no would make it fire.")
        if not number:
            return _("Settled: every question is answered.")
        return ngettext(
            "Settled: the one open question cannot change this.",
            "Settled: the {open} open questions cannot change this.",
            number,
        ).format(open=number_word(number))
    if not movers:
        return _("Provisional: no open question alone could turn it, but several together could.")
    if movers == number:
        message = ngettext(
            "Provisional: the one open question could still turn it.",
            "Provisional: each of the {open} open questions could still turn it.",
            number,
        )
    else:
        message = ngettext(
            "Provisional: one of the {open} open questions could still turn it.",
            "Provisional: {movers} of the {open} open questions could each still turn it.",
            movers,
        )
    return message.format(open=number_word(number), movers=number_word(movers))


def range_sentence(subject: ReportContext) -> str:
    """How far the open questions could still move it; empty when settled."""
    decision = subject.decision
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


def meaning_sentence(subject: ReportContext) -> str:
    """What the word must not be taken for, or what *fire* rests on; else empty."""
    match subject.decision.recommendation:
        case "keep":
            return _("Keep says that nothing grave was reported, and no more than that.")
        case "fire":
            return _basis(subject)
        case _:
            return ""


def open_weighing_sentence(subject: ReportContext) -> str:
    """What the closing question could still do where it was asked and left open; else empty."""
    asked = {
        item.key: item for item in visible_questions(subject.questionnaire, subject.sitting.answers)
    }
    item = asked.get(subject.questionnaire.weighing_key)
    if item is None or not item.is_open:
        return ""
    message = _("{question} If your answer is no, it is fire.")
    return message.format(question=quote(localized(item.question.text)))


def _basis(subject: ReportContext) -> str:
    if subject.rules("weighing"):
        return _("It rests on your own weighing; without it, this would be watch.")
    by_sum = any(rule.recommendation == "fire" for rule in subject.rules("sum"))
    decisive = subject.rules("decisive-sign")
    if not decisive:
        return _("It rests on the sum; no sign would be enough by itself.")
    titles = subject.titles(decisive[0].signs)
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
