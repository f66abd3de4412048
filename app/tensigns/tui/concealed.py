"""What widgets show, in discreet mode without the names of clients."""

import copy
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.content import Content, Span
from textual.visual import RichVisual

from tensigns.text.discretion import conceal, name_replacements
from tensigns.tui.widgets.hanging_text import HangingText


def concealed_visual(shown: Any) -> Any:
    """Return what a widget shows, of the same type and without the names of clients.

    Raise :class:`TypeError` for a type in which names cannot be replaced.
    """
    visual: Any
    match shown:
        case str():
            visual = conceal(shown)
        case Content():
            visual = _concealed_content(shown)
        case Text():
            visual = _concealed_text(shown)
        case HangingText():
            visual = shown.map(_concealed_content)
        case RichVisual():
            visual = RichVisual(shown._widget, concealed_visual(shown._renderable))  # noqa: SLF001
        case Group():
            visual = Group(*map(concealed_visual, shown.renderables))
        case Padding():
            visual = copy.copy(shown)
            visual.renderable = concealed_visual(shown.renderable)
        case Table():
            visual = _concealed_table(shown)
        case _:
            raise TypeError(f"the names in {type(shown).__name__} would be shown")
    return visual


def _concealed_content(content: Content) -> Content:
    pieces: list[Content] = []
    position = 0
    for start, end, text in name_replacements(content.plain):
        spans = [Span(0, len(text), span.style) for span in content[start : start + 1].spans]
        pieces += [content[position:start], Content(text, spans)]
        position = end
    return Content("").join([*pieces, content[position:]]) if pieces else content


def _concealed_text(text: Text) -> Text:
    pieces: list[Text] = []
    position = 0
    for start, end, shown in name_replacements(text.plain):
        name = text[start:end]
        name.plain = shown
        pieces += [text[position:start], name]
        position = end
    return _joined(text, [*pieces, text[position:]]) if pieces else text


def _joined(text: Text, pieces: Iterable[Text]) -> Text:
    joined = text.blank_copy()
    for piece in pieces:
        joined.append_text(piece)
    return joined


def _concealed_table(table: Table) -> Table:
    shown = copy.copy(table)
    shown.columns = [
        replace(column, _cells=[*map(concealed_visual, column.cells)]) for column in table.columns
    ]
    return shown
