"""Sentences on what changed since the sitting before, in the current language."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from tensigns.core.comparison import SignComparison
from tensigns.core.questionnaire import Question, Recommendation, Sign
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.report.wording import (
    join_and,
    localized,
    long_date,
    open_count_text,
    points_text,
    quote,
    recommendation_word,
)

MAX_NAMED_SIGNS = 4
"""The most signs that a sentence names by their titles. More are named by their numbers."""


class ResultFigures(Struct, frozen=True):
    """The recommendation of a sitting, its points, and the number of its open questions."""

    recommendation: Recommendation
    points: int
    open_count: int


def since_title(day: date, before: Sitting, now: Sitting) -> str:
    """Return the heading, with the date of the sitting before.

    If both sittings are on one day, the heading also has the time of the sitting before.
    """
    text = long_date(day)
    if before.finished and day == now.day:
        text = f"{text}, {before.finished:%H:%M}"
    return _("Since {date}").format(date=text)


def outcome_sentence(before: ResultFigures, now: ResultFigures, *, nothing_changed: bool) -> str:
    """Return a sentence that compares both outcomes.

    ``nothing_changed``: neither the points of a sign nor an answer changed.
    """
    word_before, word_now = (
        quote(recommendation_word(outcome.recommendation)) for outcome in (before, now)
    )
    figures_before, figures_now = _figures_text(before), _figures_text(now)
    if before == now:
        message = _("Nothing changed: still {word}, {figures}.")
        if not nothing_changed:
            message = _("Still {word}, {figures}.")
        return message.format(word=word_now, figures=figures_now)
    if word_before == word_now:
        message = _("Still {word}: then {before}; now {now}.")
        return message.format(word=word_now, before=figures_before, now=figures_now)
    return _("Then {before}; now {now}.").format(
        before=f"{word_before}, {figures_before}", now=f"{word_now}, {figures_now}"
    )


def sign_change_sentence(
    title: str, comparison: SignComparison, *, was_open: bool, is_open: bool
) -> str:
    """Return a sentence on how the points of a sign changed, and whether the sign is or was open.

    The sentence is empty if the sign is not comparable.
    """
    if comparison.difference is None:
        return ""
    phrases = filter(None, _change_phrases(comparison, was_open=was_open, is_open=is_open))
    return f"{title}: {', '.join(phrases)}."


def other_answers_sentence(signs: Sequence[Sign]) -> str:
    """Return a sentence on the signs with other answers but equal points; empty without signs."""
    if not signs:
        return ""
    message = _("Other answers, as many points: {signs}.")
    return message.format(signs=_name_signs(signs))


def not_comparable_sentence(signs: Sequence[Sign]) -> str:
    """Return a sentence on the signs that cannot be compared; empty if there are none."""
    if not signs:
        return ""
    message = _("Not comparable, because the questions are not the same: {signs}.")
    return message.format(signs=_name_signs(signs))


def weighing_sentence(weighing: Question, before: str | None, now: str | None) -> str:
    """Return a sentence on the changed answer to the weighing question.

    ``before`` and ``now`` are option ids, ``unknown``, or None without an answer.
    """
    message = _("Your own weighing: {before} then, {now} now.")
    return message.format(before=_answer_text(weighing, before), now=_answer_text(weighing, now))


def _figures_text(outcome: ResultFigures) -> str:
    """Return the points, and the number of open questions if there are any."""
    texts = (points_text(outcome.points), open_count_text(outcome.open_count))
    return ", ".join(filter(None, texts))


def _change_phrases(comparison: SignComparison, *, was_open: bool, is_open: bool) -> Iterator[str]:
    before, now = comparison.a, comparison.b
    if before is None or now is None:
        return
    open_phrase = _open_phrase(was_open=was_open, is_open=is_open)
    if before.points == now.points:
        yield open_phrase
        yield _("still {points}").format(points=points_text(now.points)) if now.points else ""
        return
    if not before.answered:
        yield _("{points} now, no answer then").format(points=points_text(now.points))
    elif not now.answered:
        yield _("{points} then, no answer now").format(points=points_text(before.points))
    elif before.points < now.points:
        yield _("rose from {before} to {now}").format(before=before.points, now=now.points)
    else:
        yield _("fell from {before} to {now}").format(before=before.points, now=now.points)
    yield open_phrase


def _open_phrase(*, was_open: bool, is_open: bool) -> str:
    if was_open and is_open:
        return _("still open")
    if is_open:
        return _("open now")
    return _("no longer open") if was_open else ""


def _name_signs(signs: Sequence[Sign]) -> str:
    """Return the titles of the signs, or their numbers if there are many."""
    if len(signs) <= MAX_NAMED_SIGNS:
        return join_and([quote(localized(sign.title)) for sign in signs])
    numbers = sorted(sign.number for sign in signs)
    return _("signs {numbers}").format(numbers=join_and([str(number) for number in numbers]))


def _answer_text(question: Question, answer: str | None) -> str:
    """Return the label of an answer in quotation marks, or words that say that there is none."""
    if answer is None:
        return _("no answer")
    option = question.option(answer)
    return quote(localized(option.label) if option else _("I don't know"))
