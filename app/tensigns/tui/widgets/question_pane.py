"""The question in the middle of the interview, with its options."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tensigns.core.questionnaire import Question
from tensigns.prompts.question import AnswerChoice
from tensigns.tui.question_view import QuestionView
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.question_rows import (
    BAR,
    NO_ARRANGEMENT,
    Arrangement,
    QuestionRow,
    QuestionTexts,
    RowSpace,
    RowTones,
    arrange,
    texts,
)


class QuestionPane(Widget, can_focus=True):
    """Asks one question; the question and the options scroll each for itself.

    The pointer marks the highlighted option and a tick the one that was given, so that neither
    rests on colour. On a fresh question nothing is highlighted and Enter does nothing. It is one
    widget and not one a text: the next question is painted without laying out anything.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "question-pane--title",
        "question-pane--quiet",
        "question-pane--pointed",
    }
    DEFAULT_CSS = """
    QuestionPane {
        height: 1fr;

        & > .question-pane--title { color: $primary; text-style: bold; }
        & > .question-pane--quiet { color: $quiet; }
        &:focus > .question-pane--pointed {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", show=False),
        Binding("down", "point(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown", "read(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """An option of a question was taken, by key, by mouse or by Enter."""

        option: str
        question: Question

    highlighted: reactive[int | None] = reactive(None, init=False)
    """The place of the option that is pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: QuestionView | None = None
        self._texts: tuple[RowSpace, QuestionTexts] | None = None
        self._question_from = 0
        self._options_from = 0
        self._rows: list[QuestionRow] = []

    def show(self, asked: QuestionView) -> None:
        """Ask a question, from its top."""
        self.asked = asked
        self._texts = None
        self._question_from = self._options_from = 0
        ids = [choice.id for choice in asked.choices]
        pointed = ids.index(asked.proposed) if asked.proposed in ids else None
        self.set_reactive(QuestionPane.highlighted, pointed)
        self._follow()
        self.refresh(layout=self.styles.auto_dimensions)

    def take(self, key: str) -> bool:
        """Take the option that goes by this key; whether there is one."""
        option = self.asked.option_by(key) if self.asked else None
        if option is not None:
            self._take(option)
        return option is not None

    @property
    def _choices(self) -> Sequence[AnswerChoice]:
        return self.asked.choices if self.asked else ()

    def _take(self, option: str) -> None:
        if self.asked is not None:
            self.post_message(self.Chosen(option, self.asked.question))

    # Pointing and scrolling

    def action_point(self, step: int) -> None:
        """Point at the next option or the one before; past the end at the other end."""
        if count := len(self._choices):
            before = self.highlighted
            start = before if before is not None else -1 if step > 0 else 0
            self.highlighted = (start + step) % count

    def action_first(self) -> None:
        """Point at the first option."""
        self.highlighted = 0 if self._choices else None

    def action_last(self) -> None:
        """Point at the last option."""
        self.highlighted = len(self._choices) - 1 if self._choices else None

    def action_read(self, pages: int) -> None:
        """Read on in a question too long for its room; else go to either end of the options."""
        question = self._arranged().question
        if question.scrolls:
            self._read(pages * max(question.room - 1, 1))
        elif pages > 0:
            self.action_last()
        else:
            self.action_first()

    def action_choose(self) -> None:
        """Take the option that is pointed at."""
        if self.highlighted is not None:
            self._take(self._choices[self.highlighted].id)

    def watch_highlighted(self) -> None:
        """Keep what is pointed at in view."""
        self._follow()
        self.refresh()

    def _follow(self) -> None:
        """Scroll the options just as far that all of the one pointed at is in view."""
        options = self._arranged().options
        places = [
            place
            for place, row in enumerate(options.rows)
            if row.option is not None and row.option == self.highlighted
        ]
        if places:
            least = places[-1] + 1 - options.room
            self._options_from = min(max(options.first, least), places[0])

    def _read(self, rows: int) -> None:
        self._question_from = max(self._arranged().question.first + rows, 0)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the option that is clicked."""
        row = self._row_at(event)
        if row is not None and row.option is not None:
            self.highlighted = row.option
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on what is under the mouse."""
        self._scroll(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back what is under the mouse."""
        self._scroll(event, -1)

    def _scroll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        arranged = self._arranged()
        place = event.get_content_offset(self)
        if place is not None and place.y < len(arranged.heading) + arranged.question.room:
            self._read(rows)
        else:
            self._options_from = max(arranged.options.first + rows, 0)
            self.refresh()

    def _row_at(self, event: events.MouseEvent) -> QuestionRow | None:
        place = event.get_content_offset(self)
        rows = [*self._arranged().rows()]
        return rows[place.y] if place is not None and place.y < len(rows) else None

    # Laying out and painting

    def on_resize(self) -> None:
        """Keep what is pointed at in view where there is less room than there was."""
        self._follow()

    def notify_style_update(self) -> None:
        """Take the styles of another theme."""
        super().notify_style_update()
        self._texts = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as it takes to show all."""
        return self._laid_out(width).height

    def _laid_out(self, width: int) -> QuestionTexts:
        """All rows in so many columns; it takes a while, and so is kept until something changes."""
        is_so = self.screen.has_class
        # What is being written need not be told.
        note_rows = 0 if is_so("-noting") else 4 if is_so("-roomy") else 1
        space = RowSpace(width, not is_so("-short"), note_rows)
        if self._texts is None or self._texts[0] != space:
            tones = RowTones(
                *map(self.get_visual_style, ("question-pane--title", "question-pane--quiet"))
            )
            asked = self.asked
            self._texts = space, texts(asked, space, tones) if asked else NO_ARRANGEMENT
        return self._texts[1]

    def _arranged(self) -> Arrangement:
        width, height = self.content_size
        return arrange(self._laid_out(width), height, self._question_from, self._options_from)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, all rows laid out but once for it."""
        self._rows = [*self._arranged().rows()]
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line."""
        row = self._rows[y] if y < len(self._rows) else QuestionRow()
        plain = style = self.visual_style
        text = row.text
        if row.option is not None and row.option == self.highlighted:
            style = self.get_visual_style("question-pane--pointed")
            if y == 0 or self._rows[y - 1].option != row.option:
                text = Content(POINTER) + text[len(POINTER) :]
        width = self.content_size.width
        line = text.pad_right(max(width - BAR - text.cell_length, 0))
        quiet = self.get_visual_style("question-pane--quiet")
        edge = Content.styled(row.edge, quiet).pad_left(BAR - len(row.edge))
        segments = [
            Segment(part, (base + over).rich_style)
            for base, content in ((style, line), (plain, edge))
            for part, over in content.render(end="")
        ]
        return Strip(segments).crop(0, width)
