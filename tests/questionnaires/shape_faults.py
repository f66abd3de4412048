"""Values of the wrong type or out of bounds, unknown keys and missing keys."""

from tests.questionnaires.table_edits import (
    IDLE,
    LATE,
    NINE_OPTIONS,
    RAISED,
    REASON,
    TableFault,
    append_parts,
    option,
    question,
    remove_key,
    rename_key,
    set_values,
    when,
)

SHAPE_FAULTS: dict[str, TableFault] = {
    "no format": (remove_key("", "format"), "the questionnaire", "the key format is missing"),
    "format zero": (set_values("", format=0), "format", "allowed here: 1, 2"),
    "an id with capitals": (set_values("", id="Web"), "id", "“Web” is no id"),
    "an id of two lines": (set_values("", id="web\n"), "id", "is no id"),
    "a version with a blank": (set_values("", version="1 b"), "version", "“1 b” is no version"),
    "a language by its name": (
        set_values("", languages=["en", "nl", "German"]),
        "languages (3)",
        "“German” is no code of a language",
    ),
    "a title without its language": (
        set_values("", title="Two signs"),
        "title",
        "this needs its language: title.en",
    ),
    "a text that is a number": (
        set_values("introduction", en=1),
        "introduction en",
        "this must be a text, not a whole number",
    ),
    "a missing threshold": (
        remove_key("decision", "silent"),
        "decision",
        "the key silent is missing",
    ),
    "a threshold below its minimum": (
        set_values("decision", sum_fire=0),
        "decision sum_fire",
        "at least",
    ),
    "serious not below decisive": (
        set_values("decision", serious=10),
        "decision",
        "serious must be less than decisive",
    ),
    "sum_watch above sum_fire": (
        set_values("decision", sum_watch=13),
        "decision",
        "sum_watch must be no more than sum_fire",
    ),
    "too many days until the recheck": (
        set_values("decision recheck", keep=10_000_000),
        "decision recheck keep",
        "at most 3650",
    ),
    "no signs": (set_values("", sign=[]), "sign", "too few"),
    "a sign that is no list": (
        lambda table: table.update(sign=table["sign"][0]),
        "sign",
        "two square brackets",
    ),
    "a sign without an id": (
        remove_key("sign silence", "id"),
        "sign (2)",
        "the key id is missing",
    ),
    "a sign number of three digits": (
        set_values("sign silence", number=100),
        "sign silence number",
        "at most 99",
    ),
    "missing advice for fire": (
        remove_key("sign silence advice", "fire"),
        "sign silence advice",
        "the key fire is missing",
    ),
    "a misspelt key": (
        rename_key("sign silence", "label", "lable"),
        "sign silence",
        "the key “lable” is not known here; did you mean “label”?",
    ),
    "a renamed key": (
        rename_key(LATE, "text", "wording"),
        LATE,
        "the key “wording” is not known here; did you mean “text”?",
    ),
    "an unknown key": (
        set_values(LATE, colour="red"),
        LATE,
        "the key “colour” is not known here",
    ),
    "no such type": (set_values(LATE, type="scael"), f"{LATE} type", "did you mean “scale”?"),
    "a help that is a list": (
        set_values(IDLE, help=["x"]),
        f"{IDLE} help",
        "this must be a table, not a list",
    ),
    "ten options": (
        set_values(LATE, option=[*NINE_OPTIONS, option("o9", 9)]),
        f"{LATE} option",
        "too many",
    ),
    "one option": (set_values(REASON, option=NINE_OPTIONS[:1]), f"{REASON} option", "too few"),
    "thirteen questions": (
        append_parts(
            "sign silence",
            "question",
            *(question(f"q{number}", *NINE_OPTIONS[:2]) for number in range(11)),
        ),
        "sign silence question",
        "too many",
    ),
    "a revision of zero": (set_values(LATE, revision=0), f"{LATE} revision", "at least 1"),
    "raised in words": (
        set_values(RAISED, raised="yes"),
        f"{RAISED} raised",
        "this must be true or false, not a text",
    ),
    "points in words": (
        set_values(f"{LATE} option mostly", points="four"),
        f"{LATE} option mostly points",
        "this must be a whole number, not a text",
    ),
    "half a point": (
        set_values(f"{LATE} option mostly", points=3.5),
        f"{LATE} option mostly points",
        "not a number with a point",
    ),
    "a condition with all and any": (
        set_values(f"{IDLE} show_if", any=when("late", is_=["never"])["all"]),
        f"{IDLE} show_if",
        "exactly one of all and any",
    ),
    "a condition without tests": (
        set_values(IDLE, show_if={"all": []}),
        f"{IDLE} show_if all",
        "too few",
    ),
    "a test without options": (
        set_values(IDLE, show_if=when("late")),
        f"{IDLE} show_if all (1)",
        "exactly one of is and is_not",
    ),
    "a single option instead of a list": (
        set_values(IDLE, show_if={"all": [{"question": "late", "is": "mostly"}]}),
        f"{IDLE} show_if all (1) is",
        "this must be a list, not a text",
    ),
    "a step for no recommendation": (
        set_values("step (1)", to=["stay"]),
        "step (1) to (1)",
        "“stay” is none of the words allowed here: fire, keep, undecided, watch",
    ),
}
