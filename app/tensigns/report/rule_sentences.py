"""The reasons for a recommendation: sentences on every rule that holds."""

from collections.abc import Iterator, Sequence

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.rules import Rule
from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.context import ReportContext
from tensigns.report.headline import headline, meaning_sentence, points_summary, range_sentence
from tensigns.report.wording import (
    capitalize,
    join_and,
    localized,
    number_word,
    quote,
    recommendation_word,
)


def recorded_reasons(questionnaire: Questionnaire, sitting: Sitting) -> tuple[str, ...]:
    """Return the reasons that the file of a sitting records.

    The reasons are the recommendation with its points, the sentences of the report that are not
    empty (headline, range and meaning), and the paragraphs on the rules.
    """
    context = ReportContext.of(questionnaire, sitting)
    word = capitalize(recommendation_word(context.decision.recommendation))
    sentences = (headline(context), range_sentence(context), meaning_sentence(context))
    return (
        f"{word}: {points_summary(context)}.",
        *filter(None, sentences),
        *rule_paragraphs(context),
    )


def rule_paragraphs(context: ReportContext) -> tuple[str, ...]:
    """Return paragraphs on the rules that hold.

    If no rule holds, return the sentence that explains *keep*. If the answer to the weighing
    question makes *watch* into *fire*, return one paragraph for each rule, with the rules for
    *watch* first. Otherwise return one paragraph for each rule that leads to the recommendation,
    and one last paragraph for all rules with a milder recommendation.
    """
    recommendation, rules = context.decision.recommendation, context.decision.rules
    if not rules:
        return (_no_rule_sentence(context),)
    deciding_rules = [rule for rule in rules if rule.recommendation == recommendation]
    milder_rules = [rule for rule in rules if rule.recommendation != recommendation]
    paragraphs = [_paragraph(context, rule) for rule in deciding_rules]
    if context.rules_named("weighing") and milder_rules:
        *first, last = [_paragraph(context, rule) for rule in milder_rules]
        return (*first, f"{last} {_without_weighing_sentence(milder_rules)}", *paragraphs)
    if milder_rules:
        paragraphs.append(_milder_rules_sentence(context, milder_rules))
    return tuple(paragraphs)


def _without_weighing_sentence(milder_rules: Sequence[Rule]) -> str:
    """Return a sentence that says which recommendation the milder rules alone would lead to."""
    if len(milder_rules) == 1:
        message = _("That alone would mean “{recommendation}”.")
    else:
        message = _("Either of these alone would mean “{recommendation}”.")
    return message.format(recommendation=recommendation_word(milder_rules[0].recommendation))


def _milder_rules_sentence(context: ReportContext, milder_rules: Sequence[Rule]) -> str:
    """Return a sentence that says that the milder rules hold as well, with the reasons."""
    thresholds = context.questionnaire.decision
    reasons = []
    for rule in milder_rules:
        if rule.rule == "serious-sign":
            message = ngettext(
                "{signs} has {limit} points or more",
                "{signs} have {limit} points or more",
                len(rule.signs),
            )
            signs = join_and(_titles_with_points(context, rule))
            reasons.append(message.format(signs=signs, limit=thresholds.serious))
        else:
            message = _("together the signs have {limit} or more ({points})")
            reasons.append(message.format(limit=thresholds.sum_watch, points=rule.points))
    message = _("Without that it would still be “{recommendation}”: {reasons}.")
    return message.format(
        recommendation=recommendation_word(milder_rules[0].recommendation),
        reasons="; ".join(reasons),
    )


def _paragraph(context: ReportContext, rule: Rule) -> str:
    return " ".join(_sentences(context, rule))


def _sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    match rule.rule:
        case "decisive-sign":
            yield from _decisive_sign_sentences(context, rule)
        case "red-flags":
            yield from _red_flags_sentences(context, rule)
        case "sum":
            yield from _sum_sentences(context, rule)
        case "serious-sign":
            yield _serious_sign_sentence(context, rule)
        case "weighing":
            yield _("By your own weighing, they are not worth what it takes to keep them.")
            yield _weighing_effect_sentence(context, rule)
        case "too-little":
            yield _too_little_sentence(context, rule)


def _decisive_sign_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    for sign_id in rule.signs:
        yield _decisive_points_sentence(context, context.scores_by_sign[sign_id])
    message = _("{limit} points on one sign mean “fire”.")
    yield message.format(limit=context.questionnaire.decision.decisive)


