"""The messages of the TOML parser in the user's language."""

from tensigns.language import LANGUAGES, N_, current_language
from tensigns.language import gettext as _

_MESSAGES = (
    N_("Invalid statement"),
    N_("Invalid value"),
    N_("Invalid hex value"),
    N_("Invalid date or datetime"),
    N_("Invalid initial character for a key part"),
    N_("Expected newline or end of document after a statement"),
    N_("Expected '=' after a key in a key/value pair"),
    N_("Expected ']' at the end of a table declaration"),
    N_("Expected ']]' at the end of an array declaration"),
    N_("Expected {detail}"),
    N_("Cannot overwrite a value"),
    N_("Cannot declare {detail} twice"),
    N_("Cannot redefine namespace {detail}"),
    N_("Cannot mutate immutable namespace {detail}"),
    N_("Duplicate inline table key {detail}"),
    N_("Unclosed array"),
    N_("Unclosed inline table"),
    N_("Unterminated string"),
    N_("Unescaped '\\' in a string"),
    N_("Escaped character is not a Unicode scalar value"),
    N_("Found invalid character {detail}"),
    N_("Illegal character {detail}"),
)
"""The messages of tomli 2.5, the more specific ones first."""


def localized_message(message: str) -> str:
    """Return a message of tomli in the user's language; empty if there is no translation."""
    for known_message in _MESSAGES:
        start, field, end = known_message.partition("{detail}")
        detail = message.removeprefix(start).removesuffix(end) if field else ""
        if message == f"{start}{detail}{end}":
            localized = _(known_message)
            return localized.format(detail=_dotted_key(detail)) if field else localized
    return message if current_language() == LANGUAGES[0] else ""


def _dotted_key(detail: str) -> str:
    """Return a key as it is written in a file. In tomli's messages a key is a tuple of parts."""
    if not detail.startswith("("):
        return detail
    # Imported here because only a faulty file needs it.
    import ast  # noqa: PLC0415

    return ".".join(ast.literal_eval(detail))
