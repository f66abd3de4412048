"""``tensigns ask --answers``: what a file says, saved or refused."""

from pathlib import Path

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import ANSWERS, Commands

SAMPLE = Path(__file__).parents[1] / "report" / "sample.toml"
SMALL = Path(__file__).parents[1] / "data" / "small.toml"


def test_the_result_is_printed_and_the_sitting_saved(tensigns: Commands, library: Library) -> None:
    Path("globex.toml").write_text(ANSWERS, encoding="utf-8")
    done = tensigns("ask", "--answers", "globex.toml")
    assert done.exit_code == 0
    assert done.stdout.startswith("Globex B.V., ")
    assert "◐ Watch: 7 points, all on one sign" in done.stdout
    (client,) = library.clients()
    (sitting,) = library.sitting_ids(client)
    assert done.stderr == f"Saved as {client.slug}@{sitting}.\n"
    saved = library.load(client, sitting)
    assert saved.answers == {"slow-payment.late": "often", "slow-payment.raised": "went-on"}
    assert (saved.note, saved.notes) == ("on the whole", {"slow-payment.late": "May and June"})
    assert saved.state == "finished"


def test_its_document_is_that_of_show(tensigns: Commands) -> None:
    asked = tensigns.json("ask", "--answers", "-", stdin=ANSWERS)
    assert asked == tensigns.json("show", "globex b.v.")
    assert asked["recommendation"] == "watch"
    assert asked["points"] == 7


def test_a_dry_run_saves_nothing(tensigns: Commands, library: Library) -> None:
    made = tensigns.json("ask", "--answers", "-", "--dry-run", stdin=ANSWERS)
    assert (made["client"], made["slug"], made["sitting"]) == ("Globex B.V.", None, None)
    assert made["state"] == "finished"
    assert not library.root.exists()


def test_a_dry_run_about_a_known_client_tells_the_slug(
    tensigns: Commands, library: Library
) -> None:
    tensigns.globex()
    made = tensigns.json("ask", "GLOBEX b.v.", "--answers", "-", "--dry-run")
    assert (made["client"], made["slug"]) == ("Globex B.V.", library.clients()[0].slug)
    assert made["recommendation"] == "undecided"
    assert len(library.sitting_ids(library.clients()[0])) == 1


def test_the_command_line_names_the_client_first(tensigns: Commands) -> None:
    made = tensigns.json("ask", "  Initech\n", "--answers", "-", stdin=ANSWERS)
    assert made["client"] == "Initech"
    assert [each["client"] for each in tensigns.json("list")] == ["Initech"]


def test_without_a_client_it_asks_for_one(tensigns: Commands, library: Library) -> None:
    assert "CLIENT" in tensigns.refused("ask", "--answers", "-")
    assert not library.root.exists()


@pytest.mark.parametrize("name", ["", " \t", "\x00\x1b", "x" * 121])
def test_a_name_that_cannot_be_one_is_refused(
    name: str, tensigns: Commands, library: Library
) -> None:
    tensigns.refused("ask", name, "--answers", "-")
    tensigns.refused("ask", name, "--answers", "-", "--dry-run")
    assert not library.clients()


@pytest.mark.parametrize(
    ("content", "place"),
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
def test_what_cannot_be_taken_is_named_and_nothing_saved(
    content: str, place: str, tensigns: Commands, library: Library
) -> None:
    Path("answers.toml").write_text(content, encoding="utf-8")
    said = tensigns.refused("ask", "Globex", "--answers", "answers.toml")
    assert "answers.toml" in said
    assert place in said
    assert not library.root.exists()


@pytest.mark.parametrize("content", [b"\xff\xfe", b'client = "\xc3("', b"a" * 1_100_000])
def test_bytes_that_are_no_text_are_refused(content: bytes, tensigns: Commands) -> None:
    assert "standard input" in tensigns.refused("ask", "Globex", "--answers", "-", stdin=content)


def test_every_fault_of_a_file_is_told_at_once(tensigns: Commands) -> None:
    said = tensigns.refused(
        "ask", "Globex", "--answers", "-", stdin='[answers]\na.b = "x"\nc.d = "y"\n'
    )
    assert "answers.a.b" in said
    assert "answers.c.d" in said


def test_files_that_are_not_there_are_refused(tensigns: Commands) -> None:
    assert "gone.toml" in tensigns.refused("ask", "Globex", "--answers", "gone.toml")
    assert "gone.toml" in tensigns.refused("ask", "X", "--answers", "-", "--questions", "gone.toml")


def test_an_empty_file_is_undecided(tensigns: Commands) -> None:
    made = tensigns.json("ask", "Globex", "--answers", "-")
    assert (made["recommendation"], made["points"]) == ("undecided", 0)
    assert made["range"] == ["keep", "fire"]


def test_the_weighing_may_always_be_given(tensigns: Commands) -> None:
    weighing = 'weighing.worth-it = "no"\n'
    alone = f"[answers]\n{weighing}"
    dropped = tensigns.json("ask", "Globex", "--answers", "-", "--dry-run", stdin=alone)
    assert dropped["weighing"]["state"] == "unanswered"
    asked = ANSWERS.replace("[answers]\n", alone)
    counted = tensigns.json("ask", "--answers", "-", "--dry-run", stdin=asked)
    assert (counted["weighing"]["answer"], counted["recommendation"]) == ("no", "fire")


def test_a_finished_sittings_own_file_is_taken(tensigns: Commands, library: Library) -> None:
    sitting = tensigns.globex()
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting}.toml"
    again = tensigns.json("ask", "Initech", "--answers", str(path))
    first = tensigns.json("show", "globex b.v.")
    assert (again["client"], again["signs"], again["note"]) == (
        "Initech",
        first["signs"],
        first["note"],
    )


