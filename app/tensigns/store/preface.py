"""What a finished sitting's file says of itself at its top, in TOML comments.

Whoever opens the file years later, without the program, has these words and nothing else.
"""

from tensigns.core.questionnaire import Questionnaire
from tensigns.language import gettext as _


def preface(questionnaire: Questionnaire) -> bytes:
    """The comment lines, in the language in use, and a blank line."""
    told = _(
        "What was asked about a client in one sitting, what was answered, and whether that\n"
        "means keep, watch or fire. Written by tensigns; “tensigns show” tells it in full.\n"
        "\n"
        "[answers] and [notes]   The record. [answers.{sign}] holds what was\n"
        "                        answered under the sign of that name, be it good or bad. To\n"
        "                        correct something, do it here: where the file disagrees with\n"
        "                        itself, this counts.\n"
        "[[asked]]               The same to be read: each question as it was asked, the answer\n"
        "                        as it was shown, and its points. Points stand for trouble: 0\n"
        "                        is none. Several answers under a sign add up, and a sign\n"
        "                        counts {limit} points at most.\n"
        "[decision]              What it came to that day; “why” says it in sentences. Where\n"
        "                        several rules hold, the gravest one decides. settled = false:\n"
        "                        open answers could still move it, within the range.\n"
        "seal, hash and [end]    For the program: was the file changed since it was written,\n"
        "                        which questionnaire was it, is the file whole."
    ).format(sign=questionnaire.signs[0].id, limit=questionnaire.decision.decisive)
    lines = (f"# {line}".rstrip() for line in told.split("\n"))
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()
