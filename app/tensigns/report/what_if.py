"""The result that a sitting would have with other answers. Nothing is saved."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.decision.visibility import counted_answers
from tensigns.core.questionnaire import Question, Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.library.answers_file import check_answers
from tensigns.report.background import Background
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import localized, quote
from tensigns.storage.file_faults import FaultList, quote_value


class WhatIf(Struct, frozen=True):
    """The report of a sitting with changed answers.

    ``original_result`` is a sentence with the result of the user's own answers. ``changes`` has a
    sentence for each changed answer.
    """

    report: SittingReport
    original_result: str
    changes: tuple[str, ...]


def change_answers(
    questionnaire: Questionnaire, sitting: Sitting, changes: Mapping[str, str], label: str
) -> Sitting:
    """Return the sitting with changed answers, without an id.

    ``changes`` are option ids by question key. Answers that the changes hide do not count. Raise
    :class:`BadInput` with a line for each unknown key or option, and for each change of a hidden
    question. Each line begins with ``label``.
    """
    faults = FaultList(label)
    check_answers(changes, questionnaire, faults, table="")
    faults.raise_if_any()
    answers = counted_answers(questionnaire, {**sitting.answers, **changes})
    for key in changes.keys() - answers.keys():
        message = _("the other answers hide this question; leave {answer} out")
        faults.add(key, message.format(answer=quote_value(changes[key])))
    faults.raise_if_any()
    return replace(sitting, id=None, answers=answers)


def build_what_if(
    questionnaire: Questionnaire, original: Sitting, changed: Sitting, background: Background
) -> WhatIf:
    """Build the report of a sitting with changed answers.

    ``background`` is the background of the original sitting.
    """
    result = build_report(questionnaire, original).summary
    return WhatIf(
        report=build_report(questionnaire, changed, background.for_other_answers),
        original_result=_("With your own answers: {result}").format(result=result),
        changes=tuple(_change_sentences(questionnaire, original, changed)),
    )


def changed_keys(
    questionnaire: Questionnaire, original: Sitting, changed: Sitting
) -> Iterator[str]:
    """Yield the keys of the questions whose answers differ, in the order of the questionnaire."""
    for key in questionnaire.questions_by_key:
        if original.answers.get(key) != changed.answers.get(key):
            yield key


def _change_sentences(
    questionnaire: Questionnaire, original: Sitting, changed: Sitting
) -> Iterator[str]:
    for key in changed_keys(questionnaire, original, changed):
        question = questionnaire.questions_by_key[key].question
        before, after = original.answers.get(key), changed.answers.get(key)
        if after is None:
            message = _("{question} This is not asked then.")
        elif before is None:
            message = _("{question} {after}, instead of no answer.")
        else:
            message = _("{question} {after}, instead of {before}.")
        yield message.format(
            question=localized(question.text),
            after=_quoted_answer(question, after),
            before=_quoted_answer(question, before),
        )


def _quoted_answer(question: Question, answer: str | None) -> str:
    """Return the label of an answer in quotation marks; empty if there is no answer."""
    if answer is None:
        return ""
    option = question.option(answer)
    return quote(localized(option.label) if option else _("I don't know"))
