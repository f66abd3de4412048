"""Remarks for the author of a questionnaire about the keys of its yes/no options."""

from collections.abc import Iterator
from pathlib import Path

from tensigns.core.answer_letters import answer_letters
from tensigns.core.questionnaire import KeyedQuestion
from tensigns.core.validation.faults import FaultLocation
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.questionnaires.fault_messages import location_text
from tensigns.questionnaires.reading import read_edition
from tensigns.storage.durable_files import display_path
from tensigns.storage.file_faults import quote_value


def answer_key_remarks(path: Path) -> tuple[str, ...]:
    """Return a line for each yes/no option whose first letter does not choose it.

    Only the digit of such an option chooses the option. Return no lines if the path is not a file,
    or if the questionnaire in the file has faults of structure.
    """
    if not path.is_file():
        return ()
    try:
        questionnaire = read_edition(path).questionnaire
    except TensignsError:
        return ()
    return tuple(
        f"{display_path(path)}: {remark}"
        for question in questionnaire.questions_by_key.values()
        if question.question.type == "yes-no"
        for language in questionnaire.languages
        for remark in _remarks(question, language)
    )


def _remarks(question: KeyedQuestion, language: str) -> Iterator[str]:
    options = question.question.options
    labels = [option.label[language] for option in options]
    message = _("in {language} the key of {label} is {digit}, not its first letter")
    for number, (option, letter) in enumerate(zip(options, answer_letters(labels), strict=True), 1):
        if not letter:
            sign_id, _dot, question_id = question.key.partition(".")
            where = location_text(FaultLocation(sign_id, question_id, option.id))
            label = quote_value(option.label[language])
            yield f"{where}: {message.format(language=language, label=label, digit=number)}"
