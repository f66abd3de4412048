"""The sentences about the recommendation: its points, open questions and range."""

from msgspec import Struct

from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.questionnaire import Recommendation
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.caveats import needs_weighing_not_to_count
from tensigns.report.context import ReportContext
from tensigns.report.wording import (
    localized,
    number_word,
    number_words,
    quote,
    recommendation_word,
)


class OpenQuestion(Struct, frozen=True):
    """An open question, with its texts in the current language.

    ``is_mover`` is True if this question alone could change the recommendation.
    """

    key: str
    sign_title: str
    question: str
    is_mover: bool

    @property
    def sentence(self) -> str:
        """The question after the title of its sign."""
        return f"{self.sign_title}: {self.question}"


def points_summary(context: ReportContext) -> str:
    """Return a phrase with the total points and the most points of one sign."""
    points = context.decision.points
    if not points:
        return _("no points")
    highest = context.scores_with_points[0].points
    sign_count = sum(score.points == highest for score in context.scores_with_points)
    if sign_count > 1:
        message = _("{points} points, {top} on each of {count} signs")
        return message.format(points=points, top=highest, count=number_word(sign_count))
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
    """Return the open questions of all signs. The movers are first, the weighing is left out."""
    questions_by_key, movers = context.questionnaire.questions_by_key, context.decision.movers
    questions = [
        OpenQuestion(
            key=visible.key,
            sign_title=localized(sign.title),
            question=localized(visible.question.text),
            is_mover=visible.key in movers,
        )
        for visible in context.open_questions
        if (sign := questions_by_key[visible.key].sign)
    ]
    return tuple(sorted(questions, key=lambda question: not question.is_mover))


def headline(context: ReportContext) -> str:
    """Return a sentence on the open questions: whether they could change the recommendation."""
    if context.decision.settled:
        return _settled_sentence(context)
    open_count, mover_count = len(context.open_questions), len(context.decision.movers)
    if not mover_count:
        return _(
            "Provisional: no open question alone could change this, but several together could."
        )
    if mover_count == open_count:
        message = ngettext(
            "Provisional: the question that is still open could change this.",
            "Provisional: each of the {open} open questions could still change this.",
            open_count,
        )
    else:
        message = ngettext(
            "Provisional: one of the {open} open questions could still change this.",
            "Provisional: {movers} of the {open} open questions could each still change this.",
            mover_count,
        )
    open_text, movers_text = number_words(open_count, mover_count)
    return message.format(open=open_text, movers=movers_text)


def _settled_sentence(context: ReportContext) -> str:
    """Return the headline if the open questions of the signs cannot change the recommendation.

    The headline does not call the recommendation settled, because later events can change it.
    """
    open_count = len(context.open_questions)
    if not open_count and open_weighing_sentence(context):
        return _("Every question is answered, except your own weighing.")
    if not open_count:
        return _("Every question is answered.")
    message = ngettext(
        "The question that is still open cannot change this.",
        "The {open} questions that are still open cannot change this.",
        open_count,
    )
    return message.format(open=number_word(open_count))


def range_sentence(context: ReportContext) -> str:
    """Return a sentence with the recommendations that open questions could still lead to.

    The sentence has a condition if the mildest recommendation is not possible while a weighing of
    "no" counts. The sentence is empty if the recommendation is settled.
    """
    decision = context.decision
    if decision.settled:
        return ""
    needs_condition = needs_weighing_not_to_count(context, decision.mildest)
    if decision.recommendation == decision.mildest:
        message = _("At worst it could still become “{gravest}”.")
    elif decision.recommendation == decision.gravest and needs_condition:
        message = _(
            "At best it could still become “{mildest}”, but only if too few points are left for "
            "your own weighing to count."
        )
    elif decision.recommendation == decision.gravest:
        message = _("At best it could still become “{mildest}”.")
    elif needs_condition:
        message = _(
            "It could still become anything from “{mildest}” to “{gravest}”; “{mildest}” only if "
            "too few points are left for your own weighing to count."
        )
    else:
        message = _("It could still become anything from “{mildest}” to “{gravest}”.")
    return message.format(
        mildest=recommendation_word(decision.mildest), gravest=recommendation_word(decision.gravest)
    )


def open_weighing_sentence(context: ReportContext) -> str:
    """Return a sentence on the effect of the open weighing question.

    The sentence is empty if the weighing question is answered or not asked.
    """
    for visible in context.visible_questions:
        if visible.key == context.questionnaire.weighing_key and visible.is_open:
            message = _("{question} If your answer is no, it is “{recommendation}”.")
            return message.format(
                question=quote(localized(visible.question.text)),
                recommendation=recommendation_word(recommendation_if_weighed_no(context)),
            )
    return ""


def recommendation_if_weighed_no(context: ReportContext) -> Recommendation:
    """Return the recommendation that the answer "no" to the weighing question would lead to."""
    answers = {**context.sitting.answers, context.questionnaire.weighing_key: "no"}
    return recommendation_and_points(context.questionnaire, answers)[0]
