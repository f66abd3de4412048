"""The comment lines at the top of a finished sitting's file.

They explain the file to a reader who does not have the program.
"""

from tensigns.core.questionnaire import Questionnaire
from tensigns.language import gettext as _


def file_header(questionnaire: Questionnaire) -> bytes:
    """Return the comment lines, in the current language, and a blank line after them."""
    text = _(
        "The questions about a client in one sitting, the answers, and the recommendation:\n"
        "keep, watch or fire. Written by tensigns; `tensigns show` shows the whole sitting.\n"
        "\n"
        "[answers] and [notes]   The stored answers and notes, by the ids of signs and questions.\n"
        "                        The id of a sign, as in [answers.{sign}], does not mean that the\n"
        "                        sign was found. To correct an answer, use\n"
        "                        `tensigns ask --amend`. If you edit an answer here, the program\n"
        "                        uses the edited answer and computes the decision again.\n"
        "[[asked]]               The same answers in full: each question as it was asked, the\n"
        "                        answer as it was shown, and the points of the answer. More\n"
        "                        points mean a worse sign. The points of the answers under a\n"
        "                        sign are added; a sign has at most {limit} points.\n"
        "[decision]              The decision on the day of the sitting; “why” explains it. If\n"
        "                        several rules hold, the gravest rule decides. settled = false:\n"
        "                        answers to the open questions could change the recommendation\n"
        "                        to any within range.\n"
        "[[decision.rule]]       Each rule that holds, the signs that it counts, and the sum of\n"
        "                        their points.\n"
        "seal, hash and [end]    For the program. The seal shows whether the file was changed,\n"
        "                        the hash which questionnaire was used, and [end] that the file\n"
        "                        is complete."
    ).format(sign=questionnaire.signs[0].id, limit=questionnaire.decision.decisive)
    lines = (f"# {line}".rstrip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()
