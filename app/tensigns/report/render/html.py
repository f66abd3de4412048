"""Reports as HTML: one file without scripts or external resources, for screen and print."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from tensigns.report.case_file import CaseFile
from tensigns.report.entry_lines import EntryLine
from tensigns.report.pair_report import PairReport
from tensigns.report.render.template_environment import template_environment
from tensigns.report.sitting_report import SittingReport
from tensigns.report.trend import TrendPoint
from tensigns.report.wording import questionnaire_label
from tensigns.text.clean import clean


def html_report(
    report: SittingReport,
    trend_points: Sequence[TrendPoint] = (),
    entry_lines: Sequence[EntryLine] | None = None,
) -> str:
    """Return the page of a sitting.

    If ``trend_points`` is empty, the page shows no trend. If ``entry_lines`` is None, it shows no
    dated list.
    """
    template = _environment().get_template("sitting.html.jinja")
    return template.render(report=report, trend_points=trend_points, entry_lines=entry_lines)


def html_pair(
    pair: PairReport,
    trend_points_a: Sequence[TrendPoint] = (),
    trend_points_b: Sequence[TrendPoint] = (),
) -> str:
    """Return the page of a pair of sittings.

    If both sittings are about one client, ``trend_points_a`` is the trend of this client, and
    ``trend_points_b`` is empty.
    """
    template = _environment().get_template("pair.html.jinja")
    return template.render(pair=pair, trend_points_a=trend_points_a, trend_points_b=trend_points_b)


def html_case_file(case_file: CaseFile) -> str:
    """Return the page of everything that is kept about a client."""
    return _environment().get_template("case_file.html.jinja").render(case=case_file)


@cache
def _environment() -> Environment:
    environment = template_environment(_finalize, autoescape=True)
    environment.filters["edition"] = questionnaire_label
    return environment


def _finalize(value: object) -> object:
    """Clean a text before it is escaped. Markup from the templates' macros is not changed."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
