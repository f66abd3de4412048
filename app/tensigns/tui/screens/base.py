"""The base classes of all screens: style sheets, breakpoints, key descriptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.geometry import Size
from textual.keys import key_to_character
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tensigns.language import gettext as _

Result = TypeVar("Result")


class BaseScreen(Screen[Result]):
    """A screen with a style sheet of its own and a layout for each size of the terminal.

    A style sheet belongs to a module: the styles of the classes in ``home.py`` are in
    ``home.tcss``. The constructor loads the style sheets of the class and of its base classes. This
    replaces ``Screen.CSS_PATH``. For each new ``CSS_PATH``, Textual parses all style sheets and
    styles all widgets again, which takes 10 to 20 ms.

    The screen sets the style classes of its breakpoints before its first paint. Textual sets them
    after the first paint, so a wide layout would appear for a moment in a small terminal.
    """

    # Textual declares these as instance variables.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (90, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall"), (28, "-roomy")]  # noqa: RUF012

    takes_type_ahead: ClassVar[bool] = True
    """Whether the screen takes the keys that were typed while it opened for the first time."""

    class ReadyForKeys(Message):
        """Posted when the focus of the screen is set, so that the screen can handle keys."""

    def __init__(self) -> None:
        super().__init__()
        # Base classes come first, because a later rule overrides an earlier rule.
        for screen_class in reversed(type(self).__mro__):
            if issubclass(screen_class, BaseScreen):
                self.load_style_sheet(style_sheet_path(screen_class))
        self._set_breakpoint_classes(self.app.size, update=False)
        self._was_shown = False
        """Whether this screen was the top screen before."""
        self.cover_count = 0
        """The number of times that another screen has covered this screen."""
        self.awaits_flow = False
        """Whether a flow that this screen requested has not ended."""
        self.is_ready_for_keys = False
        """Whether the screen is in front and its focus is set."""
        self._was_scrolled = False
        """Whether something was scrolled since the last layout."""

    def post_message(self, message: Message) -> bool:
        """Post a message. A screen that posts a :class:`FlowRequest` waits for the flow."""
        if isinstance(message, FlowRequest):
            self.awaits_flow = True
        return super().post_message(message)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Leave out Textual's widgets for toasts and tooltips.

        :class:`ToastApp` mounts the former when there is a toast. Nothing has a tooltip.
        """

    def load_style_sheet(self, path: Path) -> None:
        """Load a style sheet, unless there is none or it is loaded."""
        stylesheet = self.app.stylesheet
        if path.is_file() and not stylesheet.has_source(str(path)):
            stylesheet.add_source(path.read_text("utf-8"), (str(path), ""))

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:  # noqa: FBT001, FBT002
        """Lay out the screen. If it was scrolled since the last layout, paint all of it.

        Textual paints where the new layout differs from the last layout. It does not take account
        of where scrolled widgets were painted since, so that rows of them could stay.
        """
        is_layout = not scroll or bool(self._layout_widgets)
        super()._refresh_layout(size, scroll)
        if is_layout and self._was_scrolled:
            self.refresh()
        self._was_scrolled = not is_layout

    def on_screen_suspend(self) -> None:
        """Add one to ``cover_count``, because another screen covers this screen."""
        self.cover_count += 1
        self.is_ready_for_keys = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen and return a result to the flow that opened it.

        If another screen covers this screen, do nothing, because Textual's method would close that
        other screen.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Set the breakpoints before the paint, because the terminal may have a new size.

        At the first paint the styles are new. Textual would set all of them again.
        """
        event.refresh_styles = self._was_shown
        self._was_shown = True
        self._set_breakpoint_classes(self.app.size)
        # Textual sets the focus after this method.
        self.call_later(self._become_ready)

    def _become_ready(self) -> None:
        self.is_ready_for_keys = self.app.screen is self
        self.post_message(self.ReadyForKeys())

    def _set_breakpoint_classes(self, size: Size, *, update: bool = True) -> None:
        """Set the style classes for a size of the terminal. ``update``: whether to restyle now."""
        classes: dict[str, bool] = {}
        for cells, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            reached_names = [name for minimum, name in breakpoints if minimum <= cells]
            classes |= {name: name == reached_names[-1] for _minimum, name in breakpoints}
        self.update_classes(classes, animate=False, update=update)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The active bindings by key, described in the user's language.

        The screen's own bindings come last, in the order of their declaration.
        """
        order = _binding_order(type(self))
        bindings = sorted(
            super().active_bindings.items(),
            key=lambda item: order.get(item[1].binding.action, -1),
        )
        return {key: _translate(active) for key, active in bindings if not self.is_typed(key)}

    def is_typed(self, key: str) -> bool:
        """Return whether the text box with the focus takes a key as a character.

        Textual asks this before it applies the keys that the user has set.
        """
        focused = self.focused
        return focused is not None and focused.check_consume_key(key, key_to_character(key))


