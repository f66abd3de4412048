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
"""What the first questions of a first sitting say about the keys, one line for each question."""


@dataclass(frozen=True)
class QuestionView:
    """A question with its options and all texts that the full screen shows around them.

    An empty text is not shown. ``current_answer`` is the option id that was chosen before,
    ``suggested_answer`` the one to highlight first. ``footnotes`` are lines for the bottom, the
    most useful first.
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
        """The id of the option that a digit or a letter in either case chooses; else none."""
        folded = key.casefold()
        return next((choice.id for choice in self.choices if folded in choice.keys), None)

    @property
    def key_range(self) -> str:
        """The answer keys as the footer shows them, such as "1-4" or "y/n"."""
        keys = [choice.keys[0] for choice in self.choices if choice.id != UNKNOWN]
        if all(key.isdigit() for key in keys):
            return f"{keys[0]}-{keys[-1]}"
        return "/".join(keys)


def bare_question_view(
    question: Question, current_answer: str | None, suggested_answer: str | None
) -> QuestionView:
    """A question and its options alone, without title, help, note and footnotes."""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        current_answer,
        suggested_answer,
    )


def question_view(
    interview: Interview, item: KeyedQuestion, *, with_hint: bool = False
) -> QuestionView:
    """The current question of an interview; ``with_hint`` adds a first-run hint while any is left.

    ``item`` is the interview's current question.
    """
    question = item.question
    hint = _first_run_hint(interview) if with_hint else ""
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        interview.current_answer,
        interview.suggested_answer,
        title=sign_title(item),
        subtitle=_subtitle(interview, item),
        help=localized(question.help) if question.help is not None else "",
        note=" ".join(interview.sitting.notes.get(item.key, "").split()),
        footnotes=[*filter(None, (hint, _previous_answer(interview)))],
    )


def position_label(interview: Interview) -> str:
    """The position in the interview, such as "sign 2 of 3" or "review"."""
    item = interview.current_question
    if item is None:
        return _("review")
    if item.sign is None:
        return _("the weighing")
    return sign_position(interview, item.sign)


def _subtitle(interview: Interview, item: KeyedQuestion) -> str:
    """The number of the question within its sign, and whether the sign is a red flag."""
    position = question_position(interview, item)
    return f"{_('red flag')} · {position}" if item.sign and item.sign.red_flag else position


def _previous_answer(interview: Interview) -> str:
    """The previous question with its answer, so that the user notices a slip; empty if none."""
    index = interview.positions.index(interview.sitting.position) - 1
    if index < 0 or (answer := interview.visible_questions[index].answer) is None:
        return ""
    question = interview.visible_questions[index].question
    option = question.option(answer)
    label = localized(option.label) if option else _("I don't know")
    return f"←  {label}  ·  {localized(question.text)}"


def _first_run_hint(interview: Interview) -> str:
    """The hint for the number of questions answered so far; empty after the last hint."""
    count = len(interview.sitting.answers)
    return _(FIRST_RUN_HINTS[count]) if count < len(FIRST_RUN_HINTS) else ""
