"""The form of a new journal entry."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tensigns.core.questionnaire import Sign
from tensigns.language import gettext as _
from tensigns.library.entry_details.events import RECORD_LIMIT
from tensigns.prompts.dates import parse_period
from tensigns.prompts.form import Form, FormField, text_up_to
from tensigns.report.wording import localized
from tensigns.text.clean import NAME_LIMIT

ResolveSigns = Callable[[Iterable[str]], tuple[str, ...]]


def log_form(
    client_name: str, today: date, signs: Sequence[Sign], resolve_signs: ResolveSigns, *, told: bool
) -> Form:
    """Return the form of an entry about a client. Its fields are those of ``EntryFields``.

    ``resolve_signs`` returns the ids of the signs that texts name, or raises :class:`BadInput`.
    ``told`` is true for an entry about what the user told the client.
    """
    question = _("What did you tell {client}?") if told else _("What happened with {client}?")
    fields = (
        FormField(id="text", label=question.format(client=client_name), is_required=True),
        FormField(
            id="period",
            label=_("When?"),
            default=_("today"),
            parse=lambda text: parse_period(text, today),
        ),
        FormField(
            id="signs",
            label=_("Which sign?"),
            hint=_("1 to {last}").format(last=len(signs)),
            if_empty=_("none"),
            parse=lambda text: resolve_signs(text.replace(",", " ").split()),
            listing=tuple((str(sign.number), localized(sign.title)) for sign in signs),
        ),
        FormField(
            id="who",
            label=_("Who?"),
            hint=_("initials will do"),
            if_empty=_("nobody"),
            parse=text_up_to(NAME_LIMIT),
        ),
        FormField(
            id="record",
            label=_("Where is it on record?"),
            hint=_("a mail, a file"),
            if_empty=_("nowhere"),
            parse=text_up_to(RECORD_LIMIT),
        ),
    )
    return Form(_("Note about {client}").format(client=client_name), fields)
