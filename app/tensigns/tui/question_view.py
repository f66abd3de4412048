"""The texts of an interview's current question, in the user's language, for the full screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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

FIRST_RUN_HINTS = (
    N_("One key answers and goes on: the number or letter before an answer."),
    N_("A slip? ← goes back, and you answer anew."),
    N_("o writes a note at the question, w says why it is asked."),
    N_("esc leaves; everything is kept, and you go on where you were."),
)
"""Hints about the keys, in English. Each of the first questions of a first sitting shows one."""


@dataclass(frozen=True)
class QuestionView:
    """A question with its options and all texts that the full screen shows around them.

    An empty text is not shown. ``current_answer`` is the id of the option that the user chose
    before, ``suggested_answer`` the id of the option to highlight at first; None if there is no
    such option. ``footnotes`` are the lines at the bottom, the most useful line first.
    """

    question: Question
    choices: Sequence[AnswerChoice]
    text: str
    current_answer: str | None
    suggested_answer: str | None
    title: str = ""
    subtitle: str = ""
    help: str = ""
    note: str = ""
    footnotes: Sequence[str] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that choose an option, letters in lower case."""
        return frozenset(key for choice in self.choices for key in choice.keys)

    def option_for_key(self, key: str) -> str | None:
        """Return the id of the option that a key chooses, in either case; None if there is none."""
        folded_key = key.casefold()
        return next((choice.id for choice in self.choices if folded_key in choice.keys), None)

    @property
    def key_range(self) -> str:
        """The keys of the options as the footer shows them, such as "1-4" or "y/n"."""
        keys = [choice.keys[0] for choice in self.choices if choice.id != UNKNOWN]
        if keys and keys[0].isdigit():
            return f"{keys[0]}-{keys[-1]}"
        return "/".join(keys)


def bare_question_view(
    question: Question, current_answer: str | None, suggested_answer: str | None
) -> QuestionView:
    """Return a view of a question with its options, without title, help, note and footnotes."""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        current_answer,
        suggested_answer,
    )


def question_view(
    interview: Interview, keyed_question: KeyedQuestion, *, with_hint: bool = False
) -> QuestionView:
    """Return the view of ``keyed_question``, the current question of an interview.

    ``with_hint`` adds the first-run hint for the number of answers so far, if there is one.
    """
    question = keyed_question.question
    hint = _first_run_hint(interview) if with_hint else ""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        interview.current_answer,
        interview.suggested_answer,
        title=sign_title(keyed_question),
        subtitle=_subtitle(interview, keyed_question),
        help=localized(question.help) if question.help is not None else "",
        note=" ".join(interview.sitting.notes.get(keyed_question.key, "").split()),
        footnotes=[*filter(None, (hint, _previous_answer(interview)))],
    )


def position_label(interview: Interview) -> str:
    """Return the position in the interview, such as "sign 2 of 3" or "review"."""
    keyed_question = interview.current_question
    if keyed_question is None:
        return _("review")
    if keyed_question.sign is None:
        return _("the weighing")
    return sign_position(interview, keyed_question.sign)


def _subtitle(interview: Interview, keyed_question: KeyedQuestion) -> str:
    """Return the number of the question within its sign, and whether the sign is a red flag."""
    position = question_position(interview, keyed_question)
    return (
        f"{_('red flag')} · {position}"
        if keyed_question.sign and keyed_question.sign.red_flag
        else position
    )


def _previous_answer(interview: Interview) -> str:
    """Return the previous question with its answer, so that the user notices a slip.

    Return an empty text if there is no previous question or it is unanswered.
    """
    index = interview.positions.index(interview.sitting.position) - 1
    if index < 0 or (answer := interview.visible_questions[index].answer) is None:
        return ""
    question = interview.visible_questions[index].question
    option = question.option(answer)
    label = localized(option.label) if option else _("I don't know")
    return f"←  {label}  ·  {localized(question.text)}"


def _first_run_hint(interview: Interview) -> str:
    """Return the hint for the number of answers so far; an empty text after the last hint."""
    count = len(interview.sitting.answers)
    return _(FIRST_RUN_HINTS[count]) if count < len(FIRST_RUN_HINTS) else ""
