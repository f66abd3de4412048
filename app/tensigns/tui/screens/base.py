"""The base classes of all screens: style sheets, folding, keys in the user's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from tensigns.language import gettext as _

Result = TypeVar("Result")


class BaseScreen(Screen[Result]):
    """A screen with its own style sheet that folds where there is little room.

    A style sheet belongs to a module: the styles of the classes in ``home.py`` are in
    ``home.tcss``. The constructor loads the sheets of the class and of its base classes.
    This replaces ``Screen.CSS_PATH``: with it, Textual parses all style sheets and styles all
    widgets again at the first screen of each class, which takes 10 to 20 ms.

    The screen sets the classes of its breakpoints before its first paint. Textual alone sets them
    after it, so that a wide layout shows for a moment in a small terminal.
    """

    # Textual types these as variables of an instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (90, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall"), (28, "-roomy")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        # Base classes first: a later rule overrides an earlier one.
        for screen_class in reversed(type(self).__mro__):
            if issubclass(screen_class, BaseScreen):
                self._load_style_sheet(style_sheet_path(screen_class))
        self._fold(self.app.size)
        self.cover_count = 0
        """How often another screen has covered this one."""

    def _load_style_sheet(self, path: Path) -> None:
        stylesheet = self.app.stylesheet
        if path.is_file() and not stylesheet.has_source(str(path)):
            stylesheet.add_source(path.read_text("utf-8"), (str(path), ""))

    def on_screen_suspend(self) -> None:
        """Count the screens that cover this one."""
        self.cover_count += 1

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Return a result and close this screen, unless another one covers it.

        Textual's method would then close the screen that is on top.
        """
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        """Fold before the paint: the terminal may have been resized under another screen."""
        self._fold(self.app.size)

    def _fold(self, size: Size) -> None:
        """Set the classes of the breakpoints for a size of the terminal."""
        classes: dict[str, bool] = {}
        for cells, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            reached = [name for minimum, name in breakpoints if minimum <= cells]
            classes |= {name: name == reached[-1] for _minimum, name in breakpoints}
        self.update_classes(classes, animate=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The active bindings by key, described in the user's language.

        The screen's own come in the order of their declaration, after all others.
        """
        order = _binding_order(type(self))
        bindings = sorted(
            super().active_bindings.items(),
            key=lambda item: order.get(item[1].binding.action, -1),
        )
        return {key: _translate(active) for key, active in bindings}


class Page(BaseScreen[Result]):
    """A screen that fills the terminal."""

    def on_mount(self) -> None:
        """Follow changes of the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.apply_theme())

    def apply_theme(self) -> None:
        """Draw again what takes its colours from the theme without a style sheet."""


@dataclass
class FlowRequest(Message):
    """A key of ``screen`` asks the app to start a flow; see :mod:`tensigns.tui.flows.handlers`."""

    screen: BaseScreen[Any]


def style_sheet_path(screen_class: type[BaseScreen[Any]]) -> Path:
    """The style sheet of the module that defines a class; the file need not exist."""
    module_name = screen_class.__module__.rpartition(".")[2]
    return Path(__file__).with_name(f"{module_name}.tcss")


def key_descriptions(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """The displayed key and the description of every binding of ours on a screen."""
    for active in own_bindings(screen):
        yield screen.app.get_key_display(active.binding), active.binding.description


def own_bindings(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """The described bindings that our classes declare; one for each action, the app's last.

    Textual's own bindings, which move the cursor and the focus, are described in English only.
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
    """The index of each action among the bindings of a class, followed by its base classes'."""
    actions = [binding.action for binding in _declared_bindings(screen_class)]
    return {action: index for index, action in reversed([*enumerate(actions)])}


def _is_ours(active: ActiveBinding) -> bool:
    return any(
        binding.action == active.binding.action and active.binding.key in binding.key.split(",")
        for binding in _declared_bindings(type(active.node), "tensigns.")
    )


def _declared_bindings(node_class: type, module_prefix: str = "") -> Iterator[Binding]:
    """The bindings that a class and its base classes declare, of modules with this prefix."""
    for base_class in node_class.__mro__:
        if base_class.__module__.startswith(module_prefix):
            for binding in vars(base_class).get("BINDINGS", ()):
                if isinstance(binding, Binding):
                    yield binding


def _translate(active: ActiveBinding) -> ActiveBinding:
    binding = active.binding
    if not binding.description:
        return active
    return active._replace(binding=replace(binding, description=_(binding.description)))
