"""Two sittings side by side: the one model that screen, table, Markdown and pages are made of."""

from msgspec import Struct

from tensigns.core.comparison import ComparisonSide, compare
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.pair_signs import (
    PairAnswers,
    PairSign,
    build_pair_sign,
    difference_text,
    pair_weighing,
)
from tensigns.report.sign_report import SignReport
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import capitalize, number_word, points_text


class PairSection(Struct, frozen=True):
    """What was said under one heading."""

    title: str
    said: tuple[PairAnswers, ...]


class PairReport(Struct, frozen=True):
    """Two reports and how their signs compare; ``b`` is told against ``a``, and there is no winner.

    ``name_a`` and ``name_b`` tell the columns apart: the clients, or the days of one client.
    ``signs`` are those that can be compared, ``apart`` the others; ``apart_note`` says why.
    """

    title: str
    a: SittingReport
    b: SittingReport
    name_a: str
    name_b: str
    headline: str
    change: str
    signs: tuple[PairSign, ...]
    apart: tuple[PairSign, ...]
    apart_note: str
    weighing: PairAnswers | None

    @property
    def record(self) -> tuple[PairSection, ...]:
        """What was answered differently, sign by sign, and what has a note."""
        sections = [PairSection(f"{each.number} {each.title}", each.said) for each in self.signs]
        if self.weighing:
            sections.append(PairSection(_("The weighing"), (self.weighing,)))
        told = (
            PairSection(each.title, tuple(said for said in each.said if said.matters))
            for each in sections
        )
        return tuple(each for each in told if each.said)


AnsweredSitting = tuple[Questionnaire, Sitting]
"""A sitting with the questionnaire it was answered with."""


def build_pair(a: AnsweredSitting, b: AnsweredSitting) -> PairReport:
    """Decide two sittings, of two clients or of one, and tell them against each other."""
    one, other = build_report(*a), build_report(*b)
    compared = compare(
        *(ComparisonSide(questionnaire, each.answers) for questionnaire, each in (a, b))
    )
    by_sign = [{sign.id: sign for sign in _signs(each)} for each in (one, other)]
    signs = [
        build_pair_sign(each, by_sign[0].get(each.sign), by_sign[1].get(each.sign))
        for each in compared
    ]
    apart = tuple(each for each in signs if not each.comparable)
    name_a, name_b = _names(one, other)
    return PairReport(
        title=_title(one, other),
        a=one,
        b=other,
        name_a=name_a,
        name_b=name_b,
        headline=f"{_recommendations(one, other, name_a, name_b)} {_totals(one, other)}",
        change=difference_text(other.points - one.points),
        signs=tuple(each for each in signs if each.comparable),
        apart=apart,
        apart_note=_apart_note(len(apart)),
        weighing=pair_weighing(one.weighing, other.weighing),
    )


def _signs(report: SittingReport) -> tuple[SignReport, ...]:
    return (*report.speaking, *report.silent)


def _is_one_client(a: SittingReport, b: SittingReport) -> bool:
    return a.client == b.client


def _title(a: SittingReport, b: SittingReport) -> str:
    return a.client if _is_one_client(a, b) else _("{a} and {b}").format(a=a.client, b=b.client)


def _names(a: SittingReport, b: SittingReport) -> tuple[str, str]:
    one, other = (a.date, b.date) if _is_one_client(a, b) else (a.client, b.client)
    return (f"{one} (A)", f"{other} (B)") if one == other else (one, other)


def _recommendations(a: SittingReport, b: SittingReport, name_a: str, name_b: str) -> str:
    if a.recommendation == b.recommendation:
        return _("Both come to {word}.").format(word=a.word)
    if _is_one_client(a, b):
        message = _("On {a} it came to {first}, on {b} to {second}.")
    else:
        message = _("{a} comes to {first}, {b} to {second}.")
    return message.format(a=name_a, b=name_b, first=a.word, second=b.word)


def _totals(a: SittingReport, b: SittingReport) -> str:
    more = b.points - a.points
    if not more:
        return _("Their points are equal.")
    message = (
        _("The second has {points} more.") if more > 0 else _("The second has {points} fewer.")
    )
    return message.format(points=points_text(abs(more)))


def _apart_note(number: int) -> str:
    if not number:
        return ""
    message = ngettext(
        "One sign cannot be compared: its questions are not the same on both sides.",
        "{count} signs cannot be compared: their questions are not the same on both sides.",
        number,
    )
    return capitalize(message.format(count=number_word(number)))
