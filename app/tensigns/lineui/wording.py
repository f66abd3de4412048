"""What is said at each place of the interview."""

from collections.abc import Iterator

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts import navigation, review
from tensigns.prompts.question import (
    answer_choices,
    first_letter,
    question_position,
    sign_position,
    sign_title,
)
from tensigns.report.wording import capitalize, localized
from tensigns.text.wrapping import Paragraph

_KINDS = {
    "unanswered": N_("not answered: {question}"),
    "unknown": N_("don't know: {question}"),
    "noted": N_("noted: {question}"),
}
_STATES = {
    "here": N_("{sign}: you are here"),
    "reported": N_("{sign}: something was reported"),
    "answered": N_("{sign}: answered"),
    "ahead": N_("{sign}: open"),
}


def introduction(interview: Interview) -> Iterator[Paragraph]:
    """What a new sitting begins with."""
    yield Paragraph(localized(interview.questionnaire.title))
    yield Paragraph(localized(interview.questionnaire.introduction))


def hint() -> str:
    """How to answer, in a sentence."""
    return _("Type the number of an answer and press Enter; ? tells what else can be typed.")


def keys() -> Iterator[Paragraph]:
    """Every line that is understood, and what it does."""
    yield Paragraph(_("Type the number of an answer, or its letter, and press Enter. Or type:"))
    listed = (
        ("0", _("I don't know")),
        ("b", _("back to the question before")),
        ("w", _("why this is asked")),
        ("o", _("a note, of as many lines as you like")),
        ("g", _("go to another sign, or to the review")),
        ("f", _("finish, in the review")),
        ("q", _("leave; every answer is kept")),
        ("?", _("these keys")),
    )
    yield Paragraph(_("nothing: go on, and leave what was answered standing"), "  ")
    for key, does in listed:
        yield _choice(key, does)


def question(interview: Interview, item: KeyedQuestion) -> Iterator[Paragraph]:
    """A question with its options, what was answered and what was noted."""
    yield Paragraph(_heading(interview, item))
    yield Paragraph(localized(item.question.text))
    yield Paragraph(localized(item.question.help) if item.question.help else "")
    listed = answer_choices(item.question)
    for choice in listed:
        yield _choice(choice.keys[0], choice.label)
    labels = {choice.id: choice.label for choice in listed}
    if interview.current_answer is not None:
        yield Paragraph(_("You answered: {answer}").format(answer=labels[interview.current_answer]))
    elif interview.suggested_answer is not None:
        message = _("You answered this before, and it does not count now: {answer}")
        yield Paragraph(message.format(answer=labels[interview.suggested_answer]))
    yield from note(interview)


def review_places(interview: Interview) -> Iterator[Paragraph]:
    """The review: what is open and what was noted, each with a number to go there by."""
    yield Paragraph(_("Review"))
    yield Paragraph(review.open_sentence(interview))
    for number, line in enumerate(review.review_items(interview), start=1):
        text = _(_KINDS[line.kind]).format(question=line.question)
        yield _choice(str(number), capitalize(text))
        yield from _lines_of(line.note, "     ")
    yield from note(interview)
    if review.is_empty(interview):
        yield Paragraph(_("Nothing is answered yet, so there is nothing to add up."))
    else:
        yield Paragraph(_("Type f to finish and see the result."))


def note(interview: Interview) -> Iterator[Paragraph]:
    """What was noted at the present place, if anything."""
    sitting = interview.sitting
    text = sitting.notes.get(sitting.position, "") if interview.current_question else sitting.note
    if text:
        yield Paragraph(_("Note:") if interview.current_question else _("On the whole:"))
        yield from _lines_of(text, "  ")


def signs(interview: Interview) -> Iterator[Paragraph]:
    """The places to go to, each with a number."""
    for number, row in enumerate(navigation.navigation_items(interview), start=1):
        yield _choice(str(number), _(_STATES[row.state]).format(sign=row.label))


def prompt(interview: Interview) -> str:
    """What stands before the line that is typed."""
    return _("Answer:") if interview.current_question else _("Your choice:")


def expected(interview: Interview) -> str:
    """What can be typed at the present place."""
    if interview.current_question is None:
        lines = len(review.review_items(interview))
        here = [*_span(lines), "b", "o", "g", "f", "q", "?"]
    else:
        shown = answer_choices(interview.current_question.question)
        letters = [choice.keys[0] for choice in shown if not choice.keys[0].isdigit()]
        options = sum(choice.id != UNKNOWN for choice in shown)
        here = [*letters, *_span(options), "0", "b", "w", "o", "g", "q", "?"]
    return _("type one of: {keys}").format(keys=", ".join(here))


def _heading(interview: Interview, item: KeyedQuestion) -> str:
    title = sign_title(item)
    if item.sign is None:
        return title
    place = sign_position(interview, item.sign)
    within = _("question {place}").format(place=question_position(interview, item))
    within = f"{_('red flag')}, {within}" if item.sign.red_flag else within
    return f"{capitalize(place)}: {title} ({within})"


def lettered(label: str) -> Paragraph:
    """What can be chosen by its first letter."""
    return _choice(first_letter(label), label)


def _choice(key: str, label: str) -> Paragraph:
    return Paragraph(label, f"{key:>3}  ", "     ")


def _lines_of(text: str, indent: str) -> Iterator[Paragraph]:
    for line in text.split("\n") if text else ():
        yield Paragraph(line, indent)


def _span(last: int) -> list[str]:
    return [] if not last else ["1"] if last == 1 else [f"1-{last}"]
