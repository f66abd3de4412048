"""The signs of a pair of sittings, with the answers of both sides to each question."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.comparison import SignComparison
from tensigns.language import gettext as _
from tensigns.report.sign_report import AnswerReport, SignReport
from tensigns.report.wording import OPEN_MARK, marked_points, number_text


class PairAnswers(Struct, frozen=True):
    """A question with the answer of each side.

    If the question is not asked on a side, the text of that answer is "not asked".
    """

    question: str
    answer_a: AnswerReport
    answer_b: AnswerReport
    differs: bool

    @property
    def differs_or_has_note(self) -> bool:
        """Whether the answers differ, or at least one of them has a note."""
        return self.differs or bool(self.answer_a.note or self.answer_b.note)


class PairSign(Struct, frozen=True):
    """A sign with the points of each side.

    ``points_a`` or ``points_b`` is None if the questionnaire of that side lacks the sign. The text
    of the points has a mark if the sign is open on that side, and is empty if the side lacks the
    sign. ``label`` is the short title. ``filled_cells_a`` and ``filled_cells_b`` are the lengths of
    the bars. ``difference`` is ``points_b`` minus ``points_a``. ``difference_text`` is the
    difference as text, such as "+4", or "+4?" if the sign is open on a side. If a side has no
    answer to the sign, ``difference_text`` is only the mark. If the sign is not comparable,
    ``difference`` is None, and ``difference_text`` and ``answers`` are empty.
    """

    id: str
    number: int
    title: str
    label: str
    comparable: bool
    points_a: int | None
    points_b: int | None
    points_text_a: str
    points_text_b: str
    filled_cells_a: int
    filled_cells_b: int
    difference: int | None
    difference_text: str
    answers: tuple[PairAnswers, ...]


def build_pair_sign(
    comparison: SignComparison, sign_a: SignReport | None, sign_b: SignReport | None
) -> PairSign:
    """Build the comparison of one sign. A side that lacks the sign passes None."""
    sign = sign_a or sign_b
    assert sign is not None  # noqa: S101  every compared sign is on at least one side
    comparable = sign_a is not None and sign_b is not None and comparison.comparable
    answers: tuple[PairAnswers, ...] = ()
    if sign_a and sign_b and comparison.comparable:
        answers = tuple(_pair_answers_of_sign(comparison, sign_a, sign_b))
    return PairSign(
        id=sign.id,
        number=sign.number,
        title=sign.title,
        label=sign.label,
        comparable=comparable,
        points_a=sign_a.points if sign_a else None,
        points_b=sign_b.points if sign_b else None,
        points_text_a=_points_text(sign_a),
        points_text_b=_points_text(sign_b),
        filled_cells_a=sign_a.filled_cells if sign_a else 0,
        filled_cells_b=sign_b.filled_cells if sign_b else 0,
        difference=comparison.difference,
        difference_text=_difference_text(comparison, sign_a, sign_b),
        answers=answers,
    )


def _points_text(sign: SignReport | None) -> str:
    return marked_points(sign.points, is_open=sign.is_open) if sign else ""


def _difference_text(
    comparison: SignComparison, sign_a: SignReport | None, sign_b: SignReport | None
) -> str:
    text = format_difference(comparison.difference)
    if not text or not any(sign and sign.is_open for sign in (sign_a, sign_b)):
        return text
    has_answers = all(score and score.answered for score in (comparison.a, comparison.b))
    return f"{text}{OPEN_MARK}" if has_answers else OPEN_MARK


def format_difference(difference: int | None) -> str:
    """Return a difference with plus or minus, such as "+4"; an empty text for None."""
    if difference is None:
        return ""
    return number_text(difference) if difference <= 0 else f"+{difference}"


def pair_weighing_answers(
    answer_a: AnswerReport | None, answer_b: AnswerReport | None
) -> PairAnswers | None:
    """Return the answers to the weighing question; None if both arguments are None."""
    if answer_a is None and answer_b is None:
        return None
    text_a, text_b = (
        answer.answer if answer and answer.is_answered else "" for answer in (answer_a, answer_b)
    )
    return _pair_answers(answer_a, answer_b, differs=text_a != text_b)


def _pair_answers_of_sign(
    comparison: SignComparison, sign_a: SignReport, sign_b: SignReport
) -> Iterator[PairAnswers]:
    answers_a, answers_b = _answers_by_key(sign_a), _answers_by_key(sign_b)
    for key in _merge_keys(list(answers_a), list(answers_b)):
        differs = key in comparison.differing_questions
        yield _pair_answers(answers_a.get(key), answers_b.get(key), differs=differs)


def _answers_by_key(sign: SignReport) -> dict[str, AnswerReport]:
    return {answer.key: answer for answer in sign.answers}


def _merge_keys(keys_a: list[str], keys_b: list[str]) -> list[str]:
    """Return the keys of both sides in one order.

    A key that only ``keys_b`` has comes after the key that precedes it in ``keys_b``.
    """
    merged = list(keys_a)
    for index, key in enumerate(keys_b):
        if key not in merged:
            merged.insert(merged.index(keys_b[index - 1]) + 1 if index else 0, key)
    return merged


def _pair_answers(
    answer_a: AnswerReport | None, answer_b: AnswerReport | None, *, differs: bool
) -> PairAnswers:
    answer = answer_a or answer_b
    assert answer is not None  # noqa: S101  at least one side has the question
    return PairAnswers(
        question=answer.question,
        answer_a=answer_a or _not_asked_answer(answer),
        answer_b=answer_b or _not_asked_answer(answer),
        differs=differs,
    )


def _not_asked_answer(answer: AnswerReport) -> AnswerReport:
    """Return the answer of the side that was not asked the question of ``answer``."""
    return replace(answer, answer=_("not asked"), is_answered=False, points=0, note="")
