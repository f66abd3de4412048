"""Reports as Markdown.

Every value in a template is escaped, except numbers and the results of the filters ``code`` and
``quote``.
"""

import re
from collections.abc import Sequence
from functools import cache
from textwrap import indent
from typing import TYPE_CHECKING

from markupsafe import Markup

from tensigns.report.pair_report import PairReport
from tensigns.report.questionnaire_sheet import QuestionnaireSheet
from tensigns.report.render import markdown_escape
from tensigns.report.render.template_environment import template_environment
from tensigns.report.sitting_report import SittingReport

if TYPE_CHECKING:
    from jinja2 import Environment

    from tensigns.report.entry_lines import EntryLine

_CODE = re.compile(r"[a-z0-9.-]+")


def markdown_report(report: SittingReport, entry_lines: "Sequence[EntryLine] | None" = None) -> str:
    """Return the report of a sitting as Markdown, with a dated list if there are entry lines."""
    template = markdown_environment().get_template("sitting.md.jinja")
    return template.render(report=report, entry_lines=entry_lines)


def markdown_pair(pair: PairReport) -> str:
    """Return the report of a pair of sittings as Markdown."""
    return markdown_environment().get_template("pair.md.jinja").render(pair=pair)


def markdown_sheet(sheet: QuestionnaireSheet) -> str:
    """Return the sheet of a questionnaire as Markdown."""
    return markdown_environment().get_template("sheet.md.jinja").render(sheet=sheet)


@cache
def markdown_environment() -> "Environment":
    """Return the environment of Markdown templates."""
    # Jinja escapes for HTML only; `_finalize` escapes for Markdown.
    environment = template_environment(_finalize, autoescape=False)
    environment.filters.update(code=_code, quote=_quote)
    return environment


def _finalize(value: object) -> str:
    if isinstance(value, Markup | int):
        return str(value)
    return markdown_escape.escape_line(str(value))


def _code(name: str) -> Markup:
    """Return a key or an id as inline code; any other name as escaped text."""
    if _CODE.fullmatch(name):
        return Markup(f"`{name}`")  # noqa: S704  no character to escape
    return Markup(markdown_escape.escape_line(name))  # noqa: S704  escaped above


def _quote(text: str, spaces: int = 0) -> Markup:
    return Markup(indent(markdown_escape.escape_block_quote(text), " " * spaces))  # noqa: S704  escaped
