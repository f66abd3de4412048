"""``tensigns ask``: answers files, dry runs, amendments and their faults."""

from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.wording import long_date
from tests.cli.conftest import ANSWERS, Commands

SAMPLE = Path(__file__).parents[1] / "report" / "sample.toml"
SMALL = Path(__file__).parents[1] / "data" / "small.toml"


def test_the_result_is_printed_and_the_sitting_saved(tensigns: Commands, library: Library) -> None:
    Path("globex.toml").write_text(ANSWERS, encoding="utf-8")
    result = tensigns("ask", "--answers", "globex.toml")
    assert result.exit_code == 0
    assert result.stdout.startswith("Globex B.V., ")
    assert "◐ Watch: 8 points, all on one sign" in result.stdout
    (client,) = library.clients()
    (sitting,) = library.sitting_ids(client)
    saved_message = f"Saved as {client.slug}@{sitting}."
    assert result.stderr == f"Globex B.V. is a new client.\n{saved_message}\n"
    saved = library.load(client, sitting)
    assert saved.answers == {"slow-payment.late": "often", "slow-payment.raised": "went-on"}
    assert (saved.note, saved.notes) == ("on the whole", {"slow-payment.late": "May and June"})
    assert saved.state == "finished"


def test_json_prints_the_document_of_show(tensigns: Commands) -> None:
    document = tensigns.json("ask", "--answers", "-", stdin=ANSWERS)
    assert document == tensigns.json("show", "globex b.v.")
    assert document["recommendation"] == "watch"
    assert document["points"] == 8


def test_a_dry_run_saves_nothing(tensigns: Commands, library: Library) -> None:
    document = tensigns.json("ask", "--answers", "-", "--dry-run", stdin=ANSWERS)
    assert (document["client"], document["slug"], document["sitting"]) == (
        "Globex B.V.",
        None,
        None,
    )
    assert document["state"] == "finished"
    assert not library.root.exists()


def test_a_dry_run_about_an_existing_client_prints_its_slug(
    tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    document = tensigns.json("ask", "GLOBEX b.v.", "--answers", "-", "--dry-run")
    assert (document["client"], document["slug"]) == ("Globex B.V.", library.clients()[0].slug)
    assert document["recommendation"] == "undecided"
    assert len(library.sitting_ids(library.clients()[0])) == 1


def test_a_client_on_the_command_line_overrides_that_of_the_file(tensigns: Commands) -> None:
    document = tensigns.json("ask", "  Initech\n", "--answers", "-", stdin=ANSWERS)
    assert document["client"] == "Initech"
    assert [row["client"] for row in tensigns.json("list")] == ["Initech"]


def test_without_a_client_the_command_is_refused(tensigns: Commands, library: Library) -> None:
    assert "CLIENT" in tensigns.error_of("ask", "--answers", "-")
    assert not library.root.exists()


@pytest.mark.parametrize("name", ["", " \t", "\x00\x1b", "x" * 121])
def test_an_invalid_client_name_is_refused(name: str, tensigns: Commands, library: Library) -> None:
    tensigns.error_of("ask", name, "--answers", "-")
    tensigns.error_of("ask", name, "--answers", "-", "--dry-run")
    assert not library.clients()


@pytest.mark.parametrize(
    ("content", "location"),
    [
        ('[answers]\nslow-payment.lat = "often"', "answers.slow-payment.lat"),
        ('[answers]\nnobody.there = "often"', "answers.nobody.there"),
        ('[notes]\nslow-payment.lat = "often"', "notes.slow-payment.lat"),
        ('answer.x.y = "z"', "answer"),
        ('[answers]\nslow-payment.late = "oftn"', "answers.slow-payment.late"),
        ("[answers]\nslow-payment.late = 3", "answers.slow-payment.late"),
        ("[answers]\nslow-payment.late = true", "answers.slow-payment.late"),
        ("[answers]\nslow-payment = 3", "answers.slow-payment"),
        ("answers = 3", "answers"),
        ("note = 3", "note"),
        ("client = 3", "client"),
        (
            '[answers]\nslow-payment.late = "none"\nslow-payment.harm = "short"',
            "answers.slow-payment.harm",
        ),
        ('[answers]\nslow-payment.harm = "short"', "answers.slow-payment.harm"),
        ("this is no TOML", "line 1"),
        ("\ufeff[answers]", "byte order mark"),
        ("x = " + "[" * 20_000, "line 1"),
        ("[" * 20_000, "line 1"),
        ("x = " + "9" * 5_000, "line 1"),
    ],
)
def test_a_fault_of_an_answers_file_is_located_and_nothing_is_saved(
    content: str, location: str, tensigns: Commands, library: Library
) -> None:
    Path("answers.toml").write_text(content, encoding="utf-8")
    message = tensigns.error_of("ask", "Globex", "--answers", "answers.toml")
    assert "answers.toml" in message
    assert location in message
    assert not library.root.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b'client = "\xc3("', b"a" * 1_100_000])
