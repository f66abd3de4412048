"""An answers file to fill in: every question and every option as comments."""

from collections.abc import Iterator

from tensigns.core.questionnaire import UNKNOWN
from tensigns.language import gettext as _
from tensigns.report.questionnaire_sheet import QuestionnaireSheet, SheetQuestion
from tensigns.text.clean import clean_line
from tensigns.text.wrapping import wrap

COMMENT = "# "
"""The start of a line that explains. A line with an answer or a note begins with ``#`` alone."""


def answers_template(sheet: QuestionnaireSheet) -> str:
    """Return the text of an answers file in TOML.

    The user removes the comment sign of a line: a line of an option then is the answer, and a line
    under ``[notes]`` a note. Before that, the file has no answers.
    """
    return "\n\n".join("\n".join(lines) for lines in _blocks(sheet)) + "\n"


def _blocks(sheet: QuestionnaireSheet) -> Iterator[list[str]]:
    introduction = _(
        "Take the # away from the line of the answer that is true, and leave the rest. What you "
        "leave out is not answered. Then `tensigns ask --answers FILE` saves a sitting."
    )
    yield [
        *wrap(sheet.title, COMMENT),
        *wrap(sheet.edition, COMMENT),
        COMMENT.rstrip(),
        *wrap(introduction, COMMENT),
    ]
    yield ['#client = ""', f'#note = ""  {COMMENT}{_("on the sitting as a whole")}']
    yield ["[answers]"]
    *signs, weighing = sheet.signs
    for sign in signs:
        yield wrap(sign.title, COMMENT)
        yield from (_question_lines(question) for question in sign.questions)
    yield [*wrap(weighing.title, COMMENT), *wrap(weighing.why, COMMENT)]
    yield from (_question_lines(question) for question in weighing.questions)
    questions = [question for sign in sheet.signs for question in sign.questions]
    yield ["[notes]", *(f'#{question.key} = ""' for question in questions)]


def _question_lines(question: SheetQuestion) -> list[str]:
    labels_by_id = {option.id: option.label for option in question.options}
    labels_by_id[UNKNOWN] = _("I don't know")
    width = max(map(len, labels_by_id))
    return [
        *wrap(f"{question.number} {question.text}", COMMENT),
        *wrap(question.help, COMMENT),
        *wrap(question.condition_sentence, COMMENT),
        *(
            f'#{question.key} = "{option_id}"{"":{width - len(option_id)}}  '
            f"{COMMENT}{clean_line(label)}"
            for option_id, label in labels_by_id.items()
        ),
    ]
