"""``tensigns talk``: answers files, the drafts, what is printed, and what is refused."""

import json
import re
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tensigns.clock import now
from tensigns.core.journal.entries import Period, ToldDetails
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.language import in_language
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.report.render.markdown_escape import escape_line
from tensigns.report.wording import long_date
from tests.cli.conftest import LONG_AGO, Commands, record_sitting
from tests.file_modes import PRIVATE_FILE
from tests.hostile_texts import PAYLOADS, is_clean
from tests.library.journal_sample import event
from tests.library.refused_folders import refuse_listing
from tests.library.sample import unchanged

TODAY = now().date()
BY = TODAY + timedelta(days=30)
TALK = f"""\
language = "nl"
address = "je"
by = {BY}
follows = "dan stop ik met het werk"
no_discuss = "de oude offerte"
offer = "een vast uur in de week"
[[conditions]]
text = "no calls at night"
by = {BY}
then = "I leave"
"""


@pytest.fixture
def globex(library: Library) -> Client:
    """A client with points for two signs, and an event about one of them."""
    record_sitting(
        library,
        "Globex B.V.",
        LONG_AGO,
        slow_payment__late="often",
        slow_payment__raised="went-on",
        unreasonable_demands__beyond="monthly",
    )
    client = library.find("Globex B.V.")
    library.journal(client).append(event("belde om 23:10", signs=("unreasonable-demands",)))
    return client


def file_of(text: str) -> str:
    Path("a.toml").write_text(text, encoding="utf-8")
    return "a.toml"


def due_conditions(tensigns: Commands) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(tensigns.ok("due", "--json"))
    return [item for item in items if item["kind"] == "condition"]


def document(library: Library, client: Client, kind: str) -> str:
    (path,) = (library.root / "clients" / client.slug / "documents").glob(f"*-{kind}.md")
    assert stat.S_IMODE(path.stat().st_mode) == PRIVATE_FILE
    return path.read_text(encoding="utf-8")


