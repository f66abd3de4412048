"""The questionnaire as a sheet: every question, when it shows, what each answer is worth."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from tensigns.core.questionnaire import Condition, Question, Questionnaire, Sign, Test, question_key
from tensigns.core.sitting import QuestionnaireRef
from tensigns.language import gettext as _
from tensigns.report.wording import (
    join_and,
    join_or,
    localized,
    number_word,
    questionnaire_label,
    quote,
)

NumberedQuestions = Mapping[str, tuple[str, Question]]
"""A sign's questions with their numbers, by id."""


class SheetOption(Struct, frozen=True):
    """An answer, its points, and whether it says that the conduct went on."""

    id: str
    label: str
    points: int
    remark: str


class SheetQuestion(Struct, frozen=True):
    """A question by its number, such as 4.2; ``shows`` is a sentence, empty if it always shows."""

    number: str
    key: str
    text: str
    help: str
    condition_sentence: str
    options: tuple[SheetOption, ...]


class SheetSign(Struct, frozen=True):
    """A sign with its questions; the weighing is one without a number."""

    title: str
    why: str
    questions: tuple[SheetQuestion, ...]


class QuestionnaireSheet(Struct, frozen=True):
    """All of it, in the language it was built in; ``rules`` are sentences."""

    title: str
    introduction: str
    edition: str
    rules: tuple[str, ...]
    signs: tuple[SheetSign, ...]


def build_sheet(questionnaire: Questionnaire, source: QuestionnaireRef) -> QuestionnaireSheet:
    """The sheet of a questionnaire."""
    weighing = SheetSign(
        title=_("The weighing"),
        why=_("Asked last, and only where a serious sign alone makes it watch."),
        questions=(_question("", questionnaire.weighing_key, questionnaire.weighing, {}),),
    )
    return QuestionnaireSheet(
        title=localized(questionnaire.title),
        introduction=localized(questionnaire.introduction),
        edition=questionnaire_label(source),
        rules=tuple(_rules(questionnaire)),
        signs=(*(_sign(sign) for sign in questionnaire.signs), weighing),
    )


def _rules(questionnaire: Questionnaire) -> Iterator[str]:
    thresholds = questionnaire.decision
    yield _("A sign counts from 0 to {limit} points.").format(limit=thresholds.decisive)
    yield _("{limit} points on one sign: fire.").format(limit=thresholds.decisive)
    message = _(
        "{limit} points or more over all signs, where something went on after it was raised: fire."
    )
    yield message.format(limit=thresholds.sum_fire)
    yield _("{limit} points or more on one sign: watch.").format(limit=thresholds.serious)
    yield _("{limit} points or more over all signs: watch.").format(limit=thresholds.sum_watch)
    yield _("Watch by one sign, and “no” to the weighing: fire.")
    silent = _("None of these, and more than {count} signs without an answer: undecided.")
    yield silent.format(count=number_word(thresholds.silent))
    yield _("Else: keep.")
    look = _("The next look is after {keep} days on keep, {watch} on watch, {fire} on fire.")
    days = thresholds.recheck
    yield look.format(keep=days.keep, watch=days.watch, fire=days.fire)


def _sign(sign: Sign) -> SheetSign:
    numbered = {
        question.id: (f"{sign.number}.{place}", question)
        for place, question in enumerate(sign.questions, 1)
    }
    return SheetSign(
        title=f"{sign.number} {localized(sign.title)}",
        why=localized(sign.why),
        questions=tuple(
            _question(number, question_key(sign, question), question, numbered)
            for number, question in numbered.values()
        ),
    )


def _question(
    number: str, key: str, question: Question, numbered: NumberedQuestions
) -> SheetQuestion:
    return SheetQuestion(
        number=number,
        key=key,
        text=localized(question.text),
        help=localized(question.help) if question.help else "",
        condition_sentence=_shows(question.show_if, numbered),
        options=tuple(
            SheetOption(
                id=option.id,
                label=localized(option.label),
                points=option.points,
                remark=_("went on after it was raised") if option.went_on else "",
            )
            for option in question.options
        ),
    )


def _shows(condition: Condition | None, numbered: NumberedQuestions) -> str:
    if condition is None:
        return ""
    tests = [_test(test, numbered) for test in condition.tests]
    join = join_and if condition.all is not None else join_or
    return _("Asked where {tests}.").format(tests=join(tests))


def _test(test: Test, numbered: NumberedQuestions) -> str:
    number, question = numbered[test.question]
    labels = join_or([_label(question, option) for option in test.is_ or test.is_not or ()])
    if test.is_ is not None:
        message = _("{question} is answered with {answers}")
    else:
        message = _("{question} is answered with anything but {answers}")
    return message.format(question=number, answers=labels)


def _label(question: Question, option_id: str) -> str:
    option = question.option(option_id)
    return quote(localized(option.label) if option else _("I don't know"))
