"""``list``, ``show``, ``rename``, ``delete``, ``trash`` and ``check``."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.cli.list_clients import NO_VALUE
from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import ANSWERS, Commands

LONG_AGO = datetime.fromisoformat("2020-02-28T23:30:00+01:00")


def held(library: Library, name: str, when: datetime = LONG_AGO, **answers: str) -> Sitting:
    """A finished sitting on that day; the answers' names have __ for the dot."""
    client = (library.match(name) or (library.add(name, when),))[0]
    sitting = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=builtin_edition().ref,
        started=when,
        finished=when,
        answers={key.replace("__", ".").replace("_", "-"): value for key, value in answers.items()},
    )
    return library.record(client, builtin_edition(), sitting)


def test_an_empty_list_says_how_to_begin(tensigns: Commands, library: Library) -> None:
    assert tensigns.ok("list") == "No clients yet. `tensigns ask NAME` begins with one.\n"
    assert tensigns.json("list") == []
    assert not library.root.exists()


def test_the_list_has_a_line_a_client(tensigns: Commands, library: Library) -> None:
    held(library, "Initech", physical_abuse__threat="yes")
    held(library, "Globex B.V.", slow_payment__late="often", slow_payment__raised="went-on")
    library.add("Hooli", LONG_AGO)
    lines = [line.split() for line in tensigns.ok("list").splitlines()]
    assert lines == [
        ["last", "points", "date", "sittings", "client"],
        ["◐", "watch", "7", "2020-02-28", "1", "Globex", "B.V.,", "another", "look", "is", "due"],
        ["◌", NO_VALUE, NO_VALUE, NO_VALUE, "0", "Hooli"],
        ["●", "fire", "10", "2020-02-28", "1", "Initech,", "another", "look", "is", "due"],
    ]


def test_the_lists_document(tensigns: Commands, library: Library) -> None:
    sitting = held(library, "Initech", physical_abuse__threat="yes")
    library.add("Hooli", LONG_AGO)
    hooli, initech = library.clients()
    assert tensigns.json("list") == [
        {"client": "Hooli", "slug": hooli.slug, "sittings": 0, "last": None, "in_progress": False},
        {
            "client": "Initech",
            "slug": initech.slug,
            "sittings": 1,
            "last": {
                "sitting": sitting.id,
                "date": "2020-02-28",
                "recommendation": "fire",
                "points": 10,
                "recheck": "2020-03-13",
            },
            "in_progress": False,
        },
    ]


def test_an_amendment_stands_at_the_day_of_what_it_amends(
    tensigns: Commands, library: Library
) -> None:
    first = held(library, "Initech", physical_abuse__threat="yes")
    later = replace(
        first, id=None, started=datetime.fromisoformat("2021-01-01T00:00:00Z"), amends=first.id
    )
    library.record(
        library.find("Initech"), builtin_edition(), replace(later, finished=later.started)
    )
    (row,) = tensigns.json("list")
    assert (row["last"]["sitting"], row["last"]["date"]) == ("20210101T000000Z", "2020-02-28")


def test_one_bad_file_hides_no_other_client(tensigns: Commands, library: Library) -> None:
    held(library, "Initech")
    held(library, "Globex")
    globex = library.find("Globex")
    bad = library.root / "clients" / globex.slug / "20200228T223000Z.toml"
    bad.write_text("cut sho", encoding="utf-8")
    done = tensigns("list")
    assert done.exit_code == 0
    assert str(bad) in done.stderr
    assert "Initech" in done.stdout
    assert "Globex" in done.stdout
    (library.root / "clients" / globex.slug / "client.toml").write_text("[", encoding="utf-8")
    done = tensigns("list", "--json")
    assert done.exit_code == 0
    assert "client.toml" in done.stderr
    assert "Initech" in done.stdout


def test_show_takes_a_name_a_slug_and_an_id(tensigns: Commands, library: Library) -> None:
    first = held(library, "Globex B.V.", physical_abuse__threat="yes")
    held(library, "Globex B.V.", datetime.fromisoformat("2020-03-01T00:00:00Z"))
    (client,) = library.clients()
    for name in ("globex b.v.", "GLOBEX\N{NO-BREAK SPACE}B.V.", client.slug, "globex-b-v"):
        assert tensigns.json("show", name)["sitting"] == "20200301T000000Z"
        older = tensigns.json("show", f"{name}@{first.id}")
        assert (older["sitting"], older["recommendation"]) == (first.id, "fire")


def test_a_name_with_an_at_sign_is_a_name(tensigns: Commands, library: Library) -> None:
    held(library, "me@example")
    assert tensigns.json("show", "me@example")["client"] == "me@example"


def test_show_refuses_what_it_cannot_find(tensigns: Commands, library: Library) -> None:
    held(library, "Globex B.V.")
    library.add("Hooli", LONG_AGO)
    assert "Globex B.V." in tensigns.refused("show", "Globx B.V.")
    assert "20200101T000000Z" in tensigns.refused("show", "globex-b-v@20200101T000000Z")
    assert "Hooli" in tensigns.refused("show", "hooli")
    assert "CLIENT" in tensigns.refused("show")


def test_several_that_fit_are_named(tensigns: Commands, library: Library) -> None:
    held(library, "Globex!")
    held(library, "Globex?")
    said = tensigns.refused("show", "globex")
    assert all(client.slug in said for client in library.clients())


