"""Faults that are found only by trying all combinations of answers."""

from tests.questionnaires.table_edits import (
    IDLE,
    LATE,
    LONGEST,
    RAISED,
    REASON,
    Table,
    TableFault,
    append_parts,
    option,
    part_at,
    question,
    set_values,
    text,
    when,
)


def _add_contact_question(table: Table) -> None:
    """Add a question without points that a step tests, with a ``becomes`` that never happens."""
    several = {**option("several"), "becomes": text("they send several people")}
    table["sign"][1]["question"].append(question("contact", option("one"), several))
    table["step"][2]["show_if"] = when("silence.contact", is_=["several"])


def _make_went_on_milder(table: Table) -> None:
    set_values("sign late-texts", raise_first=False)(table)
    set_values(f"{RAISED} option stopped", points=7)(table)


def _let_a_worse_answer_mitigate(table: Table) -> None:
    set_values(REASON, show_if=when("longest", is_=["month"]))(table)
    set_values(f"{REASON} option yes", points=-4)(table)


def _swap_scale_options(table: Table) -> None:
    options = part_at(table, LATE)["option"]
    options[1], options[2] = options[2], options[1]


PROOF_FAULTS: dict[str, TableFault] = {
    "a label of 19 cells": (
        set_values("sign silence label", nl="Ze laten niets weten"[:19]),
        "sign silence label",
        "19 cells; 18 is the most",
    ),
    "a condition that never holds": (
        set_values(
            IDLE,
            show_if={
                "all": [*when("late", is_=["never"])["all"], *when("late", is_=["mostly"])["all"]]
            },
        ),
        f"{IDLE} show_if",
        "the question is never asked",
    ),
    "a mitigation of a decisive option only": (
        set_values(REASON, show_if=when("longest", is_=["gone"])),
        f"{REASON} option yes",
        "change nothing",
    ),
    "a question that changes nothing": (
        append_parts(
            "sign silence", "question", question("contact", option("one"), option("several"))
        ),
        "sign silence question contact",
        "this question changes nothing",
    ),
    "a becomes that never happens": (
        _add_contact_question,
        "sign silence question contact option several becomes",
        "leave becomes out",
    ),
    "a sign that cannot reach ten": (
        set_values(f"{LONGEST} option gone", points=7),
        "sign silence",
        "never has the points",
    ),
    "a worse answer that leads to less": (
        _let_a_worse_answer_mitigate,
        f"{LONGEST} option month",
        "worth more than “weeks”, and yet",
    ),
    "a scale that descends": (_swap_scale_options, f"{LATE} option sometimes", "mostly"),
    "a went-on that is not the worst option": (
        _make_went_on_milder,
        f"{RAISED} option went-on",
        "stopped",
    ),
    "raise first without a raised question": (
        set_values(RAISED, raised=False),
        "sign late-texts",
        "raised = true",
    ),
    "raise first and ten points without a went-on": (
        set_values(f"{LATE} option mostly", points=8),
        "sign late-texts",
        "only what went on",
    ),
    "watch is unreachable": (
        set_values("decision", serious=9, sum_watch=20, sum_fire=20),
        "decision",
        "watch",
    ),
    "a step that never applies": (
        set_values(
            "step (2)",
            show_if={
                "all": [
                    *when("late-texts.late", is_=["never"])["all"],
                    *when("late-texts.raised", is_=["not-yet"])["all"],
                ]
            },
        ),
        "step (2) show_if",
        "this condition never holds",
    ),
    "too many combinations": (
        append_parts(
            "sign silence",
            "question",
            *(
                question(f"q{number}", option("no"), option("a-bit", 1), option("yes", 2))
                for number in range(8)
            ),
        ),
        "sign silence",
        "more than 20000 ways",
    ),
}
