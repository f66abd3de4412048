"""A field of a form on the screen: its label, its error, and the widget that takes its text.

A key that leaves a field has priority: the app handles it before it passes on the next key. Keys
that arrive at once would otherwise all go to the field that had the focus at first. Only the arrows
that leave a text on several lines have no priority, because the cursor decides whether they leave
it. The screen must have the actions ``move``, ``step`` and ``go_on``. They first let the fields
finish the keys before that key.
"""

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tensigns.language import N_
from tensigns.prompts.form import FormField
from tensigns.prompts.question import AnswerChoice
from tensigns.text.discretion import conceal
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.hanging_text import HangingText
from tensigns.tui.widgets.option_list import CursorList
from tensigns.tui.widgets.question_rows import TICK
from tensigns.tui.widgets.text_boxes import Input, TextArea

_LABEL_GAP = "  "
"""The blanks between a label and the text beside it."""


class FieldInput(Input):
    """Takes the text of a field on one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.go_on", N_("next"), key_display="enter", priority=True),
        Binding("up", "screen.step(-1)", show=False, priority=True),
        Binding("down", "screen.step(1)", show=False, priority=True),
    ]

    def __init__(self, field: FormField, text: str) -> None:
        suggester = SuggestFromList(field.suggestions, case_sensitive=False)
        super().__init__(
            text,
            placeholder=conceal(field.if_empty),
            suggester=suggester if field.suggestions else None,
            select_on_focus=text == field.default,
            compact=True,
        )
        self._default = field.default

    def on_input_changed(self) -> None:
        """Let typing replace the default, but nothing that the user has typed."""
        self.select_on_focus = self.value == self._default


class FieldArea(TextArea):
    """Takes the text of a field on several lines. Enter begins a new line, Tab goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "screen.move(1)", N_("next"), key_display="tab", priority=True, id="next_field"
        ),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(text, show_line_numbers=False, tab_behavior="focus", compact=True)
        self.move_cursor(self.document.end)

    @property
    def _cursor_row(self) -> int:
        """The row of the cursor among the wrapped lines."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y

    async def action_cursor_up(self, select: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002
        """Move the cursor up; from the first line, move to the field before this field."""
        if self._cursor_row == 0 and not select:
            await self.run_action("screen.step(-1)")
        else:
            super().action_cursor_up(select)

    async def action_cursor_down(self, select: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002
        """Move the cursor down; from the last line, move to the field after this field."""
        if self._cursor_row == self.wrapped_document.height - 1 and not select:
            await self.run_action("screen.step(1)")
        else:
            super().action_cursor_down(select)


class FieldOptions(CursorList):
    """Takes the choice of a field. A tick marks the chosen option.

    A digit or a letter chooses an option and goes on. Enter chooses the option under the cursor.
    Without a choice, no option is under the cursor at first, and Enter only goes on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("next"), key_display="enter", priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("backspace,delete", "clear", show=False, priority=True),
    ]

    class Chosen(Message):
        """Another option was chosen, or the choice was removed."""

    def __init__(self, choices: tuple[AnswerChoice, ...], option_id: str) -> None:
        self._choices = choices
        self.chosen_id = option_id
        super().__init__(*self._options_with_tick(), compact=True)
        self.highlighted = None
        for choice in choices:
            for key in {key for text in choice.keys for key in (text, text.upper())}:
                action = f"choose_and_go_on({choice.id!r})"
                self._bindings.bind(key, action, show=False, priority=True)

    def _options_with_tick(self) -> list[Option]:
        return [Option(_prompt(c, chosen=c.id == self.chosen_id)) for c in self._choices]

    def _highlight_choice(self) -> None:
        ids = [choice.id for choice in self._choices]
        self.highlighted = ids.index(self.chosen_id) if self.chosen_id in ids else None

    def choose(self, option_id: str) -> None:
        """Choose the option with an id. If the id is empty, choose no option."""
        self.chosen_id = option_id
        self.set_options(self._options_with_tick())
        self._highlight_choice()
        self.post_message(self.Chosen())

    def on_focus(self) -> None:
        """Put the cursor on the chosen option."""
        if self.highlighted is None:
            self._highlight_choice()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.highlighted = None

    async def action_choose_and_go_on(self, option_id: str) -> None:
        """Choose an option and go on to the next field."""
        self.choose(option_id)
        await self.run_action("screen.go_on")

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the clicked option."""
        event.stop()
        await self.action_choose_and_go_on(self._choices[event.option_index].id)

    async def action_take(self) -> None:
        """Choose the option under the cursor, if there is one, and go on."""
        if self.highlighted is None:
            await self.run_action("screen.go_on")
        else:
            await self.action_choose_and_go_on(self._choices[self.highlighted].id)

    def action_clear(self) -> None:
        """Choose no option."""
        self.choose("")

    async def action_step(self, step: int) -> None:
        """Move the cursor; above the first option or below the last option, leave the field."""
        if self.highlighted is None:
            self._highlight_choice()
        start = -1 if self.highlighted is None else self.highlighted
        if 0 <= start + step < len(self._choices):
            self.highlighted = start + step
        else:
            await self.run_action(f"screen.step({step})")


class FieldLabel(Static):
    """The label of a field, and its hint or its error.

    The hint or the error is beside the label. If both do not fit on one line, it begins on a line
    of its own, unless the window is short.
    """

    def __init__(self) -> None:
        super().__init__(classes="label")
        self._label = self._side_text = Content("")
        self._is_below = False

    def show(self, label: Content, side_text: Content) -> None:
        """Show a label, with a text beside it that can be empty."""
        self._label, self._side_text = label, side_text
        self._is_below = self._goes_below(self.content_size.width)
        self.update(self._text)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines, after the text has been arranged for this width."""
        if self._is_below != self._goes_below(width):
            self._is_below = not self._is_below
            self.update(self._text, layout=False)
        return super().get_content_height(container, viewport, width)

    def _goes_below(self, width: int) -> bool:
        label_width = self._label.cell_length
        one_line_width = label_width + len(_LABEL_GAP) + self._side_text.cell_length
        return label_width <= width < one_line_width and not self.screen.has_class("-short")

    @property
    def _text(self) -> Content:
        if not self._side_text:
            return self._label
        return self._label + Content("\n" if self._is_below else _LABEL_GAP) + self._side_text


