"""A letter in Markdown as plain text, or as a page of HTML to print.

The user may have edited the letter by hand. HTML, links and images in it are shown as text.
"""

import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from markupsafe import Markup

from tensigns.report.letter import draft_sentences
from tensigns.report.render.document_blocks import DocumentBlock, document_blocks, parser
from tensigns.report.render.template_environment import template_environment
from tensigns.text.clean import clean
from tensigns.text.wrapping import LINE_WIDTH, wrap

if TYPE_CHECKING:
    from jinja2 import Environment

Paper = Literal["a4", "letter"]

PAPERS: tuple[Paper, ...] = get_args(Paper)


def html_letter(markdown: str, title: str, language: str, paper: Paper) -> str:
    """Return a letter as a page. The page says that the letter is a draft while a place is open."""
    return (
        _environment()
        .get_template("letter.html.jinja")
        .render(
            body=Markup(parser().render(clean(markdown))),  # noqa: S704  HTML in it is escaped
            title=title,
            language=language,
            paper=paper,
            draft_sentences=[*draft_sentences(markdown)],
        )
    )


def text_letter(markdown: str, width: int = LINE_WIDTH) -> str:
    """Return a letter as plain text, wrapped. Line breaks in an address are kept."""
    pieces: list[str] = []
    for block in document_blocks(markdown):
        if pieces:
            pieces.append("\n" if block.continues_list else "\n\n")
        pieces.append("\n".join(_block_lines(block, width)))
    return "".join(pieces) + "\n"


def _block_lines(block: DocumentBlock, width: int) -> Iterator[str]:
    first_prefix = block.first_prefix
    for line in block.text.split("\n"):
        if block.is_code:
            yield f"{first_prefix}{line}".rstrip()
        else:
            yield from wrap(line, first_prefix, block.prefix, width)
        first_prefix = block.prefix


def mail_text(markdown: str) -> str:
    """Return a letter as the plain text of a mail: each paragraph is one line."""
    return text_letter(markdown, sys.maxsize)


@cache
def _environment() -> "Environment":
    return template_environment(lambda value: value, autoescape=True)
