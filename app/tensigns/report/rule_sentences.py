"""Why: every rule that fired, told in plain sentences."""

from collections.abc import Iterator, Sequence

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.rules import Rule
from tensigns.core.decision.score import SignScore
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.wording import (
    capitalize,
    join_and,
    localized,
    number_word,
    quote,
    recommendation_word,
)


def rule_sentences(subject: ReportContext) -> tuple[str, ...]:
    """A paragraph for every rule, in their order; where none fired, why it is *keep*."""
    rules = subject.decision.rules
    if not rules:
        return (_quiet(subject),)
    own = [rule for rule in rules if rule.recommendation == subject.decision.recommendation]
    milder = [rule for rule in rules if rule.recommendation != subject.decision.recommendation]
    paragraphs = [" ".join(_sentences(subject, rule)) for rule in own]
    if subject.rules("weighing"):
        # The weighing makes it graver only because a milder rule holds: that one is told first.
        *first, last = [" ".join(_sentences(subject, rule)) for rule in milder]
        return (*first, f"{last} {_alone(milder)}", *paragraphs)
    return (*paragraphs, _as_well(subject, milder)) if milder else tuple(paragraphs)


def _alone(rules: Sequence[Rule]) -> str:
    """What the rules before the weighing come to."""
    if len(rules) == 1:
        message = _("That alone would mean {recommendation}.")
    else:
        message = _("Either of these alone would mean {recommendation}.")
    return message.format(recommendation=recommendation_word(rules[0].recommendation))


def _as_well(subject: ReportContext, rules: Sequence[Rule]) -> str:
    """That milder rules hold as well, with what they hold on."""
    thresholds = subject.questionnaire.decision
    reasons = []
    for rule in rules:
        if rule.rule == "serious-sign":
            message = ngettext(
                "{signs} has {limit} points or more",
                "{signs} have {limit} points or more",
                len(rule.signs),
            )
            signs = join_and(_weighed(subject, rule))
            reasons.append(message.format(signs=signs, limit=thresholds.serious))
        else:
            message = _("together the signs have {limit} or more ({points})")
            reasons.append(message.format(limit=thresholds.sum_watch, points=rule.points))
    message = ngettext(
        "The rule for {recommendation} holds as well: {reasons}.",
        "The rules for {recommendation} hold as well: {reasons}.",
        len(reasons),
    )
    return message.format(
        recommendation=recommendation_word(rules[0].recommendation), reasons="; ".join(reasons)
    )


def _sentences(subject: ReportContext, rule: Rule) -> Iterator[str]:
    match rule.rule:
        case "decisive-sign":
            yield from _decisive(subject, rule)
        case "sum":
            yield from _sum(subject, rule)
        case "serious-sign":
            yield _serious(subject, rule)
        case "weighing":
            yield _("By your own weighing, they are not worth what it takes to keep them.")
            yield _("With a serious sign, that means fire.")
        case "too-little":
            yield _too_little(subject, rule)


def _decisive(subject: ReportContext, rule: Rule) -> Iterator[str]:
    for sign in rule.signs:
        yield _ten(subject, subject.scores[sign])
    enough = _("{limit} points on one sign mean fire.")
    yield enough.format(limit=subject.questionnaire.decision.decisive)


def _ten(subject: ReportContext, score: SignScore) -> str:
    (title,) = subject.titles([score.sign])
    if score.decisive:
        answers = _decisive_answers(subject, score.sign)
        message = ngettext(
            "Under {sign}, one answer is enough: {answers}.",
            "Under {sign}, each of these answers is enough: {answers}.",
            len(answers),
        )
        return message.format(sign=title, answers=join_and(answers))
    if score.sum > score.points:
        message = _("{sign} adds up to {sum}, counted as {points}.")
        return message.format(sign=title, sum=score.sum, points=score.points)
    return _("{sign} weighs {points} points.").format(sign=title, points=score.points)


def _decisive_answers(subject: ReportContext, sign: str) -> list[str]:
    limit = subject.questionnaire.decision.decisive
    message = _("{answer} to {question}")
    return [
        message.format(
            answer=quote(localized(option.label)), question=quote(localized(item.question.text))
        )
        for item in visible_in_sign(subject.signs[sign], subject.answers)
        if (option := item.option) and option.points >= limit
    ]


def _serious(subject: ReportContext, rule: Rule) -> str:
    limit = subject.questionnaire.decision.serious
    titles = subject.titles(rule.signs)
    if len(titles) == 1:
        message = ngettext(
            "{sign} weighs {points} point; a sign is serious from {limit} on.",
            "{sign} weighs {points} points; a sign is serious from {limit} on.",
            rule.points,
        )
        return message.format(sign=titles[0], points=rule.points, limit=limit)
    signs = join_and(_weighed(subject, rule))
    message = _("{count} signs weigh {limit} points or more and are serious: {signs}.")
    return capitalize(message.format(count=number_word(len(titles)), limit=limit, signs=signs))


def _weighed(subject: ReportContext, rule: Rule) -> list[str]:
    """The rule's signs, each with its points."""
    message = _("{sign} ({points})")
    return [
        message.format(sign=title, points=subject.scores[sign].points)
        for sign, title in zip(rule.signs, subject.titles(rule.signs), strict=True)
    ]


def _sum(subject: ReportContext, rule: Rule) -> Iterator[str]:
    thresholds = subject.questionnaire.decision
    if rule.recommendation == "fire":
        went_on = [score.sign for score in subject.decision.scores if score.went_on]
        message = _(
            "Together the signs come to {points} points; fire starts at {limit} where something "
            "went on after you raised it, as it did under {signs}."
        )
        signs = join_and(subject.titles(went_on))
        yield message.format(points=rule.points, limit=thresholds.sum_fire, signs=signs)
        return
    message = _("Together the signs come to {points} points; watch starts at {limit}.")
    yield message.format(points=rule.points, limit=thresholds.sum_watch)
    if rule.points >= thresholds.sum_fire and subject.decision.recommendation == "watch":
        only = _("Fire starts at {limit}, but only where something went on after you raised it.")
        yield only.format(limit=thresholds.sum_fire)


def _too_little(subject: ReportContext, rule: Rule) -> str:
    silent = len(rule.signs)
    if silent == len(subject.scores):
        return _("Nothing is answered yet, so there is nothing to go on.")
    limit = number_word(subject.questionnaire.decision.silent)
    message = _("{count} signs have no answer; with more than {limit} of them it stays undecided.")
    return capitalize(message.format(count=number_word(silent), limit=limit))


def _quiet(subject: ReportContext) -> str:
    points = subject.decision.points
    if not points:
        return _("None of the signs has any points.")
    message = ngettext(
        "Together the signs come to {points} point and none is serious; watch starts at {limit}.",
        "Together the signs come to {points} points and none is serious; watch starts at {limit}.",
        points,
    )
    return message.format(points=points, limit=subject.questionnaire.decision.sum_watch)
