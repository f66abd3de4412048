"""The blocks of a document in Markdown: its paragraphs, headings and list items, without markup.

The user may have edited the document by hand. HTML, links and images in it are shown as text.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tensigns.text.clean import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class TextRun(NamedTuple):
    """A part of a text. ``is_strong``: it is between double asterisks."""

    text: str
    is_strong: bool = False


class DocumentBlock(NamedTuple):
    """A paragraph, a heading, an item of a list, or lines of code.

    A line break in ``runs`` is a line break of the document. ``first_prefix`` is the text before
    the first line, such as a bullet; ``prefix`` is the text before every other line. Both have the
    same width. ``continues_list``: the block follows an item of its list without a blank line.
    """

    runs: Sequence[TextRun]
    first_prefix: str = ""
    prefix: str = ""
    is_heading: bool = False
    is_code: bool = False
    continues_list: bool = False

    @property
    def text(self) -> str:
        """The text without prefixes."""
        return "".join(run.text for run in self.runs)


class _Container:
    """A list item or a quotation, with the prefixes of the lines of its blocks."""

    def __init__(self, first_prefix: str, prefix: str) -> None:
        self._first_prefix: str | None = first_prefix
        self.prefix = prefix

    def take_first_prefix(self) -> str:
        """Return the prefix of the next block's first line. Only one block has the bullet."""
        first_prefix, self._first_prefix = self._first_prefix, None
        return self.prefix if first_prefix is None else first_prefix


class _Nesting:
    """What is around the block that is read next: containers, lists, a heading."""

    def __init__(self) -> None:
        self._containers: list[_Container] = []
        self._list_depth = 0
        self._starts_list = self._is_tight = self._is_heading = False

    def follow(self, token: "Token") -> None:
        """Follow a token that opens or closes something."""
        match token.type:
            case "list_item_open":
                bullet = f"{token.info}{token.markup} " if token.info else "- "
                self._containers.append(_Container(bullet, " " * len(bullet)))
            case "blockquote_open":
                self._containers.append(_Container("> ", "> "))
            case "list_item_close" | "blockquote_close":
                self._containers.pop()
            case (
                "bullet_list_open"
                | "ordered_list_open"
                | "bullet_list_close"
                | "ordered_list_close"
            ):
                self._starts_list |= token.nesting > 0 and self._list_depth == 0
                self._list_depth += token.nesting
            case "paragraph_open":
                self._is_tight = token.hidden
            case "heading_open" | "heading_close":
                self._is_heading = token.nesting > 0

    def place(self, block: DocumentBlock) -> DocumentBlock:
        """Return a block with its prefixes."""
        placed = block._replace(
            first_prefix="".join(c.take_first_prefix() for c in self._containers),
            prefix="".join(c.prefix for c in self._containers),
            is_heading=self._is_heading,
            continues_list=self._is_tight and not self._starts_list,
        )
        self._starts_list = self._is_tight = False
        return placed


def document_blocks(markdown: str) -> Iterator[DocumentBlock]:
    """Yield the blocks of a document that have text."""
    nesting = _Nesting()
    for token in parser().parse(clean(markdown)):
        nesting.follow(token)
        if token.type in ("inline", "fence", "code_block", "hr"):
            block = _block(token)
            if block.text:
                yield nesting.place(block)


def _block(token: "Token") -> DocumentBlock:
    if token.type == "inline":
        return DocumentBlock([*_runs(token)])
    text = "---" if token.type == "hr" else token.content.rstrip("\n")
    return DocumentBlock([TextRun(text)], is_code=True)


def _runs(token: "Token") -> Iterator[TextRun]:
    depth = 0
    for child in token.children or ():
        match child.type:
            case "strong_open":
                depth += 1
            case "strong_close":
                depth -= 1
            case "hardbreak":
                yield TextRun("\n")
            case "softbreak":
                yield TextRun(" ", depth > 0)
            case _ if child.content:
                yield TextRun(child.content, depth > 0)


@cache
def parser() -> "MarkdownIt":
    """Return a parser for which HTML, links, images and definitions of links are text."""
    # Imported here because only documents need it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark", {"html": False}).disable(
        ["link", "image", "autolink", "reference"]
    )
