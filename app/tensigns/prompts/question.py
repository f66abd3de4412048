"""A question as it is put: its options with their keys, where it stands, why it is asked."""

from dataclasses import dataclass

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion, Question, Sign
from tensigns.language import gettext as _
from tensigns.report.wording import localized

RESERVED_LETTERS = "bfgoqsw"
"""The letters that do something else in an interview, in every front end."""


@dataclass(frozen=True)
class AnswerChoice:
    """An option as it is shown: its id, the keys that take it, the first of them shown."""

    id: str
    keys: tuple[str, ...]
    label: str


def first_letter(label: str) -> str:
    """The letter that a text begins with, as the key to choose it by."""
    return label[:1].casefold()


def answer_choices(question: Question) -> tuple[AnswerChoice, ...]:
    """The options of a question with their keys, "I don't know" last.

    Digits take any option; a yes/no option is taken by the first letter of its label too, unless
    another one begins with it or it does something else.
    """
    labels = [localized(option.label) for option in question.options]
    letters = [*map(first_letter, labels)]
    listed = []
    for number, (option, label, letter) in enumerate(
        zip(question.options, labels, letters, strict=True), start=1
    ):
        is_key = question.type == "yes-no" and letters.count(letter) == 1
        keys = (letter,) if is_key and letter.isalpha() and letter not in RESERVED_LETTERS else ()
        listed.append(AnswerChoice(option.id, (*keys, str(number)), label))
    return (*listed, AnswerChoice(UNKNOWN, ("0",), _("I don't know")))


def sign_title(item: KeyedQuestion) -> str:
    """What a question belongs to."""
    return localized(item.sign.title) if item.sign else _("The weighing")


def sign_position(interview: Interview, sign: Sign) -> str:
    """Which of the signs this is, such as "sign 2 of 3", in whatever way they are numbered."""
    signs = interview.questionnaire.signs
    return _("sign {number} of {total}").format(number=signs.index(sign) + 1, total=len(signs))


def question_position(interview: Interview, item: KeyedQuestion) -> str:
    """Which question of its sign this is, such as "2 of 3"; empty for the weighing."""
    if item.sign is None:
        return ""
    items = interview.questionnaire.questions_by_key
    keys = [each.key for each in interview.visible_questions if items[each.key].sign is item.sign]
    return _("{number} of {total}").format(number=keys.index(item.key) + 1, total=len(keys))


def why_asked(item: KeyedQuestion) -> str:
    """Why a question is asked."""
    if item.sign is not None:
        return localized(item.sign.why)
    return _(
        "The answers add up to watch. Whether you go on is yours to say: a no makes it "
        "fire, a yes or a blank never softens anything."
    )
