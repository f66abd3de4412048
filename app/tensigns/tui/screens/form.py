"""A form on the full screen. Every form of the program is this screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.prompts.form import Form, ParsedForm, Values, parse_form
from tensigns.report.wording import uncapitalize
from tensigns.storage.file_faults import short_message
from tensigns.tui.editing import edit_in_editor
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.form_row import FieldOptions, FormRow
from tensigns.tui.widgets.header import ScreenHeader


class FormFields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The rows of a form. They scroll with the focus."""


class FormScreen(Page[Values]):
    """A form about a client. The result is the values that were saved; None if the user leaves.

    ``texts`` are the texts of a form that was started before, by field. When the user saves and
    every value is valid, ``save`` is called with the values. If ``save`` raises a
    :class:`TensignsError`, the error is shown and the form stays.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), key_display="^S", priority=True, id="save"),
        Binding(
            "tab",
            "move(1)",
            N_("next field"),
            show=False,
            key_display="tab",
            priority=True,
            id="next_field",
        ),
        Binding("shift+tab", "move(-1)", show=False, priority=True, id="previous_field"),
        Binding("f2", "edit", N_("editor"), key_display="F2", priority=True, id="edit"),
        Binding("f1", "help", N_("help"), key_display="F1", priority=True, id="help"),
        Binding("escape", "dismiss", N_("back"), key_display="esc", priority=True, id="back"),
        Binding("f3", "dismiss", show=False, priority=True),
    ]

    def __init__(
        self,
        client_name: str,
        form: Form,
        texts: Mapping[str, str],
        save: Callable[[Values], None],
    ) -> None:
        super().__init__()
        self.form = form
        self.client_name = client_name
        self._save = save
        self._is_saved = False
        self._rows = {
            field.id: FormRow(field, texts.get(field.id, field.default)) for field in form.fields
        }

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self.client_name, uncapitalize(self.form.title))
        with FormFields():
            yield from self._rows.values()
        yield Static(classes="failure")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the fields, with the cursor in the first field."""
        self._show_fields(self._parse())
        self._show_failure("")
        # A row that closes counts as hidden. The app may exit while this screen opens.
        for row in self._shown_rows[:1]:
            self.set_focus(row.editor)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each field, also of the fields that are not shown."""
        return {field_id: row.text for field_id, row in self._rows.items()}

    @property
    def is_started(self) -> bool:
        """Whether the text of any field differs from the default of the field."""
        return any(row.text.strip() != row.field.default for row in self._rows.values())

    @property
    def _shown_rows(self) -> list[FormRow]:
        return [row for row in self._rows.values() if row.display]

    @property
    def _focused_row(self) -> FormRow | None:
        return next((row for row in self._shown_rows if row.editor is self.focused), None)

    def _parse(self) -> ParsedForm:
        return parse_form(self.form, self.texts)

    def _show_fields(self, parsed: ParsedForm) -> None:
        for field_id, row in self._rows.items():
            row.display = parsed.is_shown(field_id)

    def _show_failure(self, message: str) -> None:
        failure = self.query_one(".failure", Static)
        failure.update(Content(message))
        failure.display = bool(message)

    # Moving

    async def action_move(self, step: int) -> None:
        """Move to the next or the previous field; after the last field comes the first."""
        await self._finish_typing()
        self._move(step)

    def _move(self, step: int) -> None:
        rows = self._shown_rows
        row = self._focused_row
        if rows:  # The app may exit while a field finishes its keys.
            index = (rows.index(row) + step) % len(rows) if row else 0
            self.set_focus(rows[index].editor)

    async def action_step(self, step: int) -> None:
        """Move like :meth:`action_move`, but neither above the first field nor below the last."""
        await self._finish_typing()
        rows = self._shown_rows
        row = self._focused_row
        if row is not None and 0 <= rows.index(row) + step < len(rows):
            self._move(step)

    async def action_go_on(self) -> None:
        """Go on to the next field. After the last field, save."""
        await self._finish_typing()
        if self._is_last_field:
            await self.action_save()
        else:
            self._move(1)

    async def _finish_typing(self) -> None:
        """Wait until the field with the focus has its whole text, and show the fields after it."""
        if (row := self._focused_row) is not None:
            await row.finish_typing()
        self._show_fields(self._parse())

    @property
    def _is_last_field(self) -> bool:
        return self._shown_rows[-1:] == [self._focused_row]

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check the field that the user leaves, unless it is empty."""
        row = self._row_of(event.widget)
        if row is None or not self.is_current:
            return
        parsed = self._parse()
        self._show_fields(parsed)
        row.show_error(parsed.errors.get(row.field.id, "") if row.text.strip() else "")
        self.call_after_refresh(self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        """Keep the field with the focus in view, because an error may have moved it."""
        row = self._focused_row
        if row is not None:
            row.scroll_visible(animate=False)

    def on_descendant_focus(self) -> None:
        """Show what Enter does in this field."""
        self.refresh_bindings()

    def on_field_options_chosen(self) -> None:
        """Show the fields that belong to the choice, and hide those that do not."""
        self._show_fields(self._parse())

    def _row_of(self, editor: Widget) -> FormRow | None:
        return next((row for row in self._rows.values() if row.editor is editor), None)

    # Saving

    async def action_save(self) -> None:
        """Save the form and close it. If a value is not valid, show why and focus its field."""
        for row in self._rows.values():
            await row.finish_typing()
        if self._is_saved or not self.is_current:
            # A second key to save may come before the screen is gone.
            return
        parsed = self._parse()
        self._show_fields(parsed)
        for field_id, row in self._rows.items():
            row.show_error(parsed.errors.get(field_id, ""))
        if parsed.errors:
            self.set_focus(self._rows[next(iter(parsed.errors))].editor)
            self.call_after_refresh(self._scroll_to_focus)
            return
        try:
            self._save(parsed.values)
        except TensignsError as error:
            self._show_failure(short_message(error))
        else:
            self._is_saved = True
            self.dismiss(parsed.values)

    # Leaving, editor, help, keys

    async def action_dismiss(self, result: Values | None = None) -> None:
        """Leave the form with what was typed before this key."""
        await self._finish_typing()
        self.dismiss(result)

    async def action_edit(self) -> None:
        """Open the text of the field in the user's editor."""
        await self._finish_typing()
        row = self._focused_row
        if row is not None and not isinstance(row.editor, FieldOptions):
            row.replace_text(edit_in_editor(row, row.text))

    def action_help(self) -> None:
        """Show the help, the keys, and what can be typed in the field."""
        paragraph = _(
            "Tab and the arrows move between the fields. Esc goes back and keeps what you typed "
            "for as long as tensigns runs; nothing is written before you save."
        )
        row = self._focused_row
        listing = row.field.listing if row else ()
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys, listing))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable the editor in the fields that take a text."""
        if action != "edit" or not self.is_mounted:
            return True
        row = self._focused_row
        return row is not None and not isinstance(row.editor, FieldOptions)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The active bindings.

        In the last field, Enter is described as saving, and the other key that saves is not in the
        footer.
        """
        bindings = super().active_bindings
        enter = bindings.get("enter")
        if enter is None or not self.is_mounted or not self._is_last_field:
            return bindings
        hidden = {
            key: active._replace(binding=replace(active.binding, show=False))
            for key, active in bindings.items()
            if active.binding.action == "save"
        }
        saving = enter._replace(binding=replace(enter.binding, description=_("save")))
        return bindings | hidden | {"enter": saving}
