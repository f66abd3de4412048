"""Reports as one HTML file each: no script, nothing from elsewhere, fit to be read and printed."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tensigns.core.text import clean
from tensigns.language import gettext as _
from tensigns.report.pair import Pair
from tensigns.report.report import Report
from tensigns.report.trend import Moment
from tensigns.report.words import capital, edition, points


def render_page(report: Report, moments: Sequence[Moment] = ()) -> str:
    """The notes of a sitting; ``moments`` are the client's sittings where there are several."""
    return _environment().get_template("sitting.html.jinja").render(report=report, moments=moments)


def render_pair_page(
    pair: Pair, moments_a: Sequence[Moment] = (), moments_b: Sequence[Moment] = ()
) -> str:
    """The notes of two sittings side by side."""
    template = _environment().get_template("pair.html.jinja")
    return template.render(pair=pair, moments_a=moments_a, moments_b=moments_b)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tensigns.report"),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = _
    environment.filters.update(capital=capital, edition=edition, points=points)
    return environment


def _finalize(value: object) -> object:
    """Clean every text before it is escaped, wherever it came from."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
