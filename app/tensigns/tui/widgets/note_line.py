"""What a note begins with, so that it is seen to be there."""

from textual.content import Content
from textual.widgets import Static


class NoteLine(Static):
    """A note behind its label; what does not fit is cut, and nothing shows where there is none."""

    DEFAULT_CSS = """
    NoteLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def tell(self, label: str, note: str) -> None:
        """Tell a note on one line, whatever lines it was written in."""
        self.set_class(not note, "-empty")
        line = " ".join(note.split())
        self.update(Content.from_markup("[b]$label[/b]  $note", label=label, note=line))
