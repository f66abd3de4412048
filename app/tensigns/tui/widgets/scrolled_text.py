"""A container with a text that scrolls."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class ScrolledText(VerticalScroll):
    """A VerticalScroll whose keys can be set in ``config.toml``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False, id="up"),
        Binding("down", "scroll_down", show=False, id="down"),
        Binding("pageup", "page_up", show=False, id="page_up"),
        Binding("pagedown", "page_down", show=False, id="page_down"),
        Binding("home", "scroll_home", show=False, id="first"),
        Binding("end", "scroll_end", show=False, id="last"),
    ]
