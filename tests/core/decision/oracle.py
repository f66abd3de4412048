"""A second implementation of the decision that tries every combination of answers.

It is written from the description of the product, not from its code, and is fast enough for small
questionnaires only.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from tensigns.core.questionnaire import (
    GRAVITY,
    UNKNOWN,
    Option,
    Question,
    Questionnaire,
    Recommendation,
    Sign,
    Test,
    Thresholds,
)


class Tally(NamedTuple):
    """The figures of a sign that the rules use."""

    points: int
    went_on: bool
    answered: bool
    red_flag: bool


def is_met(test: Test, answer: str | None) -> bool:
    if answer is None:
        return False
    if test.is_ is not None:
        return answer in test.is_
    assert test.is_not is not None
    return answer not in test.is_not


def answers_by_visible_question(sign: Sign, answers: dict[str, str]) -> dict[str, str | None]:
    """Return the answer to each visible question, by question id; None if it is unanswered."""
    visible: dict[str, str | None] = {}
    for question in sign.questions:
        condition = question.show_if
        if condition is not None:
            results = [is_met(test, visible.get(test.question)) for test in condition.tests]
            if not (all(results) if condition.all is not None else any(results)):
                continue
        visible[question.id] = answers.get(f"{sign.id}.{question.id}")
    return visible


def chosen_options(sign: Sign, answers: dict[str, str]) -> dict[str, Option]:
    """Return the chosen options of the visible questions, by question id."""
    options: dict[str, Option] = {}
    for question in sign.questions:
        answer = answers_by_visible_question(sign, answers).get(question.id)
        for option in question.options:
            if option.id == answer:
                options[question.id] = option
    return options


def tally(sign: Sign, answers: dict[str, str], thresholds: Thresholds) -> Tally:
    options = chosen_options(sign, answers).values()
    went_on = any(option.went_on for option in options)
    ten = thresholds.decisive
    points = max(0, min(ten, sum(option.points for option in options)))
    if any(option.points >= ten for option in options):
        points = ten
    red_flag = sign.red_flag and (went_on or not sign.raise_first)
    if any(option.spares for option in options):
        points = max(0, min(ten - 1, sum(option.points for option in options)))
        red_flag = False
    red_flag = red_flag and points >= thresholds.serious
    return Tally(points, went_on, bool(options), red_flag)


def weighing_is_asked(tallies: list[Tally], thresholds: Thresholds) -> bool:
    """Whether no rule leads to fire and some sign has the points that the weighing asks for."""
    needed = thresholds.weighing_from
    if needed is None:
        needed = thresholds.serious
    return rule_of_fire(tallies, thresholds) is None and any(t.points >= needed for t in tallies)


def rule_of_fire(tallies: list[Tally], thresholds: Thresholds) -> str | None:
    """The first rule that leads to fire whatever the weighing is."""
    if any(tally.points >= thresholds.decisive for tally in tallies):
        return "decisive-sign"
    red_flags = sum(1 for tally in tallies if tally.red_flag)
    if thresholds.red_flags is not None and red_flags >= thresholds.red_flags:
        return "red-flags"
    points = sum(tally.points for tally in tallies)
    if points >= thresholds.sum_fire and any(tally.went_on for tally in tallies):
        return "sum"
    return None


def recommend(tallies: list[Tally], weighing: str | None, thresholds: Thresholds) -> Recommendation:
    if rule_of_fire(tallies, thresholds):
        return "fire"
    points = sum(tally.points for tally in tallies)
    serious = any(tally.points >= thresholds.serious for tally in tallies)
    silent = sum(1 for tally in tallies if not tally.answered)
    weighed_no = weighing == "no" and weighing_is_asked(tallies, thresholds)
    if serious or points >= thresholds.sum_watch:
        return "fire" if weighed_no else "watch"
    if weighed_no:
        return "watch"
    if silent > thresholds.silent or silent == len(tallies):
        return "undecided"
    return "keep"


class Oracle:
    """The whole decision on these answers."""

    def __init__(self, questionnaire: Questionnaire, answers: dict[str, str]) -> None:
        self.questionnaire = questionnaire
        self.thresholds = questionnaire.decision
        self.answers = {
            f"{sign.id}.{name}": answer
            for sign in questionnaire.signs
            for name, answer in answers_by_visible_question(sign, answers).items()
            if answer is not None
        }
        self.tallies = self.tallies_of(self.answers)
        is_asked = weighing_is_asked(self.tallies, self.thresholds)
        self.weighing = answers.get(questionnaire.weighing_key) if is_asked else None
        self.recommendation = self.recommendation_for(self.answers)

    def tallies_of(self, answers: dict[str, str]) -> list[Tally]:
        return [tally(sign, answers, self.thresholds) for sign in self.questionnaire.signs]

    def recommendation_for(self, answers: dict[str, str]) -> Recommendation:
        return recommend(self.tallies_of(answers), self.weighing, self.thresholds)

    def completions(self, sign: Sign, only: str | None = None) -> Iterator[dict[str, str]]:
        """Yield the completions of the sign's answers.

        A completion answers some of the open questions and of the questions that these reveal.

        ``only`` leaves every other question that is visible now as it is.
        """
        visible = answers_by_visible_question(sign, self.answers)
        choices: list[list[str | None]] = []
        for question in sign.questions:
            answer = visible.get(question.id)
            options = [option.id for option in question.options]
            is_open = answer in (None, UNKNOWN)
            if question.id in visible and (not is_open or only not in (None, question.id)):
                options = []
            choices.append([answer, *options])
        for combination in product(*choices):
            pairs = zip(sign.questions, combination, strict=True)
            yield {f"{sign.id}.{q.id}": answer for q, answer in pairs if answer is not None}

    def reachable(self) -> set[Recommendation]:
        """Return every recommendation that a completion of the answers leads to."""
        by_sign = [
            {tally(sign, completion, self.thresholds) for completion in self.completions(sign)}
            for sign in self.questionnaire.signs
        ]
        return {
            recommend(list(tallies), self.weighing, self.thresholds)
            for tallies in product(*by_sign)
        }

    def movers(self) -> tuple[str, ...]:
        """Return the keys of the open questions that could change the recommendation alone."""
        return tuple(
            f"{sign.id}.{name}"
            for index, sign in enumerate(self.questionnaire.signs)
            for name, answer in answers_by_visible_question(sign, self.answers).items()
            if answer in (None, UNKNOWN) and self._is_mover(index, sign, name)
        )

    def _is_mover(self, index: int, sign: Sign, name: str) -> bool:
        for completion in self.completions(sign, only=name):
            tallies = list(self.tallies)
            tallies[index] = tally(sign, completion, self.thresholds)
            if recommend(tallies, self.weighing, self.thresholds) != self.recommendation:
                return True
        return False

    def changes(self) -> Iterator[tuple[str, str, str]]:
        """Yield the sign, question and option of every possible change, in the file's order."""
        for sign, tally in zip(self.questionnaire.signs, self.tallies, strict=True):
            if tally.points == 0:
                continue
            for name, before in chosen_options(sign, self.answers).items():
                question = next(q for q in sign.questions if q.id == name)
                for after in question.options:
                    if could_become(question, before, after):
                        yield sign.id, name, after.id

    def flips(
        self, direction: int
    ) -> list[tuple[Recommendation, tuple[tuple[str, str, str], ...]]]:
        """Return the nearest five flips, as the recommendation and the changes that lead to it.

        ``direction`` is 1 for graver recommendations and -1 for milder ones.
        """
        changes = list(self.changes())
        for size in (1, 2):
            candidates = []
            for combination in combinations(changes, size):
                if len({change[:2] for change in combination}) < size:
                    continue
                after = {**self.answers, **{f"{s}.{q}": option for s, q, option in combination}}
                recommendation = self.recommendation_for(after)
                step = GRAVITY.index(recommendation) - GRAVITY.index(self.recommendation)
                if step * direction > 0:
                    points_before = sum(tally.points for tally in self.tallies)
                    points_after = sum(tally.points for tally in self.tallies_of(after))
                    candidates.append(
                        (abs(points_after - points_before), recommendation, combination)
                    )
            if candidates:
                # the sort is stable: equally near flips stay in the order of the file
                nearest = sorted(candidates, key=lambda candidate: candidate[0])[:5]
                return [(recommendation, combination) for _, recommendation, combination in nearest]
        return []

    def expiries(self) -> list[tuple[str, int, Recommendation]]:
        """The answers that expire: key, days and the recommendation then, the soonest first."""
        expiries = []
        for sign in self.questionnaire.signs:
            for name, chosen in chosen_options(sign, self.answers).items():
                question = next(q for q in sign.questions if q.id == name)
                if question.window_days is None or chosen.points <= 0:
                    continue
                fewest = min(option.points for option in question.options)
                key = f"{sign.id}.{name}"
                afterwards = [
                    self.recommendation_for({**self.answers, key: option.id})
                    for option in question.options
                    if (
                        option.id == chosen.fades_to if chosen.fades_to else option.points == fewest
                    )
                ]
                mildest = min(afterwards, key=GRAVITY.index)
                if mildest != self.recommendation:
                    expiries.append((key, question.window_days, mildest))
        return sorted(expiries, key=lambda expiry: expiry[1])


def could_become(question: Question, before: Option, after: Option) -> bool:
    if after.becomes is None or (after.after is not None and before.id not in after.after):
        return False
    if after.points > before.points:
        return True
    return after.points < before.points and (question.raised or after.points <= 0)
