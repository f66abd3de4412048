"""The fields about the language and the form of address for a client, which several forms have."""

from collections.abc import Callable

from tensigns.language import gettext as _
from tensigns.prompts.form import FormField, FormOption, Values


def language_field(label: str, default: str) -> FormField:
    """Return the field of a language. ``label`` is the question."""
    options = (FormOption("en", _("English")), FormOption("nl", _("Dutch")))
    return FormField(id="language", label=label, options=options, default=default)


def address_field(default: str, is_shown: Callable[[Values], bool]) -> FormField:
    """Return the field of the form of address in Dutch."""
    return FormField(
        id="address",
        label=_("How do you address this client in Dutch?"),
        options=(FormOption("u", _("u")), FormOption("je", _("je"))),
        default=default,
        is_shown=is_shown,
    )
