"""A library and a questionnaire in which every text of a user or a file is hostile."""

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

FIRST_CLIENT = f"! {' '.join(MARKUP[:7])}"
SECOND_CLIENT = f"!! {' '.join(MARKUP[7:])}"
"""The clients with finished sittings. Their names sort before all others."""

PAYLOAD_PAIRS = tuple(
    f"{markup} {control}" for markup, control in zip(MARKUP, CONTROL, strict=True)
)
"""One text for each sign: a payload of markup and one of control characters."""

LABELS = tuple(clean_line(pair.split(" ")[index % 2]) for index, pair in enumerate(PAYLOAD_PAIRS))
"""One label for each sign: one payload of its pair, because a label must be short."""

ALL_MARKUP = " ".join(MARKUP)
ALL_PAYLOADS = " ".join((*MARKUP, *CONTROL))


@cache
def edition() -> Edition:
    """Return a questionnaire with a sign for each pair of payloads. All texts contain the pair."""
    table: dict[str, Any] = {
        **toml.parse(builtin_edition().data, "built-in"),
        "id": "hostile",
        "title": _translations(ALL_PAYLOADS),
        "introduction": _translations(ALL_PAYLOADS),
        "sign": [_sign(number, pair) for number, pair in enumerate(PAYLOAD_PAIRS, start=1)],
        "weighing": {
            "id": "worth-it",
            "type": "choice",
            "text": _translations(ALL_PAYLOADS),
            "option": [
                {"id": "no", "label": _translations(ALL_MARKUP)},
                {"id": "yes", "label": _translations(ALL_PAYLOADS)},
            ],
        },
        "step": [{"to": ["watch", "fire"], "text": _translations(pair)} for pair in PAYLOAD_PAIRS],
    }
    return parse_edition(toml.dumps(table), "hostile")


def fill(library: Library) -> None:
    """Add one client for each payload, a client with a damaged file, and two with sittings.

    The sittings have a note at every question and one on the whole.
    """
    for payload in PAYLOADS:
        library.add(payload, NOW)
    damaged_folder = library.root / "clients" / "damaged-01234567"
    damaged_folder.mkdir()
    (damaged_folder / "client.toml").write_text("name = ")
    # The client with two sittings is due first, so home has the cursor on it.
    for name, sittings_days_ago in ((FIRST_CLIENT, (90, 89)), (SECOND_CLIENT, (88,))):
        client = library.add(name, NOW)
        for days_ago in sittings_days_ago:
            library.record(client, edition(), _finished_sitting(name, days_ago))


def _finished_sitting(client: str, days_ago: int) -> Sitting:
    questionnaire = edition().questionnaire
    keys = list(questionnaire.questions_by_key)
    sitting = Sitting(
        client=client,
        language="en",
        questionnaire_ref=edition().ref,
        started=NOW - timedelta(days=days_ago),
        answers=dict.fromkeys(keys[:-1], "often"),
        notes=dict(zip(keys, PAYLOAD_PAIRS, strict=False)),
        note=ALL_PAYLOADS,
    )
    return Interview(questionnaire, sitting).finish(sitting.started).sitting


def _sign(number: int, pair: str) -> dict[str, Any]:
    return {
        "id": f"sign-{number}",
        "number": number,
        "title": _translations(pair),
        "label": _translations(LABELS[number - 1]),
        "why": _translations(pair),
        "advice": {"watch": _translations(pair), "fire": _translations(pair)},
        "question": [
            {
                "id": "how-often",
                "type": "choice",
                "text": _translations(pair),
                "help": _translations(pair),
                "option": [
                    {"id": "never", "label": _translations(pair)},
                    {
                        "id": "often",
                        "points": 5,
                        "label": _translations(pair),
                        "becomes": _translations(pair),
                    },
                ],
            }
        ],
    }


def _translations(text: str) -> dict[str, str]:
    """Return the same text in both languages, as a questionnaire file has it."""
    return {"en": text, "nl": text}
