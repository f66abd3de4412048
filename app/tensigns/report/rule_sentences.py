"""The reasons for a recommendation: sentences on every rule that holds."""

from collections.abc import Iterator

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.rules import Rule
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.basis import meaning_sentence
from tensigns.report.context import ReportContext
from tensigns.report.headline import headline, points_summary, range_sentence
from tensigns.report.wording import (
    capitalize,
    join_and,
    localized,
    number_word,
    quote,
    recommendation_word,
)

MAX_BARE_LENGTH = 40
"""The most characters of a “yes” or “no” that does not say what it is about."""


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
    """Return paragraphs on the rules that lead to the recommendation.

    If no rule holds, return the sentence that explains *keep*. Milder rules are left out, except
    where the weighing question decides: the weighing counts in addition to the rules for *watch*,
    which come first.
    """
    if not context.decision.rules:
        return (_no_rule_sentence(context),)
    return tuple(
        paragraph for rule in _rules_to_explain(context) for paragraph in _paragraphs(context, rule)
    )


def _rules_to_explain(context: ReportContext) -> Iterator[Rule]:
    """Yield the rules that have a paragraph, in the order of the paragraphs."""
    recommendation, rules = context.decision.recommendation, context.decision.rules
    if context.rules_named("weighing"):
        yield from (rule for rule in rules if rule.recommendation != recommendation)
    yield from (
        rule
        for rule in rules
        if rule.recommendation == recommendation
        and not (rule.name == "red-flags" and context.red_flags_are_decisive)
    )


def _paragraphs(context: ReportContext, rule: Rule) -> Iterator[str]:
    match rule.name, rule.recommendation:
        case "decisive-sign", _:
            yield from _decisive_sign_sentences(context, rule)
        case "red-flags", _:
            yield " ".join(_red_flags_sentences(context, rule))
        case "sum", "fire":
            yield _fire_by_sum_sentence(context, rule)
        case "serious-sign", _:
            yield _serious_sign_sentence(context, rule)
        case "sum", _ if not (len(rule.signs) == 1 and context.rules_named("serious-sign")):
            # The sum of one serious sign says no more than the sign.
            yield " ".join(_watch_by_sum_sentences(context, rule))
        case "weighing", _:
            yield _weighing_sentence(rule)
        case "too-little", _:
            yield _too_little_sentence(context, rule)


def _decisive_sign_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    """Yield a sentence for each decisive answer, then a sentence on signs with enough points.

    The question is quoted only with a short “yes” or “no”; every other answer says what it is
    about.
    """
    threshold = context.questionnaire.decision.decisive
    message = _("Under {sign} you answered {answer}: that is enough by itself.")
    message_with_question = _(
        "Under {sign} you answered {answer} to {question}: that is enough by itself."
    )
    for sign_id in rule.signs:
        for visible in visible_in_sign(context.signs_by_id[sign_id], context.counted_answers):
            if visible.option and visible.option.points >= threshold:
                label = localized(visible.option.label)
                is_bare = visible.option.id in ("yes", "no") and len(label) <= MAX_BARE_LENGTH
                yield (message_with_question if is_bare else message).format(
                    sign=quote(localized(context.signs_by_id[sign_id].title)),
                    answer=quote(label),
                    question=quote(localized(visible.question.text)),
                )
    by_points = [sign for sign in rule.signs if not context.scores_by_sign[sign].decisive]
    if by_points:
        message = ngettext(
            "{signs} reaches {limit} points; that many on one sign mean “fire”.",
            "{signs} reach {limit} points each; that many on one sign mean “fire”.",
            len(by_points),
        )
        yield message.format(signs=join_and(context.quoted_titles(by_points)), limit=threshold)


def _red_flags_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    thresholds = context.questionnaire.decision
    message = ngettext(
        "{signs} is a red flag with {limit} points or more.",
        "{signs} are red flags with {limit} points or more.",
        len(rule.signs),
    )
    signs = join_and(_titles_with_points(context, rule))
    yield message.format(signs=signs, limit=thresholds.serious)
    required = thresholds.red_flags or len(rule.signs)
    message = ngettext(
        "One such red flag means “fire”.", "{count} such red flags mean “fire”.", required
    )
    yield capitalize(message.format(count=number_word(required)))


def _weighing_sentence(rule: Rule) -> str:
    if rule.recommendation == "fire":
        return _("You find that they are not worth what it takes; here that decides.")
    return _(
        "You find that they are not worth what it takes; with points on a sign, that means “watch”."
    )


def _serious_sign_sentence(context: ReportContext, rule: Rule) -> str:
    threshold = context.questionnaire.decision.serious
    titles = context.quoted_titles(rule.signs)
    if len(titles) == 1:
        return _points_of_one_sign(context, rule.signs[0], rule.points)
    signs = join_and(_titles_with_points(context, rule))
    message = _("{count} signs have {limit} points or more and are serious: {signs}.")
    return capitalize(message.format(count=number_word(len(titles)), limit=threshold, signs=signs))


def _points_of_one_sign(context: ReportContext, sign_id: str, points: int) -> str:
    message = ngettext(
        "{sign} has {points} point; a sign is serious from {limit} on.",
        "{sign} has {points} points; a sign is serious from {limit} on.",
        points,
    )
    (title,) = context.quoted_titles([sign_id])
    limit = context.questionnaire.decision.serious
    return message.format(sign=title, points=points, limit=limit)


def _titles_with_points(context: ReportContext, rule: Rule) -> list[str]:
    """Return the titles of the rule's signs, each with the sign's points in brackets."""
    message = _("{sign} ({points})")
    return [
        message.format(sign=title, points=context.scores_by_sign[sign_id].points)
        for sign_id, title in zip(rule.signs, context.quoted_titles(rule.signs), strict=True)
    ]


def _fire_by_sum_sentence(context: ReportContext, rule: Rule) -> str:
    sign_ids = [score.sign for score in context.decision.scores if score.went_on]
    message = _(
        "Together the signs come to {points} points; “fire” starts at {limit} where something"
        " went on after you raised it, as it did under {signs}."
    )
    limit = context.questionnaire.decision.sum_fire
    signs = join_and(context.quoted_titles(sign_ids))
    return message.format(points=rule.points, limit=limit, signs=signs)


def _watch_by_sum_sentences(context: ReportContext, rule: Rule) -> Iterator[str]:
    thresholds = context.questionnaire.decision
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
    message = ngettext(
        "One sign has no answer; that is enough for “undecided”.",
        "{count} signs have no answer; with {limit} or more it stays “undecided”.",
        unanswered_count,
    )
    limit = number_word(context.questionnaire.decision.silent + 1)
    return capitalize(message.format(count=number_word(unanswered_count), limit=limit))


def _no_rule_sentence(context: ReportContext) -> str:
    points, thresholds = context.decision.points, context.questionnaire.decision
    if not points:
        message = _("“Watch” starts at {serious} points on one sign, or {limit} on all together.")
        return message.format(serious=thresholds.serious, limit=thresholds.sum_watch)
    scores = context.scores_with_points
    if len(scores) == 1:
        return _points_of_one_sign(context, scores[0].sign, points)
    message = ngettext(
        "Together the signs come to {points} point and none is serious; “watch” starts at {limit}.",
        "Together the signs come to {points} points and none is serious; “watch” starts at "
        "{limit}.",
        points,
    )
    return message.format(points=points, limit=thresholds.sum_watch)
