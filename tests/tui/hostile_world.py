"""A library in which every text that a person or a file brought in is hostile."""

from datetime import timedelta
from functools import cache
from typing import Any

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition, parse_edition
from tensigns.storage import toml
from tensigns.text.clean import clean_line
from tests.hostile_texts import CONTROL, MARKUP, PAYLOADS
from tests.tui.pilot import NOW

FIRST = f"! {' '.join(MARKUP[:7])}"
SECOND = f"!! {' '.join(MARKUP[7:])}"
"""The clients at the top of home, who have sittings."""

PAIRS = tuple(f"{markup} {control}" for markup, control in zip(MARKUP, CONTROL, strict=True))
"""A payload of each kind, for each sign."""

LABELS = tuple(clean_line(pair.split(" ")[place % 2]) for place, pair in enumerate(PAIRS))
"""One of the two for a sign's label, which has little room."""

ALL_MARKUP = " ".join(MARKUP)
EVERYTHING = " ".join((*MARKUP, *CONTROL))


@cache
def edition() -> Edition:
    """A sign for each pair of payloads, which stand in all its texts."""
    table: dict[str, Any] = {
        **toml.parse(builtin_edition().data, "built-in"),
        "id": "hostile",
        "title": _text(EVERYTHING),
        "introduction": _text(EVERYTHING),
        "sign": [_sign(number, pair) for number, pair in enumerate(PAIRS, start=1)],
        "weighing": {
            "id": "worth-it",
            "type": "choice",
            "text": _text(EVERYTHING),
            "option": [
                {"id": "no", "label": _text(ALL_MARKUP)},
                {"id": "yes", "label": _text(EVERYTHING)},
            ],
        },
        "step": [{"to": ["watch", "fire"], "text": _text(pair)} for pair in PAIRS],
    }
    return parse_edition(toml.dumps(table), "hostile")


def fill(library: Library) -> None:
    """A client for each payload, one that cannot be read, and two who have sittings.

    These have notes everywhere.
    """
    for payload in PAYLOADS:
        library.add(payload, NOW)
    damaged = library.root / "clients" / "damaged-01234567"
    damaged.mkdir()
    (damaged / "client.toml").write_text("name = ")
    for name, times in ((FIRST, 2), (SECOND, 1)):
        client = library.add(name, NOW)
        for number in range(times):
            library.record(client, edition(), _sitting(name, days=90 - number))


def _sitting(client: str, days: int) -> Sitting:
    questionnaire = edition().questionnaire
    keys = list(questionnaire.questions_by_key)
    sitting = Sitting(
        client=client,
        language="en",
        questionnaire_ref=edition().ref,
        started=NOW - timedelta(days=days),
        answers=dict.fromkeys(keys[:-1], "often"),
        notes=dict(zip(keys, PAIRS, strict=False)),
        note=EVERYTHING,
    )
    return Interview(questionnaire, sitting).finish(sitting.started).sitting


def _sign(number: int, pair: str) -> dict[str, Any]:
    return {
        "id": f"sign-{number}",
        "number": number,
        "title": _text(pair),
        "label": _text(LABELS[number - 1]),
        "why": _text(pair),
        "advice": {"watch": _text(pair), "fire": _text(pair)},
        "question": [
            {
                "id": "how-often",
                "type": "choice",
                "text": _text(pair),
                "help": _text(pair),
                "option": [
                    {"id": "never", "label": _text(pair)},
                    {
                        "id": "often",
                        "points": 5,
                        "label": _text(pair),
                        "becomes": _text(pair),
                    },
                ],
            }
        ],
    }


def _text(text: str) -> dict[str, str]:
    return {"en": text, "nl": text}
