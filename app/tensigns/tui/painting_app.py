"""Painting that suits screen readers: only what changes is sent, and the cursor is at the focus."""

from typing import Any, ClassVar

from textual import events
from textual._compositor import CompositorUpdate
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Offset, Size
from textual.screen import Screen

from tensigns.language import N_
from tensigns.tui.frame import TerminalFrame
from tensigns.tui.toasts import ToastApp

RESIZES_AT_START = 2
"""How many resize events Textual sends at the start: one from the app and one from the driver."""


class PaintingApp(ToastApp):
    """An app that sends only what changes, and moves the terminal's cursor to the focus.

    Textual sends every line of a widget that paints itself, with its borders, and often the whole
    screen. It moves the cursor only in text boxes. The cursor stays hidden, because lists
    show a pointer of their own, but screen readers and magnifiers follow its position.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, the key works in dialogs and in text boxes too.
        Binding(
            "ctrl+l",
            "draw_again",
            N_("draw the screen again"),
            show=False,
            priority=True,
            id="draw_again",
        ),
    ]

    def __init__(self, driver_class: type[Driver] | None, *, ansi_color: bool | None) -> None:
        super().__init__(driver_class, ansi_color=ansi_color)
        self._frame = TerminalFrame()
        self._painted_screen: Screen[Any] | None = None
        self._terminal_size: Size | None = None
        """The size of the terminal at the first paint or at the last change; None before these."""
        self._resize_count = 0

    def on_mount(self) -> None:
        """Send everything again after another program had the terminal."""
        self.app_resume_signal.subscribe(self, lambda _app: self._frame.forget())

    def on_resize(self, event: events.Resize) -> None:
        """Send everything again, because terminals wrap lines when their size changes.

        The events at the start have the size of the first paint. Nothing is sent again for them.
        A later event with the same size as before is about a size that changed there and back:
        the system can merge the two signals. Textual does nothing for such an event.
        """
        self._resize_count += 1
        if event.size != self._terminal_size:
            self._frame.forget()
        elif self._resize_count > RESIZES_AT_START:
            self.action_draw_again()
        self._terminal_size = event.size

    def action_draw_again(self) -> None:
        """Send everything again, because another program may have written to the terminal."""
        self._frame.forget()
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send the changed parts of an update. Textual has no public method for it.

        A newly shown screen is sent as a whole, which replaces what other programs wrote.
        """
        if isinstance(renderable, CompositorUpdate) and self._sends_updates:
            if screen is not self._painted_screen:
                self._frame.forget()
                self._painted_screen = screen
            self._terminal_size = self._terminal_size or self.size
            renderable = self._frame.changes(renderable, self.size)
            self.cursor_position = _focus_offset(screen) or self.cursor_position
        super()._display(screen, renderable)

    @property
    def _sends_updates(self) -> bool:
        """Whether Textual sends updates now. An update that it drops changes no cell."""
        is_running = self._running and not self._closed and not self._batch_count
        return is_running and not self.is_headless and self._driver is not None


def _focus_offset(screen: Screen[Any]) -> Offset | None:
    """Return where the focus is: the cursor of a list or a text box, else the top of the widget."""
    focused = screen.focused
    if focused is None:
        return None
    offset: Offset | None = getattr(focused, "cursor_screen_offset", None)
    return offset or focused.content_region.offset
