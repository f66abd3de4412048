"""What a report is about, with the names by which its sentences call things."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

from msgspec import Struct

from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.decide import Decision, counted_answers, decide
from tensigns.core.decision.rules import Rule
from tensigns.core.decision.score import SignScore
from tensigns.core.questionnaire import Question, Questionnaire, Sign
from tensigns.core.sitting import Sitting
from tensigns.report.wording import localized, quote


class ReportContext(Struct, frozen=True, dict=True):
    """A sitting, the questionnaire it was answered with, and what it comes to."""

    questionnaire: Questionnaire
    sitting: Sitting
    decision: Decision

    @classmethod
    def of(cls, questionnaire: Questionnaire, sitting: Sitting) -> Self:
        """Decide a sitting, finished or not."""
        return cls(questionnaire, sitting, decide(questionnaire, sitting.answers))

    @cached_property
    def answers(self) -> Answers:
        """The answers that count."""
        return counted_answers(self.questionnaire, self.sitting.answers)

    @cached_property
    def signs(self) -> Mapping[str, Sign]:
        """The signs by id, in order."""
        return {sign.id: sign for sign in self.questionnaire.signs}

    @cached_property
    def scores(self) -> Mapping[str, SignScore]:
        """The scores by sign id, in order."""
        return {score.sign: score for score in self.decision.scores}

    @cached_property
    def scores_with_points(self) -> tuple[SignScore, ...]:
        """The scores of the signs that have points, gravest first."""
        speaking = (score for score in self.decision.scores if score.points)
        return tuple(sorted(speaking, key=lambda score: -score.points))

    @cached_property
    def scores_to_act_on(self) -> tuple[SignScore, ...]:
        """The scores to act on, gravest first: of the serious signs, else of all that speak."""
        limit = self.questionnaire.decision.serious
        serious = tuple(score for score in self.scores_with_points if score.points >= limit)
        return serious or self.scores_with_points

    def titles(self, signs: Iterable[str]) -> list[str]:
        """The signs' titles in quotation marks."""
        return [quote(localized(self.signs[sign].title)) for sign in signs]

    def rules(self, name: str) -> tuple[Rule, ...]:
        """The rules of that name that fired."""
        return tuple(rule for rule in self.decision.rules if rule.rule == name)

    def question(self, sign: str, question: str) -> Question:
        """A question by the two halves of its key."""
        return self.questionnaire.questions_by_key[f"{sign}.{question}"].question
