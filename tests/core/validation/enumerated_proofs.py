"""The proofs by trying every combination of answers: slow, and simple enough to be believed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from tensigns.core.decision.conditions import Answers, condition_holds, visible_in_sign
from tensigns.core.decision.rules import Totals, recommend
from tensigns.core.decision.score import SignScore, score_sign
from tensigns.core.decision.score_range import open_question_options, score_extremes
from tensigns.core.questionnaire import (
    UNKNOWN,
    Condition,
    Questionnaire,
    Recommendation,
    Sign,
    Thresholds,
    question_key,
)
from tensigns.core.validation.faults import Fault, FaultLocation


def answer_combinations(sign: Sign, tested_ids: Collection[str]) -> list[Answers]:
    """Return all combinations of answers to a sign's visible questions, unanswered ones included.

    Only the questions with ``tested_ids`` are also answered with "don't know".
    """
    combinations: list[dict[str, str]] = [{}]
    for question in sign.questions:
        answers = [option.id for option in question.options]
        if question.id in tested_ids:
            answers.append(UNKNOWN)
        visible = [c for c in combinations if condition_holds(question.show_if, c)]
        combinations += [{**c, question.id: answer} for c in visible for answer in answers]
    keys = {question.id: question_key(sign, question) for question in sign.questions}
    return [
        {keys[question_id]: answer for question_id, answer in combination.items()}
        for combination in combinations
    ]


def enumerated_sign_faults(
    sign: Sign, tested_ids: Collection[str], thresholds: Thresholds
) -> list[Fault]:
    """Questions that are never shown, options without effect and worse answers that soften."""
    combinations = answer_combinations(sign, tested_ids)
    return [
        *_never_shown(sign, combinations),
        *_options_without_effect(sign, combinations, thresholds),
        *_softening_answers(sign, combinations, thresholds),
    ]


def enumerated_recommendations(
    sign_totals: Sequence[Iterable[Totals]], thresholds: Thresholds
) -> set[Recommendation]:
    """Return the recommendations for every choice of one total per sign."""
    return {
        recommend(
            Totals(
                points=sum(total.points for total in totals),
                highest=max(total.highest for total in totals),
                went_on=any(total.went_on for total in totals),
                unanswered_count=sum(total.unanswered_count for total in totals),
                sign_count=len(totals),
                red_flag_count=sum(total.red_flag_count for total in totals),
            ),
            None,
            thresholds,
        )
        for totals in product(*sign_totals)
    }


def can_hold(condition: Condition, questionnaire: Questionnaire) -> bool:
    """Whether a condition on questions of several signs holds for some answers to all signs."""
    combinations = [
        answer_combinations(sign, [question.id for question in sign.questions])
        for sign in questionnaire.signs
    ]
    return any(
        condition_holds(condition, {key: value for part in parts for key, value in part.items()})
        for parts in product(*combinations)
    )


def _never_shown(sign: Sign, combinations: Iterable[Answers]) -> Iterator[Fault]:
    visible_ids = {
        visible.question.id
        for answers in combinations
        for visible in visible_in_sign(sign, answers)
    }
    for question in sign.questions:
        if question.id not in visible_ids:
            yield Fault("never-shown", FaultLocation(sign.id, question.id, part="show_if"), {})


def _options_without_effect(
    sign: Sign, combinations: Iterable[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    effects: dict[tuple[str, str], bool] = {}
    for answers in combinations:
        for key, question, answer in visible_in_sign(sign, answers):
            option = question.option(answer)
            if option is not None and (option.points or option.went_on):
                without = {name: other for name, other in answers.items() if name != key}
                before, after = (score_sign(sign, a, thresholds) for a in (without, answers))
                shown = (len(visible_in_sign(sign, a)) for a in (without, answers))
                figures_before = (before.points, before.went_on, before.serious_red_flag)
                figures_after = (after.points, after.went_on, after.serious_red_flag)
                has_effect = figures_before != figures_after or len(set(shown)) > 1
                ids = question.id, option.id
                effects[ids] = effects.get(ids, False) or has_effect
    for (question_id, option_id), has_effect in effects.items():
        if not has_effect:
            location = FaultLocation(sign.id, question_id, option_id)
            yield Fault("option-changes-nothing", location, {})


def _softening_answers(
    sign: Sign, combinations: Iterable[Answers], thresholds: Thresholds
) -> Iterator[Fault]:
    reported: set[tuple[str, str, str]] = set()
    for answers in combinations:
        for key, question, answer in visible_in_sign(sign, answers):
            milder = question.option(answer)
            for worse in question.options:
                if milder is None or worse.points <= milder.points:
                    continue
                changed = visible_in_sign(sign, {**answers, key: worse.id})
                after = {other.key: other.answer for other in changed if other.answer}
                pair = (question.id, milder.id, worse.id)
                if pair not in reported and _is_milder(sign, after, answers, thresholds):
                    reported.add(pair)
                    others = [f"{name} = {answers[name]}" for name in answers if name != key]
                    details = {"milder": milder.id, "others": ", ".join(others)}
                    yield Fault(
                        "not-monotone", FaultLocation(sign.id, question.id, worse.id), details
                    )


def _is_milder(sign: Sign, after: Answers, before: Answers, thresholds: Thresholds) -> bool:
    score_before, reached_before = _scores(sign, before, thresholds)
    score_after, reached_after = _scores(sign, after, thresholds)
    if not _is_at_least(score_after, score_before, thresholds):
        return True
    # Each end is compared with every score that it may be added to other signs as.
    mildest_sinks = any(
        all(not _is_at_least(later, earlier, thresholds) for earlier in reached_before)
        for later in reached_after
    )
    gravest_sinks = any(
        all(not _is_at_least(later, earlier, thresholds) for later in reached_after)
        for earlier in reached_before
    )
    return mildest_sinks or gravest_sinks


def _is_at_least(graver: SignScore, milder: SignScore, thresholds: Thresholds) -> bool:
    """Whether a score is as grave as another in points, went-on and red flag, or decisive."""
    return graver.points >= thresholds.decisive or (
        graver.points >= milder.points
        and graver.went_on >= milder.went_on
        and graver.serious_red_flag >= milder.serious_red_flag
    )


def _scores(
    sign: Sign, answers: Answers, thresholds: Thresholds
) -> tuple[SignScore, list[SignScore]]:
    """Return the score of the answers, and the extremes that their completions reach."""
    options = open_question_options(sign, answers)
    return (
        score_sign(sign, answers, thresholds),
        score_extremes(sign, answers, options, thresholds),
    )
