"""The report of two sittings. Screens, text, Markdown and HTML are rendered from this model."""

from typing import NamedTuple

from msgspec import Struct

from tensigns.core.comparison import ComparisonSide, compare
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.pair_signs import (
    PairAnswers,
    PairSign,
    build_pair_sign,
    format_difference,
    pair_weighing_answers,
)
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import (
    OPEN_MARK,
    capitalize,
    number_word,
    open_mark_legend,
    points_text,
)


class PairSection(Struct, frozen=True):
    """Answers of both sides under one heading."""

    title: str
    answers: tuple[PairAnswers, ...]


class PairReport(Struct, frozen=True):
    """The reports of two sittings, and a comparison of their signs.

    ``name_a`` and ``name_b`` are the headings of the sides: the clients' names, or the dates if
    both sittings are about one client. ``difference_text`` is the total points of ``report_b``
    minus those of ``report_a``, marked if a question is open on a side. ``signs`` holds the
    signs that can be compared, ``not_comparable`` the other signs. ``weighing`` is None if neither
    side has the weighing question in its report.
    """

    title: str
    report_a: SittingReport
    report_b: SittingReport
    name_a: str
    name_b: str
    headline: str
    difference_text: str
    signs: tuple[PairSign, ...]
    not_comparable: tuple[PairSign, ...]
    not_comparable_sentence: str
    weighing: PairAnswers | None

    @property
    def sides(self) -> tuple[tuple[str, SittingReport], ...]:
        """The heading and the report of each side."""
        return (self.name_a, self.report_a), (self.name_b, self.report_b)

    @property
    def open_legend(self) -> str:
        """The sentence that explains the mark of open questions; empty if no question is open."""
        is_open = self.report_a.open_questions or self.report_b.open_questions
        return open_mark_legend() if is_open else ""

    @property
    def answer_sections(self) -> tuple[PairSection, ...]:
        """The answers that differ or have a note, sign by sign. The weighing question is last."""
        sections = [
            PairSection(f"{sign.number} {sign.title}", answers)
            for sign in self.signs
            if (answers := tuple(a for a in sign.answers if a.differs_or_has_note))
        ]
        if self.weighing and self.weighing.differs_or_has_note:
            sections.append(PairSection(_("The weighing"), (self.weighing,)))
        return tuple(sections)


class _ReportPair(NamedTuple):
    """Two reports, and the texts about both of them."""

    report_a: SittingReport
    report_b: SittingReport

    @property
    def is_one_client(self) -> bool:
        return self.report_a.client == self.report_b.client

    def title(self) -> str:
        if self.is_one_client:
            return self.report_a.client
        return _("{a} and {b}").format(a=self.report_a.client, b=self.report_b.client)

    def names(self) -> tuple[str, str]:
        """Return the headings of the sides. If they are equal, "(A)" and "(B)" are added."""
        if self.is_one_client:
            name_a, name_b = self.report_a.date, self.report_b.date
        else:
            name_a, name_b = self.report_a.client, self.report_b.client
        return (f"{name_a} (A)", f"{name_b} (B)") if name_a == name_b else (name_a, name_b)

    def recommendations_sentence(self) -> str:
        if self.report_a.recommendation == self.report_b.recommendation:
            return _("Both: {word}.").format(word=self.report_a.word)
        name_a, name_b = self.names()
        return _("{a}: {first}. {b}: {second}.").format(
            a=name_a, b=name_b, first=self.report_a.word, second=self.report_b.word
        )

    def difference_text(self) -> str:
        text = format_difference(self.report_b.points - self.report_a.points)
        is_open = self.report_a.open_questions or self.report_b.open_questions
        return f"{text}{OPEN_MARK}" if is_open else text

    def points_sentence(self) -> str:
        difference = self.report_b.points - self.report_a.points
        if not difference:
            return _("Their points are equal.")
        if difference > 0:
            message = _("The second has {points} more.")
        else:
            message = _("The second has {points} fewer.")
        return message.format(points=points_text(abs(difference)))


def build_pair(sitting_a: AnsweredSitting, sitting_b: AnsweredSitting) -> PairReport:
    """Decide on two sittings, of two clients or of one client, and build their report."""
    report_a, report_b = build_report(*sitting_a), build_report(*sitting_b)
    signs_a, signs_b = ({sign.id: sign for sign in r.signs} for r in (report_a, report_b))
    side_a, side_b = (
        ComparisonSide(questionnaire, sitting.answers)
        for questionnaire, sitting in (sitting_a, sitting_b)
    )
    signs = [
        build_pair_sign(comparison, signs_a.get(comparison.sign), signs_b.get(comparison.sign))
        for comparison in compare(side_a, side_b)
    ]
    not_comparable = tuple(sign for sign in signs if not sign.comparable)
    pair = _ReportPair(report_a, report_b)
    name_a, name_b = pair.names()
    return PairReport(
        title=pair.title(),
        report_a=report_a,
        report_b=report_b,
        name_a=name_a,
        name_b=name_b,
        headline=f"{pair.recommendations_sentence()} {pair.points_sentence()}",
        difference_text=pair.difference_text(),
        signs=tuple(sign for sign in signs if sign.comparable),
        not_comparable=not_comparable,
        not_comparable_sentence=_not_comparable_sentence(len(not_comparable)),
        weighing=pair_weighing_answers(report_a.weighing, report_b.weighing),
    )


def _not_comparable_sentence(count: int) -> str:
    if not count:
        return ""
    message = ngettext(
        "One sign cannot be compared: its questions are not the same on both sides.",
        "{count} signs cannot be compared: their questions are not the same on both sides.",
        count,
    )
    return capitalize(message.format(count=number_word(count)))