class BlankScreen(Screen[None]):
    """The screen below all others, which is never seen.

    It replaces Textual's default screen, which sets up widgets for toasts and tooltips. The first
    question would wait 2 ms for them.
    """

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Leave out Textual's widgets for toasts and tooltips."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the styles, which are new."""
        event.refresh_styles = False

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:  # noqa: FBT001, FBT002
        """Do nothing. Textual would lay this screen out five times before the first question."""


class Page(BaseScreen[Result]):
    """A screen that fills the terminal."""

    def on_mount(self) -> None:
        """Call :meth:`apply_theme` after each change of the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.apply_theme())

    async def on_unmount(self) -> None:
        """End the subscription, which would keep the closed screen in memory."""
        self.app.theme_changed_signal.unsubscribe(self)

    def apply_theme(self) -> None:
        """Draw again the texts whose colours come from the theme and not from a style sheet."""


@dataclass
class FlowRequest(Message):
    """A request from ``screen`` to start a flow. See :mod:`tensigns.tui.flows.handlers`."""

    screen: BaseScreen[Any]


def style_sheet_path(screen_class: type[BaseScreen[Any]]) -> Path:
    """Return the path of the style sheet for the module of a class. The file need not exist."""
    module_name = screen_class.__module__.rpartition(".")[2]
    return Path(__file__).with_name(f"{module_name}.tcss")


def key_descriptions(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Yield the displayed key and the description of each of our bindings on a screen."""
    for active in own_bindings(screen):
        yield screen.app.get_key_display(active.binding), active.binding.description


def own_bindings(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """Yield one binding with a description for each action that our classes declare.

    The app's bindings come last. Textual's own bindings move the cursor and the focus. They are
    left out, because their descriptions are only in English.
    """
    actions: set[str] = set()
    bindings = screen.active_bindings.values()
    for active in sorted(bindings, key=lambda active: active.node is screen.app):
        action = active.binding.action.removeprefix("app.")
        if active.binding.description and action not in actions and _is_ours(active):
            actions.add(action)
            yield active


@cache
def _binding_order(screen_class: type[Screen[Any]]) -> Mapping[str, int]:
    """Return the index of each action among the bindings of a class and of its base classes.

    The bindings of the class come first. If an action has several bindings, the first binding
    counts.
    """
    actions = [binding.action for binding in _declared_bindings(screen_class)]
    return {action: index for index, action in reversed([*enumerate(actions)])}


def _is_ours(active: ActiveBinding) -> bool:
    """Whether a class of our modules declares the action of a binding, and its key or its id.

    The user may have set another key.
    """
    key, action, binding_id = active.binding.key, active.binding.action, active.binding.id
    return any(
        binding.action == action
        and (key in binding.key.split(",") or (binding_id is not None and binding.id == binding_id))
        for binding in _declared_bindings(type(active.node), "tensigns.")
    )


def _declared_bindings(node_class: type, module_prefix: str = "") -> Iterator[Binding]:
    """Yield the bindings that a class and its base classes declare.

    Skip a class whose module's name does not start with ``module_prefix``.
    """
    for base_class in node_class.__mro__:
        if base_class.__module__.startswith(module_prefix):
            for binding in vars(base_class).get("BINDINGS", ()):
                if isinstance(binding, Binding):
                    yield binding


def _translate(active: ActiveBinding) -> ActiveBinding:
    """Return the binding with its description in the current language."""
    binding = active.binding
    if not binding.description:
        return active
    return active._replace(binding=replace(binding, description=_(binding.description)))
