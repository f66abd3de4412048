"""The result that a sitting would have with other answers, as a JSON document."""

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.report.background import Background
from tensigns.report.render.sitting_document import Document, sitting_document
from tensigns.report.what_if import changed_keys


def what_if_document(
    questionnaire: Questionnaire,
    original: Sitting,
    changed: Sitting,
    slug: str,
    background: Background,
) -> Document:
    """Return the JSON document of a sitting with changed answers, with a list of the changes.

    ``background`` is the background of the original sitting.
    """
    return sitting_document(questionnaire, changed, slug, background) | {
        "changes": [
            {
                "question": key,
                "from": original.answers.get(key),
                "to": changed.answers.get(key),
            }
            for key in changed_keys(questionnaire, original, changed)
        ]
    }
