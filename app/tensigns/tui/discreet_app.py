"""The key that turns discreet mode on and off, on every screen."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.tui.screens.base import Page, own_bindings
from tensigns.tui.toasts import ToastApp

if TYPE_CHECKING:
    from tensigns.tui.flows.flow_context import FlowContext


class DiscreetApp(ToastApp):
    """An app that shows numbers in place of the names of clients while discreet mode is on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, the key works in dialogs and in text boxes too.
        Binding(
            "ctrl+n",
            "toggle_names",
            N_("hide or show names"),
            show=False,
            priority=True,
            id="hide_names",
        ),
    ]
    flow_context: "FlowContext"

    def action_toggle_names(self) -> None:
        """Hide the names of clients on every screen, or show them again."""
        # Imported here because the first question must not wait for it.
        from tensigns.session.discretion import toggle_names  # noqa: PLC0415

        try:
            is_hidden = toggle_names(self.flow_context.library)
        except TensignsError as error:
            self.flow_context.show_error(error)
            return
        # The texts of older toasts may have names.
        self.clear_notifications()
        self._draw_again()
        message = (
            _("Clients are numbers now. {key} shows their names again.").format(key=self._key())
            if is_hidden
            else _("The names of clients are shown again.")
        )
        self.flow_context.show_message(message, topic="names")

    def _key(self) -> str:
        """Return the key of this action, as the footer shows it."""
        bindings = (active.binding for active in own_bindings(self.screen))
        keys = (
            self.get_key_display(binding)
            for binding in bindings
            if binding.action.removeprefix("app.") == "toggle_names"
        )
        return next(keys, "^N")

    def _draw_again(self) -> None:
        """Draw every screen again, also those that are covered."""
        # Imported here because the first question must not wait for it.
        from tensigns.tui.widgets.option_list import CursorList  # noqa: PLC0415

        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.apply_theme()
            for widget in (screen, *screen.query()):
                # Textual calls this after a change of style. It discards the cache of drawn lines.
                widget.notify_style_update()
                if isinstance(widget, CursorList):
                    widget.draw_options_again()
                widget.refresh(layout=True)
