"""The keys of the interview."""

from dataclasses import replace
from string import ascii_letters

from textual.binding import ActiveBinding, Binding, BindingsMap, BindingType

from tensigns.language import N_
from tensigns.tui.question_view import QuestionView

OPTION_KEYS = (*"123456789", *ascii_letters)
"""The digits and letters that are bound to an answer.

Reserved letters are among them, but no option has one as its key. See :mod:`answer_letters`.
"""

ANSWER_KEY = "ctrl+home"
"""The key that a click on the footer entry for all option keys sends.

Users hardly ever press this key, and it only moves the highlight to the first option.
"""

KEYS: list[BindingType] = [
    *(Binding(key, f"answer('{key}')", show=False) for key in OPTION_KEYS),
    Binding(ANSWER_KEY, "highlight_first_option", N_("answer")),
    Binding("0", "answer('0')", N_("don't know")),
    Binding("s", "save", N_("save again"), id="save_again"),
    Binding("left,b", "back", N_("back"), key_display="←", id="previous_question"),
    Binding("right", "forward", N_("on"), key_display="→", id="next_question"),
    Binding("f", "finish", N_("finish"), id="finish"),
    Binding("o", "note", N_("note"), id="note"),
    Binding("p", "note_previous", N_("note before"), id="note_previous"),
    Binding("w", "why", N_("why"), id="why"),
    Binding("v", "entries", N_("what was noted"), show=False, id="entries"),
    Binding("g", "signs", N_("signs"), id="signs"),
    Binding("f4", "log", N_("note what happened"), show=False, key_display="F4", id="log_event"),
    Binding("escape", "leave", N_("leave"), key_display="esc", id="leave_sitting"),
    Binding("f1", "help", N_("help"), key_display="F1", id="help"),
]


def with_answer_keys(
    bindings: dict[str, ActiveBinding], view: QuestionView | None
) -> dict[str, ActiveBinding]:
    """Return the bindings. ``ANSWER_KEY`` is displayed as the keys of the options, such as 1-4.

    ``view`` is the current question; None in the review.
    """
    active = bindings.get(ANSWER_KEY)
    if view is None or active is None:
        return bindings
    binding = replace(active.binding, key_display=view.key_range)
    return bindings | {ANSWER_KEY: active._replace(binding=binding)}


def bind_letters(bindings: BindingsMap, view: QuestionView) -> None:
    """Bind the letters of the question's options that have no binding yet, such as é."""
    for letter in view.keys.difference(OPTION_KEYS, "0"):
        for key in {letter, letter.upper()}.difference(bindings.key_to_bindings):
            bindings.bind(key, f"answer({key!r})", show=False)
