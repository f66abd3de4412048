"""Toasts: a new toast replaces the older toast about the same topic."""

from pathlib import Path

from textual.app import App
from textual.driver import Driver
from textual.notifications import Notification, Notify, SeverityLevel
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from tensigns.text.discretion import conceal

STYLE_SHEET = Path(__file__).with_suffix(".tcss")
"""The styles of toasts."""


class ToastApp(App[int]):
    """An app that shows at most one toast about each topic.

    In Textual, toasts pile up: after an undo, the toast about the deletion would still show and
    contradict the new toast.
    """

    def __init__(self, driver_class: type[Driver] | None, *, ansi_color: bool | None) -> None:
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self._newest_toasts: dict[str, Notification] = {}
        """The newest notification about each topic, whether or not it still shows."""

    def notify(  # noqa: PLR0913  the parameters of Textual's method, and the topic
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
        topic: str = "",
    ) -> None:
        """Show a toast. It replaces the older toast about the same topic.

        If ``topic`` is empty, the message is the topic. Must be called in the thread of the app.
        """
        topic = topic or message
        message = conceal(message)
        timeout = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        notification = Notification(message, title, severity, timeout, markup=markup)
        older = self._newest_toasts.get(topic)
        self._newest_toasts[topic] = notification
        if older is not None:
            self._remove(older)
        self.post_message(Notify(notification))

    def _remove(self, notification: Notification) -> None:
        """Remove the toast of a notification, unless it is already gone.

        Textual has no public way to remove one toast. By itself it leaves the row of the toast,
        empty, above the newer toasts.
        """
        for toast in self.screen.query("Toast"):
            is_of_notification = toast._notification is notification  # type: ignore[attr-defined]  # noqa: SLF001
            if is_of_notification and isinstance(toast.parent, Widget):
                toast.parent.remove()
        self._unnotify(notification)

    def on_notify(self, event: Notify) -> None:
        """Drop a notification that was replaced before Textual handled it."""
        if event.notification not in self._newest_toasts.values():
            event.prevent_default()

    def _refresh_notifications(self) -> None:
        """Show the toasts on the current screen.

        Textual mounts a widget for toasts with each screen, and the first question would wait 1 ms
        for it. So it is mounted when there is a toast.
        """
        if self._notifications and not self.screen.query_children(ToastRack):
            if not self.stylesheet.has_source(str(STYLE_SHEET)):
                self.stylesheet.add_source(STYLE_SHEET.read_text("utf-8"), (str(STYLE_SHEET), ""))
            self.screen.mount(ToastRack(id="textual-toastrack"))
        super()._refresh_notifications()
