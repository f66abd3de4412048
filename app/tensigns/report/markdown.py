"""Reports as Markdown: whatever a template prints is literal text, unless it is marked up here."""

from functools import cache
from textwrap import indent

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tensigns.language import gettext as _
from tensigns.report import escape
from tensigns.report.report import Report
from tensigns.report.sheet import Sheet
from tensigns.report.words import capital, points


def render(report: Report) -> str:
    """The notes of a sitting, to keep or to send."""
    return _environment().get_template("sitting.md.jinja").render(report=report)


def render_sheet(sheet: Sheet) -> str:
    """The logic sheet of a questionnaire."""
    return _environment().get_template("questions.md.jinja").render(sheet=sheet)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tensigns.report"),
        autoescape=False,  # noqa: S701  that would be HTML's; `finalize` makes every value literal
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = _
    environment.filters.update(capital=capital, points=points, quote=_quote)
    return environment


def _finalize(value: object) -> str:
    return value if isinstance(value, Markup) else escape.literal(str(value))


def _quote(text: str, spaces: int = 0) -> Markup:
    return Markup(indent(escape.quote(text), " " * spaces))  # noqa: S704  it is literal by now
