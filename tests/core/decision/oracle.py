"""The decision once more, in the plainest way there is: by trying everything.

Written from the product's description, not from its code, and only fit for small questionnaires.
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
    """What the rules look at of a sign."""

    points: int
    went_on: bool
    answered: bool


def is_met(test: Test, given: str | None) -> bool:
    if given is None:
        return False
    if test.is_ is not None:
        return given in test.is_
    assert test.is_not is not None
    return given not in test.is_not


def answers_by_visible_question(sign: Sign, answers: dict[str, str]) -> dict[str, str | None]:
    """What was given to each question that shows, by the question's own id."""
    counted: dict[str, str | None] = {}
    for question in sign.questions:
        condition = question.show_if
        if condition is not None:
            results = [is_met(test, counted.get(test.question)) for test in condition.tests]
            if not (all(results) if condition.all is not None else any(results)):
                continue
        counted[question.id] = answers.get(f"{sign.id}.{question.id}")
    return counted


def chosen_options(sign: Sign, answers: dict[str, str]) -> dict[str, Option]:
    """The options that count, by question."""
    found: dict[str, Option] = {}
    for question in sign.questions:
        given = answers_by_visible_question(sign, answers).get(question.id)
        for option in question.options:
            if option.id == given:
                found[question.id] = option
    return found


def tally(sign: Sign, answers: dict[str, str], limits: Thresholds) -> Tally:
    options = chosen_options(sign, answers).values()
    points = max(0, min(limits.decisive, sum(option.points for option in options)))
    if any(option.points >= limits.decisive for option in options):
        points = limits.decisive
    return Tally(points, any(option.went_on for option in options), bool(options))


def recommend(tallies: list[Tally], weighing: str | None, limits: Thresholds) -> Recommendation:
    points = sum(each.points for each in tallies)
    serious = any(each.points >= limits.serious for each in tallies)
    silent = sum(1 for each in tallies if not each.answered)
    if any(each.points >= limits.decisive for each in tallies):
        return "fire"
    if points >= limits.sum_fire and any(each.went_on for each in tallies):
        return "fire"
    if serious and weighing == "no":
        return "fire"
    if serious or points >= limits.sum_watch:
        return "watch"
    if silent > limits.silent or silent == len(tallies):
        return "undecided"
    return "keep"


class Oracle:
    """All that the decision says about some answers."""

    def __init__(self, questionnaire: Questionnaire, answers: dict[str, str]) -> None:
        self.questionnaire = questionnaire
        self.limits = questionnaire.decision
        self.answers = {
            f"{sign.id}.{name}": given
            for sign in questionnaire.signs
            for name, given in answers_by_visible_question(sign, answers).items()
            if given is not None
        }
        self.tallies = self.tallied(self.answers)
        would = recommend(self.tallies, None, self.limits)
        asked = would == "watch" and any(t.points >= self.limits.serious for t in self.tallies)
        self.weighing = answers.get(questionnaire.weighing_key) if asked else None
        self.recommendation = self.outcome(self.answers)

    def tallied(self, answers: dict[str, str]) -> list[Tally]:
        return [tally(sign, answers, self.limits) for sign in self.questionnaire.signs]

    def outcome(self, answers: dict[str, str]) -> Recommendation:
        return recommend(self.tallied(answers), self.weighing, self.limits)

    def completions(self, sign: Sign, only: str | None = None) -> Iterator[dict[str, str]]:
        """The sign's answers with open questions, and what they reveal, answered or left.

        ``only``: of the questions that show now, this one alone.
        """
        standing = answers_by_visible_question(sign, self.answers)
        ways: list[list[str | None]] = []
        for question in sign.questions:
            given = standing.get(question.id)
            options = [option.id for option in question.options]
            is_open = given in (None, UNKNOWN)
            if question.id in standing and (not is_open or only not in (None, question.id)):
                options = []
            ways.append([given, *options])
        for way in product(*ways):
            pairs = zip(sign.questions, way, strict=True)
            yield {f"{sign.id}.{q.id}": given for q, given in pairs if given is not None}

    def reachable(self) -> set[Recommendation]:
        """Every recommendation that some completion comes to."""
        by_sign = [
            {tally(sign, completed, self.limits) for completed in self.completions(sign)}
            for sign in self.questionnaire.signs
        ]
        return {recommend(list(each), self.weighing, self.limits) for each in product(*by_sign)}

    def movers(self) -> tuple[str, ...]:
        return tuple(
            f"{sign.id}.{name}"
            for place, sign in enumerate(self.questionnaire.signs)
            for name, given in answers_by_visible_question(sign, self.answers).items()
            if given in (None, UNKNOWN) and self._moves(place, sign, name)
        )

    def _moves(self, place: int, sign: Sign, name: str) -> bool:
        for completed in self.completions(sign, only=name):
            tallies = list(self.tallies)
            tallies[place] = tally(sign, completed, self.limits)
            if recommend(tallies, self.weighing, self.limits) != self.recommendation:
                return True
        return False

    def changes(self) -> Iterator[tuple[str, str, str]]:
        """What could still come about: sign, question, option, in the file's order."""
        for sign, each in zip(self.questionnaire.signs, self.tallies, strict=True):
            if each.points == 0:
                continue
            for name, before in chosen_options(sign, self.answers).items():
                question = next(q for q in sign.questions if q.id == name)
                for after in question.options:
                    if could_become(question, before, after):
                        yield sign.id, name, after.id

    def flips(self, way: int) -> list[tuple[Recommendation, tuple[tuple[str, str, str], ...]]]:
        """The nearest five: the recommendation, and the changes that lead to it."""
        changes = list(self.changes())
        for size in (1, 2):
            found = []
            for some in combinations(changes, size):
                if len({change[:2] for change in some}) < size:
                    continue
                after = {**self.answers, **{f"{s}.{q}": option for s, q, option in some}}
                there = self.outcome(after)
                step = GRAVITY.index(there) - GRAVITY.index(self.recommendation)
                if step * way > 0:
                    now = sum(each.points for each in self.tallies)
                    then = sum(each.points for each in self.tallied(after))
                    found.append((abs(then - now), there, some))
            if found:
                # sorting is stable: among equals the file's order stays
                nearest = sorted(found, key=lambda each: each[0])[:5]
                return [(there, some) for _, there, some in nearest]
        return []


def could_become(question: Question, before: Option, after: Option) -> bool:
    if after.becomes is None:
        return False
    if after.points > before.points:
        return True
    return after.points < before.points and (question.raised or after.points <= 0)
