"""Faults in the keys that only format 2 has."""

from typing import Any

from tests.questionnaires.table_edits import (
    LATE,
    LONGEST,
    RAISED,
    Edit,
    TableFault,
    set_values,
    text,
    when,
)


def in_format_2(*edits: Edit) -> Edit:
    """Return the edits, in a questionnaire of format 2."""

    def change(table: dict[str, Any]) -> None:
        table["format"] = 2
        for edit in edits:
            edit(table)

    return change


def advice(**parts: Any) -> dict[str, Any]:
    """Return a table of advice on *watch*, with these parts changed."""
    return {"to": ["watch"], "text": text("name a date"), **parts}


def advise(**parts: Any) -> Edit:
    """Give the sign ``silence`` a table of advice, in format 2."""
    return in_format_2(set_values("sign silence", advice=[advice(**parts)]))


def _ask_for_red_flags(table: dict[str, Any]) -> None:
    """Add the rule, and two signs that can be serious red flags."""
    table["decision"]["red_flags"] = 2
    for sign in table["sign"]:
        sign["red_flag"] = True


_NEEDS_FORMAT_2 = {
    "red_flags": (_ask_for_red_flags, "decision"),
    "weighing_from": (set_values("decision", weighing_from=1), "decision"),
    "window_days": (set_values(LATE, window_days=180), LATE),
    "spares": (set_values(f"{RAISED} option stopped", spares=False), f"{RAISED} option stopped"),
    "after": (
        set_values(f"{RAISED} option went-on", after=["not-yet"]),
        f"{RAISED} option went-on",
    ),
    "first": (set_values("step (2)", first=True), "step (2)"),
    "[[sign.advice]]": (set_values("sign late-texts", advice=[advice()]), "sign late-texts"),
}

FORMAT_FAULTS: dict[str, TableFault] = {
    **{
        f"{name} in format 1": (edit, location, f"{name} needs format = 2")
        for name, (edit, location) in _NEEDS_FORMAT_2.items()
    },
    "no serious red flag": (
        in_format_2(set_values("decision", red_flags=0)),
        "decision red_flags",
        "at least 1",
    ),
    "a weighing above serious": (
        in_format_2(set_values("decision", weighing_from=6)),
        "decision",
        "weighing_from must be no more than serious",
    ),
    "a period of no days": (
        in_format_2(set_values(LATE, window_days=0)),
        f"{LATE} window_days",
        "at least 1",
    ),
    "after no option": (
        in_format_2(set_values(f"{LATE} option mostly", after=[])),
        f"{LATE} option mostly after",
        "too few",
    ),
    "after an unknown option": (
        in_format_2(set_values(f"{LATE} option mostly", after=["somtimes"])),
        f"{LATE} option mostly after",
        "“somtimes” is no option of late; did you mean “sometimes”?",
    ),
    "after without becomes": (
        in_format_2(set_values(f"{LATE} option sometimes", after=["never"])),
        f"{LATE} option sometimes after",
        "needs becomes",
    ),
    "a fading answer without a period": (
        in_format_2(set_values(f"{LATE} option mostly", fades_to="never")),
        f"{LATE} option mostly fades_to",
        "needs window_days",
    ),
    "an answer that fades to an unknown option": (
        in_format_2(
            set_values(LATE, window_days=180),
            set_values(f"{LATE} option mostly", fades_to="somtimes"),
        ),
        f"{LATE} option mostly fades_to",
        "“somtimes” is no option of late; did you mean “sometimes”?",
    ),
    "an answer that fades to a worse one": (
        in_format_2(
            set_values(LATE, window_days=180),
            set_values(f"{LATE} option sometimes", fades_to="mostly"),
        ),
        f"{LATE} option sometimes fades_to",
        "time makes nothing worse",
    ),
    "spares in the weighing": (
        in_format_2(set_values("weighing option no", spares=True)),
        "weighing option no",
        "leave points",
    ),
    "a period in the weighing": (
        in_format_2(set_values("weighing", window_days=30)),
        "weighing window_days",
        "leave window_days out",
    ),
    "no advice": (
        in_format_2(set_values("sign late-texts", advice=[])),
        "sign late-texts advice",
        "too few",
    ),
    "advice in a bare text": (
        in_format_2(set_values("sign late-texts", advice="name a date")),
        "sign late-texts advice",
        "this must be a table, not a text",
    ),
    "advice for no recommendation": (
        advise(to=["stay"]),
        "sign silence advice (1) to (1)",
        "“stay” is none of the words allowed here",
    ),
    "advice without a text": (
        in_format_2(set_values("sign silence", advice=[advice(), {"to": ["fire"]}])),
        "sign silence advice (2)",
        "the key text is missing",
    ),
    "advice without Dutch": (
        advise(text={"en": "name a date"}),
        "sign silence advice (1) text",
        "the text in “nl” is missing",
    ),
    "advice under a question without its sign": (
        advise(show_if=when("longest", is_=["week"])),
        "sign silence advice (1) show_if",
        "sign.question",
    ),
    "advice under no option": (
        advise(unless=when("late-texts.raised", is_=["no-yet"])),
        "sign silence advice (1) unless",
        "did you mean “not-yet”?",
    ),
}

FORMAT_PROOF_FAULTS: dict[str, TableFault] = {
    "advice under a condition that never holds": (
        advise(
            show_if={
                "all": [
                    *when("late-texts.late", is_=["never"])["all"],
                    *when("late-texts.raised", is_=["not-yet"])["all"],
                ]
            }
        ),
        "sign silence advice (1) show_if",
        "this condition never holds",
    ),
    "more red flags than signs that can be one": (
        in_format_2(set_values("decision", red_flags=2), set_values("sign silence", red_flag=True)),
        "decision red_flags",
        "fewer signs can be serious red flags: 1",
    ),
    "after an option that cannot turn into it": (
        in_format_2(set_values(f"{LONGEST} option month", after=["gone"])),
        f"{LONGEST} option month becomes",
        "no other answer could turn into this one",
    ),
}
