"""The redaction of a sitting: no name of a client stays in it."""

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
from tests.full_width import full_width
from tests.report.sample import QUESTIONNAIRE, WATCH, finished_sitting

OWN_SLUG = "globex-b-v-0123abcd"
SLUG = "client-a"


def redacted(sitting: Sitting, *, with_notes: bool) -> Sitting:
    """The sitting, redacted as the only client."""
    aliases = make_aliases({OWN_SLUG: [sitting.client]})
    return redact(sitting, aliases[0], aliases, with_notes=with_notes)


def sitting_with_notes(client: str, note: str) -> Sitting:
    sitting = finished_sitting(WATCH, client=client, note=note, notes={"demands.calls": note})
    return replace(sitting, amends="20261101T080000Z", reason=note)


def rendered_in_every_form(sitting: Sitting) -> str:
    """The sitting as text, as Markdown and as JSON."""
    report = build_report(QUESTIONNAIRE, sitting)
    document = json.dumps(sitting_document(QUESTIONNAIRE, sitting, SLUG), ensure_ascii=False)
    return "\n".join([text_report(report), markdown_report(report), document])


def test_a_redaction_without_notes_contains_no_name_and_no_note() -> None:
    sitting = redacted(sitting_with_notes("Globex B.V.", "their boss Hank"), with_notes=False)
    text = rendered_in_every_form(sitting)
    assert "Client A" in text
    for name in ("Globex", "Hank", "globex"):
        assert name not in text


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
        ("Globex B.V.", f"{full_width('GLOBEX')} called, then {full_width('Globex B.V.')} again"),
        (f"{full_width('Globex')} S.r.l.", "globex called"),
        ("Globex GmbH & Co. KG", "\N{MATHEMATICAL BOLD CAPITAL G}lobex called"),
        ("Café Zürich SARL", "cafe zurich, CAFÉ ZU\u0308RICH"),
        ("Groß & Partner Pty Ltd", "so GROSS said"),
        ("Globex Industries Sp. z o.o.", "globex, says their boss"),
        ("Globex Industries K.K.", "the Globexproject"),
        ("Björn Müller GmbH", "mail to bjoern-mueller.de"),
    ],
)
def test_a_redaction_with_notes_replaces_the_name_in_them(client: str, note: str) -> None:
    sitting = redacted(sitting_with_notes(client, note), with_notes=True)
    texts = [sitting.note, sitting.reason, *sitting.notes.values(), sitting.client]
    for text in texts:
        assert text is not None
        assert client.casefold() not in " ".join(text.casefold().split())
        assert "mueller" not in text
        assert OWN_SLUG not in text
        assert "Client A" in text or SLUG in text


def test_a_short_name_is_not_replaced_inside_words() -> None:
    sitting = redacted(sitting_with_notes("AB", "ab said: about the cab"), with_notes=True)
    assert sitting.note == "Client A said: about the cab"


def test_a_redaction_keeps_the_answers() -> None:
    sitting = sitting_with_notes("Globex B.V.", "x")
    assert redacted(sitting, with_notes=False).answers == sitting.answers


def test_two_clients_get_two_aliases_in_the_notes_of_both() -> None:
    alias_a, alias_b = make_aliases(
        {OWN_SLUG: ["Globex B.V.", "Old Name"], "a-0123abcd": ["Client"]}
    )
    sitting = sitting_with_notes(
        "Globex B.V.", "Globex B.V., once Old Name, is no CLIENT; see a-0123abcd"
    )
    redacted_sitting = redact(sitting, alias_a, (alias_a, alias_b), with_notes=True)
    assert redacted_sitting.client == "Client A"
    assert redacted_sitting.note == "Client A, once Client A, is no Client B; see client-b"
    assert redact(sitting, alias_b, (alias_a, alias_b), with_notes=False).client == "Client B"


def test_the_longer_of_two_overlapping_names_is_replaced() -> None:
    alias_a, alias_b = make_aliases({"a-0123abcd": ["Acme"], "b-0123abcd": ["Acme Foods"]})
    sitting = redact(
        sitting_with_notes("Acme", "acme foods, not Acme"),
        alias_a,
        (alias_a, alias_b),
        with_notes=True,
    )
    assert sitting.note == "Client B, not Client A"


@pytest.mark.parametrize("name", ["AG", ", AG"])
def test_a_name_that_is_only_a_legal_form_is_replaced_as_a_whole_word(name: str) -> None:
    sitting = redacted(
        sitting_with_notes(name, f"{name} said it on stage, in an email"), with_notes=True
    )
    assert sitting.note == "Client A said it on stage, in an email"


def test_aliases_are_in_the_current_language() -> None:
    set_language("nl")
    (alias,) = make_aliases({"a": ["x"]})
    assert alias.replacement_name == "Klant A"


def test_an_alias_is_in_the_current_language() -> None:
    set_language("nl")
    (alias,) = make_aliases({OWN_SLUG: ["Globex B.V."]})
    assert (alias.replacement_name, alias.replacement_slug) == ("Klant A", "klant-a")
