"""Toasts: a new toast replaces the older toast about the same topic, and another page ends it."""

from pathlib import Path

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from tensigns.text.discretion import conceal

STYLE_SHEET = Path(__file__).with_suffix(".tcss")
"""The styles of toasts."""


class ToastApp(App[int]):
    """An app that shows at most one toast about each topic.

    In Textual, toasts pile up: after an undo, the toast about the deletion would still show and
    contradict the new toast. When another page comes, the messages that the user saw on the page
    before are removed; warnings and errors stay. A dialog shows the toasts, and the page behind it
    does not show them a second time.
    """

    def __init__(self, driver_class: type[Driver] | None, *, ansi_color: bool | None) -> None:
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self._newest_toasts: dict[str, Notification] = {}
        """The newest notification about each topic, whether or not it still shows."""
        self._seen_toasts: list[Notification] = []
        """The notifications that were raised before the last key."""
        self._toast_page: Screen[object] | None = None
        """The page, which is no dialog, that showed the toasts last."""

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
        """Remove the toasts of a notification on all screens, unless they are already gone.

        Textual has no public way to remove one toast. By itself it leaves the row of the toast,
        empty, above the newer toasts.
        """
        for toast in [toast for screen in self.screen_stack for toast in screen.query("Toast")]:
            is_of_notification = toast._notification is notification  # type: ignore[attr-defined]  # noqa: SLF001
            if is_of_notification and isinstance(toast.parent, Widget):
                toast.parent.remove()
        self._unnotify(notification)

    async def on_event(self, event: events.Event) -> None:
        """Remember at each key which notifications the user can have seen."""
        if isinstance(event, events.Key):
            self._seen_toasts = [*self._notifications]
        await super().on_event(event)

    def _leave_page(self) -> None:
        """Remove the messages that were seen, if another page has come."""
        page = self.screen
        if isinstance(page, ModalScreen) or page is self._toast_page:
            return
        is_first = self._toast_page is None
        self._toast_page = page
        for notification in () if is_first else self._seen_toasts:
            if notification.severity == "information" and notification in self._notifications:
                self._remove(notification)

    def on_notify(self, event: Notify) -> None:
        """Drop a notification that was replaced before Textual handled it."""
        if event.notification not in self._newest_toasts.values():
            event.prevent_default()

    def _refresh_notifications(self) -> None:
        """Show the toasts on the current screen.

        Textual mounts a widget for toasts with each screen, and the first question would wait 1 ms
        for it. So it is mounted when there is a toast. While the app exits, there is no screen.
        """
        if not self.screen_stack:
            return
        if self._notifications:
            self._hide_other_toasts()
        self._leave_page()
        if self._notifications and not self.screen.query_children(ToastRack):
            if not self.stylesheet.has_source(str(STYLE_SHEET)):
                self.stylesheet.add_source(STYLE_SHEET.read_text("utf-8"), (str(STYLE_SHEET), ""))
            self.screen.mount(ToastRack(id="textual-toastrack"))
        super()._refresh_notifications()

    def _hide_other_toasts(self) -> None:
        """Hide the toasts of the screens behind the current screen, until they are in front."""
        for screen in self.screen_stack:
            for rack in screen.query_children(ToastRack):
                rack.display = screen is self.screen
