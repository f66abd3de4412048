"""The data from which every part of a report is built."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

from msgspec import Struct

from tensigns.core.decision.conditions import Answers, VisibleQuestion
from tensigns.core.decision.decide import Decision, decide
from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.rules import Rule
from tensigns.core.decision.score import SignScore
from tensigns.core.decision.visibility import counted_answers, visible_questions
from tensigns.core.questionnaire import Question, Questionnaire, Sign
from tensigns.core.sitting import Sitting
from tensigns.report.wording import localized, quote


class ReportContext(Struct, frozen=True, dict=True):
    """A sitting, the questionnaire that it answers, and the decision on its answers."""

    questionnaire: Questionnaire
    sitting: Sitting
    decision: Decision

    @classmethod
    def of(cls, questionnaire: Questionnaire, sitting: Sitting) -> Self:
        """Decide on a sitting, finished or a draft, and return the context of its report."""
        return cls(questionnaire, sitting, decide(questionnaire, sitting.answers))

    @cached_property
    def visible_questions(self) -> tuple[VisibleQuestion, ...]:
        """The visible questions, in the order of the questionnaire."""
        return visible_questions(self.questionnaire, self.sitting.answers, self.decision.scores)

    @cached_property
    def counted_answers(self) -> Answers:
        """The answers to visible questions. Other answers do not count."""
        return counted_answers(self.questionnaire, self.sitting.answers, self.decision.scores)

    @cached_property
    def open_questions(self) -> tuple[VisibleQuestion, ...]:
        """The open questions of the signs, in the order of the questionnaire."""
        return tuple(open_questions(self.questionnaire, self.sitting.answers))

    @cached_property
    def open_sign_ids(self) -> frozenset[str]:
        """The ids of the signs to which open questions could add points."""
        scores = self.decision.scores
        return open_sign_ids(self.questionnaire, self.sitting.answers, scores)

    @cached_property
    def signs_by_id(self) -> Mapping[str, Sign]:
        """The signs by id, in the order of the questionnaire."""
        return {sign.id: sign for sign in self.questionnaire.signs}

    @cached_property
    def scores_by_sign(self) -> Mapping[str, SignScore]:
        """The scores by sign id, in the order of the questionnaire."""
        return {score.sign: score for score in self.decision.scores}

    @cached_property
    def scores_with_points(self) -> tuple[SignScore, ...]:
        """The scores of the signs that have points, gravest first."""
        scores = (score for score in self.decision.scores if score.points)
        return tuple(sorted(scores, key=lambda score: -score.points))

    @cached_property
    def scores_without_points(self) -> tuple[SignScore, ...]:
        """The scores of the signs without points, in the order of the questionnaire."""
        return tuple(score for score in self.decision.scores if not score.points)

    @cached_property
    def silent_scores(self) -> tuple[SignScore, ...]:
        """The scores of the silent signs: no points, and open questions cannot add points."""
        scores = self.scores_without_points
        return tuple(score for score in scores if score.sign not in self.open_sign_ids)

    @cached_property
    def scores_to_act_on(self) -> tuple[SignScore, ...]:
        """The scores of the serious signs, gravest first.

        If no sign is serious, the scores of all signs with points, gravest first.
        """
        threshold = self.questionnaire.decision.serious
        serious = tuple(score for score in self.scores_with_points if score.points >= threshold)
        return serious or self.scores_with_points

    @cached_property
    def red_flags_are_decisive(self) -> bool:
        """Whether each serious red flag is enough for *fire* by itself.

        If so, a report does not say that there are several.
        """
        decisive_signs = {sign for rule in self.rules_named("decisive-sign") for sign in rule.signs}
        red_flags = {sign for rule in self.rules_named("red-flags") for sign in rule.signs}
        return red_flags <= decisive_signs

    def quoted_titles(self, sign_ids: Iterable[str]) -> list[str]:
        """Return the titles of these signs in quotation marks."""
        return [quote(localized(self.signs_by_id[sign_id].title)) for sign_id in sign_ids]

    def rules_named(self, name: str) -> tuple[Rule, ...]:
        """Return every rule that holds and has this name."""
        return tuple(rule for rule in self.decision.rules if rule.name == name)

    def question(self, sign_id: str, question_id: str) -> Question:
        """Return the question with this id in the sign with this id."""
        return self.questionnaire.questions_by_key[f"{sign_id}.{question_id}"].question
