"""The line above a question: what it belongs to, and where in that it stands."""

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Heading(Widget):
    """A title, which wraps where it is too long, and a remark at the right of its first line.

    One widget and not one a text, and laid out anew only where its height changes: there is less
    to do on the way to the next question.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--remark"}
    DEFAULT_CSS = """
    Heading { height: auto; color: $primary; }
    Heading > .heading--remark { color: $quiet; }
    """

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = Content.styled(title, "bold")
        self._remark = Content("")

    def tell(self, title: str, remark: str) -> None:
        """Show a title and a remark."""
        before = self._lines(self.content_size.width)
        self._title, self._remark = Content.styled(title, "bold"), Content(remark)
        after = self._lines(self.content_size.width)
        self.refresh(layout=len(before) != len(after))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the title needs beside the remark."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The title, and the remark at the right of its first line."""
        width = self.content_size.width
        remark = self._remark.stylize(self.get_visual_style("heading--remark"))
        first, *more = self._lines(width)
        line = first.pad_right(width - first.cell_length - remark.cell_length) + remark
        return Content("\n").join((line, *more))

    def _lines(self, width: int) -> list[Content]:
        beside = max(width - self._remark.cell_length, 1)
        if self.styles.text_wrap == "nowrap":
            return [self._title.truncate(beside, ellipsis=True)]
        return self._title.wrap(beside)
