"""A letter in Markdown as plain text, or as a page of HTML to print.

The user may have edited the letter by hand. HTML, links and images in it are shown as text.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from markupsafe import Markup

from tensigns.report.letter import draft_sentences
from tensigns.report.render.template_environment import template_environment
from tensigns.text.clean import clean
from tensigns.text.wrapping import LINE_WIDTH, wrap

if TYPE_CHECKING:
    from jinja2 import Environment
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Paper = Literal["a4", "letter"]

PAPERS: tuple[Paper, ...] = get_args(Paper)


def html_letter(markdown: str, title: str, language: str, paper: Paper) -> str:
    """Return a letter as a page. The page says that the letter is a draft while a place is open."""
    return (
        _environment()
        .get_template("letter.html.jinja")
        .render(
            body=Markup(_parser().render(clean(markdown))),  # noqa: S704  HTML in it is escaped
            title=title,
            language=language,
            paper=paper,
            draft_sentences=[*draft_sentences(markdown)],
        )
    )


def text_letter(markdown: str, width: int = LINE_WIDTH) -> str:
    """Return a letter as plain text, wrapped. Line breaks in an address are kept."""
    blocks: list[str] = []
    bullet = ""
    for token in _parser().parse(clean(markdown)):
        if token.type == "list_item_open":
            bullet = "- "
        elif token.type == "inline":
            lines = [
                line
                for part in _inline_text(token).split("\n")
                for line in wrap(part, bullet, " " * len(bullet), width)
            ]
            blocks.append("\n".join(lines))
            bullet = ""
        elif token.type in ("fence", "code_block", "html_block"):
            blocks.append(token.content.rstrip("\n"))
    return "\n\n".join(filter(None, blocks)) + "\n"


def mail_text(markdown: str) -> str:
    """Return a letter as the plain text of a mail: each paragraph is one line."""
    return text_letter(markdown, sys.maxsize)


def _inline_text(token: "Token") -> str:
    texts = []
    for child in token.children or ():
        if child.type == "hardbreak":
            texts.append("\n")
        elif child.type == "softbreak":
            texts.append(" ")
        else:
            texts.append(child.content)
    return "".join(texts)


@cache
def _parser() -> "MarkdownIt":
    # Imported here because only letters need it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink"])


@cache
def _environment() -> "Environment":
    return template_environment(lambda value: value, autoescape=True)
