"""The names of clients in the ids and texts of an own questionnaire are replaced."""

import json

import msgspec
import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.questionnaires.reading import builtin_edition, parse_edition
from tensigns.report.questionnaire_redaction import QuestionnaireRedaction
from tensigns.report.redaction import NameReplacements, make_aliases
from tensigns.report.render.sitting_document import sitting_document
from tests.full_width import full_width
from tests.library.sample import SMALL_FILE
from tests.report.sample import FINISHED, STARTED

EDITS = {
    'id = "small"': 'id = "globex-check"',
    'version = "1.0"': 'version = "1.globex"',
    "A small questionnaire": f"How is {full_width('Globex')} S.r.l.?",
    '"demands"': '"globex-demands"',
    '"calls"': '"calls-by-globex"',
    '"weekly"': '"globex-weekly"',
    '"monthly"': '"client-a-weekly"',
    "Unreasonable demands": "Demands of globex",
    "Did you raise it?": "Did you tell GLOBEX?",
}
NAMES = ["Globex S.r.l."]


def edited_questionnaire() -> Questionnaire:
    text = SMALL_FILE.read_text()
    for before, after in EDITS.items():
        assert before in text
        text = text.replace(before, after)
    return parse_edition(text.encode(), "q").questionnaire


def redaction_of(questionnaire: Questionnaire) -> QuestionnaireRedaction:
    aliases = make_aliases({"globex-s-r-l-0123abcd": NAMES})
    return QuestionnaireRedaction(questionnaire, NameReplacements(aliases))


def sitting_of(questionnaire: Questionnaire) -> Sitting:
    return Sitting(
        client="Client A",
        language="en",
        questionnaire_ref=msgspec.structs.replace(
            builtin_edition().ref, id=questionnaire.id, version=questionnaire.version
        ),
        started=STARTED,
        finished=FINISHED,
        id="20261123T101530Z",
        position="globex-demands.calls-by-globex",
        answers={
            "threats.threatened": "no",
            "globex-demands.calls-by-globex": "globex-weekly",
            "globex-demands.raised": "not-yet",
        },
        suggestions={"globex-demands.raised": "went-on"},
        notes={"globex-demands.calls-by-globex": "at night"},
    )


def test_no_name_stays_in_ids_and_texts() -> None:
    redacted = redaction_of(edited_questionnaire()).questionnaire
    content = json.dumps(msgspec.to_builtins(redacted), ensure_ascii=False)
    assert "globex" not in content.casefold()
    assert full_width("Globex") not in content
    assert redacted.id == "client-a-check"
    assert redacted.version == "1.clienta"
    assert redacted.title["en"] == "How is Client A?"
    assert redacted.signs[1].title["en"] == "Demands of Client A"
    options = redacted.signs[1].questions[0].options
    assert [option.id for option in options] == ["never", "client-a-weekly", "client-a-weekly-2"]


def test_the_decision_of_a_redacted_sitting_stays_the_same() -> None:
    questionnaire = edited_questionnaire()
    sitting = sitting_of(questionnaire)
    redaction = redaction_of(questionnaire)
    before = sitting_document(questionnaire, sitting, "client-a")
    after = sitting_document(redaction.questionnaire, redaction.redact_sitting(sitting), "client-a")
    assert "globex" not in json.dumps(after).casefold()
    assert before.keys() == after.keys()
    for key in ("recommendation", "range", "points", "settled", "recheck"):
        assert after[key] == before[key]
    renamed = redaction.redact_sitting(sitting)
    assert renamed.position == "client-a-demands.calls-by-client-a"
    assert renamed.answers[renamed.position] == "client-a-weekly-2"
    assert renamed.notes == {renamed.position: "at night"}
    assert [len(flip["changes"]) for flip in after["flips"]] == [
        len(flip["changes"]) for flip in before["flips"]
    ]


def test_a_long_id_stays_valid() -> None:
    questionnaire = replace(edited_questionnaire(), id=f"globex-{'x' * 33}")
    assert len(redaction_of(questionnaire).questionnaire.id) == 40


@pytest.mark.parametrize("name", ["Late B.V.", "Betaling B.V.", "Yes", "Unknown"])
def test_the_built_in_questionnaire_is_left_as_it_is(name: str) -> None:
    replacements = NameReplacements(make_aliases({"late-0123abcd": [name]}))
    builtin = builtin_edition().questionnaire
    assert QuestionnaireRedaction(builtin, replacements).questionnaire == builtin
    # A questionnaire that was made from it keeps what it has from it.
    own = replace(builtin, id="mine", title={"en": f"About {name}", "nl": "x"})
    redacted = QuestionnaireRedaction(own, replacements).questionnaire
    assert redacted == replace(own, title={"en": "About Client A", "nl": "x"})


def test_a_name_is_replaced_in_languages_whose_codes_are_keys_of_the_format() -> None:
    languages = ("en", "id", "is", "to")
    title = dict.fromkeys(languages, "How do we get on with Globex these days, all in all?")
    questionnaire = replace(edited_questionnaire(), title=title)
    redacted = redaction_of(questionnaire).questionnaire.title
    assert redacted == dict.fromkeys(languages, redacted["en"])
    assert "Globex" not in redacted["en"]
    assert redacted["en"].endswith("these days, all in all?")