class FormRow(Vertical):
    """The row of a field. ``text`` is the first text of the field, or the id of an option."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"form-row--error", "form-row--hint"}

    def __init__(self, field: FormField, text: str) -> None:
        super().__init__()
        self.field = field
        self.editor: FieldInput | FieldArea | FieldOptions = _editor(field, text)
        self._label = FieldLabel()

    def compose(self) -> ComposeResult:
        yield self._label
        yield self.editor

    def on_mount(self) -> None:
        """Show the label with the hint."""
        self.show_error("")

    @property
    def text(self) -> str:
        """The text of the field, or the id of the chosen option."""
        if isinstance(self.editor, FieldInput):
            return self.editor.value
        return self.editor.text if isinstance(self.editor, FieldArea) else self.editor.chosen_id

    async def finish_typing(self) -> None:
        """Wait until the field has handled the keys that it has received, or is closed.

        Options handle their keys at once. A field that moves on by a key of its own cannot wait for
        itself.
        """
        editor = self.editor
        if isinstance(editor, FieldOptions) or not editor.is_running:
            return
        if editor.task is asyncio.current_task():
            return
        handled = asyncio.get_running_loop().create_future()
        if editor.call_later(handled.set_result, None):
            await asyncio.wait([handled, editor.task], return_when=asyncio.FIRST_COMPLETED)

    def replace_text(self, text: str) -> None:
        """Replace the text of a field without options.

        If the field has several lines, the user can undo the replacement.
        """
        if isinstance(self.editor, FieldArea):
            self.editor.replace(text, (0, 0), self.editor.document.end)
        elif isinstance(self.editor, FieldInput):
            self.editor.value = " ".join(text.split())

    def show_error(self, error: str) -> None:
        """Show an error with the label; the hint if the error is empty."""
        style = self.get_visual_style("form-row--error" if error else "form-row--hint")
        side_text = Content.styled(error or self.field.hint, style)
        self._label.show(Content.styled(self.field.label, "bold"), side_text)


def _editor(field: FormField, text: str) -> FieldInput | FieldArea | FieldOptions:
    if field.options:
        return FieldOptions(field.choices, text)
    return FieldArea(text) if field.is_multiline else FieldInput(field, text)


def _prompt(choice: AnswerChoice, *, chosen: bool) -> HangingText:
    label = Content.styled(choice.keys[0], "bold") + Content(f" {TICK}" if chosen else "")
    return HangingText(label, 4, Content(choice.label))
