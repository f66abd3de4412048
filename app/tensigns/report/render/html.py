"""Reports as one HTML file each: no script, nothing from elsewhere, fit to be read and printed."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tensigns.language import gettext as _
from tensigns.report.pair_report import PairReport
from tensigns.report.sitting_report import SittingReport
from tensigns.report.trend import TrendPoint
from tensigns.report.wording import capitalize, points_text, questionnaire_label
from tensigns.text.clean import clean


def html_report(report: SittingReport, moments: Sequence[TrendPoint] = ()) -> str:
    """The notes of a sitting; ``moments`` are the client's sittings where there are several."""
    return _environment().get_template("sitting.html.jinja").render(report=report, moments=moments)


def html_pair(
    pair: PairReport, moments_a: Sequence[TrendPoint] = (), moments_b: Sequence[TrendPoint] = ()
) -> str:
    """The notes of two sittings side by side."""
    template = _environment().get_template("pair.html.jinja")
    return template.render(pair=pair, moments_a=moments_a, moments_b=moments_b)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tensigns.report.render"),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = _
    environment.filters.update(capital=capitalize, edition=questionnaire_label, points=points_text)
    return environment


def _finalize(value: object) -> object:
    """Clean every text before it is escaped, wherever it came from."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
