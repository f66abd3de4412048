"""The sections of a report, in groups with a heading."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tensigns.tui.widgets.concealing import Static

BULLET = "·"
"""The mark of a line that is one of several."""


class Section(Vertical):
    """A title with lines of text below it.

    The lines are numbered from ``first_number`` on. Without ``first_number``, each line has a
    bullet, unless it is the only line. Without a title, the lines follow the heading of the group.
    ``names`` are bold in the lines.
    """

    DEFAULT_CSS = """
    Section {
        height: auto;
        margin-bottom: 1;

        .section-title { text-style: bold; }
        .section-row { height: auto; padding-left: 2; }
        .section-row.-bullet { padding-left: 0; }
        .section-bullet { width: 2; color: $quiet; }
        .section-number { width: 4; color: $quiet; }
        .section-line { width: 1fr; }
    }
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        *,
        first_number: int | None = None,
        names: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.title = title
        self.lines = lines
        self._first_number = first_number
        self._names = names

    def compose(self) -> ComposeResult:
        if self.title:
            yield Static(Content(self.title), classes="section-title")
        has_bullets = self._first_number is None and len(self.lines) > 1
        for index, line in enumerate(self.lines):
            with Horizontal(classes="section-row").set_class(has_bullets, "-bullet"):
                if self._first_number is not None:
                    number = self._first_number + index
                    yield Static(Content(f"{number:>2}"), classes="section-number")
                elif has_bullets:
                    yield Static(Content(BULLET), classes="section-bullet")
                yield Static(with_bold(Content(line), self._names), classes="section-line")


class SectionGroup(NamedTuple):
    """Sections under one heading. The heading can be empty."""

    heading: str
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, heading: str, sections: Iterable[Section]) -> "SectionGroup":
        """Return a group of the sections that have lines.

        The title of a section that is alone in its group becomes the heading.
        """
        shown_sections = tuple(section for section in sections if section.lines)
        if heading and len(shown_sections) == 1:
            heading = shown_sections[0].title or heading
        for section in shown_sections:
            section.title = "" if section.title == heading else section.title
        return cls(heading, shown_sections)


class GroupHeading(Static):
    """The heading of a group of sections."""

    DEFAULT_CSS = """
    GroupHeading {
        height: 1;
        color: $primary;
        text-style: bold;
    }
    """


def with_bold(content: Content, words: Collection[str]) -> Content:
    """Return a content in which each occurrence of one of the words is bold."""
    if not words:
        return content
    # A word can be the beginning of another word.
    longest_first = sorted(words, key=len, reverse=True)
    return content.highlight_regex("|".join(map(re.escape, longest_first)), style="bold")
