"""What every screen shares: styles, breakpoints, and key descriptions in the user's language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.geometry import Size
from textual.screen import Screen

from tensigns.language import gettext as _

Result = TypeVar("Result")


class BaseScreen(Screen[Result]):
    """Folds where there is little room; tells keys in the language in use.

    It folds below 90 and 60 columns and below 16 rows. The styles stand in a file beside the
    screen's own, and are read once the first such screen is made: no screen waits for the styles
    of another, and Textual would read all anew.
    """

    # Textual types these as variables of an instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-narrow"), (90, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall"), (28, "-roomy")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        # What is special comes after what it is a special case of, and so wins.
        for sheet in map(_sheet, reversed(type(self).__mro__)):
            if sheet.is_file() and not self.app.stylesheet.has_source(str(sheet)):
                self.app.stylesheet.add_source(sheet.read_text("utf-8"), (str(sheet), ""))
        self._fold(self.app.size)
        self.covered = 0
        """How often another screen came over this one."""

    def on_screen_suspend(self) -> None:
        """Count it."""
        self.covered += 1

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Give the result, once: Textual would take away whatever screen is on top by then."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        """Fold before the paint: the terminal may have changed while another screen was open."""
        self._fold(self.app.size)

    def _fold(self, size: Size) -> None:
        """Take the classes of a size at once; Textual takes them once the screen is painted."""
        folded: dict[str, bool] = {}
        for cells, points in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            reached = [name for least, name in points if least <= cells]
            folded |= {name: name == reached[-1] for _least, name in points}
        self.update_classes(folded, animate=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings in force, the screen's own in their order, in the language in use."""
        order = _order(type(self))
        known = super().active_bindings.items()
        listed = sorted(known, key=lambda each: order.get(each[1].binding.action, -1))
        return {key: self._told(active) for key, active in listed}

    @staticmethod
    def _told(active: ActiveBinding) -> ActiveBinding:
        binding = active.binding
        if not binding.description:
            return active
        return active._replace(binding=replace(binding, description=_(binding.description)))


def _sheet(kind: type) -> Path:
    """Where the styles of a screen are, if it has any."""
    return Path(__file__).with_name(kind.__module__.rpartition(".")[2]).with_suffix(".tcss")


class Page(BaseScreen[Result]):
    """A full screen."""

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.recoloured())

    def recoloured(self) -> None:
        """Draw anew what no style sheet colours: another theme is worn."""


@cache
def _order(screen: type[Screen[Any]]) -> Mapping[str, int]:
    """The place of each action among those of a kind of screen, its own before inherited ones."""
    kinds = (vars(kind).get("BINDINGS", ()) for kind in screen.__mro__)
    declared = [each.action for kind in kinds for each in kind if isinstance(each, Binding)]
    return {action: place for place, action in reversed([*enumerate(declared)])}


def key_descriptions(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Every key of ours on a screen, as displayed, with what it does; each action once."""
    for active in own_bindings(screen):
        yield screen.app.get_key_display(active.binding), active.binding.description


def own_bindings(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """The bindings of ours on a screen that say what they do; each action once.

    Textual's own, which move the cursor and the focus, are told in English by Textual.
    """
    told: set[str] = set()
    # What can be done everywhere is told last.
    for active in sorted(screen.active_bindings.values(), key=lambda each: each.node is screen.app):
        action = active.binding.action.removeprefix("app.")
        if active.binding.description and action not in told and _is_ours(active):
            told.add(action)
            yield active


def _is_ours(active: ActiveBinding) -> bool:
    kinds = (kind for kind in type(active.node).__mro__ if kind.__module__.startswith("tensigns."))
    declared = (each for kind in kinds for each in vars(kind).get("BINDINGS", ()))
    return any(
        isinstance(each, Binding)
        and each.action == active.binding.action
        and active.binding.key in each.key.split(",")
        for each in declared
    )
