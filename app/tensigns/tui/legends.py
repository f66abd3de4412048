"""The legends in the help of the screens: each symbol with its meaning."""

from tensigns.core.questionnaire import GRAVITY
from tensigns.language import gettext as _
from tensigns.report.wording import OPEN_MARK, recommendation_word
from tensigns.tui.symbols import NO_POINTS, symbol
from tensigns.tui.widgets.sign_sidebar import STATE_MARKS
from tensigns.tui.widgets.table import ROW_MARK

Legend = tuple[tuple[str, str], ...]
"""Symbols with their meanings, in the language in use."""


def interview_legend() -> Legend:
    """Return the symbols of the list of signs and of the review."""
    # Imported here because the first question must not wait for this import.
    from tensigns.tui.widgets.review_pane import REVIEW_MARKS  # noqa: PLC0415

    return (
        (STATE_MARKS["current"], _("you are here")),
        (STATE_MARKS["reported"], _("something is going on")),
        (STATE_MARKS["answered"], _("every question is answered")),
        _open_row(),
        (STATE_MARKS["to-come"], _("no answer yet")),
        (REVIEW_MARKS["noted"], _("a note")),
    )


def result_legend() -> Legend:
    """Return the symbol that a result shows beside points."""
    return (_open_row(),)


def sign_table_legend() -> Legend:
    """Return the symbols in a table of the signs' points."""
    return (_open_row(), (NO_POINTS, _("no points")))


def client_list_legend() -> Legend:
    """Return the symbols in the list of clients."""
    recommendations = tuple((symbol(word), recommendation_word(word)) for word in GRAVITY)
    return (*recommendations, _open_row(), (ROW_MARK, _("marked to compare")))


def history_legend() -> Legend:
    """Return the symbols of the screen of a client."""
    # Imported here because the first question must not wait for this import.
    from tensigns.tui.widgets.history_table import NEXT_SYMBOL  # noqa: PLC0415

    return (
        (NEXT_SYMBOL, _("what to do next")),
        *client_list_legend(),
        ("4:", _("the number of the sign that an entry is about")),
        (NO_POINTS, _("no points")),
    )


def _open_row() -> tuple[str, str]:
    return OPEN_MARK, _("a question is open: no answer, or “I don't know”")
