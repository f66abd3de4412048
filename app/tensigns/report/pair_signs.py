"""The signs of a pair of sittings, with the answers of both sides to each question."""

from collections.abc import Iterator

from msgspec import Struct

from tensigns.core.comparison import SignComparison
from tensigns.language import gettext as _
from tensigns.report.sign_report import AnswerReport, SignReport


class PairAnswers(Struct, frozen=True):
    """A question with the answer of each side.

    On a side where the question is not asked, the answer says so.
    """

    question: str
    a: AnswerReport
    b: AnswerReport
    differs: bool

    @property
    def differs_or_has_note(self) -> bool:
        """Whether the answers differ or one of them has a note."""
        return self.differs or bool(self.a.note or self.b.note)


class PairSign(Struct, frozen=True):
    """A sign with the points of each side; none where that questionnaire lacks it.

    ``filled_cells_a`` and ``filled_cells_b`` are the lengths of the bars. ``difference`` is ``b``
    less ``a``, and ``difference_text`` how it reads, such as "+4". Where the sides cannot be
    compared, ``difference`` is none, and ``difference_text`` and ``answers`` are empty.
    """

    id: str
    number: int
    title: str
    label: str
    comparable: bool
    a: int | None
    b: int | None
    filled_cells_a: int
    filled_cells_b: int
    difference: int | None
    difference_text: str
    answers: tuple[PairAnswers, ...]


def build_pair_sign(
    comparison: SignComparison, a: SignReport | None, b: SignReport | None
) -> PairSign:
    """A sign of both sides, or of one; ``a`` or ``b`` is none where that side lacks it."""
    sign = a or b
    assert sign is not None  # noqa: S101  a sign is compared because a side has it
    comparable = a is not None and b is not None and comparison.comparable
    return PairSign(
        id=sign.id,
        number=sign.number,
        title=sign.title,
        label=sign.label,
        comparable=comparable,
        a=a.points if a else None,
        b=b.points if b else None,
        filled_cells_a=a.filled_cells if a else 0,
        filled_cells_b=b.filled_cells if b else 0,
        difference=comparison.difference,
        difference_text=format_difference(comparison.difference),
        answers=tuple(_pair_answers_of_sign(comparison, a, b)) if a and b and comparable else (),
    )


def format_difference(difference: int | None) -> str:
    """A difference with its sign, such as "+4"; empty for none."""
    if difference is None:
        return ""
    return f"{difference:+d}" if difference else "0"


def pair_weighing(a: AnswerReport | None, b: AnswerReport | None) -> PairAnswers | None:
    """The answer of each side to the weighing; none where neither was asked it."""
    if a is None and b is None:
        return None
    differs = (a.answer if a and a.answered else "") != (b.answer if b and b.answered else "")
    return _pair_answers(a, b, differs=differs)


def _pair_answers_of_sign(
    comparison: SignComparison, a: SignReport, b: SignReport
) -> Iterator[PairAnswers]:
    answers_a, answers_b = _answers_by_key(a), _answers_by_key(b)
    for key in _merge_keys(list(answers_a), list(answers_b)):
        differs = key in comparison.differing_questions
        yield _pair_answers(answers_a.get(key), answers_b.get(key), differs=differs)


def _answers_by_key(sign: SignReport) -> dict[str, AnswerReport]:
    return {answer.key: answer for answer in sign.answers}


def _merge_keys(keys_a: list[str], keys_b: list[str]) -> list[str]:
    """The keys of both sides; a key of ``b`` only follows the key before it in ``b``."""
    merged = list(keys_a)
    for index, key in enumerate(keys_b):
        if key not in merged:
            merged.insert(merged.index(keys_b[index - 1]) + 1 if index else 0, key)
    return merged


def _pair_answers(a: AnswerReport | None, b: AnswerReport | None, *, differs: bool) -> PairAnswers:
    answer = a or b
    assert answer is not None  # noqa: S101  a side has it
    return PairAnswers(answer.question, a or _not_asked(answer), b or _not_asked(answer), differs)


def _not_asked(answer: AnswerReport) -> AnswerReport:
    """The report of the same question for the side that did not ask it."""
    return AnswerReport(
        answer.key, answer.question, _("not asked"), answered=False, points=0, note=""
    )
