"""Reports as Markdown: whatever a template prints is literal text, unless it is marked up here."""

import re
from functools import cache
from textwrap import indent
from typing import TYPE_CHECKING

from markupsafe import Markup

from tensigns.language import gettext as _
from tensigns.report import escape
from tensigns.report.pair import Pair
from tensigns.report.report import Report
from tensigns.report.sheet import Sheet
from tensigns.report.words import capital, points

if TYPE_CHECKING:
    from jinja2 import Environment

_NAME = re.compile(r"[a-z0-9.-]+")


def render(report: Report) -> str:
    """The notes of a sitting, to keep or to send."""
    return _environment().get_template("sitting.md.jinja").render(report=report)


def render_pair(pair: Pair) -> str:
    """The notes of two sittings side by side."""
    return _environment().get_template("pair.md.jinja").render(pair=pair)


def render_sheet(sheet: Sheet) -> str:
    """The logic sheet of a questionnaire."""
    return _environment().get_template("questions.md.jinja").render(sheet=sheet)


@cache
def _environment() -> "Environment":
    # Only here: whoever can write notes seldom does, and templates take long to import.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

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
    environment.filters.update(capital=capital, code=_code, points=points, quote=_quote)
    return environment


def _finalize(value: object) -> str:
    if isinstance(value, Markup | int):
        return str(value)
    return escape.literal(str(value))


def _code(name: str) -> Markup:
    """A key or an id, which holds nothing but letters, digits, hyphens and dots."""
    return Markup(f"`{name}`") if _NAME.fullmatch(name) else Markup(escape.literal(name))  # noqa: S704


def _quote(text: str, spaces: int = 0) -> Markup:
    return Markup(indent(escape.quote(text), " " * spaces))  # noqa: S704  it is literal by now
