"""The signs of two sittings side by side, with what each side said to each question."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tensigns.core.comparison import SignComparison
from tensigns.language import gettext as _
from tensigns.report.sign_report import AnswerReport, SignReport


class PairAnswers(Struct, frozen=True):
    """A question with what each side said to it."""

    question: str
    a: AnswerReport
    b: AnswerReport
    differs: bool

    @property
    def differs_or_has_note(self) -> bool:
        """Whether it was answered differently or has a note."""
        return self.differs or bool(self.a.note or self.b.note)


class PairSign(Struct, frozen=True):
    """A sign with its points on either side; none where that questionnaire lacks it.

    ``bar_a`` and ``bar_b`` are how many of the cells of a bar they fill.
    ``difference`` is ``b`` less ``a``, and ``change`` how it reads, such as "+4"; none and empty
    where the sides cannot be compared, and then ``said`` is empty too.
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
    compared: SignComparison, a: SignReport | None, b: SignReport | None
) -> PairSign:
    """A sign of either side, or of both."""
    known = a or b
    assert known is not None  # noqa: S101  a sign is compared because a side has it
    comparable = a is not None and b is not None and compared.comparable
    return PairSign(
        id=known.id,
        number=known.number,
        title=known.title,
        label=known.label,
        comparable=comparable,
        a=a.points if a else None,
        b=b.points if b else None,
        filled_cells_a=a.filled_cells if a else 0,
        filled_cells_b=b.filled_cells if b else 0,
        difference=compared.difference,
        difference_text=difference_text(compared.difference),
        answers=tuple(_said(compared, a, b)) if a and b and comparable else (),
    )


def difference_text(difference: int | None) -> str:
    """How a difference reads, such as "+4"; empty where there is none to tell."""
    if difference is None:
        return ""
    return f"{difference:+d}" if difference else "0"


def _said(compared: SignComparison, a: SignReport, b: SignReport) -> Iterator[PairAnswers]:
    of_a, of_b = _by_key(a.answers), _by_key(b.answers)
    for key in _merged(list(of_a), list(of_b)):
        yield _both(of_a.get(key), of_b.get(key), differs=key in compared.differing_questions)


def _by_key(answers: Iterable[AnswerReport]) -> dict[str, AnswerReport]:
    return {each.key: each for each in answers}


def _merged(keys: list[str], others: list[str]) -> list[str]:
    """All of both, each in its place after what comes before it."""
    merged = list(keys)
    for place, key in enumerate(others):
        if key not in merged:
            before = [each for each in others[:place] if each in merged]
            merged.insert(merged.index(before[-1]) + 1 if before else 0, key)
    return merged


def _both(a: AnswerReport | None, b: AnswerReport | None, *, differs: bool) -> PairAnswers:
    known = a or b
    assert known is not None  # noqa: S101  a side has it
    return PairAnswers(known.question, a or _not_asked(known), b or _not_asked(known), differs)


def _not_asked(elsewhere: AnswerReport) -> AnswerReport:
    return AnswerReport(
        elsewhere.key, elsewhere.question, _("not asked"), answered=False, points=0, note=""
    )


def pair_weighing(a: AnswerReport | None, b: AnswerReport | None) -> PairAnswers | None:
    """What each side said to the closing question; none where neither was asked it."""
    if a is None and b is None:
        return None
    differs = (a.answer if a and a.answered else "") != (b.answer if b and b.answered else "")
    return _both(a, b, differs=differs)
