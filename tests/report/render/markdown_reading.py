"""The markup, the visible text and the links that a Markdown program finds in a text."""

import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": True})

AUTOLINK = re.compile(
    r"(?:https?|ftp)://|www\.|[\w.+-]+@[\w.-]*\w|(?:mailto|xmpp):@\w", re.IGNORECASE | re.ASCII
)
"""The text that a program for GitHub's dialect may make a link of.

Such programs look at the rendered text, where backslashes and entities have gone; cmark-gfm does
so for mail addresses, remark-gfm for all. Only code is left alone.
"""

ADDRESS = re.compile(r"www|://|@|mailto|xmpp", re.IGNORECASE)
"""A part that every address has."""


def markup_of(tokens: list[Token]) -> list[str]:
    """Return the markup that a Markdown program finds, without texts and the code of addresses."""
    kinds: list[str] = []
    for token in tokens:
        if token.type == "inline":
            inner = [child.type for child in token.children or [] if not is_text(child)]
            kinds.append(f"inline {inner}")
        else:
            kinds.append(f"{token.type} {token.tag}")
    return kinds


def visible_text(tokens: list[Token]) -> str:
    """Return the text that a reader sees, with a space for every break."""
    texts = []
    for token in tokens:
        children = token.children or []
        texts += [" " if child.type.endswith("break") else child.content for child in children]
        texts.append(" ")
    return " ".join("".join(texts).split())


def is_text(token: Token) -> bool:
    """Whether an inline token is text, or an address that is kept from becoming a link."""
    is_address = token.type == "code_inline" and ADDRESS.search(token.content) is not None
    return token.type == "text" or is_address


def autolinks(tokens: list[Token]) -> list[str]:
    """Return the texts that a program for GitHub's dialect would turn into links."""
    links = []
    for token in tokens:
        kinds = itertools.groupby(token.children or [], key=lambda child: child.type)
        for kind, children in kinds:
            if kind == "text":
                links += AUTOLINK.findall("".join(child.content for child in children))
    return links