def _decisive_points_sentence(context: ReportContext, score: SignScore) -> str:
    (title,) = context.quoted_titles([score.sign])
    if score.decisive:
        answers = _decisive_answers(context, score.sign)
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


def _weighing_effect_sentence(context: ReportContext, rule: Rule) -> str:
    if rule.recommendation == "watch":
        return _("With points on a sign, that means “watch”.")
    if context.rules_named("serious-sign"):
        return _("With a serious sign, that means “fire”.")
    return _("Where it would be “watch” anyway, that means “fire”.")


def _red_flags_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    signs = join_and(_titles_with_points(context, rule))
    message = ngettext(
        "{signs} is a serious red flag.", "{signs} are serious red flags.", len(rule.signs)
    )
    yield message.format(signs=signs)
    limit = context.questionnaire.decision.red_flags or len(rule.signs)
    message = ngettext(
        "{limit} serious red flag means “fire”.", "{limit} serious red flags mean “fire”.", limit
    )
    yield capitalize(message.format(limit=number_word(limit)))


def _decisive_answers(context: ReportContext, sign_id: str) -> list[str]:
    threshold = context.questionnaire.decision.decisive
    message = _("you answered {answer} to {question}")
    return [
        message.format(
            answer=quote(localized(option.label)), question=quote(localized(visible.question.text))
        )
        for visible in visible_in_sign(context.signs_by_id[sign_id], context.counted_answers)
        if (option := visible.option) and option.points >= threshold
    ]


def _serious_sign_sentence(context: ReportContext, rule: Rule) -> str:
    threshold = context.questionnaire.decision.serious
    titles = context.quoted_titles(rule.signs)
    if len(titles) == 1:
        message = ngettext(
            "{sign} weighs {points} point; a sign is serious from {limit} on.",
            "{sign} weighs {points} points; a sign is serious from {limit} on.",
            rule.points,
        )
        return message.format(sign=titles[0], points=rule.points, limit=threshold)
    signs = join_and(_titles_with_points(context, rule))
    message = _("{count} signs weigh {limit} points or more and are serious: {signs}.")
    return capitalize(message.format(count=number_word(len(titles)), limit=threshold, signs=signs))


def _titles_with_points(context: ReportContext, rule: Rule) -> list[str]:
    """Return the titles of the rule's signs, each with the sign's points in brackets."""
    message = _("{sign} ({points})")
    return [
        message.format(sign=title, points=context.scores_by_sign[sign_id].points)
        for sign_id, title in zip(rule.signs, context.quoted_titles(rule.signs), strict=True)
    ]


def _sum_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    thresholds = context.questionnaire.decision
    if rule.recommendation == "fire":
        sign_ids = [score.sign for score in context.decision.scores if score.went_on]
        message = _(
            "Together the signs come to {points} points; “fire” starts at {limit} where something"
            " went on after you raised it, as it did under {signs}."
        )
        signs = join_and(context.quoted_titles(sign_ids))
        yield message.format(points=rule.points, limit=thresholds.sum_fire, signs=signs)
        return
    message = _("Together the signs come to {points} points; “watch” starts at {limit}.")
    yield message.format(points=rule.points, limit=thresholds.sum_watch)
    if rule.points >= thresholds.sum_fire and context.decision.recommendation == "watch":
        message = _(
            "“Fire” starts at {limit}, but only where something went on after you raised it."
        )
        yield message.format(limit=thresholds.sum_fire)


def _too_little_sentence(context: ReportContext, rule: Rule) -> str:
    unanswered_count = len(rule.signs)
    if unanswered_count == len(context.decision.scores):
        return _("Nothing is answered yet, so there is nothing to go on.")
    threshold = number_word(context.questionnaire.decision.silent)
    message = _(
        "{count} signs have no answer; with more than {limit} of them it stays “undecided”."
    )
    return capitalize(message.format(count=number_word(unanswered_count), limit=threshold))


def _no_rule_sentence(context: ReportContext) -> str:
    points = context.decision.points
    if not points:
        return _("None of the rules for “watch” or “fire” holds.")
    message = ngettext(
        "Together the signs come to {points} point and none is serious; “watch” starts at {limit}.",
        "Together the signs come to {points} points and none is serious; “watch” starts at "
        "{limit}.",
        points,
    )
    return message.format(points=points, limit=context.questionnaire.decision.sum_watch)
