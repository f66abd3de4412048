"""The Jinja environment of the templates in this package."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tensigns.language import gettext as _
from tensigns.report.wording import (
    OPEN_MARK,
    capitalize,
    number_text,
    open_mark_legend,
    points_text,
)

if TYPE_CHECKING:
    from jinja2 import Environment


def template_environment(
    finalize: Callable[[object], object], *, autoescape: bool
) -> "Environment":
    """Return a new environment with our own functions and filters.

    ``finalize`` is called with every value before the value is written. If ``autoescape`` is True,
    values are escaped for HTML.
    """
    # Imported here because Jinja takes long to import, and most commands render no template.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("tensigns.report.render"),
        autoescape=autoescape,  # noqa: S701  Markdown has an escaper of its own
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(_=_, open_mark=OPEN_MARK, open_mark_legend=open_mark_legend)
    environment.filters.update(capital=capitalize, points=points_text, number=number_text)
    return environment