def test_a_talk_is_written_with_its_conditions(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    entry_id = tensigns.ok("talk", "globex", "--answers", file_of(TALK)).strip()
    entry = library.journal(globex).load(entry_id)
    assert entry.signs == ("slow-payment", "unreasonable-demands")
    condition = TalkCondition("c1", "no calls at night", BY, "I leave")
    assert entry.details == TalkDetails(library.sitting_ids(globex)[0], (condition,))
    (due,) = tensigns.json("due")
    assert (due["kind"], due["id"]) == ("condition", f"{entry_id}/c1")


def test_the_day_of_a_condition_may_be_in_quotation_marks(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    text = TALK.replace(f"by = {BY}\nthen", f'by = "{BY}"\nthen')
    entry_id = tensigns.ok("talk", "globex", "--answers", file_of(text)).strip()
    details = library.journal(globex).load(entry_id).details
    assert details == TalkDetails(
        library.sitting_ids(globex)[0], (TalkCondition("c1", "no calls at night", BY, "I leave"),)
    )


def test_the_sheet_has_what_happened_and_what_is_asked(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(TALK))
    sheet = document(library, globex, "sheet")
    assert sheet.startswith("# Een gesprek met Globex B.V.\n")
    assert "Wat ik vraag: Je betaalt wat achterstallig is." in sheet
    assert "En vanaf nu: Je betaalt elke volgende factuur uiterlijk op de vervaldatum." in sheet
    assert "- 20 november 2026: belde om 23:10" in sheet
    assert "- [wat er gebeurde, en wanneer]" in sheet
    assert "En zo niet: dan stop ik met het werk.\n" in sheet
    assert "de oude offerte" in sheet


def test_the_sheet_has_the_conditions_that_the_user_set(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(TALK.replace("at night", "at night.")))
    with in_language("nl"):
        day = long_date(BY)
    line = f"- Uiterlijk op {day}: no calls at night; zo niet: I leave"
    assert line in document(library, globex, "sheet")
    assert "I leave" not in document(library, globex, "mail")


def test_the_day_that_the_client_is_given_is_due(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    rest = f'by = {BY}\nfollows = "I stop"\n'
    tensigns.ok("talk", "globex", "--answers", file_of(f'ask = "pay on time"\n{rest}'))
    (item,) = due_conditions(tensigns)
    text = "You pay what is overdue. pay on time."
    assert (item["on"], item["what"]) == (BY.isoformat(), text)
    (talk,) = library.journal(globex).read(("talk",)).entries
    assert isinstance(talk.details, TalkDetails)
    assert talk.details.conditions == (TalkCondition("c1", text, BY, "I stop"),)
    sheet = document(library, globex, "sheet")
    assert "What I agreed with myself" not in sheet
    assert sheet.count("pay on time") == 1


@pytest.mark.usefixtures("globex")
def test_the_points_of_a_talk_are_due_on_the_day_that_the_client_is_given(
    tensigns: Commands,
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(f'language = "nl"\nby = {BY}\n'))
    assert [item["what"] for item in due_conditions(tensigns)] == [
        "U betaalt wat achterstallig is."
    ]


@pytest.mark.usefixtures("globex")
def test_a_condition_of_the_user_stands_for_the_same_day_that_the_client_is_given(
    tensigns: Commands,
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(TALK))
    assert [item["what"] for item in due_conditions(tensigns)] == ["no calls at night"]


def test_the_day_that_the_client_is_given_is_due_beside_another_day_of_the_user(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    earlier = TODAY + timedelta(days=9)
    tensigns.ok("talk", "globex", "--answers", file_of(TALK.replace(str(BY), str(earlier), 1)))
    assert [(item["on"], item["what"]) for item in due_conditions(tensigns)] == [
        (earlier.isoformat(), "Je betaalt wat achterstallig is."),
        (BY.isoformat(), "no calls at night"),
    ]
    (talk,) = library.journal(globex).read(("talk",)).entries
    assert isinstance(talk.details, TalkDetails)
    assert [condition.id for condition in talk.details.conditions] == ["c1", "c2"]


@pytest.mark.parametrize("text", ['ask = "pay on time"\n', f"points = []\nby = {BY}\n"])
@pytest.mark.usefixtures("globex")
def test_without_a_day_or_without_asks_a_talk_has_nothing_due(
    tensigns: Commands, text: str
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(text))
    assert due_conditions(tensigns) == []


def test_the_sheet_has_the_notes_of_the_sitting_and_the_mail_has_none(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    answers = (
        '[answers]\nslow-payment.late = "often"\n'
        '[notes]\nslow-payment.late = "12 mei: 40 dagen te laat"\n'
    )
    tensigns("ask", "Globex B.V.", "--answers", file_of(answers))
    tensigns.ok("talk", "globex", "--answers", file_of(TALK))
    with in_language("nl"):
        day = long_date(TODAY)
    sheet = document(library, globex, "sheet")
    assert f"- je notitie van {day}: 12 mei: 40 dagen te laat" in sheet
    assert "[wat er gebeurde, en wanneer]" not in sheet
    assert "40 dagen" not in document(library, globex, "mail")


def test_the_mail_has_what_was_agreed_and_no_reasons(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(TALK))
    mail = document(library, globex, "mail")
    assert mail.startswith("Onderwerp: Wat we hebben afgesproken\n\nBeste [naam],")
    from_now, by_a_day = mail.split("Uiterlijk op ")[:2]
    assert "- Je betaalt elke volgende factuur uiterlijk op de vervaldatum." in from_now
    assert "- Je betaalt wat achterstallig is." in by_a_day
    assert "Als dit niet gebeurt: dan stop ik met het werk.\n" in mail
    assert "Van mijn kant: een vast uur in de week.\n" in mail
    for private in ("23:10", "no calls at night", "I leave", "de oude offerte", "Globex"):
        assert private not in mail


def test_the_sheet_names_the_invoices_that_are_late(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    due = TODAY - timedelta(days=40)
    invoice = f"""\
[[invoice]]
number = "2026-014"
issued = {due - timedelta(days=30)}
due = {due}
amount = "1210.00"
currency = "EUR"
[[invoice]]
number = "2026-015"
issued = {TODAY}
due = {TODAY + timedelta(days=30)}
amount = "605.00"
currency = "EUR"
"""
    tensigns("owed", "globex", "--answers", file_of(invoice))
    tensigns("talk", "globex", "--answers", file_of(TALK))
    sheet = document(library, globex, "sheet")
    assert "factuur 2026-014 moest betaald zijn" in sheet
    assert "1.210,00 open" in sheet
    assert "2026-015" not in sheet
    assert "2026-014" not in document(library, globex, "mail")


def test_a_polite_mail_says_u_and_an_english_one_neither(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", "globex", "--answers", file_of(TALK.replace('"je"', '"u"')))
    mail = document(library, globex, "mail")
    assert "Geachte [heer of mevrouw, en de achternaam]," in mail
    assert "- U betaalt wat achterstallig is" in mail
    assert "Herinnert u het zich anders" in mail
    hooli = library.add("Hooli", now())
    tensigns.ok("talk", "hooli", "--answers", file_of('language = "en"\nask = "Call me by ten."\n'))
    mail = document(library, hooli, "mail")
    assert "Dear [name]," in mail
    assert "- Call me by ten." in mail


def test_the_language_of_the_talk_is_remembered(tensigns: Commands, globex: Client) -> None:
    tensigns.ok("talk", globex.slug, "--answers", file_of(TALK))
    tensigns.ok("talk", globex.slug, "--answers", file_of(f"by = {BY}\nask = 'nog iets'\n"))
    talks = tensigns.json("talk", globex.slug)["talks"]
    assert talks[-1]["text"].startswith("Je betaalt wat achterstallig is")


def test_points_can_be_chosen_or_left_out(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    first = tensigns.ok("talk", globex.slug, "--answers", file_of('points = ["4"]\n')).strip()
    second = tensigns.ok("talk", globex.slug, "--answers", file_of("points = []\n")).strip()
    journal = library.journal(globex)
    assert journal.load(first).signs == ("unreasonable-demands",)
    assert journal.load(second).signs == ()


@pytest.mark.parametrize("points", ["[5, 4]", '["5", "unreasonable-demands"]', '"5, 4"'])
def test_points_are_numbers_or_ids_of_signs(
    points: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns("talk", "globex", "--answers", file_of(f"points = {points}\n{TALK}"))
    (talk,) = library.journal(globex).read(["talk"]).entries
    assert talk.signs == ("slow-payment", "unreasonable-demands")


def test_that_the_talk_took_place_is_what_the_user_told(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    talk_id = tensigns.ok("talk", globex.slug, "--answers", file_of(TALK)).strip()
    assert tensigns.json("talk", globex.slug)["to_hold"] == talk_id
    held_id = tensigns.ok("talk", globex.slug, "--held", "yesterday").strip()
    entry = library.journal(globex).load(held_id)
    assert entry.details == ToldDetails(of=talk_id)
    assert entry.period == Period.of_day(TODAY - timedelta(days=1))
    assert entry.signs == ("slow-payment", "unreasonable-demands")
    assert tensigns.json("talk", globex.slug)["to_hold"] is None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_mail_gets_the_day_on_which_the_talk_took_place(
    language: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    answers = TALK if language == "nl" else re.sub("language.*\naddress.*", "language = 'en'", TALK)
    tensigns.ok("talk", globex.slug, "--answers", file_of(answers))
    place = {"en": "[the day of the talk]", "nl": "[de dag van het gesprek]"}[language]
    assert place in document(library, globex, "mail")
    tensigns.ok("talk", globex.slug, "--held", "yesterday")
    with in_language(language):
        day = long_date(TODAY - timedelta(days=1))
    documents = Documents(library, globex)
    _draft, name = [name for name in documents.names() if name.kind == "mail"]
    mail = documents.load(name)
    assert place not in mail
    assert day in mail


def test_the_mail_gets_the_day_that_is_alone_in_an_answers_file(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", globex.slug, "--answers", file_of(TALK))
    yesterday = TODAY - timedelta(days=1)
    tensigns.ok("talk", globex.slug, "--answers", file_of(f"held = {yesterday}\n"))
    documents = Documents(library, globex)
    _draft, name = [name for name in documents.names() if name.kind == "mail"]
    with in_language("nl"):
        assert long_date(yesterday) in documents.load(name)


def test_a_talk_takes_place_once(tensigns: Commands, library: Library, globex: Client) -> None:
    tensigns.ok("talk", globex.slug, "--answers", file_of(TALK))
    tensigns.ok("talk", globex.slug, "--held", "yesterday")
    with unchanged(library.root):
        error = tensigns.error_of("talk", globex.slug, "--held", "today")
    assert "noted already that the last talk took place" in error


def test_held_without_a_date_is_today(tensigns: Commands, library: Library, globex: Client) -> None:
    held_id = tensigns.ok("talk", globex.slug, "--held").strip()
    entry = library.journal(globex).load(held_id)
    assert (entry.kind, entry.period) == ("told", Period.of_day(TODAY))
    assert entry.text == "The talk took place."


def test_an_outcome_closes_a_condition(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    talk_id = tensigns.ok("talk", globex.slug, "--answers", file_of(TALK)).strip()
    text = f'[[outcomes]]\nof = "{talk_id}/c1"\nresult = "broken"\n'
    outcome_id = tensigns.ok("talk", globex.slug, "--answers", file_of(text)).strip()
    details = library.journal(globex).load(outcome_id).details
    assert details == OutcomeDetails(f"{talk_id}/c1", "broken")
    assert [item["kind"] for item in tensigns.json("due")] == ["recheck"]
    result = tensigns.json("talk", globex.slug)
    assert (result["conditions"], len(result["outcomes"])) == ([], 1)


def test_an_outcome_needs_no_drafts(
    tensigns: Commands, library: Library, globex: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk_id = tensigns.ok("talk", globex.slug, "--answers", file_of(TALK)).strip()
    refuse_listing(monkeypatch, Documents(library, globex).path)
    text = f'[[outcomes]]\nof = "{talk_id}/c1"\nresult = "kept"\n'
    outcome_id = tensigns.ok("talk", globex.slug, "--answers", file_of(text)).strip()
    assert library.journal(globex).load(outcome_id).details == OutcomeDetails(
        f"{talk_id}/c1", "kept"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.toml: there is nothing in it"),
        ("mood = 1\n", "a.toml: mood: "),
        ('points = ["7"]\n', "a.toml: points: “7” is no sign with points; choose from 5, 4"),
        ("by = 2020-01-01\n", "a.toml: by: "),
        ('language = "de"\n', "a.toml: language: "),
        ("held = 2999-01-01\n", "a.toml: held: this day is still to come"),
        (
            "conditions = [{text = ' ', by = 2027-01-01}]\n",
            "conditions.1.text: Something",
        ),
        (
            "conditions = [{text = 'x', by = 2027-01-01, sign = 'lie'}]\n",
            "conditions.1.sign: “lie” is no sign",
        ),
        ("conditions = [{text = 'x'}]\n", "a.toml: conditions.1.by: this is missing"),
        ("conditions = [{text = 'x', by = 2027-01-01, when = 1}]\n", "conditions.1.when: "),
        (
            "[[conditions]]\nid = 'a'\ntext = 'x'\nby = 2027-01-01\n" * 2,
            "“a” is the id of two conditions",
        ),
        (f"conditions = {[{}] * 4}\n", "a talk has 3 conditions at most"),
        ("outcomes = [{of = 'x/c1', result = 'kept'}]\n", "“x/c1” is no open condition"),
        ("outcomes = [{of = 'x/c1', result = 'perhaps'}]\n", "outcomes.1.result: “perhaps”"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    text: str, message: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    with unchanged(library.root):
        assert message in tensigns.error_of("talk", globex.slug, "--answers", file_of(text))


def test_a_condition_has_one_outcome_in_a_file(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    tensigns.ok("talk", globex.slug, "--answers", file_of(TALK))
    (item,) = (item for item in tensigns.json("due") if item["kind"] == "condition")
    outcome = f"[[outcomes]]\nof = '{item['id']}'\nresult = "
    with unchanged(library.root):
        error = tensigns.error_of(
            "talk", globex.slug, "--answers", file_of(f"{outcome}'kept'\n{outcome}'broken'\n")
        )
    assert f"“{item['id']}” has two outcomes" in error


def test_a_day_to_come_is_refused_for_held(tensigns: Commands, globex: Client) -> None:
    assert "--held: " in tensigns.error_of("talk", globex.slug, "--held", "2999-01-01")
    message = tensigns.error_of("talk", globex.slug, "--held", "today", "--answers", "a.toml")
    assert "rule each other out" in message


def test_without_a_terminal_the_error_names_the_answers_file(
    tensigns: Commands, globex: Client
) -> None:
    assert "--answers FILE" in tensigns.error_of("talk", globex.slug)


@pytest.mark.parametrize("text", [payload for payload in PAYLOADS if is_clean(payload)])
def test_a_text_is_no_markup_in_a_draft(
    text: str, tensigns: Commands, library: Library, globex: Client
) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    tensigns.ok("talk", globex.slug, "--answers", file_of(f'follows = "{quoted}"\n'))
    for kind in ("sheet", "mail"):
        assert escape_line(text) in document(library, globex, kind)


def test_a_draft_that_cannot_be_written_leaves_no_talk(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    (library.root / "clients" / globex.slug / "documents").write_text("", encoding="utf-8")
    with unchanged(library.root):
        assert tensigns("talk", globex.slug, "--answers", file_of(TALK)).exit_code == 1
