"""The forms that the user has started and not saved."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tensigns.tui.screens.form import FormScreen


class FormKey(Struct, frozen=True):
    """What identifies a started form: the client's slug and the id of the form."""

    slug: str
    form_id: str


class _StartedForm(Struct, frozen=True):
    """The name of a started form for a message, and its texts by field."""

    name: str
    texts: Mapping[str, str]


class StartedForms:
    """Keeps the texts of started forms for as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[FormKey, _StartedForm] = {}
        self._open: dict[FormKey, FormScreen] = {}

    def texts(self, key: FormKey) -> Mapping[str, str]:
        """Return the texts of a form that was started before; empty if there is none."""
        kept = self._kept.get(key)
        return kept.texts if kept else MappingProxyType({})

    def open(self, key: FormKey, screen: "FormScreen") -> None:
        """Remember that a form is on the screen."""
        self._open[key] = screen

    def close(self, key: FormKey, *, saved: bool) -> bool:
        """Forget that a form is on the screen. Return whether its texts are kept.

        The texts of a saved form, and of a form with only its defaults, are not kept.
        """
        screen = self._open.pop(key)
        self._kept.pop(key, None)
        is_kept = screen.is_started and not saved
        if is_kept:
            self._kept[key] = _StartedForm(_name(screen), screen.texts)
        return is_kept

    def names(self) -> list[str]:
        """Return the names of all started forms, those on the screen too."""
        started = [screen for screen in self._open.values() if screen.is_started]
        kept = [form.name for key, form in self._kept.items() if key not in self._open]
        return sorted([*map(_name, started), *kept])


def _name(screen: "FormScreen") -> str:
    return f"{screen.form.title} ({screen.client_name})"
