"""The texts that the full screen shows for the current question, in the user's language."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Question
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts.question import (
    AnswerChoice,
    answer_choices,
    question_position,
    sign_position,
    sign_title,
)
from tensigns.report.wording import localized
from tensigns.tui.shown_keys import shown_key, with_keys

if TYPE_CHECKING:
    from tensigns.prompts.question_background import QuestionBackground

FIRST_RUN_HINTS = (
    N_("One key answers and goes on: the number or letter before an answer."),
    N_("A slip? {previous_question} goes back, and you answer anew."),
    N_(
        "{note} writes a note, {note_previous} one on the question before; {why} says why it is "
        "asked."
    ),
    N_("{leave_sitting} leaves; everything is kept, and later you go on where you were."),
)
"""Hints about the keys, in English. In a first sitting, each of the first questions has a hint.

The names of actions in braces stand for their keys.
"""

HINT_ACTIONS = ("previous_question", "note", "note_previous", "why", "leave_sitting")


class QuestionView(Struct, frozen=True, dict=True):
    """A question with its options and all texts that the full screen shows around them.

    An empty text is not shown. ``label`` is short and replaces ``title`` if the title is too wide.
    ``short_subtitle`` replaces ``subtitle`` if there is no room for it beside the label.
    ``asides`` are the lines about the client's past. Each line is a sequence of alternatives, of
    which the first that fits is shown. ``current_answer`` is the id of the option that the user
    chose before, or None. ``highlighted_answer`` is the id of the option to highlight at first, or
    None. ``footnotes`` are the lines at the bottom, the most useful line first.
    """

    question: Question
    choices: Sequence[AnswerChoice]
    text: str
    current_answer: str | None
    highlighted_answer: str | None
    title: str = ""
    label: str = ""
    subtitle: str = ""
    short_subtitle: str = ""
    help: str = ""
    note: str = ""
    footnotes: Sequence[str] = ()
    asides: Sequence[Sequence[str]] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that choose an option. Letters are in lower case."""
        return frozenset(key for choice in self.choices for key in choice.keys)

    def option_for_key(self, key: str) -> str | None:
        """Return the id of the option that a key chooses; None if there is none.

        A letter may be in lower case or in upper case.
        """
        folded_key = key.casefold()
        return next((choice.id for choice in self.choices if folded_key in choice.keys), None)

    @property
    def key_range(self) -> str:
        """The keys of the options as the footer shows them, such as "1-4" or "y/n"."""
        keys = [choice.keys[0] for choice in self.choices if choice.id != UNKNOWN]
        if all(key.isdigit() for key in keys):
            return f"{keys[0]}-{keys[-1]}"
        return "/".join(keys)


def bare_question_view(
    question: Question, current_answer: str | None, highlighted_answer: str | None
) -> QuestionView:
    """Return a view with only the question and its options."""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        current_answer,
        highlighted_answer,
    )


def question_view(
    interview: Interview,
    keyed_question: KeyedQuestion,
    background: "QuestionBackground | None" = None,
    *,
    with_hint: bool = False,
) -> QuestionView:
    """Return the view of ``keyed_question``, the current question of an interview.

    ``background`` is what belongs beside the question; None before it is read.
    If ``with_hint`` is True, the view has the hint that belongs to the number of answers so far.
    """
    question = keyed_question.question
    hint = _first_run_hint(interview) if with_hint else ""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        interview.current_answer,
        interview.highlighted_answer,
        title=sign_title(keyed_question),
        label=localized(keyed_question.sign.label) if keyed_question.sign else "",
        subtitle=_subtitle(interview, keyed_question),
        short_subtitle=question_position(interview, keyed_question),
        help=localized(question.help) if question.help is not None else "",
        note=" ".join(interview.sitting.notes.get(keyed_question.key, "").split()),
        footnotes=[*filter(None, (hint, _previous_answer(interview)))],
        asides=_asides(background) if background else (),
    )


def _asides(background: "QuestionBackground") -> list[tuple[str, ...]]:
    """Return the lines of a background. If there is more to read, the first line has the key v."""
    indent = "   "
    lines = [*background.lines()]
    heads = [
        f"{shown_key('entries'):<3}" if background.has_details else indent,
        *[indent] * len(lines),
    ]
    return [tuple(head + text for text in line) for head, line in zip(heads, lines, strict=False)]


def position_label(interview: Interview) -> str:
    """Return the position in the interview, such as "sign 2 of 3" or "review".

    In an amendment the word "amending" comes before the position.
    """
    position = _position(interview)
    return f"{_('amending')} · {position}" if interview.sitting.amends else position


def _position(interview: Interview) -> str:
    keyed_question = interview.current_question
    if keyed_question is None:
        return _("review")
    if keyed_question.sign is None:
        return _("the weighing")
    return sign_position(interview, keyed_question.sign)


def _subtitle(interview: Interview, keyed_question: KeyedQuestion) -> str:
    """Return the number of the question within its sign, and whether the sign can be a red flag."""
    position = question_position(interview, keyed_question)
    return (
        f"{_('possible red flag')} · {position}"
        if keyed_question.sign and keyed_question.sign.red_flag
        else position
    )


def _previous_answer(interview: Interview) -> str:
    """Return the previous question with its answer, so that the user notices a wrong key.

    If the key p opens the note on this question, the text says so. Return an empty text if there is
    no previous question, or if it is unanswered.
    """
    index = interview.positions.index(interview.sitting.position) - 1
    if index < 0 or (answer := interview.visible_questions[index].answer) is None:
        return ""
    key, question, _answer = interview.visible_questions[index]
    option = question.option(answer)
    label = localized(option.label) if option else _("I don't know")
    note_hint = with_keys(_("{note_previous} note"), "note_previous")
    note_part = f"{note_hint}  ·  " if key == interview.previous_key else ""
    return f"←  {label}  ·  {note_part}{localized(question.text)}"


def _first_run_hint(interview: Interview) -> str:
    """Return the hint that belongs to the number of answers so far; empty after the last hint."""
    count = len(interview.sitting.answers)
    if count >= len(FIRST_RUN_HINTS):
        return ""
    return with_keys(_(FIRST_RUN_HINTS[count]), *HINT_ACTIONS)
