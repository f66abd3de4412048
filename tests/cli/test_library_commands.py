"""``list``, ``show``, ``rename``, ``delete``, ``trash`` and ``check``."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails
from tensigns.core.journal.leaving import PlanDetails, PlanStep, TickDetails
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.wording import NO_VALUE
from tests.cli.conftest import ANSWERS, LONG_AGO, Commands, record_sitting
from tests.library.journal_sample import append, event, other
from tests.library.sample import NOW, finished_sitting, small_edition

NO_CLIENTS = "No clients yet. `tensigns ask NAME` adds a client and starts a sitting.\n"


def test_an_empty_list_says_how_to_begin(tensigns: Commands, library: Library) -> None:
    assert tensigns.ok("list") == NO_CLIENTS
    assert tensigns.json("list") == []
    assert not library.root.exists()


def test_the_list_has_one_line_per_client(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Initech", physical_abuse__threat="yes")
    record_sitting(
        library, "Globex B.V.", slow_payment__late="often", slow_payment__raised="went-on"
    )
    library.add("Hooli", LONG_AGO)
    lines = [line.split() for line in tensigns.ok("list").splitlines()]
    globex, initech = (
        str(len(tensigns.json("show", name)["open"])) for name in ("globex-b-v", "initech")
    )
    due = ["due"]
    assert lines == [
        ["last", "points", "left", "open", "date", "next", "sittings", "client"],
        ["◐", "watch", "8?", globex, "2020-02-28", "2020-03-29", "1", "Globex", "B.V.,", *due],
        ["◌", NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE, "0", "Hooli"],
        ["●", "fire", "10?", initech, "2020-02-28", "2020-03-13", "1", "Initech,", *due],
    ]


MILDEST = {"threats.threatened": "no", "demands.calls": "never", "payment.late": "none"}


def test_the_list_marks_results_with_open_questions(tensigns: Commands, library: Library) -> None:
    answers = {**MILDEST, "payment.late": "unknown"}
    for name, given in (("Hooli", MILDEST), ("Initech", answers)):
        library.record(
            library.add(name, LONG_AGO), small_edition(), finished_sitting(LONG_AGO, given)
        )
    _head, *lines = tensigns.ok("list").splitlines()
    assert [line.split()[:4] for line in lines] == [
        ["○", "keep", "0", NO_VALUE],
        ["○", "keep", "?", "1"],
    ]
    assert [client["last"]["open"] for client in tensigns.json("list")] == [0, 1]


def test_list_prints_a_document_with_every_client(tensigns: Commands, library: Library) -> None:
    sitting = record_sitting(library, "Initech", physical_abuse__threat="yes")
    library.add("Hooli", LONG_AGO)
    hooli, initech = library.clients()
    open_count = len(tensigns.json("show", "Initech")["open"])
    assert open_count
    assert tensigns.json("list") == [
        {
            "client": "Hooli",
            "slug": hooli.slug,
            "sittings": 0,
            "status": "active",
            "last": None,
            "in_progress": False,
            "draft": None,
            "next": None,
        },
        {
            "client": "Initech",
            "slug": initech.slug,
            "sittings": 1,
            "status": "active",
            "last": {
                "sitting": sitting.id,
                "date": "2020-02-28",
                "recommendation": "fire",
                "points": 10,
                "open": open_count,
                "recheck": "2020-03-13",
            },
            "in_progress": False,
            "draft": None,
            "next": {"on": "2020-03-13", "what": "look at this client again"},
        },
    ]


def test_clients_who_left_are_out_of_the_way(tensigns: Commands, library: Library) -> None:
    for name in ("Globex", "Hooli", "Initech"):
        record_sitting(library, name, physical_abuse__threat="yes")
    append(library, library.find("Hooli"), other("left"))
    append(library, library.find("Initech"), other("decision", DecisionDetails(choice="leave")))
    result = tensigns("list")
    _head, globex, initech = result.stdout.splitlines()
    assert globex.endswith("  Globex, due")
    assert initech.endswith("  Initech, leaving"), "a client one is leaving has no recheck"
    assert result.stderr == "1 client you left is not listed; --with-left lists it.\n"
    result = tensigns("list", "--with-left")
    assert result.stdout.splitlines()[2].endswith("  Hooli, you left")
    assert result.stderr == ""
    for form in ((), ("--with-left",)):
        statuses = [(row["client"], row["status"]) for row in tensigns.json("list", *form)]
        assert statuses == [("Globex", "active"), ("Hooli", "left"), ("Initech", "leaving")]


def test_the_list_reads_only_the_entries_that_determine_the_status(
    tensigns: Commands, library: Library
) -> None:
    client = library.add("Globex", LONG_AGO)
    entries = [append(library, client, entry) for entry in (event(), other("left"))]
    for entry in entries:
        path = library.journal(client).path / f"{entry.id}-{entry.kind}.toml"
        path.write_text("x = [", encoding="utf-8")
    result = tensigns("list")
    assert result.exit_code == 0
    assert entries[0].id not in result.stderr
    assert f"{entries[1].id}-left.toml: " in result.stderr


def test_an_amendment_is_listed_at_the_date_of_the_amended_sitting(
    tensigns: Commands, library: Library
) -> None:
    amended = record_sitting(library, "Initech", physical_abuse__threat="yes")
    amendment = replace(
        amended, id=None, started=datetime.fromisoformat("2021-01-01T00:00:00Z"), amends=amended.id
    )
    library.record(
        library.find("Initech"), builtin_edition(), replace(amendment, finished=amendment.started)
    )
    (row,) = tensigns.json("list")
    assert (row["last"]["sitting"], row["last"]["date"]) == ("20210101T000000Z", "2020-02-28")


def test_a_damaged_file_hides_no_other_client(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Initech")
    record_sitting(library, "Globex")
    globex = library.find("Globex")
    damaged = library.root / "clients" / globex.slug / "20200228T223000Z.toml"
    damaged.write_text("cut sho", encoding="utf-8")
    result = tensigns("list")
    assert result.exit_code == 0
    assert str(damaged) in result.stderr
    assert "Initech" in result.stdout
    assert "Globex" in result.stdout
    (library.root / "clients" / globex.slug / "client.toml").write_text("[", encoding="utf-8")
    result = tensigns("list", "--json")
    assert result.exit_code == 0
    assert "client.toml" in result.stderr
    assert "Initech" in result.stdout


def test_show_accepts_a_name_a_slug_and_a_sitting_id(tensigns: Commands, library: Library) -> None:
    earlier = record_sitting(library, "Globex B.V.", physical_abuse__threat="yes")
    record_sitting(library, "Globex B.V.", datetime.fromisoformat("2020-03-01T00:00:00Z"))
    (client,) = library.clients()
    for name in ("globex b.v.", "GLOBEX\N{NO-BREAK SPACE}B.V.", client.slug, "globex-b-v"):
        assert tensigns.json("show", name)["sitting"] == "20200301T000000Z"
        document = tensigns.json("show", f"{name}@{earlier.id}")
        assert (document["sitting"], document["recommendation"]) == (earlier.id, "fire")


def test_a_name_may_contain_an_at_sign(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "me@example")
    assert tensigns.json("show", "me@example")["client"] == "me@example"


def test_show_refuses_an_unknown_client_an_unknown_sitting_and_a_client_without_one(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex B.V.")
    library.add("Hooli", LONG_AGO)
    assert "Globex B.V." in tensigns.error_of("show", "Globx B.V.")
    assert "20200101T000000Z" in tensigns.error_of("show", "globex-b-v@20200101T000000Z")
    assert "Hooli" in tensigns.error_of("show", "hooli")
    assert "CLIENT" in tensigns.error_of("show")


def test_an_ambiguous_name_is_refused_with_all_matching_slugs(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex!")
    record_sitting(library, "Globex?")
    message = tensigns.error_of("show", "globex")
    assert all(client.slug in message for client in library.clients())


def test_a_renamed_client_has_the_new_name_everywhere(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Globex")
    (client,) = library.clients()
    assert tensigns.json("rename", "globex", "Globex Ltd") == {
        "client": "Globex Ltd",
        "slug": client.slug,
    }
    assert tensigns.json("show", "Globex Ltd")["client"] == "Globex Ltd"
    assert tensigns.ok("show", client.slug).startswith("Globex Ltd, ")
    tensigns.error_of("rename", "Globex Ltd", "")
    assert "Globex Ltd" in tensigns.ok("rename", "Globex Ltd", "Globex")


def test_a_deleted_client_can_be_restored(tensigns: Commands, library: Library) -> None:
    sitting = record_sitting(library, "Globex")
    (client,) = library.clients()
    document = tensigns.json("delete", "globex", "--yes")
    assert document == {
        "client": "Globex",
        "slug": client.slug,
        "sitting": None,
        "trash": client.slug,
    }
    assert tensigns.json("list") == []
    assert client.slug in tensigns.ok("trash")
    assert [item["name"] for item in tensigns.json("trash", "list")] == [client.slug]
    tensigns.ok("trash", "restore", client.slug)
    assert library.sitting_ids(client) == (sitting.id,)


def test_a_client_with_an_unreadable_file_is_deleted_and_restored_whole(
    tensigns: Commands, library: Library
) -> None:
    sitting = record_sitting(library, "Globex")
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting.id}.toml"
    path.write_bytes(b"cut sho")
    result = tensigns("delete", "globex", "--yes")
    assert result.exit_code == 0
    assert f"{path}: this cannot be read; it goes to the trash as it is.\n" in result.stderr
    assert library.clients() == ()
    tensigns.ok("trash", "restore", client.slug)
    assert path.read_bytes() == b"cut sho"


def test_a_single_sitting_can_be_deleted(tensigns: Commands, library: Library) -> None:
    earlier = record_sitting(library, "Globex")
    record_sitting(library, "Globex", datetime.fromisoformat("2020-03-01T00:00:00Z"))
    (client,) = library.clients()
    tensigns.ok("delete", f"globex@{earlier.id}", "--yes")
    assert library.sitting_ids(client) == ("20200301T000000Z",)
    (entry,) = tensigns.json("trash")
    assert entry["item"] == earlier.id


def test_a_sitting_whose_questionnaire_is_gone_can_be_deleted(
    tensigns: Commands, library: Library
) -> None:
    sitting = record_sitting(library, "Globex")
    for path in (library.root / "questionnaires").iterdir():
        path.unlink()
    tensigns.ok("delete", f"globex@{sitting.id}", "--yes")
    assert library.sitting_ids(library.find("Globex")) == ()


def test_without_a_terminal_deleting_needs_the_yes_option(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex")
    assert "--yes" in tensigns.error_of("delete", "globex")
    assert len(library.clients()) == 1


def test_the_trash_says_what_lies_in_it(tensigns: Commands, library: Library) -> None:
    day = datetime.fromisoformat("2020-02-15T12:00:00Z")
    sitting = record_sitting(library, "Globex B.V.", day)
    client = library.find("Globex B.V.")
    entry = append(library, client, event(f"rang at 23:30 {'about the logo ' * 9}"))
    plan = PlanDetails(steps=(PlanStep("invoice", "send an invoice", NOW.date()),))
    plan_id = append(library, client, other("plan", plan)).id
    ticks = [
        append(library, client, other("tick", TickDetails(f"{of}/invoice", done=True))).id
        for of in (plan_id, "20261120T101010Z-aaaa")
    ]
    for item_id in (sitting.id, entry.id, *ticks):
        tensigns.ok("delete", f"{client.slug}@{item_id}", "--yes")
    lines = tensigns.ok("trash").splitlines()
    assert {line.partition("  Globex B.V.: ")[2][:51] for line in lines[:-1:2]} == {
        "step, 20 Nov 2026",
        "step, 20 Nov 2026: done: send an invoice",
        "happened, 20 Nov 2026: rang at 23:30 about the logo",
        "the sitting of 15 Feb 2020",
    }
    tensigns.ok("delete", client.slug, "--yes")
    lines = tensigns.ok("trash").splitlines()
    assert lines[0].endswith("  Globex B.V.: the client, with everything about it")
    names = [item["name"] for item in tensigns.json("trash")]
    assert [line.strip() for line in lines[1:-1:2]] == names
    assert {item["client"] for item in tensigns.json("trash")} == {"Globex B.V."}


def test_the_name_of_a_client_is_enough_if_it_is_clear(
    tensigns: Commands, library: Library
) -> None:
    client = library.add("Globex B.V.", NOW)
    texts = ("rang", "rang again")
    first, second = (append(library, client, event(text)).id for text in texts)
    tensigns.ok("delete", f"{client.slug}@{first}", "--yes")
    tensigns.ok("trash", "restore", "globex b.v.")
    assert len(library.journal(client).read().entries) == 2
    for entry_id in (first, second):
        tensigns.ok("delete", f"{client.slug}@{entry_id}", "--yes")
    error = tensigns.error_of("trash", "restore", "Globex B.V.")
    assert first in error
    assert second in error
    tensigns.ok("delete", client.slug, "--yes")
    tensigns.ok("trash", "restore", "Globex B.V.")
    assert library.find("Globex B.V.") == client
    assert len(tensigns.json("trash")) == 2


def test_what_cannot_be_read_in_the_trash_is_listed_all_the_same(
    tensigns: Commands, library: Library
) -> None:
    client = library.add("Globex B.V.", NOW)
    entry = append(library, client, event("rang"))
    tensigns.ok("delete", f"{client.slug}@{entry.id}", "--yes")
    tensigns.ok("delete", client.slug, "--yes")
    for path in (library.root / "trash").rglob("*.toml"):
        path.write_bytes(b"cut sho")
    output = tensigns.ok("trash")
    assert f"{client.slug}: the client, with everything about it" in output
    assert f"{client.slug}: an entry that cannot be read" in output


def test_an_emptied_trash_cannot_be_restored(tensigns: Commands, library: Library) -> None:
    record_sitting(library, "Globex")
    tensigns.ok("delete", "globex", "--yes")
    assert tensigns.json("trash", "empty", "--yes") == {"erased": 1}
    assert tensigns.ok("trash") == "The trash is empty.\n"
    assert tensigns.json("trash") == []
    assert "Nothing in the trash is called" in tensigns.error_of("trash", "restore", "globex")


def test_check_says_first_where_everything_is(
    tensigns: Commands, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_sitting(library, "Globex")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings, reports = tmp_path / "config/tensigns/config.toml", tmp_path / "state/tensigns"
    assert tensigns.ok("check").splitlines()[:3] == [
        f"Data: {library.root}",
        f"Settings: {settings}",
        f"Crash reports: {reports}",
    ]
    document = tensigns.json("check")
    assert document["data"] == str(library.root)
    assert document["settings"] == str(settings)
    assert document["crash_reports"] == str(reports)
    assert "Data:" not in tensigns.ok("check", str(library.root))


def test_check_reports_a_damaged_file_and_changes_nothing(
    tensigns: Commands, library: Library
) -> None:
    record_sitting(library, "Globex")
    assert tensigns.ok("check").endswith("No fault.\n")
    (client,) = library.clients()
    damaged = library.root / "clients" / client.slug / "20200228T223000Z.toml"
    damaged.write_bytes(b"[")
    before = damaged.read_bytes()
    for args in ((), (str(damaged),), (str(library.root),)):
        result = tensigns("check", *args)
        assert result.exit_code == 2
        assert str(damaged) in result.stdout
    json_result = tensigns("check", "--json", str(damaged))
    assert json_result.exit_code == 2
    assert '"files": 1' in json_result.stdout
    assert damaged.read_bytes() == before


def test_check_counts_every_fault_of_a_file(tensigns: Commands, library: Library) -> None:
    sitting = record_sitting(library, "Globex")
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting.id}.toml"
    extra_answers = "".join(f'y{number} = "z"\n' for number in range(30))
    path.write_text(path.read_text().replace("\n[end]", f"\n[answers.x]\n{extra_answers}\n[end]"))
    result = tensigns("check", str(path))
    assert result.exit_code == 2
    *faults, summary = result.stdout.splitlines()
    assert [f"answers.x.y{number}: " in line for number, line in enumerate(faults)] == [True] * 30
    assert summary == "1 file looked at. 30 faults."


def test_check_reads_a_questionnaire(tensigns: Commands) -> None:
    Path("mine.toml").write_text('format = 1\n[[sign]]\nid = "x"\n', encoding="utf-8")
    result = tensigns("check", "mine.toml")
    assert result.exit_code == 2
    assert "mine.toml" in result.stdout


@pytest.mark.parametrize("command", ["list", "show", "export", "delete", "rename"])
def test_the_data_option_works_before_and_after_the_command(
    command: str, tensigns: Commands, tmp_path: Path
) -> None:
    other_root = str(tmp_path / "elsewhere")
    tensigns.ok("--data", other_root, "ask", "--answers", "-", stdin=ANSWERS)
    args = {
        "list": (),
        "show": ("globex-b-v",),
        "export": ("globex-b-v",),
        "delete": ("globex-b-v", "--yes"),
        "rename": ("globex-b-v", "Globex B.V."),
    }[command]
    assert tensigns.ok("list") == NO_CLIENTS
    output = tensigns.ok("--data", other_root, command, *args)
    assert output
    if command != "delete":
        assert tensigns.ok(command, *args, "--data", other_root) == output


@pytest.mark.parametrize(
    ("amends", "remark"),
    [(None, "unfinished"), ("20200228T223000Z", "unfinished amendment")],
)
def test_the_list_tells_what_draft_there_is(
    tensigns: Commands, library: Library, amends: str | None, remark: str
) -> None:
    record_sitting(library, "Initech")
    started = datetime.fromisoformat("2021-01-01T10:00:00+01:00")
    draft = replace(
        finished_sitting(started), finished=None, amends=amends, reason=amends and "a slip"
    )
    library.save_draft(library.find("Initech"), small_edition(), draft)
    assert remark in tensigns.ok("list")
    (row,) = tensigns.json("list")
    assert row["in_progress"] is True
    assert row["draft"] == {"started": "2021-01-01T10:00:00+01:00", "amends": amends}
