"""Sentences on the flips: which changes of answers would lead to another recommendation.

A tripwire leads to a graver recommendation. A milder change leads to a milder recommendation.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from tensigns.core.decision.changes import AnswerChange
from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.flips import Flip
from tensigns.core.decision.wide_change import WideChange, find_wide_change
from tensigns.core.questionnaire import GRAVITY
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.caveats import word_with_caveats
from tensigns.report.context import ReportContext
from tensigns.report.headline import open_weighing_sentence
from tensigns.report.time_changes import milder_with_time
from tensigns.report.wording import join_and, localized, quote

MAX_SENTENCES = 3
"""The most sentences in each direction. They are about the flips that change the points least."""


class _Topic(Struct, frozen=True):
    """The ids of the sign and the question of a change.

    ``question`` is empty if the change ends the conduct.
    """

    sign: str
    question: str


def tripwires(context: ReportContext) -> tuple[str, ...]:
    """Return a sentence for each flip to a graver recommendation.

    If the recommendation is *watch* and there is no such flip, return one sentence that says so.
    That sentence is left out if answers to the open questions, the weighing question among them,
    could still lead to a graver recommendation.
    """
    sentences = tuple(_sentences(context, graver=True))
    decision = context.decision
    if sentences or decision.recommendation != "watch" or decision.gravest != "watch":
        return sentences
    if open_weighing_sentence(context):
        return ()
    return (_nothing_graver_sentence(context),)


def _nothing_graver_sentence(context: ReportContext) -> str:
    """Return the sentence that no flip leads to *fire*.

    Answers that spare a sign are named: the flips keep them, but what happens next can make them
    untrue, and then the sign counts in full.
    """
    sparing_labels = [
        quote(localized(visible.option.label))
        for score in context.scores_with_points
        for visible in visible_in_sign(context.signs_by_id[score.sign], context.counted_answers)
        if visible.option and visible.option.spares
    ]
    if not sparing_labels:
        return _(
            "Even if something here gets worse, it does not become “fire”, not even with two "
            "things at once."
        )
    message = ngettext(
        "As long as your answer stays {answers}, it does not become “fire”, not even if two "
        "things get worse. Once that is no longer so, answer the questions again.",
        "As long as your answers stay {answers}, it does not become “fire”, not even if two "
        "things get worse. Once that is no longer so, answer the questions again.",
        len(sparing_labels),
    )
    return message.format(answers=join_and(sparing_labels))


def milder_changes(context: ReportContext) -> tuple[str, ...]:
    """Return a sentence for each flip to a milder recommendation.

    If the recommendation is *watch* or *fire* and no flip can make it milder, return one sentence:
    which changes together can, or that nothing can.
    """
    sentences = tuple(_sentences(context, graver=False))
    decision = context.decision
    is_grave = decision.recommendation in ("watch", "fire")
    if sentences or not is_grave or _could_become_milder_without_flip(context):
        return sentences
    wide_change = find_wide_change(context.questionnaire, context.counted_answers, decision.scores)
    if wide_change is not None:
        return (_wide_change_sentence(context, wide_change),)
    nothing_milder = _("Nothing that can still change would make this better.")
    past_stays = _("What has happened, has happened.")
    return (f"{nothing_milder} {past_stays}",)


def _wide_change_sentence(context: ReportContext, wide_change: WideChange) -> str:
    message = _(
        "One or two changes are not enough. If things get better under {signs}: {recommendation}."
    )
    changes = {f"{change.sign}.{change.question}": change.after for change in wide_change.changes}
    return message.format(
        signs=join_and(context.quoted_titles(wide_change.signs)),
        recommendation=word_with_caveats(context, changes, wide_change.recommendation),
    )


def _could_become_milder_without_flip(context: ReportContext) -> bool:
    """Whether open questions, another weighing, or time could make the recommendation milder.

    A questionnaire of format 1 does not tell the periods that its questions ask about, so what
    time can change is not known.
    """
    return (
        context.decision.mildest != context.decision.recommendation
        or bool(context.rules_named("weighing"))
        or context.questionnaire.format == 1
        or bool(milder_with_time(context))
    )


def _sentences(context: ReportContext, *, graver: bool) -> Iterator[str]:
    gravity = GRAVITY.index(context.decision.recommendation)
    flips = [
        flip
        for flip in context.decision.flips
        if (GRAVITY.index(flip.recommendation) > gravity) == graver
    ]
    distinct_flips = islice(_distinct_flips(context, flips), MAX_SENTENCES)
    return (_sentence(context, flip) for flip in distinct_flips)


def _distinct_flips(context: ReportContext, flips: Iterable[Flip]) -> Iterator[Flip]:
    """Yield one flip of each group of flips with the same topics and the same recommendation.

    The flip with the most changes of ``raised`` questions is chosen, because the user can raise the
    conduct with the client but cannot cause the other changes. If several flips have the most such
    changes, the first of them is chosen.
    """
    groups: dict[tuple[str, frozenset[_Topic]], list[Flip]] = defaultdict(list)
    for flip in flips:
        topics = frozenset(_topic(context, change) for change in flip.changes)
        groups[flip.recommendation, topics].append(flip)
    for group in groups.values():
        yield max(group, key=lambda flip: _count_raised(context, flip))


def _count_raised(context: ReportContext, flip: Flip) -> int:
    questions = (context.question(change.sign, change.question) for change in flip.changes)
    return sum(question.raised for question in questions)


def _topic(context: ReportContext, change: AnswerChange) -> _Topic:
    """Return the topic of a change.

    If the change ends the conduct, the topic has no question: several questions of a sign can end
    the conduct, and they count as one topic.
    """
    question = context.question(change.sign, change.question)
    option = question.option(change.after)
    ends_conduct = (
        option is not None and option.points <= 0 and (question.raised or not question.show_if)
    )
    return _Topic(change.sign, "" if ends_conduct else change.question)


def _sentence(context: ReportContext, flip: Flip) -> str:
    clauses = [_clause(context, change) for change in flip.changes]
    changes = {f"{change.sign}.{change.question}": change.after for change in flip.changes}
    if len(clauses) == 1:
        message = _("If {first}: {recommendation}.")
    else:
        message = _("If {first}, and {second}: {recommendation}.")
    return message.format(
        first=clauses[0],
        second=clauses[-1],
        recommendation=word_with_caveats(context, changes, flip.recommendation),
    )


def _clause(context: ReportContext, change: AnswerChange) -> str:
    option = context.question(change.sign, change.question).option(change.after)
    return localized(option.becomes) if option and option.becomes else ""