def test_a_renamed_client_has_the_new_name_everywhere(tensigns: Commands, library: Library) -> None:
    held(library, "Globex")
    (client,) = library.clients()
    assert tensigns.json("rename", "globex", "Globex Ltd") == {
        "client": "Globex Ltd",
        "slug": client.slug,
    }
    assert tensigns.json("show", "Globex Ltd")["client"] == "Globex Ltd"
    assert tensigns.ok("show", client.slug).startswith("Globex Ltd, ")
    tensigns.refused("rename", "Globex Ltd", "")
    assert "Globex Ltd" in tensigns.ok("rename", "Globex Ltd", "Globex")


def test_what_is_deleted_comes_back(tensigns: Commands, library: Library) -> None:
    sitting = held(library, "Globex")
    (client,) = library.clients()
    gone = tensigns.json("delete", "globex", "--yes")
    assert gone == {"client": "Globex", "slug": client.slug, "sitting": None, "trash": client.slug}
    assert tensigns.json("list") == []
    assert client.slug in tensigns.ok("trash")
    assert [each["name"] for each in tensigns.json("trash", "list")] == [client.slug]
    tensigns.ok("trash", "restore", client.slug)
    assert library.sitting_ids(client) == (sitting.id,)


def test_a_client_is_deleted_with_what_cannot_be_read(tensigns: Commands, library: Library) -> None:
    sitting = held(library, "Globex")
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting.id}.toml"
    path.write_bytes(b"cut sho")
    done = tensigns("delete", "globex", "--yes")
    assert done.exit_code == 0
    assert f"{path}: this cannot be read; it goes to the trash as it is.\n" in done.stderr
    assert library.clients() == ()
    tensigns.ok("trash", "restore", client.slug)
    assert path.read_bytes() == b"cut sho"


def test_one_sitting_is_deleted_alone(tensigns: Commands, library: Library) -> None:
    first = held(library, "Globex")
    held(library, "Globex", datetime.fromisoformat("2020-03-01T00:00:00Z"))
    (client,) = library.clients()
    tensigns.ok("delete", f"globex@{first.id}", "--yes")
    assert library.sitting_ids(client) == ("20200301T000000Z",)
    (entry,) = tensigns.json("trash")
    assert entry["item"] == first.id


def test_without_a_terminal_deleting_needs_a_yes(tensigns: Commands, library: Library) -> None:
    held(library, "Globex")
    assert "--yes" in tensigns.refused("delete", "globex")
    assert len(library.clients()) == 1


def test_the_trash_is_emptied_for_good(tensigns: Commands, library: Library) -> None:
    held(library, "Globex")
    tensigns.ok("delete", "globex", "--yes")
    assert tensigns.json("trash", "empty") == {"erased": 1}
    assert tensigns.ok("trash") == "The trash is empty.\n"
    assert tensigns.json("trash") == []
    assert "nothing of that name" in tensigns.refused("trash", "restore", "globex")


def test_check_names_every_fault(tensigns: Commands, library: Library) -> None:
    held(library, "Globex")
    assert tensigns.ok("check").endswith("No fault.\n")
    (client,) = library.clients()
    bad = library.root / "clients" / client.slug / "20200228T223000Z.toml"
    bad.write_bytes(b"[")
    before = bad.read_bytes()
    for args in ((), (str(bad),), (str(library.root),)):
        done = tensigns("check", *args)
        assert done.exit_code == 2
        assert str(bad) in done.stdout
    found = tensigns("check", "--json", str(bad))
    assert found.exit_code == 2
    assert '"files": 1' in found.stdout
    assert bad.read_bytes() == before


def test_check_counts_every_fault_of_a_file(tensigns: Commands, library: Library) -> None:
    sitting = held(library, "Globex")
    (client,) = library.clients()
    path = library.root / "clients" / client.slug / f"{sitting.id}.toml"
    many = "".join(f'y{number} = "z"\n' for number in range(30))
    path.write_text(path.read_text().replace("\n[end]", f"\n[answers.x]\n{many}\n[end]"))
    done = tensigns("check", str(path))
    assert done.exit_code == 2
    *faults, summary = done.stdout.splitlines()
    assert [f"answers.x.y{number}: " in line for number, line in enumerate(faults)] == [True] * 30
    assert summary == "1 file looked at. 30 faults."


def test_check_reads_a_questionnaire(tensigns: Commands) -> None:
    Path("mine.toml").write_text('format = 1\n[[sign]]\nid = "x"\n', encoding="utf-8")
    done = tensigns("check", "mine.toml")
    assert done.exit_code == 2
    assert "mine.toml" in done.stdout


@pytest.mark.parametrize("command", ["list", "show", "export", "delete", "rename"])
def test_the_data_option_goes_before_or_after(
    command: str, tensigns: Commands, tmp_path: Path
) -> None:
    elsewhere = str(tmp_path / "elsewhere")
    tensigns.ok("--data", elsewhere, "ask", "--answers", "-", stdin=ANSWERS)
    args = {
        "list": (),
        "show": ("globex-b-v",),
        "export": ("globex-b-v",),
        "delete": ("globex-b-v", "--yes"),
        "rename": ("globex-b-v", "Globex B.V."),
    }[command]
    assert tensigns.ok("list") == "No clients yet. `tensigns ask NAME` begins with one.\n"
    before = tensigns.ok("--data", elsewhere, command, *args)
    assert before
    if command != "delete":
        assert tensigns.ok(command, *args, "--data", elsewhere) == before
