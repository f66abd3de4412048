"""``tensigns leave``: the plan from an answers file, its ticks, the letter, and who is a client."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tensigns.clock import now
from tensigns.library.check import check_library
from tensigns.library.clients import Client
from tensigns.library.documents import Documents
from tensigns.library.library import Library
from tensigns.report.plan_remarks import remark_sentences
from tensigns.session.leaving import load_leaving
from tests.cli.conftest import Commands
from tests.conftest import stop_clock
from tests.file_modes import PRIVATE_FILE
from tests.hostile_texts import PAYLOADS, is_clean
from tests.library.sample import NOW, unchanged

ANSWERS = """\
contract = "open-ended"
notice = "1 month"
theirs = "the keys"
manner = "decent"
"""


@pytest.fixture(autouse=True)
def globex(library: Library) -> Client:
    return library.add("Globex B.V.", NOW)


def plan(tensigns: Commands, text: str = ANSWERS) -> Any:
    tensigns.ok("leave", "globex", "--answers", "-", stdin=text)
    return tensigns.json("leave", "globex")


def letter(tensigns: Commands, *args: str) -> str:
    return tensigns.ok("leave", "globex", "--letter", *args)


def test_an_answers_file_makes_a_plan(tensigns: Commands, library: Library) -> None:
    document = plan(tensigns)
    assert (document["status"], document["letter_allowed"], document["done"]) == (
        *("leaving", True),
        [],
    )
    made = document["plan"]
    assert (made["contract"], made["notice"], made["theirs"]) == (
        *("open-ended", "1 month"),
        "the keys",
    )
    assert [step["id"] for step in made["steps"]] == [
        *("invoice", "announce", "hand-over", "access", "last-invoice", "archive", "look-back")
    ]
    assert check_library(library).faults == ()


def test_the_end_can_be_given(tensigns: Commands) -> None:
    ends = (now() + timedelta(days=90)).date().isoformat()
    assert plan(tensigns, f"{ANSWERS}ends = {ends}")["plan"]["ends"] == ends
    assert plan(tensigns, f'notice = "{ends}"')["plan"]["ends"] == ends


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('contract = "oral"', "contract: “oral” is no option"),
        ('notice = "soon"', "notice: “soon” is no notice"),
        ("ends = 2020-01-01", "ends: “2020-01-01” has passed"),
        ('reason = "they shout"', "reason: “reason” is not known here"),
        ("notice = [1]", "notice: "),
        ("ends = 2999-12-01", "ends: “2999-12-01” is too far ahead"),
        ('notice = "2999-12-01"', "notice: “2999-12-01” is no notice"),
        ("", "there is nothing in it"),
    ],
)
def test_a_fault_is_named_and_nothing_is_noted(
    tensigns: Commands, library: Library, text: str, named: str
) -> None:
    with unchanged(library.root):
        error = tensigns.error_of("leave", "globex", "--answers", "-", stdin=text)
        assert f"Standard input: {named}" in error


def test_without_a_terminal_the_answers_file_is_named(tensigns: Commands) -> None:
    assert "--answers FILE" in tensigns.error_of("leave", "globex")


def test_steps_are_ticked_and_unticked_and_stay_ticked_in_a_new_plan(tensigns: Commands) -> None:
    plan(tensigns)
    output = tensigns.ok("leave", "globex", "--tick", "invoice", "--tick", "announce")
    assert output.count("[x]") == 2
    assert tensigns.ok("leave", "globex", "--untick", "announce").count("[x]") == 1
    assert plan(tensigns, 'manner = "letter-only"')["done"] == ["invoice"]


def test_each_remark_on_a_plan_is_a_paragraph(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    text = tensigns.ok("leave", "globex", "--answers", "-", stdin='contract = "open-ended"')
    details = load_leaving(library, globex, now()).plan.details  # type: ignore[union-attr]
    remarks = [*remark_sentences(details, now().date())]
    assert len(remarks) > 1
    assert [" ".join(paragraph.split()) for paragraph in text.split("\n\n")[2:]] == remarks


def test_a_step_is_ticked_by_its_number_and_named(tensigns: Commands) -> None:
    plan(tensigns)
    result = tensigns("leave", "globex", "--tick", "2")
    assert re.search(r"^ *2 \[x\] .*", result.stdout, re.MULTILINE)
    assert "Step 2 is done: " in result.stderr
    result = tensigns("leave", "globex", "--untick", "2")
    assert "[x]" not in result.stdout
    assert "Step 2 is not done: " in result.stderr
    assert "its steps are: 1 " in tensigns.error_of("leave", "globex", "--tick", "99")


@pytest.mark.parametrize(
    ("before", "args", "sentence"),
    [
        (["--tick", "invoice"], ["--tick", "invoice"], "was done already, so nothing was noted"),
        ([], ["--untick", "invoice"], "was not done, so nothing was noted"),
        ([], ["--returned"], "still your client, so nothing was noted"),
    ],
)
def test_what_is_so_already_is_not_noted_again(
    tensigns: Commands, library: Library, before: list[str], args: list[str], sentence: str
) -> None:
    plan(tensigns)
    if before:
        tensigns.ok("leave", "globex", *before)
    with unchanged(library.root):
        result = tensigns("leave", "globex", *args)
    assert result.exit_code == 0
    assert sentence in result.stderr


def test_a_client_who_was_never_left_does_not_return(tensigns: Commands, library: Library) -> None:
    with unchanged(library.root):
        assert "your client already" in tensigns("leave", "globex", "--returned").stderr


def test_a_client_who_was_left_is_not_left_again(tensigns: Commands, library: Library) -> None:
    tensigns.ok("leave", "globex", "--left", "2026-11-20")
    (entry,) = library.journal(library.find("globex", by_prefix=True)).read().entries
    sentence = "not been your client since 20 November 2026, so nothing was noted."
    with unchanged(library.root):
        same_day = tensigns("leave", "globex", "--left", "2026-11-20")
        other_day = tensigns("leave", "globex", "--left")
    assert (same_day.exit_code, other_day.exit_code) == (0, 0)
    assert sentence in same_day.stderr
    assert "another day" not in same_day.stderr
    assert sentence in other_day.stderr
    assert "To note another day, delete the entry first: `tensigns delete" in other_day.stderr
    assert f"@{entry.id}`." in other_day.stderr


def test_a_client_who_came_back_is_left_from_then_on(tensigns: Commands, library: Library) -> None:
    tensigns.ok("leave", "globex", "--left", "2026-11-18")
    tensigns.ok("leave", "globex", "--returned")
    with unchanged(library.root):
        error = tensigns.error_of("leave", "globex", "--left", "2026-11-20")
    assert "--left: “2026-11-20” is before " in error
    tensigns.ok("leave", "globex", "--left")
    assert tensigns.json("leave", "globex")["status"] == "left"


def test_an_unknown_step_is_named_and_nothing_is_noted(
    tensigns: Commands, library: Library
) -> None:
    plan(tensigns)
    with unchanged(library.root):
        error = tensigns.error_of("leave", "globex", "--tick", "invoice", "--tick", "anounce")
        assert "did you mean “announce”" in error


def test_a_tick_needs_a_plan(tensigns: Commands) -> None:
    assert "no plan" in tensigns.error_of("leave", "globex", "--tick", "invoice")


def test_who_has_left_can_come_back(tensigns: Commands) -> None:
    plan(tensigns)
    result = tensigns("leave", "globex", "--left")
    assert "no longer your client" in result.stdout
    assert "steps of the plan are open; you can still tick them" in result.stderr
    assert tensigns.json("leave", "globex")["status"] == "left"
    assert "Step 1 is done" in tensigns("leave", "globex", "--tick", "1").stderr
    result = tensigns("leave", "globex", "--returned")
    assert "The plan for leaving has ended; `tensigns delete globex" in result.stderr
    document = tensigns.json("leave", "globex")
    assert (document["status"], document["plan"]) == ("active", None)


def test_the_day_of_leaving_can_be_given(tensigns: Commands, library: Library) -> None:
    tensigns.ok("leave", "globex", "--left", "2026-11-20")
    (entry,) = library.journal(library.find("globex", by_prefix=True)).read().entries
    assert entry.period.first.isoformat() == "2026-11-20"
    assert "--left: “soon”" in tensigns.error_of("leave", "globex", "--left", "soon")


def test_the_letter_is_kept_and_lists_its_open_places(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    plan(tensigns)
    heading, _, body = letter(tensigns).partition("\n\n")
    lines = heading.splitlines()
    assert lines[0] == "> This is a draft. Fill in what stands in square brackets:"
    assert "> what you will finish" in lines
    documents = Documents(library, globex)
    (name,) = documents.names()
    assert documents.load(name) == body


def test_an_edited_letter_is_used_until_a_new_plan(
    tensigns: Commands, library: Library, globex: Client
) -> None:
    plan(tensigns)
    letter(tensigns)
    documents = Documents(library, globex)
    path = documents.path_of(documents.names()[0])
    path.write_text("My own *letter*.\n")
    assert letter(tensigns) == "My own *letter*.\n"
    assert letter(tensigns, "--format", "text") == "My own letter.\n"
    assert "<em>letter</em>" in letter(tensigns, "--format", "html")
    assert "This is a draft" in letter(tensigns, "--new")
    assert path.read_text() == "My own *letter*.\n"
    assert len(documents.names()) == 2


def test_the_ending_of_the_file_gives_the_format(tensigns: Commands, tmp_path: Path) -> None:
    plan(tensigns)
    for name, beginning in (("a.html", "<!DOCTYPE html>"), ("a.txt", "This is"), ("a.md", "> ")):
        path = tmp_path / name
        assert letter(tensigns, "-o", str(path)) == ""
        assert path.read_text().startswith(beginning)
        assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    assert "size: letter" in letter(tensigns, "--format", "html", "--paper", "letter")


def test_an_ending_that_is_not_understood_is_refused(
    tensigns: Commands, library: Library, globex: Client, tmp_path: Path
) -> None:
    plan(tensigns)
    path = tmp_path / "letter.pdf"
    error = tensigns.error_of("leave", "globex", "--letter", "-o", str(path))
    assert "ends in .pdf" in error
    assert ".md, .markdown, .html, .htm, .txt" in error
    assert not path.exists()
    assert Documents(library, globex).names() == ()
    letter(tensigns, "-o", str(tmp_path / "letter"))
    letter(tensigns, "-o", str(path), "--format", "html")


@pytest.mark.parametrize("contract", ["fixed-term", "project"])
@pytest.mark.parametrize("manner", ["decent", "letter-only", "safety", "legal-risk"])
def test_what_may_not_be_ended_at_will_gets_no_letter(
    tensigns: Commands, library: Library, globex: Client, contract: str, manner: str
) -> None:
    document = plan(tensigns, f'contract = "{contract}"\nmanner = "{manner}"')
    assert not document["letter_allowed"]
    assert "lawyer" in tensigns.error_of("leave", "globex", "--letter")
    assert Documents(library, globex).names() == ()
    assert "lawyer" in [step["id"] for step in document["plan"]["steps"]]


@pytest.mark.parametrize("contract", ["fixed-term", "project"])
def test_what_the_lawyer_said_leads_to_a_letter(tensigns: Commands, contract: str) -> None:
    document = plan(tensigns, f'contract = "{contract}"')
    steps = {step["id"]: step["text"] for step in document["plan"]["steps"]}
    assert "as notice, the one that the lawyer named, or 0 days" in steps["decide"]
    allowed = plan(tensigns, f'contract = "{contract}"\nnotice = "0 days"')
    assert allowed["letter_allowed"]
    (clause, *_others) = allowed["plan"]["steps"]
    assert "Keep what the lawyer said" in clause["text"]
    assert "notice" not in letter(tensigns)


def test_the_reminder_of_the_plan_is_the_one_that_can_be_drafted(tensigns: Commands) -> None:
    """A plan that asks for a reminder of nothing that is late cannot be followed."""
    due = now().date() + timedelta(days=10)
    invoice = INVOICE.replace("2026-01-31", due.isoformat())
    tensigns.ok("owed", "globex", "--answers", "-", stdin=invoice)
    document = plan(tensigns)
    (step,) = [step for step in document["plan"]["steps"] if step["id"] == "remind"]
    assert step["on"] > due.isoformat()
    assert step["text"].startswith("If it is not paid when it is due")
    assert "€5.00 (7), not late yet" in step["text"]
    assert "nothing is late" in tensigns.error_of("owed", "globex", "--remind", "friendly")


@pytest.mark.parametrize("disputed", ["false", "true"])
def test_what_is_disputed_is_not_deducted_from_a_refund(tensigns: Commands, disputed: str) -> None:
    invoice = INVOICE.replace("[terms]", f"disputed = {disputed}\n[terms]")
    tensigns.ok("owed", "globex", "--answers", "-", stdin=invoice)
    steps = plan(tensigns, ANSWERS + 'prepaid = "ten hours"')["plan"]["steps"]
    (refund,) = [step["text"] for step in steps if step["id"] == "refund"]
    assert ("you can usually deduct" in refund) == (disputed == "false")


@pytest.mark.parametrize("manner", ["decent", "letter-only", "legal-risk"])
def test_where_nothing_is_written_no_contract_is_to_be_read(
    tensigns: Commands, manner: str
) -> None:
    (step, *_others) = plan(tensigns, f'contract = "nothing-written"\nmanner = "{manner}"')["plan"][
        "steps"
    ]
    assert (step["id"], step["text"].split(" in ")[0]) == ("contract", "Look up")


def test_without_a_list_the_plan_says_how_a_reminder_is_drafted(tensigns: Commands) -> None:
    document = plan(tensigns, ANSWERS + 'owed = "two invoices"')
    (step,) = [step for step in document["plan"]["steps"] if step["id"] == "remind"]
    assert "Note the invoices under “Money owed”" in step["text"]
    error = tensigns.error_of("owed", "globex", "--remind", "friendly")
    assert "no invoice is noted; `tensigns owed globex" in error


def test_a_letter_that_asks_before_a_promised_day_is_remarked_upon(tensigns: Commands) -> None:
    by = now().date() + timedelta(days=40)
    promise = f'[[promise]]\nof = "7"\nby = {by.isoformat()}\n'
    tensigns.ok(
        "owed", "globex", "--answers", "-", stdin=INVOICE.replace("[terms]", promise + "[terms]")
    )
    plan(tensigns)
    assert "Invoice 7: payment was promised for" in tensigns("leave", "globex", "--letter").stderr


def test_the_plan_names_apart_what_no_reminder_asks_for(tensigns: Commands) -> None:
    later = now().date() + timedelta(days=10)
    more = "".join(
        f'[[invoice]]\nnumber = "{number}"\nissued = 2026-01-01\ndue = {due}\n'
        f'amount = "{amount}"\ncurrency = "EUR"\n{rest}'
        for number, due, amount, rest in (
            ("8", "2026-01-31", 6, "disputed = true\n"),
            ("9", later.isoformat(), 7, ""),
        )
    )
    tensigns.ok("owed", "globex", "--answers", "-", stdin=more + INVOICE)
    owed = plan(tensigns)["plan"]["owed"]
    assert owed == "€5.00 (7); €6.00 (8), disputed; €7.00 (9), not late yet"


def test_a_letter_needs_a_plan(tensigns: Commands) -> None:
    assert "no plan" in tensigns.error_of("leave", "globex", "--letter")


INVOICE = """\
[[invoice]]
number = "7"
issued = 2026-01-01
due = 2026-01-31
amount = "5"
currency = "EUR"
[terms]
rule = "none"
private = false
"""


@pytest.mark.parametrize("args", [("--left",), ("--answers", "-")])
def test_a_firm_reminder_after_the_end_announces_no_pause(
    tensigns: Commands, args: tuple[str, ...]
) -> None:
    tensigns.ok("owed", "globex", "--answers", "-", stdin=INVOICE)
    remind = ("owed", "globex", "--remind", "firm")
    assert "I will pause my work" in tensigns.ok(*remind)
    tensigns.ok("leave", "globex", *args, stdin='manner = "safety"')
    result = tensigns(*remind)
    assert "I will send you one last reminder" in result.stdout
    assert "pause" not in result.output


def test_a_reminder_after_threats_does_not_say_where_the_user_lives(
    tensigns: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    settings = tmp_path / "config" / "tensigns" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[sender]\nname = "Sam"\naddress = "Kade 1"\n')
    tensigns.ok("owed", "globex", "--answers", "-", stdin=INVOICE)
    remind = ("owed", "globex", "--remind", "last")
    assert "Kade 1" in tensigns.ok(*remind)
    tensigns.ok("leave", "globex", "--answers", "-", stdin='manner = "safety"')
    assert "Kade 1" not in tensigns.ok(*remind)
    tensigns.ok("leave", "globex", "--left")
    assert "Kade 1" not in tensigns.ok(*remind)


def test_a_letter_and_a_reminder_of_one_day_name_one_day_to_pay(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a holiday the letter has a later day than the reminder.
    stop_clock(monkeypatch, NOW)
    tensigns.ok("owed", "globex", "--answers", "-", stdin=INVOICE)
    # The plan says that nothing is owed, so that the letter does not wait for a reminder.
    plan(tensigns, ANSWERS + 'owed = "nothing"')
    pay_by = re.compile(r"by (\d+ \w+ \d{4}) at the latest")
    days = {
        pay_by.findall(text)[0]
        for text in (
            letter(tensigns),
            tensigns.ok("owed", "globex", "--remind", "friendly"),
            tensigns.ok("owed", "globex", "--remind", "firm"),
        )
    }
    assert len(days) == 1


@pytest.mark.parametrize(("disputed", "is_reserved"), [("false", True), ("true", False)])
def test_a_letter_reserves_a_pause_for_what_is_late_and_not_disputed(
    tensigns: Commands, disputed: str, *, is_reserved: bool
) -> None:
    invoice = INVOICE.replace("[terms]", f"disputed = {disputed}\n[terms]")
    tensigns.ok("owed", "globex", "--answers", "-", stdin=invoice)
    plan(tensigns)
    assert ("the right to pause my work" in letter(tensigns)) == is_reserved


def test_what_is_owed_comes_from_the_list(tensigns: Commands) -> None:
    tensigns.ok("owed", "globex", "--answers", "-", stdin=INVOICE)
    document = plan(tensigns)
    assert document["plan"]["owed"] == "€5.00 (7)"
    assert "remind" in [step["id"] for step in document["plan"]["steps"]]
    assert "Invoice 7 of 1 January 2026" in letter(tensigns)
    assert plan(tensigns, 'owed = "nothing"')["plan"].get("owed") is None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_are_printed_clean(tensigns: Commands, payload: str) -> None:
    keys = ("owed", "prepaid", "theirs", "ours", "deadlines")
    # A carriage return cannot be in a literal text of TOML.
    text = "".join(f"{key} = '''{payload}'''\n" for key in keys)
    result = tensigns("leave", "globex", "--answers", "-", stdin=text)
    assert is_clean(result.output)
    if result.exit_code == 0:
        for form in ("markdown", "text", "html"):
            assert is_clean(letter(tensigns, "--format", form))


@pytest.mark.parametrize(
    "args",
    [
        ("--left", "--returned"),
        ("-o", "x"),
        ("--format", "html"),
        ("--new",),
        ("--letter", "-o", "x", "--json"),
    ],
)
def test_wrong_combinations_are_refused(tensigns: Commands, args: tuple[str, ...]) -> None:
    tensigns.error_of("leave", "globex", *args)