def test_undecodable_or_too_large_input_is_refused(content: bytes, tensigns: Commands) -> None:
    assert "Standard input" in tensigns.error_of("ask", "Globex", "--answers", "-", stdin=content)


def test_every_fault_of_a_file_is_reported_at_once(tensigns: Commands) -> None:
    message = tensigns.error_of(
        "ask", "Globex", "--answers", "-", stdin='[answers]\na.b = "x"\nc.d = "y"\n'
    )
    assert "answers.a.b" in message
    assert "answers.c.d" in message


def test_missing_files_are_refused(tensigns: Commands) -> None:
    assert "gone.toml" in tensigns.error_of("ask", "Globex", "--answers", "gone.toml")
    assert "gone.toml" in tensigns.error_of(
        "ask", "X", "--answers", "-", "--questions", "gone.toml"
    )


def test_an_empty_answers_file_leads_to_undecided(tensigns: Commands) -> None:
    document = tensigns.json("ask", "Globex", "--answers", "-")
    assert (document["recommendation"], document["points"]) == ("undecided", 0)
    assert document["range"] == ["keep", "fire"]


def test_plain_changes_nothing_for_an_answers_file(tensigns: Commands) -> None:
    args = ("ask", "--answers", "-", "--dry-run")
    output = tensigns.ok(*args, stdin=ANSWERS)
    assert tensigns.ok("--plain", *args, stdin=ANSWERS) == output


def test_an_answer_to_the_weighing_is_accepted_and_counts_where_it_is_visible(
    tensigns: Commands,
) -> None:
    weighing = 'weighing.worth-it = "no"\n'
    weighing_alone = f"[answers]\n{weighing}"
    hidden = tensigns.json("ask", "Globex", "--answers", "-", "--dry-run", stdin=weighing_alone)
    assert hidden["weighing"]["state"] == "unanswered"
    all_answers = ANSWERS.replace("[answers]\n", weighing_alone)
    visible = tensigns.json("ask", "--answers", "-", "--dry-run", stdin=all_answers)
    assert (visible["weighing"]["answer"], visible["recommendation"]) == ("no", "fire")


@pytest.mark.parametrize("options", [(), ("--json",), ("--dry-run",)])
def test_answers_that_contradict_each_other_are_named(
    options: tuple[str, ...], tensigns: Commands
) -> None:
    answers = '[answers]\nslow-payment.late = "most"\nslow-payment.overdue = "broken-date"\n'
    fitting = tensigns("ask", "Initech", "--answers", "-", *options, stdin=answers)
    assert fitting.exit_code == 0
    assert "look at both" not in fitting.stderr
    answers += 'slow-payment.raised = "stopped"\n'
    result = tensigns("ask", "Initech", "--answers", "-", *options, stdin=answers)
    assert result.exit_code == 0
    sentence = "you say that money is overdue, and that they pay on time again: look at both"
    assert sentence in " ".join(result.stderr.split())


def test_the_file_of_a_finished_sitting_is_accepted_as_answers(
    tensigns: Commands, library: Library
) -> None:
    sitting = tensigns.record_globex()
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting}.toml"
    copy = tensigns.json("ask", "Initech", "--answers", str(path))
    original = tensigns.json("show", "globex b.v.")
    assert (copy["client"], copy["signs"], copy["note"]) == (
        "Initech",
        original["signs"],
        original["note"],
    )


def test_a_sitting_from_an_answers_file_leaves_the_draft_unchanged(
    tensigns: Commands, library: Library
) -> None:
    sitting_id = tensigns.record_globex()
    (client,) = library.clients()
    finished = library.load(client, sitting_id)
    draft = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=builtin_edition().ref,
        started=finished.started,
        answers={"lies.untrue": "no"},
        note="half way",
    )
    library.save_draft(client, builtin_edition(), draft)
    tensigns.ok("ask", "--answers", "-", stdin=ANSWERS)
    saved_draft = library.draft(client)
    assert saved_draft is not None
    assert saved_draft.note == "half way"
    assert tensigns.json("list")[0]["in_progress"] is True


def test_an_amendment_replaces_the_amended_sitting_in_the_list(
    tensigns: Commands, library: Library
) -> None:
    amended_id = tensigns.record_globex()
    document = tensigns.json(
        "ask", "Globex B.V.", "--answers", "-", "--amend", amended_id, "--reason", " a  typo "
    )
    assert (document["amends"], document["reason"]) == (amended_id, "a typo")
    assert document["recommendation"] == "undecided"
    (client,) = library.clients()
    assert library.sitting_ids(client) == (amended_id, document["sitting"])
    (row,) = tensigns.json("list")
    assert (row["sittings"], row["last"]["sitting"]) == (2, document["sitting"])
    assert tensigns.json("show", f"Globex B.V.@{amended_id}")["recommendation"] == "watch"


