"""The comment lines at the top of a finished sitting's file.

They explain the file to a reader who does not have the program.
"""

from tensigns.core.questionnaire import Questionnaire
from tensigns.language import gettext as _


def file_header(questionnaire: Questionnaire) -> bytes:
    """Return the comment lines, in the current language, and a blank line after them."""
    text = _(
        "What was asked about a client in one sitting, what was answered, and whether that\n"
        "means keep, watch or fire. Written by tensigns; “tensigns show” tells it in full.\n"
        "\n"
        "[answers] and [notes]   The record, in short names. A name such as [answers.{sign}]\n"
        "                        says what was asked about, not that it happened. To correct an\n"
        "                        answer use “tensigns ask --amend”. If you change one here by\n"
        "                        hand, that counts, and the program works out the rest anew.\n"
        "[[asked]]               The same, written out to be read: each question as it was asked,\n"
        "                        the answer as it was shown, and its points: the more, the more\n"
        "                        trouble. The answers under a sign add up; a sign counts {limit}\n"
        "                        at most.\n"
        "[decision]              What it came to that day; “why” says it in sentences. Where\n"
        "                        several rules hold, the gravest one decides. settled = false:\n"
        "                        open questions could still move it, from one end of range to\n"
        "                        the other.\n"
        "[[decision.rule]]       Each rule that holds, the signs that meet it, and the points of\n"
        "                        these signs together.\n"
        "seal, hash and [end]    For the program: whether any of the file was changed since,\n"
        "                        which questionnaire was used, whether the file is whole."
    ).format(sign=questionnaire.signs[0].id, limit=questionnaire.decision.decisive)
    lines = (f"# {line}".rstrip() for line in text.split("\n"))
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()
