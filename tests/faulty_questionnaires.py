"""Questionnaires with one fault each, made from the guide's own example.

``python tests/broken.py FOLDER`` writes them there, to try ``tensigns check`` on.
"""

import copy
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from tests.guide_examples import EXAMPLES

Table = dict[str, Any]


class Broken(NamedTuple):
    """A questionnaire's bytes, the place of its one fault, and part of what is said of it."""

    data: bytes
    place: str
    said: str


def _in_two_languages(node: Any) -> Any:
    """The example with every text in Dutch too, be it English: translations can then be amiss."""
    if isinstance(node, list):
        return [_in_two_languages(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"en"}:
        return {"en": node["en"], "nl": node["en"]}
    return {key: _in_two_languages(each) for key, each in node.items()}


SOUND: Table = _in_two_languages(tomllib.loads(EXAMPLES["en"])) | {"languages": ["en", "nl"]}
"""What every one of them would be without its fault."""


def _part(table: Table, place: str) -> Any:
    """A part by its place, such as ``sign silence question longest``."""
    words = place.split()
    at: Any = table
    while words:
        at = at[words.pop(0)]
        if isinstance(at, list):
            name = words.pop(0)
            by_name = {each.get("id", f"({number})"): each for number, each in enumerate(at, 1)}
            at = by_name[name]
    return at


def changed(place: str, **values: Any) -> Callable[[Table], None]:
    """Give a part other values; a trailing underscore is not part of a key."""

    def change(table: Table) -> None:
        part = _part(table, place)
        part.update({key.removesuffix("_"): value for key, value in values.items()})

    return change


def without(place: str, key: str) -> Callable[[Table], None]:
    """Take a key away from a part."""
    return lambda table: _part(table, place).pop(key)


def renamed(place: str, before: str, after: str) -> Callable[[Table], None]:
    """Give a key of a part another name."""

    def rename(table: Table) -> None:
        part = _part(table, place)
        part[after] = part.pop(before)

    return rename


def added(place: str, key: str, *parts: Any) -> Callable[[Table], None]:
    """Put more parts at the end of a list."""
    return lambda table: _part(table, place)[key].extend(copy.deepcopy(parts))


def text(words: str) -> Table:
    return {"en": words, "nl": words}


def option(name: str, points: int = 0) -> Table:
    return {"id": name, "label": text(name), "points": points}


def question(name: str, *options: Table, **more: Any) -> Table:
    made = {"id": name, "type": "choice", "text": text(name), "option": list(options)}
    return {**made, **more}


def when(name: str, **test: list[str]) -> Table:
    """A condition on one earlier question; ``is_`` stands for ``is``."""
    return {
        "all": [{"question": name, **{key.removesuffix("_"): ids for key, ids in test.items()}}]
    }


LATE = "sign late-texts question late"
IDLE = "sign late-texts question idle"
RAISED = "sign late-texts question raised"
LONGEST = "sign silence question longest"
REASON = "sign silence question reason"
NINE = [option(f"o{number}", number) for number in range(9)]

Row = tuple[Callable[[Table], None], str, str]

SHAPES: dict[str, Row] = {
    "no format": (without("", "format"), "the questionnaire", "the key format is missing"),
    "an older format": (changed("", format=0), "format", "this must be 1"),
    "an id with capitals": (changed("", id="Web"), "id", '"Web" is no id'),
    "an id of two lines": (changed("", id="web\n"), "id", "is no id"),
    "a version with a blank": (changed("", version="1 b"), "version", '"1 b" is no version'),
    "a language by its name": (
        changed("", languages=["en", "nl", "German"]),
        "languages (3)",
        '"German" is no code of a language',
    ),
    "a title without its language": (
        changed("", title="Two signs"),
        "title",
        "this needs its language: title.en",
    ),
    "a text that is a number": (
        changed("introduction", en=1),
        "introduction en",
        "this must be a text, not a whole number",
    ),
    "a figure left out": (without("decision", "silent"), "decision", "the key silent is missing"),
    "a figure below its least": (changed("decision", sum_fire=0), "decision sum_fire", "at least"),
    "serious from ten on": (
        changed("decision", serious=10),
        "decision",
        "serious must be less than decisive",
    ),
    "sums the wrong way round": (
        changed("decision", sum_watch=13),
        "decision",
        "sum_watch must be no more than sum_fire",
    ),
    "days beyond the calendar": (
        changed("decision recheck", keep=10_000_000),
        "decision recheck keep",
        "at most 3650",
    ),
    "no signs": (changed("", sign=[]), "sign", "too few"),
    "a single sign": (lambda it: it.update(sign=it["sign"][0]), "sign", "two square brackets"),
    "a sign without an id": (
        without("sign silence", "id"),
        "sign (2)",
        "the key id is missing",
    ),
    "a sign number of two digits more": (
        changed("sign silence", number=100),
        "sign silence number",
        "at most 99",
    ),
    "advice for fire left out": (
        without("sign silence advice", "fire"),
        "sign silence advice",
        "the key fire is missing",
    ),
    "a misspelt key": (
        renamed("sign silence", "label", "lable"),
        "sign silence",
        'the key "lable" is not known here; did you mean "label"?',
    ),
    "another name for a key": (
        renamed(LATE, "text", "wording"),
        LATE,
        'the key "wording" is not known here; did you mean "text"?',
    ),
    "a key of one's own": (
        changed(LATE, colour="red"),
        LATE,
        'the key "colour" is not known here',
    ),
    "no such type": (changed(LATE, type="scael"), f"{LATE} type", 'did you mean "scale"?'),
    "a help that is a list": (
        changed(IDLE, help=["x"]),
        f"{IDLE} help",
        "this must be a table, not a list",
    ),
    "ten options": (changed(LATE, option=[*NINE, option("o9", 9)]), f"{LATE} option", "too many"),
    "one option": (changed(REASON, option=NINE[:1]), f"{REASON} option", "too few"),
    "thirteen questions": (
        added("sign silence", "question", *(question(f"q{it}", *NINE[:2]) for it in range(11))),
        "sign silence question",
        "too many",
    ),
    "a revision of nought": (changed(LATE, revision=0), f"{LATE} revision", "at least 1"),
    "raised in words": (
        changed(RAISED, raised="yes"),
        f"{RAISED} raised",
        "this must be true or false, not a text",
    ),
    "points in words": (
        changed(f"{LATE} option mostly", points="four"),
        f"{LATE} option mostly points",
        "this must be a whole number, not a text",
    ),
    "half a point": (
        changed(f"{LATE} option mostly", points=3.5),
        f"{LATE} option mostly points",
        "not a number with a point",
    ),
    "a condition both ways": (
        changed(f"{IDLE} show_if", any=when("late", is_=["never"])["all"]),
        f"{IDLE} show_if",
        "exactly one of all and any",
    ),
    "a condition without tests": (
        changed(IDLE, show_if={"all": []}),
        f"{IDLE} show_if all",
        "too few",
    ),
    "a test without options": (
        changed(IDLE, show_if=when("late")),
        f"{IDLE} show_if all (1)",
        "exactly one of is and is_not",
    ),
    "options that are no list": (
        changed(IDLE, show_if={"all": [{"question": "late", "is": "mostly"}]}),
        f"{IDLE} show_if all (1) is",
        "this must be a list, not a text",
    ),
    "a step for no recommendation": (
        changed("step (1)", to=["stay"]),
        "step (1) to (1)",
        '"stay" is none of the words allowed here: fire, keep, undecided, watch',
    ),
}
"""Values of the wrong type or out of bounds, keys too many or too few."""

STRUCTURE: dict[str, Row] = {
    "a sign's id twice": (
        added("", "sign", {**SOUND["sign"][0], "number": 3}),
        "sign",
        '"late-texts"',
    ),
    "a question's id twice": (changed(IDLE, id="late"), "sign late-texts", "late"),
    "an option's id twice": (changed(f"{RAISED} option too-soon", id="not-yet"), RAISED, "not-yet"),
    "a number twice": (changed("sign silence", number=1), "sign silence number", '"late-texts"'),
    "a reserved sign": (
        added("", "sign", {**SOUND["sign"][1], "id": "weighing", "number": 3}),
        "sign weighing",
        "reserved",
    ),
    "a reserved option": (
        changed(f"{RAISED} option too-soon", id="unknown"),
        f"{RAISED} option unknown",
        "reserved",
    ),
    "a yes-no with other options": (
        changed(IDLE, option=[option("no"), option("yep", 2)]),
        IDLE,
        "yes and no",
    ),
    "nothing worth 0": (changed(f"{REASON} option no", points=1), REASON, "0 points"),
    "a misspelt question": (
        changed(IDLE, show_if=when("lat", is_not=["never"])),
        f"{IDLE} show_if",
        'did you mean "late"?',
    ),
    "a later question": (
        changed(IDLE, show_if=when("raised", is_not=["not-yet"])),
        f"{IDLE} show_if",
        '"raised"',
    ),
    "a question of another sign": (
        changed(REASON, show_if=when("late", is_not=["never"])),
        f"{REASON} show_if",
        '"late"',
    ),
    "a misspelt option": (
        changed(IDLE, show_if=when("late", is_not=["nevr"])),
        f"{IDLE} show_if",
        'did you mean "never"?',
    ),
    "no option named": (
        changed(IDLE, show_if=when("late", is_not=[])),
        f"{IDLE} show_if",
        "no option",
    ),
    "a text without its Dutch": (without(f"{LATE} text", "nl"), f"{LATE} text", "nl"),
    "an empty text": (
        changed(f"{RAISED} option went-on becomes", en=" "),
        f"{RAISED} option went-on becomes",
        "en",
    ),
    "a text in German": (changed("step (2) text", de="x"), "step (2) text", '"de"'),
    "a condition on the weighing": (
        changed("weighing", show_if=when("late", is_not=["never"])),
        "weighing show_if",
        "leave show_if out",
    ),
    "a weighing without a no": (
        changed("weighing", type="choice", option=[option("yes"), option("hardly")]),
        "weighing",
        "no",
    ),
    "points for the weighing": (
        changed("weighing option no", points=3),
        "weighing option no",
        "leave points, went_on and becomes out",
    ),
    "a step for no sign": (
        changed("step (3)", signs=["silense"]),
        "step (3)",
        'did you mean "silence"?',
    ),
    "a step under no question": (
        changed("step (2)", show_if=when("late-texts.rased", is_not=["not-yet"])),
        "step (2) show_if",
        'did you mean "late-texts.raised"?',
    ),
    "a step under a question without its sign": (
        changed("step (2)", show_if=when("raised", is_not=["not-yet"])),
        "step (2) show_if",
        "sign.question",
    ),
    "a step under no option": (
        changed("step (2)", show_if={"any": [{"question": "late-texts.raised", "is": ["no-yet"]}]}),
        "step (2) show_if",
        'did you mean "not-yet"?',
    ),
}
"""Names, translations and reserved words."""


def _contact(table: Table) -> None:
    """A question that weighs nothing, looked at by a step, with a clause on what it becomes."""
    several = {**option("several"), "becomes": text("they send several people")}
    table["sign"][1]["question"].append(question("contact", option("one"), several))
    table["step"][2]["show_if"] = when("silence.contact", is_=["several"])


def _went_on_milder(table: Table) -> None:
    changed("sign late-texts", raise_first=False)(table)
    changed(f"{RAISED} option stopped", points=7)(table)


def _exchanged(table: Table) -> None:
    options = _part(table, LATE)["option"]
    options[1], options[2] = options[2], options[1]


PROOFS: dict[str, Row] = {
    "a label of 19 cells": (
        changed("sign silence label", nl="Ze laten niets weten"[:19]),
        "sign silence label",
        "19 cells; 18 is the most",
    ),
    "a condition that never holds": (
        changed(
            IDLE,
            show_if={
                "all": [*when("late", is_=["never"])["all"], *when("late", is_=["mostly"])["all"]]
            },
        ),
        f"{IDLE} show_if",
        "the question is never asked",
    ),
    "an excuse for what nothing excuses": (
        changed(REASON, show_if=when("longest", is_=["gone"])),
        f"{REASON} option yes",
        "change nothing",
    ),
    "a question that changes nothing": (
        added("sign silence", "question", question("contact", option("one"), option("several"))),
        "sign silence question contact",
        "this question changes nothing",
    ),
    "what nothing becomes": (
        _contact,
        "sign silence question contact option several becomes",
        "leave becomes out",
    ),
    "a sign that cannot reach ten": (
        changed(f"{LONGEST} option gone", points=7),
        "sign silence",
        "never has the points",
    ),
    "a worse answer that helps": (
        lambda it: (
            changed(REASON, show_if=when("longest", is_=["month"]))(it),
            changed(f"{REASON} option yes", points=-4)(it),
        )[0],
        f"{LONGEST} option month",
        'worth more than "weeks", and yet',
    ),
    "a scale that goes down": (_exchanged, f"{LATE} option sometimes", "mostly"),
    "a went-on that is not the worst": (_went_on_milder, f"{RAISED} option went-on", "stopped"),
    "raise first without the question": (
        changed(RAISED, raised=False),
        "sign late-texts",
        "raised = true",
    ),
    "ten without raising it first": (
        changed(f"{LATE} option mostly", points=8),
        "sign late-texts",
        "only what went on",
    ),
    "no watch": (
        changed("decision", serious=9, sum_watch=20, sum_fire=20),
        "decision",
        "watch",
    ),
    "a step that never comes": (
        changed(
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
    "too many ways to answer": (
        added(
            "sign silence",
            "question",
            *(
                question(f"q{it}", option("no"), option("a-bit", 1), option("yes", 2))
                for it in range(8)
            ),
        ),
        "sign silence",
        "more than 20000 ways",
    ),
}
"""What only trying all answers shows."""


def retyped(before: str, after: str, encoding: str = "utf-8") -> bytes:
    """The example's own text with something mistyped."""
    sound = EXAMPLES["en"]
    assert before in sound
    return sound.replace(before, after, 1).encode(encoding)


TYPED: dict[str, Broken] = {
    "a quote left out": Broken(
        retyped('id = "web-design"', 'id = "web-design'), "line 4, column 17", "TOML"
    ),
    "a bracket left out": Broken(retyped("[[sign]]", "[[sign]"), "line 18, column 7", "TOML"),
    "a key twice": Broken(
        retyped('version = "1.0"', 'version = "1.0"\nversion = "2"'), "line 6, column 14", "TOML"
    ),
    "a comma left out": Broken(
        retyped('label.en = "Never" },', 'label.en = "Never" }'), "line 34, column 5", "TOML"
    ),
    "another encoding": Broken(
        retyped("Two signs", "Deux signes, d\u00e9j\u00e0", "latin-1"), "line 7", "UTF-8"
    ),
    "a byte order mark": Broken(b"\xef\xbb\xbf" + EXAMPLES["en"].encode(), "", "byte order mark"),
    "a newer format": Broken(retyped("format = 1", "format = 2"), "", "needs a newer version"),
}
"""What is wrong before it can be looked at part by part."""


def _made(row: Row) -> Broken:
    change, place, said = row
    table = copy.deepcopy(SOUND)
    change(table)
    return Broken(tomli_w.dumps(table).encode(), place, said)


BROKEN = TYPED | {name: _made(row) for name, row in (SHAPES | STRUCTURE | PROOFS).items()}
"""All of them by what is wrong."""


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, broken in BROKEN.items():
        (folder / f"{name.replace(' ', '-')}.toml").write_bytes(broken.data)
    print(len(BROKEN), "in", folder)
