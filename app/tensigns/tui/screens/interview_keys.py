"""The keys of the interview."""

from string import ascii_letters

from textual.binding import Binding, BindingType

from tensigns.language import N_

OPTION_KEYS = (*"123456789", *ascii_letters)
"""The keys that can choose an option: its number, or the first letter of its label."""

ANSWER_KEY = "ctrl+home"
"""The key of a footer entry that stands for all option keys. Only a click on the entry sends it."""

KEYS: list[BindingType] = [
    *(Binding(key, f"take('{key}')", show=False) for key in OPTION_KEYS),
    Binding(ANSWER_KEY, "first", N_("answer")),
    Binding("0", "take('0')", N_("don't know")),
    Binding("left,b", "back", N_("back"), key_display="←"),
    Binding("right", "forward", N_("on"), key_display="→"),
    Binding("f", "finish", N_("finish")),
    Binding("o", "note", N_("note")),
    Binding("w", "why", N_("why")),
    Binding("g", "signs", N_("signs")),
    Binding("s", "save", N_("save again")),
    Binding("escape", "leave", N_("leave"), key_display="esc"),
    Binding("f1", "help", N_("help"), key_display="F1"),
]
