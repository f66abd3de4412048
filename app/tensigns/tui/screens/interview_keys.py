"""The keys of the interview."""

from dataclasses import replace

from textual.binding import ActiveBinding, Binding, BindingsMap, BindingType

from tensigns.language import N_
from tensigns.tui.question_view import QuestionView

ANSWER_KEY = "ctrl+home"
"""The key that a click on the footer entry for all option keys sends.

Users hardly ever press this key, and it only moves the highlight to the first option.
"""

KEYS: list[BindingType] = [
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


def bind_answers(bindings: BindingsMap, view: QuestionView) -> None:
    """Bind the digits and letters of the question's options that have no binding yet.

    No option has the letter of another key. See :mod:`answer_letters`.
    """
    for answer_key in view.keys:
        for key in {answer_key, answer_key.upper()}.difference(bindings.key_to_bindings):
            bindings.bind(key, f"answer({key!r})", show=False)
