"""The order of keys: a widget handles a key before it gets the next one."""

from textual import events
from textual.widget import Widget


async def run_binding(widget: Widget, event: events.Key) -> None:
    """Run the binding that a widget has for a key. If it has none, the app handles the key.

    The app has already run the bindings with priority. It runs the other bindings after the widget
    has got further keys that are typed at once.
    """
    bindings = widget._bindings.copy()  # noqa: SLF001  no public access to the bindings of a widget
    bindings.apply_keymap(widget.app._keymap)  # noqa: SLF001  no public access to the user's keys
    for binding in bindings.key_to_bindings.get(event.key, ()):
        if not binding.priority and await widget.app.run_action(binding.action, widget):
            event.stop()
            return
