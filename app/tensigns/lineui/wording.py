"""The texts of the interview in plain lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tensigns.core.answer_letters import first_letter
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion
from tensigns.core.sitting import REVIEW
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.lineui.console import HELP, LEAVE
from tensigns.prompts import navigation, review
from tensigns.prompts.question import (
    answer_choices,
    question_position,
    sign_position,
    sign_title,
)
from tensigns.report.wording import capitalize, localized
from tensigns.text.wrapping import Paragraph

if TYPE_CHECKING:
    from tensigns.prompts.question_background import QuestionBackground

_REVIEW_LINES = {
    "unanswered": N_("not answered: {question}"),
    "unknown": N_("don't know: {question}"),
    "noted": N_("noted: {question}"),
}
_NAVIGATION_LINES = {
    "current": N_("{sign}: you are here"),
    "reported": N_("{sign}: something is going on"),
    "answered": N_("{sign}: answered"),
    "open": N_("{sign}: a question is open"),
    "to-come": N_("{sign}: not answered yet"),
}
_REPORTED_AND_OPEN = N_("{sign}: something is going on, and a question is open")


def introduction(interview: Interview) -> Iterator[Paragraph]:
    """Yield the title and the introduction of the questionnaire."""
    yield Paragraph(localized(interview.questionnaire.title))
    yield Paragraph(localized(interview.questionnaire.introduction))


def input_hint() -> str:
    """Return a sentence that says how to answer."""
    return _("Type a number or a letter and press Enter; ? tells what else can be typed.")


def key_list() -> Iterator[Paragraph]:
    """Yield a list of all inputs, each with its effect."""
    yield Paragraph(_("Type the number of an answer, or its letter, and press Enter. Or type:"))
    keys = (
        ("0", _("I don't know")),
        ("b", _("back to the question before")),
        ("w", _("why this is asked")),
        ("o", _("a note, of as many lines as you like")),
        ("p", _("a note on the question before")),
        ("v", _("what was noted earlier that belongs to the question")),
        ("g", _("go to another sign, or to the review")),
        ("f", _("finish, in the review")),
        (LEAVE, _("leave; every answer is kept")),
        (HELP, _("these keys")),
    )
    yield Paragraph(
        _("enter: go on; your answer stays, and a question without an answer stays open"), "  "
    )
    for key, action in keys:
        yield _keyed(key, action)


def question_paragraphs(interview: Interview, question: KeyedQuestion) -> Iterator[Paragraph]:
    """Yield a question with its options, its answer and its note."""
    yield Paragraph(_heading(interview, question))
    yield Paragraph(localized(question.question.text))
    yield Paragraph(localized(question.question.help) if question.question.help else "")
    choices = answer_choices(question.question)
    for choice in choices:
        yield _keyed(choice.keys[0], choice.label)
    labels = {choice.id: choice.label for choice in choices}
    if interview.current_answer is not None:
        yield Paragraph(_("You answered: {answer}").format(answer=labels[interview.current_answer]))
    elif interview.highlighted_answer is not None:
        message = _("You answered before: {answer} (does not count now)")
        yield Paragraph(message.format(answer=labels[interview.highlighted_answer]))
    yield from note_paragraphs(interview)


def background_paragraphs(background: "QuestionBackground") -> Iterator[Paragraph]:
    """Yield what belongs beside a question: its entries, and the answer of last time."""
    for alternatives in background.lines():
        yield Paragraph(capitalize(alternatives[0]))
    if background.has_details:
        yield Paragraph(_("v shows what was noted."))


def review_paragraphs(interview: Interview) -> Iterator[Paragraph]:
    """Yield the review: the numbered list of open questions and notes."""
    yield Paragraph(_("Review"))
    yield Paragraph(review.review_text(interview))
    for number, item in enumerate(review.review_items(interview), start=1):
        text = _(_REVIEW_LINES[item.kind]).format(question=item.question)
        yield _keyed(str(number), capitalize(text))
        yield from _indented_lines(item.note, "     ")
    yield from note_paragraphs(interview)
    if not review.has_answers(interview):
        yield Paragraph(_("Nothing is answered yet, so there is nothing to add up."))
    else:
        yield Paragraph(_("Type f to finish and see the result."))


def note_paragraphs(interview: Interview, position: str | None = None) -> Iterator[Paragraph]:
    """Yield the note on the question with the key ``position``, by default the current question.

    At the position ``review``, yield the note on the whole sitting.
    """
    sitting = interview.sitting
    position = position or sitting.position
    text = sitting.note if position == REVIEW else sitting.notes.get(position, "")
    if text:
        yield Paragraph(_("On the whole:") if position == REVIEW else _("Note:"))
        yield from _indented_lines(text, "  ")


def sign_list(interview: Interview) -> Iterator[Paragraph]:
    """Yield a numbered list of the signs, the weighing and the review."""
    for number, item in enumerate(navigation.navigation_items(interview), start=1):
        if item.key == REVIEW and item.state != "current":
            yield _keyed(str(number), item.label)
            continue
        is_both = item.state == "reported" and item.is_open
        message = _REPORTED_AND_OPEN if is_both else _NAVIGATION_LINES[item.state]
        yield _keyed(str(number), _(message).format(sign=item.label))


def prompt(interview: Interview) -> str:
    """Return the prompt at the current position."""
    return _("Answer:") if interview.current_question else _("Your choice:")


def left_open_message(interview: Interview) -> str:
    """Return the message that the user goes on without answering the current question."""
    key = interview.sitting.position
    is_weighing = key == interview.questionnaire.weighing_key
    # The weighing is not counted among the open questions.
    return _("Left without an answer.") if is_weighing else _("Left open.")


def expected_input(interview: Interview) -> str:
    """Return a sentence that lists the inputs which are valid at the current position."""
    if interview.current_question is None:
        item_count = len(review.review_items(interview))
        keys = [*_number_range(item_count), *"bopgf", LEAVE, HELP]
    else:
        choices = answer_choices(interview.current_question.question)
        letters = [choice.keys[0] for choice in choices if not choice.keys[0].isdigit()]
        option_count = 0 if letters else sum(choice.id != UNKNOWN for choice in choices)
        keys = [*letters, *_number_range(option_count), *"0bwopvg", LEAVE, HELP]
    return _("type one of: {keys}").format(keys=", ".join(keys))


def _heading(interview: Interview, question: KeyedQuestion) -> str:
    title = sign_title(question)
    if question.sign is None:
        return title
    position = question_position(interview, question)
    if question.sign.red_flag:
        position = f"{_('possible red flag')}, {position}"
    return f"{capitalize(sign_position(interview, question.sign))}: {title} ({position})"


def lettered_option(label: str) -> Paragraph:
    """Return the line of an option that the user chooses by its first letter."""
    return _keyed(first_letter(label), label)


def _keyed(key: str, label: str) -> Paragraph:
    return Paragraph(label, f"{key:>3}  ", "     ")


def _indented_lines(text: str, indent: str) -> Iterator[Paragraph]:
    for line in text.split("\n") if text else ():
        yield Paragraph(line, indent)


def _number_range(last: int) -> list[str]:
    return [] if not last else ["1"] if last == 1 else [f"1-{last}"]
