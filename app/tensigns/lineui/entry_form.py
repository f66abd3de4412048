"""The questions about a new journal entry, in plain lines."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from tensigns.core.questionnaire import Sign
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.journal import RECORD_LIMIT
from tensigns.library.table_reader import too_long_message
from tensigns.lineui.console import Console
from tensigns.prompts.dates import parse_period
from tensigns.report.wording import localized
from tensigns.session.journal import EntryFields
from tensigns.text.clean import NAME_LIMIT, NOTE_LIMIT, clean_line
from tensigns.text.wrapping import Paragraph

_Value = TypeVar("_Value")

ResolveSigns = Callable[[Iterable[str]], tuple[str, ...]]


class EntryForm:
    """Asks for the fields of an entry that the command line did not give, one line each.

    ``today`` is the default day. ``signs`` are listed on request, and ``resolve_signs`` returns the
    ids that texts name or raises :class:`BadInput`.
    """

    def __init__(
        self, console: Console, today: date, signs: Sequence[Sign], resolve_signs: ResolveSigns
    ) -> None:
        self._console = console
        self._today = today
        self._signs = signs
        self._resolve_signs = resolve_signs

    def fill_in(self, fields: EntryFields, question: str) -> EntryFields:
        """Return the fields with what the user typed. ``question`` asks for the text.

        A line that cannot be taken is refused, and its question is asked again. Raise
        :class:`InputEnded` if the input ends.
        """
        if fields.text is None:
            fields = replace(fields, text=self._ask(question, self._text))
        if fields.period is None:
            prompt = _("When? (Enter: today)")
            fields = replace(
                fields,
                period=self._ask(
                    prompt, lambda line: parse_period(line, self._today) if line else None
                ),
            )
        if fields.signs is None:
            prompt = _("Which sign? (1 to {last}; ? lists them; Enter: none)")
            prompt = prompt.format(last=len(self._signs))
            fields = replace(fields, signs=self._ask(prompt, self._sign_ids))
        if fields.who is None:
            prompt = _("Who? (initials will do; Enter: nobody)")
            fields = replace(fields, who=self._ask(prompt, _limited(NAME_LIMIT)))
        if fields.record is None:
            prompt = _("Where is it on record? (a mail, a file; Enter: nowhere)")
            fields = replace(fields, record=self._ask(prompt, _limited(RECORD_LIMIT)))
        return fields

    def _ask(self, prompt: str, convert: Callable[[str], _Value]) -> _Value:
        """Ask until a line can be converted. ``convert`` raises :class:`BadInput` to refuse it."""
        while True:
            try:
                return convert(clean_line(self._console.ask(prompt)))
            except BadInput as error:
                self._console.refuse(str(error))

    def _text(self, line: str) -> str:
        if not line:
            raise BadInput(_("Type a sentence about it; Ctrl+C leaves without saving."))
        return _limited(NOTE_LIMIT)(line)

    def _sign_ids(self, line: str) -> tuple[str, ...]:
        if line == "?":
            self._console.say(
                *(
                    Paragraph(localized(sign.title), f"{sign.number:>3}  ", " " * 5)
                    for sign in self._signs
                )
            )
            raise BadInput(_("Type one or more of these numbers."))
        return self._resolve_signs(line.replace(",", " ").split())


def _limited(limit: int) -> Callable[[str], str]:
    """Return a function that returns a line, or refuses a line that is too long."""

    def require_short(line: str) -> str:
        if len(line) > limit:
            raise BadInput(too_long_message(len(line), limit))
        return line

    return require_short