def test_an_unfinished_sitting_is_left_alone(tensigns: Commands, library: Library) -> None:
    first = tensigns.globex()
    (client,) = library.clients()
    finished = library.load(client, first)
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
    unfinished = library.draft(client)
    assert unfinished is not None
    assert unfinished.note == "half way"
    assert tensigns.json("list")[0]["in_progress"] is True


def test_an_amendment_takes_the_place_of_what_it_amends(
    tensigns: Commands, library: Library
) -> None:
    first = tensigns.globex()
    made = tensigns.json(
        "ask", "Globex B.V.", "--answers", "-", "--amend", first, "--reason", " a  typo "
    )
    assert (made["amends"], made["reason"]) == (first, "a typo")
    assert made["recommendation"] == "undecided"
    (client,) = library.clients()
    assert library.sitting_ids(client) == (first, made["sitting"])
    (row,) = tensigns.json("list")
    assert (row["sittings"], row["last"]["sitting"]) == (2, made["sitting"])
    assert tensigns.json("show", f"Globex B.V.@{first}")["recommendation"] == "watch"


def test_an_amendment_keeps_to_the_questionnaire_of_what_it_amends(tensigns: Commands) -> None:
    answers = 'client = "Globex"\n[answers]\nlaw.risk = "real"\n'
    ask = ("ask", "--answers", "-")
    first = tensigns.json(*ask, "--questions", str(SAMPLE), stdin=answers)["sitting"]
    milder = answers.replace("real", "no")
    amend = (*ask, "--amend", first, "--reason", "a slip")
    made = tensigns.json(*amend, stdin=milder)
    assert (made["questionnaire"]["id"], made["amends"]) == ("sample", first)
    assert "law.risk" in tensigns.refused(*amend, "--questions", str(SMALL), stdin=milder)


def test_an_amendment_in_lines_begins_with_what_was_answered(
    tensigns: Commands, library: Library
) -> None:
    first = tensigns.globex()
    amend = ("ask", "Globex B.V.", "--plain", "--amend", first, "--reason", "a slip")
    told = tensigns.ok(*amend, stdin="f\n")
    assert f"This amends the sitting {first}: a slip" in told.replace("\n", " ")
    (client,) = library.clients()
    amended = library.latest_sitting(client)
    assert amended is not None
    assert amended.answers == library.load(client, first).answers
    assert amended.notes == library.load(client, first).notes


def test_an_amendment_that_was_left_is_resumed_or_begun_anew(
    tensigns: Commands, library: Library
) -> None:
    first = tensigns.globex()
    amend = ("ask", "Globex B.V.", "--plain", "--amend", first, "--reason", "a slip")
    assert tensigns(*amend, stdin="1\n1\nq\n").exit_code == 0
    (client,) = library.clients()
    left = library.draft(client)
    assert left is not None
    assert left.amends == first
    assert "--resume" in tensigns.refused(*amend, stdin="f\n")
    tensigns.ok(*amend, "--new", stdin="f\n")
    assert len(tensigns.json("trash")) == 1
    assert len(library.sitting_ids(client)) == 2


@pytest.mark.parametrize(
    "more",
    [
        ("--amend", "20200101T000000Z", "--reason", "x"),
        ("--amend", "../../etc", "--reason", "x"),
        ("--amend", "20200101T000000Z"),
        ("--reason", "x"),
    ],
)
def test_an_amendment_needs_a_sitting_and_a_reason(
    more: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    tensigns.globex()
    tensigns.refused("ask", "Globex B.V.", "--answers", "-", *more)
    tensigns.refused("ask", "Globex B.V.", "--plain", *more)
    (client,) = library.clients()
    assert len(library.sitting_ids(client)) == 1


@pytest.mark.parametrize("reason", ["", " \n\x1b", "x" * 8_001])
def test_a_reason_that_says_nothing_is_refused(reason: str, tensigns: Commands) -> None:
    first = tensigns.globex()
    said = tensigns.refused(
        "ask", "Globex B.V.", "--answers", "-", "--amend", first, "--reason", reason
    )
    assert "--reason" in said


def test_a_new_client_has_nothing_to_amend(tensigns: Commands, library: Library) -> None:
    tensigns.refused(
        "ask", "Nobody", "--answers", "-", "--amend", "20200101T000000Z", "--reason", "x"
    )
    assert not library.clients()


def test_another_questionnaire_is_kept_with_the_sitting(tensigns: Commands) -> None:
    answers = '[answers]\nlaw.risk = "real"\n'
    made = tensigns.json(
        "ask", "Globex", "--answers", "-", "--questions", str(SAMPLE), stdin=answers
    )
    assert (made["questionnaire"]["id"], made["recommendation"]) == ("sample", "fire")
    assert tensigns.json("show", "Globex") == made


def test_the_sitting_is_in_the_language_chosen(tensigns: Commands) -> None:
    made = tensigns.json("ask", "Globex", "--answers", "-", "--lang", "nl")
    assert made["language"] == "nl"


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
def test_options_that_do_not_go_together_are_refused(
    args: tuple[str, ...], tensigns: Commands, library: Library
) -> None:
    said = tensigns.refused("ask", "Globex", *args)
    assert "--help" in said
    assert not library.root.exists()
