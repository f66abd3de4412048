"""Faults in names, translations and reserved words."""

from tests.questionnaires.table_edits import (
    IDLE,
    LATE,
    RAISED,
    REASON,
    SOUND,
    TableFault,
    append_parts,
    option,
    remove_key,
    set_values,
    when,
)

STRUCTURE_FAULTS: dict[str, TableFault] = {
    "a sign's id twice": (
        append_parts("", "sign", {**SOUND["sign"][0], "number": 3}),
        "sign",
        "“late-texts”",
    ),
    "a question's id twice": (set_values(IDLE, id="late"), "sign late-texts", "late"),
    "an option's id twice": (
        set_values(f"{RAISED} option too-soon", id="not-yet"),
        RAISED,
        "not-yet",
    ),
    "a number twice": (set_values("sign silence", number=1), "sign silence number", "“late-texts”"),
    "a reserved sign": (
        append_parts("", "sign", {**SOUND["sign"][1], "id": "weighing", "number": 3}),
        "sign weighing",
        "reserved",
    ),
    "a reserved option": (
        set_values(f"{RAISED} option too-soon", id="unknown"),
        f"{RAISED} option unknown",
        "reserved",
    ),
    "a yes-no with other options": (
        set_values(IDLE, option=[option("no"), option("yep", 2)]),
        IDLE,
        "yes and no",
    ),
    "no option of 0 points": (set_values(f"{REASON} option no", points=1), REASON, "0 points"),
    "a misspelt question": (
        set_values(IDLE, show_if=when("lat", is_not=["never"])),
        f"{IDLE} show_if",
        "did you mean “late”?",
    ),
    "a later question": (
        set_values(IDLE, show_if=when("raised", is_not=["not-yet"])),
        f"{IDLE} show_if",
        "“raised”",
    ),
    "a question of another sign": (
        set_values(REASON, show_if=when("late", is_not=["never"])),
        f"{REASON} show_if",
        "“late”",
    ),
    "a misspelt option": (
        set_values(IDLE, show_if=when("late", is_not=["nevr"])),
        f"{IDLE} show_if",
        "did you mean “never”?",
    ),
    "no option named": (
        set_values(IDLE, show_if=when("late", is_not=[])),
        f"{IDLE} show_if",
        "no option",
    ),
    "a text without its Dutch": (remove_key(f"{LATE} text", "nl"), f"{LATE} text", "nl"),
    "an empty text": (
        set_values(f"{RAISED} option went-on becomes", en=" "),
        f"{RAISED} option went-on becomes",
        "en",
    ),
    "a text in German": (set_values("step (2) text", de="x"), "step (2) text", "“de”"),
    "a condition on the weighing": (
        set_values("weighing", show_if=when("late", is_not=["never"])),
        "weighing show_if",
        "leave show_if out",
    ),
    "a weighing without the option no": (
        set_values("weighing", type="choice", option=[option("yes"), option("hardly")]),
        "weighing",
        "no",
    ),
    "points in the weighing": (
        set_values("weighing option no", points=3),
        "weighing option no",
        "leave points, went_on, becomes and spares out",
    ),
    "a step for no sign": (
        set_values("step (3)", signs=["silense"]),
        "step (3)",
        "did you mean “silence”?",
    ),
    "a step under no question": (
        set_values("step (2)", show_if=when("late-texts.rased", is_not=["not-yet"])),
        "step (2) show_if",
        "did you mean “late-texts.raised”?",
    ),
    "a step under a question without its sign": (
        set_values("step (2)", show_if=when("raised", is_not=["not-yet"])),
        "step (2) show_if",
        "sign.question",
    ),
    "a step under no option": (
        set_values(
            "step (2)", show_if={"any": [{"question": "late-texts.raised", "is": ["no-yet"]}]}
        ),
        "step (2) show_if",
        "did you mean “not-yet”?",
    ),
}
