"""What changed since the sitting before: the recommendation, the points, and sign by sign."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from tensigns.core.comparison import ComparisonSide, SignComparison, compare
from tensigns.core.decision.conditions import Answers
from tensigns.core.decision.decide import recommendation_and_points
from tensigns.core.decision.open_questions import open_questions, open_sign_ids
from tensigns.core.decision.rules import asks_weighing
from tensigns.core.decision.score import sign_scores
from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign
from tensigns.core.sitting import Sitting
from tensigns.report.change_sentences import (
    ResultFigures,
    not_comparable_sentence,
    other_answers_sentence,
    outcome_sentence,
    sign_change_sentence,
    since_title,
    weighing_sentence,
)
from tensigns.report.wording import localized


class DatedSitting(Struct, frozen=True):
    """A finished sitting with its questionnaire, and the date that lists show for the sitting."""

    questionnaire: Questionnaire
    sitting: Sitting
    day: date


class SignChange(Struct, frozen=True):
    """A sign of two sittings whose points changed, or that was opened, closed or revised.

    ``before`` and ``now`` are its points; None if the questionnaire of that sitting lacks the sign.
    ``comparable`` is False if its questions are not the same in both questionnaires. ``sentence``
    says what changed; it is empty if the sign is not comparable.
    """

    sign: str
    comparable: bool
    before: int | None
    now: int | None
    was_open: bool
    is_open: bool
    sentence: str

    @property
    def difference(self) -> int | None:
        """The points now minus those before; None if the sign is not comparable."""
        if not self.comparable or self.before is None or self.now is None:
            return None
        return self.now - self.before


class SinceLastTime(Struct, frozen=True):
    """What changed in a sitting since the sitting before.

    ``sitting_id`` is the id of the sitting before, ``before`` its outcome under its own
    questionnaire. ``sign_changes`` are the signs that rose, then those that fell, then those that
    opened or closed, then those that cannot be compared. ``differing_questions`` are the keys of
    the questions of comparable signs, and of the weighing, that were answered differently.
    ``title`` and ``sentences`` are texts in the language that was current at the build. Every
    change is in the sentences. If nothing changed, one sentence says so.
    """

    sitting_id: str | None
    before: ResultFigures
    sign_changes: tuple[SignChange, ...]
    differing_questions: tuple[str, ...]
    title: str
    sentences: tuple[str, ...]


def build_since(
    before: DatedSitting, questionnaire: Questionnaire, sitting: Sitting
) -> SinceLastTime:
    """Compare a finished sitting with the sitting before it.

    ``questionnaire`` is the edition that ``sitting`` answers.
    """
    pair = _SittingPair(
        _Side(before.questionnaire, before.sitting.answers), _Side(questionnaire, sitting.answers)
    )
    return SinceLastTime(
        sitting_id=before.sitting.id,
        before=pair.before.outcome,
        sign_changes=pair.sign_changes,
        differing_questions=pair.differing_questions,
        title=since_title(before.day, before.sitting, sitting),
        sentences=tuple(filter(None, pair.sentences())),
    )


class _AskedWeighing(Struct, frozen=True):
    """The weighing question of a sitting, and its answer if it has one."""

    key: str
    revision: int
    answer: str | None


class _Side:
    """The answers of one of the sittings, and what they come to."""

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self.questionnaire = questionnaire
        self.answers = answers
        scores = sign_scores(questionnaire, answers)
        recommendation, points = recommendation_and_points(questionnaire, answers)
        self.outcome = ResultFigures(
            recommendation, points, sum(1 for _question in open_questions(questionnaire, answers))
        )
        self.open_sign_ids = open_sign_ids(questionnaire, answers, scores)
        self.counted_answers = counted_answers(questionnaire, answers, scores)
        self.weighing: _AskedWeighing | None = None
        """None if the weighing question is not asked."""
        if asks_weighing(scores, questionnaire.decision):
            key = questionnaire.weighing_key
            answer = self.counted_answers.get(key)
            self.weighing = _AskedWeighing(key, questionnaire.weighing.revision, answer)


class _SittingPair:
    """The sides of the sitting before and of the sitting now."""

    def __init__(self, before: _Side, now: _Side) -> None:
        self.before = before
        self.now = now

    @cached_property
    def comparisons(self) -> tuple[SignComparison, ...]:
        """The comparison of every sign; a sign that only the sitting before has is last."""
        before, now = (
            ComparisonSide(side.questionnaire, side.answers) for side in (self.before, self.now)
        )
        return compare(before, now)

    @cached_property
    def signs_by_id(self) -> Mapping[str, Sign]:
        """The signs of both questionnaires. A sign in both is taken from the questionnaire now."""
        signs = (*self.before.questionnaire.signs, *self.now.questionnaire.signs)
        return {sign.id: sign for sign in signs}

    @cached_property
    def sign_changes(self) -> tuple[SignChange, ...]:
        """See :class:`SinceLastTime`."""
        changes = filter(_is_change, map(self._sign_change, self.comparisons))
        return tuple(sorted(changes, key=_change_order))

    @property
    def differing_questions(self) -> tuple[str, ...]:
        """The keys of the questions that were answered differently."""
        keys = [key for comparison in self.comparisons for key in self._other_answers(comparison)]
        if self._weighing_answers:
            keys.append(self.now.questionnaire.weighing_key)
        return tuple(keys)

    def sentences(self) -> Iterator[str]:
        """Yield sentences on the outcome, each changed sign, other answers and the other signs."""
        nothing_changed = not self.sign_changes and not self.differing_questions
        yield outcome_sentence(
            self.before.outcome, self.now.outcome, nothing_changed=nothing_changed
        )
        yield from (change.sentence for change in self.sign_changes)
        yield other_answers_sentence(self._signs_with_other_answers())
        if self._weighing_answers:
            yield weighing_sentence(self.now.questionnaire.weighing, *self._weighing_answers)
        yield not_comparable_sentence(
            [self.signs_by_id[change.sign] for change in self.sign_changes if not change.comparable]
        )

    @property
    def _weighing_answers(self) -> tuple[str | None, str | None] | None:
        """The answers before and now to the same weighing question; None if they do not differ."""
        before, now = self.before.weighing, self.now.weighing
        if before is None or now is None or before.key != now.key:
            return None
        if before.revision != now.revision or not _is_other_answer(before.answer, now.answer):
            return None
        return before.answer, now.answer

    def _signs_with_other_answers(self) -> list[Sign]:
        """Return the signs that were answered differently but have as many points as before."""
        changed_ids = {change.sign for change in self.sign_changes}
        return [
            self.signs_by_id[comparison.sign]
            for comparison in self.comparisons
            if self._other_answers(comparison) and comparison.sign not in changed_ids
        ]

    def _other_answers(self, comparison: SignComparison) -> list[str]:
        """Return the keys of a sign's questions that were answered differently."""
        return [
            key
            for key in comparison.differing_questions
            if _is_other_answer(
                self.before.counted_answers.get(key), self.now.counted_answers.get(key)
            )
        ]

    def _sign_change(self, comparison: SignComparison) -> SignChange:
        """Return a sign of both sittings, changed or not."""
        was_open = comparison.sign in self.before.open_sign_ids
        is_open = comparison.sign in self.now.open_sign_ids
        return SignChange(
            sign=comparison.sign,
            comparable=comparison.comparable,
            before=comparison.a.points if comparison.a else None,
            now=comparison.b.points if comparison.b else None,
            was_open=was_open,
            is_open=is_open,
            sentence=sign_change_sentence(
                localized(self.signs_by_id[comparison.sign].title),
                comparison,
                was_open=was_open,
                is_open=is_open,
            ),
        )


def _is_other_answer(before: str | None, now: str | None) -> bool:
    """Whether two answers differ. No answer instead of "I don't know" is no difference."""
    return before != now and not {before, now} <= {None, UNKNOWN}


def _is_change(change: SignChange) -> bool:
    return change.difference != 0 or change.was_open != change.is_open


def _change_order(change: SignChange) -> int:
    """Return a key that sorts changes: risen, fallen, opened or closed, not comparable."""
    difference = change.difference
    if difference is None:
        return 3
    return 0 if difference > 0 else 1 if difference < 0 else 2
