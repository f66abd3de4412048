"""The sheet of a questionnaire: every question, its condition, and the points of each option."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.questionnaire import (
    Condition,
    Option,
    Question,
    Questionnaire,
    Sign,
    Test,
    Thresholds,
    question_key,
)
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.wording import (
    join_and,
    join_or,
    localized,
    number_word,
    questionnaire_label,
    quote,
)


class SheetOption(Struct, frozen=True):
    """An option.

    ``remark`` says that the conduct went on after it was raised, or that the option spares its
    sign. It is empty if neither is true.
    """

    id: str
    label: str
    points: int
    remark: str


class SheetQuestion(Struct, frozen=True):
    """A question.

    ``number`` consists of the number of the sign and the number of the question in the sign, such
    as 4.2. It is empty for the weighing question. ``condition_sentence`` is empty if the question
    has no condition, ``period_sentence`` if it asks about no period.
    """

    number: str
    key: str
    text: str
    help: str
    condition_sentence: str
    period_sentence: str
    options: tuple[SheetOption, ...]

    @property
    def sentences(self) -> str:
        """The sentences on the condition and on the period, if there are any."""
        return " ".join(filter(None, (self.condition_sentence, self.period_sentence)))


class SheetSign(Struct, frozen=True):
    """A sign with its questions. The weighing question is shown as a sign with one question."""

    title: str
    why: str
    questions: tuple[SheetQuestion, ...]


class QuestionnaireSheet(Struct, frozen=True):
    """The whole sheet. Its texts are in the language that was current when it was built.

    ``edition`` is the label of the edition. ``rules`` are sentences.
    """

    title: str
    introduction: str
    edition: str
    rules: tuple[str, ...]
    signs: tuple[SheetSign, ...]


class _NumberedQuestion(NamedTuple):
    number: str
    question: Question


_NumberedQuestions = Mapping[str, _NumberedQuestion]
"""The questions of a sign, by question id."""


def build_sheet(questionnaire: Questionnaire, source: QuestionnaireRef) -> QuestionnaireSheet:
    """Build the sheet of a questionnaire. ``source`` is the reference of its edition."""
    weighing = _NumberedQuestion("", questionnaire.weighing)
    weighing_sign = SheetSign(
        title=_("The weighing"),
        why=_weighing_sentence(questionnaire.decision),
        questions=(_sheet_question(questionnaire.weighing_key, weighing, {}),),
    )
    return QuestionnaireSheet(
        title=localized(questionnaire.title),
        introduction=localized(questionnaire.introduction),
        edition=questionnaire_label(source),
        rules=tuple(_rule_sentences(questionnaire)),
        signs=(*(_sheet_sign(sign) for sign in questionnaire.signs), weighing_sign),
    )


def _weighing_sentence(thresholds: Thresholds) -> str:
    """Return the sentence on when the weighing question is asked."""
    if thresholds.weighing_from is None:
        return _("Asked last, and only where a serious sign alone makes it watch.")
    message = ngettext(
        "Asked last, where a sign has {limit} point or more and nothing makes it fire.",
        "Asked last, where a sign has {limit} points or more and nothing makes it fire.",
        thresholds.weighing_from,
    )
    return message.format(limit=thresholds.weighing_from)


def _rule_sentences(questionnaire: Questionnaire) -> Iterator[str]:
    thresholds = questionnaire.decision
    yield _("A sign counts from 0 to {limit} points.").format(limit=thresholds.decisive)
    questions = [item.question for item in questionnaire.questions_by_key.values()]
    if any(option.spares for question in questions for option in question.options):
        message = _("An answer that spares its sign keeps it at {limit} or less.")
        yield message.format(limit=thresholds.decisive - 1)
    yield _("{limit} points on one sign: fire.").format(limit=thresholds.decisive)
    yield from _red_flag_sentences(questionnaire)
    message = _(
        "{limit} points or more over all signs, where something went on after you raised it: fire."
    )
    yield message.format(limit=thresholds.sum_fire)
    yield _("{limit} points or more on one sign: watch.").format(limit=thresholds.serious)
    yield _("{limit} points or more over all signs: watch.").format(limit=thresholds.sum_watch)
    if thresholds.weighing_from is None:
        yield _("Watch by one sign, and “no” to the weighing: fire.")
    else:
        yield _("“No” to the weighing: fire instead of watch, watch instead of anything milder.")
    message = ngettext(
        "None of these, and a sign without an answer: undecided.",
        "None of these, and {count} signs or more without an answer: undecided.",
        thresholds.silent + 1,
    )
    yield message.format(count=number_word(thresholds.silent + 1))
    yield _("Else: keep.")
    message = _("Look again after {keep} days on keep, {watch} on watch, {fire} on fire.")
    days = thresholds.recheck
    yield message.format(keep=days.keep, watch=days.watch, fire=days.fire)


def _red_flag_sentences(questionnaire: Questionnaire) -> Iterator[str]:
    thresholds = questionnaire.decision
    if thresholds.red_flags is None:
        return
    message = ngettext(
        "{limit} points or more on {count} red flag that no answer spares: fire.",
        "{limit} points or more on {count} red flags that no answer spares: fire.",
        thresholds.red_flags,
    )
    yield message.format(limit=thresholds.serious, count=number_word(thresholds.red_flags))
    for sign in questionnaire.signs:
        if sign.red_flag and sign.raise_first:
            message = _("Sign {number} only counts there if it went on after you raised it.")
            yield message.format(number=sign.number)


def _sheet_sign(sign: Sign) -> SheetSign:
    questions = {
        question.id: _NumberedQuestion(f"{sign.number}.{number}", question)
        for number, question in enumerate(sign.questions, 1)
    }
    title = f"{sign.number} {localized(sign.title)}"
    return SheetSign(
        title=f"{title} ({_('red flag')})" if sign.red_flag else title,
        why=localized(sign.why),
        questions=tuple(
            _sheet_question(question_key(sign, numbered.question), numbered, questions)
            for numbered in questions.values()
        ),
    )


def _sheet_question(
    key: str, numbered: _NumberedQuestion, questions: _NumberedQuestions
) -> SheetQuestion:
    question = numbered.question
    return SheetQuestion(
        number=numbered.number,
        key=key,
        text=localized(question.text),
        help=localized(question.help) if question.help else "",
        condition_sentence=_condition_sentence(question.show_if, questions),
        period_sentence=_period_sentence(question),
        options=tuple(
            SheetOption(
                id=option.id,
                label=localized(option.label),
                points=option.points,
                remark=_remark(option),
            )
            for option in question.options
        ),
    )


def _remark(option: Option) -> str:
    remarks = (
        _("went on after you raised it") if option.went_on else "",
        _("spares its sign") if option.spares else "",
    )
    return ", ".join(filter(None, remarks))


def _period_sentence(question: Question) -> str:
    if question.window_days is None:
        return ""
    return _("An answer holds for {days} days.").format(days=question.window_days)


def _condition_sentence(condition: Condition | None, questions: _NumberedQuestions) -> str:
    if condition is None:
        return ""
    clauses = [_clause(test, questions) for test in condition.tests]
    join = join_and if condition.all is not None else join_or
    return _("Asked where {tests}.").format(tests=join(clauses))


def _clause(test: Test, questions: _NumberedQuestions) -> str:
    number, question = questions[test.question]
    answers = join_or(
        [_quoted_label(question, option_id) for option_id in test.is_ or test.is_not or ()]
    )
    if test.is_ is not None:
        message = _("{question} is answered with {answers}")
    else:
        message = _("{question} is answered with anything but {answers}")
    return message.format(question=number, answers=answers)


def _quoted_label(question: Question, option_id: str) -> str:
    """Return the label of the option; for the reserved id ``unknown``, "I don't know"."""
    option = question.option(option_id)
    return quote(localized(option.label) if option else _("I don't know"))
