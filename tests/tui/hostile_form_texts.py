"""Hostile texts for the fields of forms, and a client whose name is such a text."""

import pytest

from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.text.clean import clean_line
from tests.tui.pilot import NOW

LONG = " ".join(f"word{number}" for number in range(300))[:2000].strip()
TEXTS = (
    "a[/]b",
    "[b]x[/b]",
    "<script>alert(1)</script>",
    "**x** _y_ `z` # 1. &amp;",
    "first line\r\nsecond line",
    "abc\u202ecba\u2066d",
    LONG,
    "a, b; c\\d \\n \"e\":'f'",
)
IDS = ("tag", "bold", "html", "markdown", "lines", "direction", "long", "calendar")
EACH_TEXT = pytest.mark.parametrize("text", TEXTS, ids=IDS)


def add_client(library: Library, text: str) -> Client:
    return library.add(clean_line(text)[:100], NOW)
