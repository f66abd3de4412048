"""A question as the full screen puts it: all its texts, in the user's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Question
from tensigns.language import gettext as _
from tensigns.prompts.question import AnswerChoice, answer_choices, question_position, sign_title
from tensigns.report.wording import localized


@dataclass(frozen=True)
class QuestionView:
    """A question with its options and what stands around them; an empty text is not shown.

    ``given`` is the option that was given before, ``proposed`` the one to point at first.
    ``below`` are lines for the bottom, the most useful first.
    """

    question: Question
    choices: Sequence[AnswerChoice]
    text: str
    given: str | None
    proposed: str | None
    title: str = ""
    remark: str = ""
    help: str = ""
    note: str = ""
    below: Sequence[str] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys that take an option, letters in lower case."""
        return frozenset(key for choice in self.choices for key in choice.keys)

    def option_by(self, key: str) -> str | None:
        """The option that goes by a digit or a letter, in either case."""
        folded = key.casefold()
        return next((each.id for each in self.choices if folded in each.keys), None)

    @property
    def span(self) -> str:
        """The keys that answer, as a footer names them."""
        shown = [choice.keys[0] for choice in self.choices if choice.id != UNKNOWN]
        if shown and shown[0].isdigit():
            return f"{shown[0]}-{shown[-1]}"
        return "/".join(shown)


def bare_question_view(question: Question, given: str | None, proposed: str | None) -> QuestionView:
    """A question and its options, without what an interview tells around them."""
    return QuestionView(
        question, answer_choices(question), localized(question.text), given, proposed
    )


def question_view(interview: Interview, item: KeyedQuestion, hint: str = "") -> QuestionView:
    """A question as it stands in an interview, with a hint to show at the bottom if any."""
    question = item.question
    return QuestionView(
        question,
        answer_choices(question),
        localized(question.text),
        interview.current_answer,
        interview.suggested_answer,
        title=sign_title(item),
        remark=_remark(interview, item),
        help=localized(question.help) if question.help is not None else "",
        note=" ".join(interview.sitting.notes.get(item.key, "").split()),
        below=[*filter(None, (hint, _before(interview)))],
    )


def _remark(interview: Interview, item: KeyedQuestion) -> str:
    """Which question of the sign this is, and whether the sign is a red flag."""
    place = question_position(interview, item)
    return f"{_('red flag')} · {place}" if item.sign and item.sign.red_flag else place


def _before(interview: Interview) -> str:
    """The question before with its answer, so that a slip is noticed."""
    place = interview.positions.index(interview.sitting.position) - 1
    if place < 0 or (given := interview.visible_questions[place].answer) is None:
        return ""
    question = interview.visible_questions[place].question
    option = question.option(given)
    answer = localized(option.label) if option else _("I don't know")
    return f"←  {answer}  ·  {localized(question.text)}"
