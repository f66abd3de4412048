"""Notes for somebody else: the name nowhere."""

import json

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.report.redaction import make_aliases, redact
from tensigns.report.render.markdown import markdown_report
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import build_report
from tests.report.sample import QUESTIONNAIRE, WATCH, sitting

OWN_SLUG = "globex-b-v-0123abcd"
SLUG = "client-a"


def hidden(made: Sitting, *, with_notes: bool) -> Sitting:
    """The sitting of one client alone."""
    everybody = make_aliases({OWN_SLUG: [made.client]})
    return redact(made, everybody[0], everybody, with_notes=with_notes)


def noted(client: str, note: str) -> Sitting:
    made = sitting(WATCH, client=client, note=note, notes={"demands.calls": note})
    return replace(made, amends="20261101T080000Z", reason=note)


def everything(made: Sitting) -> str:
    """All that is written of a sitting, in every form."""
    report = build_report(QUESTIONNAIRE, made)
    exported = json.dumps(sitting_document(QUESTIONNAIRE, made, SLUG), ensure_ascii=False)
    return "\n".join([text_report(report), markdown_report(report), exported])


def test_without_notes_nothing_of_them_is_left() -> None:
    made = hidden(noted("Globex B.V.", "their boss Hank"), with_notes=False)
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
        ("Globex B.V.", "Globex again, and globex' boss"),
        ("Hooli, Inc.", "so that is hooli"),
    ],
)
def test_with_notes_the_name_is_replaced_in_them(client: str, note: str) -> None:
    made = hidden(noted(client, note), with_notes=True)
    told = [made.note, made.reason, *made.notes.values(), made.client]
    for text in told:
        assert text is not None
        assert client.casefold() not in " ".join(text.casefold().split())
        assert OWN_SLUG not in text
        assert "Client A" in text or SLUG in text


def test_a_short_name_is_not_found_inside_words() -> None:
    made = hidden(noted("AB", "ab said: about the cab"), with_notes=True)
    assert made.note == "Client A said: about the cab"


def test_the_answers_stay() -> None:
    made = noted("Globex B.V.", "x")
    assert hidden(made, with_notes=False).answers == made.answers


def test_two_clients_are_told_apart_and_hidden_in_each_others_notes() -> None:
    one, other = make_aliases({OWN_SLUG: ["Globex B.V.", "Old Name"], "a-0123abcd": ["Client"]})
    made = noted("Globex B.V.", "Globex B.V., once Old Name, is no CLIENT; see a-0123abcd")
    told = redact(made, one, (one, other), with_notes=True)
    assert told.client == "Client A"
    assert told.note == "Client A, once Client A, is no Client B; see client-b"
    assert redact(made, other, (one, other), with_notes=False).client == "Client B"


def test_a_name_within_a_name_is_replaced_as_part_of_the_longer() -> None:
    one, other = make_aliases({"a-0123abcd": ["Acme"], "b-0123abcd": ["Acme Foods"]})
    made = redact(noted("Acme", "acme foods, not Acme"), one, (one, other), with_notes=True)
    assert made.note == "Client B, not Client A"


@pytest.mark.parametrize("name", ["AG", ", AG"])
def test_a_name_that_is_nothing_but_a_legal_form_hides_itself_alone(name: str) -> None:
    made = hidden(noted(name, f"{name} said it on stage, in an email"), with_notes=True)
    assert made.note == "Client A said it on stage, in an email"


def test_in_dutch_they_are_klant() -> None:
    set_language("nl")
    (alias,) = make_aliases({"a": ["x"]})
    assert alias.replacement_name == "Klant A"
