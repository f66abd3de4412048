"""Ask in plain lines for one of several things."""

from collections.abc import Sequence

from tensigns.language import gettext as _
from tensigns.lineui.console import HELP, LEAVE, Console
from tensigns.text.wrapping import Paragraph


def ask_number(console: Console, question: str, labels: Sequence[str]) -> int | None:
    """Number the labels from 1 on and ask until the user types a number. Return its index.

    Return None if the user leaves with ``q``. The line ``?`` repeats the question and the labels.
    """
    lines: list[Paragraph | str] = [
        question,
        *(Paragraph(label, f"{number:>3}  ", " " * 5) for number, label in enumerate(labels, 1)),
        _("Type a number and press Enter; q leaves."),
    ]
    numbers = [str(number) for number in range(1, len(labels) + 1)]
    console.say(*lines)
    while (line := console.ask(_("Your choice:")).strip().casefold()) not in numbers:
        if line == LEAVE:
            return None
        if line == HELP:
            console.say(*lines)
        else:
            console.refuse(_("type a number from 1 to {last}, or q").format(last=len(labels)))
    return numbers.index(line)
