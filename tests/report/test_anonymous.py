"""Notes for somebody else: the name nowhere."""

import json

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.report.anonymous import SLUG, anonymous
from tensigns.report.document import document
from tensigns.report.markdown import render
from tensigns.report.plain import plain
from tensigns.report.report import build
from tests.report.sample import QUESTIONNAIRE, WATCH, sitting

OWN_SLUG = "globex-b-v-0123abcd"


def noted(client: str, note: str) -> Sitting:
    made = sitting(WATCH, client=client, note=note, notes={"demands.calls": note})
    return replace(made, amends="20261101T080000Z", reason=note)


def everything(made: Sitting) -> str:
    """All that is written of a sitting, in every form."""
    report = build(QUESTIONNAIRE, made)
    exported = json.dumps(document(QUESTIONNAIRE, made, SLUG), ensure_ascii=False)
    return "\n".join([plain(report), render(report), exported])


def test_without_notes_nothing_of_them_is_left() -> None:
    made = anonymous(noted("Globex B.V.", "their boss Hank"), OWN_SLUG, with_notes=False)
    written = everything(made)
    assert "Client A" in written
    for gone in ("Globex", "Hank", "globex"):
        assert gone not in written


@pytest.mark.parametrize(
    ("client", "note"),
    [
        ("Globex B.V.", "globex b.v. called, then GLOBEX B.V. again"),
        ("Globex B.V.", f"see clients/{OWN_SLUG}/"),
        ("Jan de Vries", "Jan\nde   Vries called"),
        ("a[/]b (x)", "that a[/]b (x) again"),
        (r"C:\1 \g<0>", r"from C:\1 \g<0> to me"),
        ("東京", "東京の件"),
    ],
)
def test_with_notes_the_name_is_replaced_in_them(client: str, note: str) -> None:
    made = anonymous(noted(client, note), OWN_SLUG, with_notes=True)
    told = [made.note, made.reason, *made.notes.values(), made.client]
    for text in told:
        assert text is not None
        assert client.casefold() not in " ".join(text.casefold().split())
        assert OWN_SLUG not in text
        assert "Client A" in text or SLUG in text


def test_a_short_name_is_not_found_inside_words() -> None:
    made = anonymous(noted("AB", "ab said: about the cab"), OWN_SLUG, with_notes=True)
    assert made.note == "Client A said: about the cab"


def test_the_answers_stay() -> None:
    made = noted("Globex B.V.", "x")
    assert anonymous(made, OWN_SLUG, with_notes=False).answers == made.answers
