"""The question in the middle of the interview, with its options."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tensigns.core.questionnaire import Question
from tensigns.prompts.question import AnswerChoice
from tensigns.tui.answer_gate import AnswerGate
from tensigns.tui.question_view import QuestionView
from tensigns.tui.symbols import POINTER
from tensigns.tui.widgets.question_arrangement import (
    NO_ROWS,
    Arrangement,
    QuestionRow,
    QuestionRows,
    arrange,
)
from tensigns.tui.widgets.question_rows import PaneLimits, RowStyles, build_rows, row_strip


class QuestionPane(Widget, can_focus=True):
    """A question with its options. The question and the options scroll separately.

    The pointer marks the highlighted option, and a tick marks the current answer, so that both are
    visible without colours. On an unanswered question without a suggestion, no option is
    highlighted and Enter does nothing.

    ``gate`` decides which key presses and clicks count as answers. Without ``gate``, all of them
    count.

    This class replaces an OptionList with a Static for each text. With those widgets, the time from
    a key to the next painted question is 2.9 times the time that a RadioSet alone needs, because
    about twenty widgets are laid out and painted again. With this class, it is 1.7 times.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "question-pane--title",
        "question-pane--quiet",
        "question-pane--highlighted",
    }
    DEFAULT_CSS = """
    QuestionPane {
        height: 1fr;

        & > .question-pane--title { color: $primary; text-style: bold; }
        & > .question-pane--quiet { color: $quiet; }
        &:focus > .question-pane--highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move_highlight(-1)", show=False, id="option_up"),
        Binding("down", "move_highlight(1)", show=False, id="option_down"),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "select", show=False),
    ]

    class OptionChosen(Message):
        """The user chose an option of a question with a key, the mouse or Enter."""

        def __init__(self, option_id: str, question: Question) -> None:
            super().__init__()
            self.option_id = option_id
            self.question = question

    highlighted: reactive[int | None] = reactive(None, init=False)
    """The index of the highlighted option."""

    def __init__(self, gate: AnswerGate | None = None) -> None:
        super().__init__()
        self._gate = gate or AnswerGate()
        self._pressed_option: int | None = None
        """The index of the option on which the mouse button went down."""
        self.view: QuestionView | None = None
        self._cached_rows: tuple[PaneLimits, QuestionRows] | None = None
        self._first_question_row = 0
        self._first_option_row = 0
        self._visible_rows: list[QuestionRow] = []

    def show(self, view: QuestionView) -> None:
        """Show a question from its top."""
        self._gate.close()
        self.view = view
        self._cached_rows = None
        self._first_question_row = self._first_option_row = 0
        ids = [choice.id for choice in view.choices]
        option_id = view.highlighted_answer
        index = ids.index(option_id) if option_id in ids else None
        self.set_reactive(QuestionPane.highlighted, index)
        self._scroll_to_highlighted()
        self.refresh(layout=self.styles.auto_dimensions)

    def update_view(self, view: QuestionView) -> None:
        """Show further texts around the question that is shown. Nothing else changes."""
        self.view = view
        self._cached_rows = None
        self.refresh()

    def on_mount(self) -> None:
        """Treat the question as a new question after another screen or a shell has covered it."""
        self.watch(self.screen, "stack_updates", self._repaint_as_new)
        for signal in self.app.app_suspend_signal, self.app.app_resume_signal:
            signal.subscribe(self, lambda _app: self._repaint_as_new())

    def on_unmount(self) -> None:
        """End the subscriptions, which would keep the closed screen in memory."""
        for signal in self.app.app_suspend_signal, self.app.app_resume_signal:
            signal.unsubscribe(self)

    def _repaint_as_new(self) -> None:
        self._gate.close()
        self.refresh()

    def admits_key(self, event: events.Key) -> bool:
        """Whether a key press may have its effect. See :meth:`AnswerGate.admits_key`."""
        return self.view is None or not self.display or self._gate.admits_key(event, self.view.keys)

    def choose_by_key(self, key: str) -> bool:
        """Choose the option with this key. Return whether there is such an option."""
        option_id = self.view.option_for_key(key) if self.view else None
        if option_id is not None:
            self._choose(option_id)
        return option_id is not None

    @property
    def _choices(self) -> Sequence[AnswerChoice]:
        return self.view.choices if self.view else ()

    def _choose(self, option_id: str) -> None:
        if self.view is not None:
            self.post_message(self.OptionChosen(option_id, self.view.question))

    # Highlighting and scrolling

    def action_move_highlight(self, step: int) -> None:
        """Highlight the next or previous option. After the last option comes the first option."""
        if count := len(self._choices):
            before = self.highlighted
            start = before if before is not None else -1 if step > 0 else 0
            self.highlighted = (start + step) % count

    def action_first(self) -> None:
        """Highlight the first option."""
        self.highlighted = 0 if self._choices else None

    def action_last(self) -> None:
        """Highlight the last option."""
        self.highlighted = len(self._choices) - 1 if self._choices else None

    def action_page(self, pages: int) -> None:
        """Scroll the question by pages. If all of it fits, highlight the first or last option."""
        question = self._arrange().question
        if question.scrolls:
            self._scroll_question(pages * max(question.height - 1, 1))
        elif pages > 0:
            self.action_last()
        else:
            self.action_first()

    def action_select(self) -> None:
        """Choose the highlighted option."""
        if self.highlighted is not None:
            self._choose(self._choices[self.highlighted].id)

    def watch_highlighted(self) -> None:
        """Keep the highlighted option in view."""
        self._scroll_to_highlighted()
        self.refresh()

    def _scroll_to_highlighted(self) -> None:
        """Scroll the options by the fewest rows that bring the highlighted option into view."""
        if self.highlighted is None:
            return
        options = self._arrange().options
        indexes = [
            index for index, row in enumerate(options.rows) if row.option_index == self.highlighted
        ]
        if indexes:
            least = indexes[-1] + 1 - options.height
            self._first_option_row = min(max(options.first, least), indexes[0])

    def _scroll_question(self, rows: int) -> None:
        self._first_question_row = max(self._arrange().question.first + rows, 0)
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the option. If the button is released on another option, no option is chosen."""
        self._pressed_option = self._option_at(event)

    def on_click(self, event: events.Click) -> None:
        """Choose the option that is clicked with the left button. A double click counts once."""
        option = self._option_at(event)
        if option is None or option != self._pressed_option:
            return
        if self._gate.admits_click(event):
            self.highlighted = option
            self.action_select()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the part under the mouse down."""
        self._scroll_at(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the part under the mouse up."""
        self._scroll_at(event, -1)

    def _scroll_at(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        arrangement = self._arrange()
        question_end = len(arrangement.heading) + arrangement.question.height
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < question_end:
            self._scroll_question(rows)
        else:
            self._first_option_row = max(arrangement.options.first + rows, 0)
            self.refresh()

    def _option_at(self, event: events.MouseEvent) -> int | None:
        """Return the index of the option under the mouse; None if there is no option."""
        offset = event.get_content_offset(self)
        rows = [*self._arrange().rows()]
        return rows[offset.y].option_index if offset is not None and offset.y < len(rows) else None

    # Layout and painting

    def on_resize(self) -> None:
        """Keep the highlighted option in view when the pane gets smaller."""
        self._scroll_to_highlighted()

    def notify_style_update(self) -> None:
        """Discard the cached rows, because they contain the styles of the old theme."""
        super().notify_style_update()
        self._cached_rows = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of all rows, including rows that do not fit."""
        return self._all_rows(width).height

    def _all_rows(self, width: int) -> QuestionRows:
        """Return all rows at this width. They are cached, because wrapping is slow."""
        has_class = self.screen.has_class
        # If the note box is open, the pane does not show the note.
        note_rows = 0 if has_class("-note-open") else 4 if has_class("-roomy") else 1
        limits = PaneLimits(width, not has_class("-short"), note_rows)
        if self._cached_rows is None or self._cached_rows[0] != limits:
            title = self.get_visual_style("question-pane--title")
            quiet = self.get_visual_style("question-pane--quiet")
            view = self.view
            rows = build_rows(view, limits, RowStyles(title, quiet)) if view else NO_ROWS
            self._cached_rows = limits, rows
        return self._cached_rows[1]

    def _arrange(self) -> Arrangement:
        width, height = self.content_size
        rows = self._all_rows(width)
        return arrange(rows, height, self._first_question_row, self._first_option_row)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the highlighted option is on the screen; the top if there is none in view."""
        return self.content_region.offset + Offset(0, self._arrange().row_of(self.highlighted))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a region. The rows are arranged once for all lines."""
        self._visible_rows = [*self._arrange().rows()]
        lines = super().render_lines(crop)
        self._gate.open()
        return lines

    def render_line(self, y: int) -> Strip:
        """Return a line. The first line of the highlighted option has the pointer."""
        rows = self._visible_rows
        row = rows[y] if y < len(rows) else QuestionRow()
        plain = style = self.visual_style
        text = row.text
        if row.option_index is not None and row.option_index == self.highlighted:
            style = self.get_visual_style("question-pane--highlighted")
            if y == 0 or rows[y - 1].option_index != row.option_index:
                text = Content(POINTER) + text[len(POINTER) :]
        mark = Content.styled(row.scroll_mark, self.get_visual_style("question-pane--quiet"))
        return row_strip(text, mark, self.content_size.width, style, plain)
