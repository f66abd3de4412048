"""A form with a field of each kind."""

from datetime import date

from tensigns.errors import BadInput
from tensigns.prompts.dates import parse_day
from tensigns.prompts.form import Form, FormField, FormOption, text_up_to, yes_no_options

TODAY = date(2026, 11, 26)


def sample_form() -> Form:
    """Return a form in the current language. Its field ``because`` is hidden after "keep"."""
    return Form(
        "What now?",
        (
            FormField(
                id="choice",
                label="What will you do?",
                options=(FormOption("keep", "keep them"), FormOption("leave", "leave")),
                is_required=True,
            ),
            FormField(
                id="because",
                label="Why?",
                is_multiline=True,
                parse=text_up_to(100),
                is_shown=lambda values: values.get("choice") != "keep",
            ),
            FormField(
                id="again",
                label="Would you do it again?",
                options=yes_no_options(),
                parse=lambda option_id: option_id == "yes",
            ),
            FormField(
                id="on",
                label="When?",
                default="today",
                parse=lambda text: parse_day(text, TODAY),
            ),
            FormField(id="hours", label="Hours?", hint="in a year", parse=int_or_refusal),
        ),
    )


def int_or_refusal(text: str) -> int:
    """Return a whole number. Raise :class:`BadInput` otherwise."""
    try:
        return int(text)
    except ValueError as error:
        raise BadInput("type a whole number such as 120") from error
