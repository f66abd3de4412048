"""The content of a document in Markdown, without markup."""

from collections.abc import Iterator

from textual.content import Content

from tensigns.report.letter import open_places
from tensigns.report.render.document_blocks import DocumentBlock, document_blocks
from tensigns.tui.widgets.concealing import concealed
from tensigns.tui.widgets.section import with_bold

MIN_HANGING_WIDTH = 8
"""The smallest width of a text beside a bullet, in cells."""


def document_content(markdown: str, width: int, heading_style: str) -> Content:
    """Return a document as it is read. Strong texts and places to be filled in are bold.

    A paragraph is one line of the content, so that it is copied as one line. The items of lists
    are wrapped to ``width``, because the lines of an item hang below its text.
    """
    places = [f"[{place}]" for place in open_places(markdown)]
    pieces: list[Content] = []
    for block in document_blocks(markdown):
        if pieces:
            pieces.append(Content("\n" if block.continues_list else "\n\n"))
        text = with_bold(_block_content(block, heading_style), places)
        pieces.append(Content("\n").join(_hanging_lines(block, text, width)))
    return Content("").join(pieces)


def _block_content(block: DocumentBlock, heading_style: str) -> Content:
    if block.is_heading:
        return Content.styled(block.text, heading_style)
    runs = (Content.styled(run.text, "bold" if run.is_strong else "") for run in block.runs)
    return Content("").join(runs)


def _hanging_lines(block: DocumentBlock, text: Content, width: int) -> Iterator[Content]:
    """Yield the lines of a block. Without a prefix, these are the lines of the document."""
    text_width = max(width - len(block.prefix), MIN_HANGING_WIDTH)
    prefix = block.first_prefix
    # Names are replaced before the text is wrapped: a name may be on two lines.
    lines = concealed(text).wrap(text_width) if prefix else [text]
    for line in lines:
        yield Content(prefix) + line
        prefix = block.prefix