def test_an_amendment_uses_the_questionnaire_of_the_amended_sitting(tensigns: Commands) -> None:
    answers = 'client = "Globex"\n[answers]\nlaw.risk = "real"\n'
    ask = ("ask", "--answers", "-")
    amended_id = tensigns.json(*ask, "--questions", str(SAMPLE), stdin=answers)["sitting"]
    milder_answers = answers.replace("real", "no")
    amend = (*ask, "--amend", amended_id, "--reason", "a slip")
    document = tensigns.json(*amend, stdin=milder_answers)
    assert (document["questionnaire"]["id"], document["amends"]) == ("sample", amended_id)
    assert "law.risk" in tensigns.error_of(*amend, "--questions", str(SMALL), stdin=milder_answers)


def test_a_plain_amendment_starts_with_the_amended_answers_and_notes(
    tensigns: Commands, library: Library
) -> None:
    amended_id = tensigns.record_globex()
    args = ("ask", "Globex B.V.", "--plain", "--amend", amended_id, "--reason", "a slip")
    output = tensigns.ok(*args, stdin="f\n")
    amended = library.load(library.find("Globex B.V."), amended_id)
    day = long_date(amended.started.date())
    assert f"This amends the sitting of {day}: a slip" in output.replace("\n", " ")
    (client,) = library.clients()
    amendment = library.latest_sitting(client)
    assert amendment is not None
    assert amendment.answers == library.load(client, amended_id).answers
    assert amendment.notes == library.load(client, amended_id).notes


def test_the_draft_of_an_amendment_needs_resume_or_new(
    tensigns: Commands, library: Library
) -> None:
    amended_id = tensigns.record_globex()
    args = ("ask", "Globex B.V.", "--plain", "--amend", amended_id, "--reason", "a slip")
    assert tensigns(*args, stdin="1\n1\nq\n").exit_code == 0
    (client,) = library.clients()
    draft = library.draft(client)
    assert draft is not None
    assert draft.amends == amended_id
    assert "--resume" in tensigns.error_of(*args, stdin="f\n")
    tensigns.ok(*args, "--new", stdin="f\n")
    assert len(tensigns.json("trash")) == 1
    assert len(library.sitting_ids(client)) == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--amend", "20200101T000000Z", "--reason", "x"),
        ("--amend", "../../etc", "--reason", "x"),
        ("--amend", "20200101T000000Z"),
        ("--reason", "x"),
    ],
)
def test_an_amendment_needs_a_sitting_and_a_reason(
    options: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    tensigns.record_globex()
    tensigns.error_of("ask", "Globex B.V.", "--answers", "-", *options)
    tensigns.error_of("ask", "Globex B.V.", "--plain", *options)
    (client,) = library.clients()
    assert len(library.sitting_ids(client)) == 1


@pytest.mark.parametrize("reason", ["", " \n\x1b", "x" * 8_001])
def test_an_empty_or_too_long_reason_is_refused(reason: str, tensigns: Commands) -> None:
    amended_id = tensigns.record_globex()
    message = tensigns.error_of(
        "ask", "Globex B.V.", "--answers", "-", "--amend", amended_id, "--reason", reason
    )
    assert "--reason" in message


def test_a_new_client_has_nothing_to_amend(tensigns: Commands, library: Library) -> None:
    tensigns.error_of(
        "ask", "Nobody", "--answers", "-", "--amend", "20200101T000000Z", "--reason", "x"
    )
    assert not library.clients()


def test_a_sitting_records_the_questionnaire_of_the_option(tensigns: Commands) -> None:
    answers = '[answers]\nlaw.risk = "real"\n'
    document = tensigns.json(
        "ask", "Globex", "--answers", "-", "--questions", str(SAMPLE), stdin=answers
    )
    assert (document["questionnaire"]["id"], document["recommendation"]) == ("sample", "fire")
    assert tensigns.json("show", "Globex") == document


def test_a_sitting_records_the_chosen_language(tensigns: Commands) -> None:
    document = tensigns.json("ask", "Globex", "--answers", "-", "--lang", "nl")
    assert document["language"] == "nl"


@pytest.mark.parametrize(
    "args",
    [
        ("--resume", "--new"),
        ("--resume", "--answers", "-"),
        ("--new", "--answers", "-"),
        ("--dry-run",),
        ("--json",),
        ("--amend", "20200101T000000Z", "--reason", "x", "--questions", str(SAMPLE)),
    ],
)
def test_conflicting_options_are_refused(
    args: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    message = tensigns.error_of("ask", "Globex", *args)
    assert "--help" in message
    assert not library.root.exists()
