"""``--discreet``: nothing that a command prints has a client's name; files keep it."""

import json
import sys
from pathlib import Path

import pytest

from tensigns.clock import now
from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting
from tests.tui.terminal import DOWN, ENTER, Terminal, environment

NAME = "Kwibusland Vlekvrij B.V."
OTHER = "Zebravinkje"


def names_in(text: str) -> list[str]:
    return [word for word in ("kwibus", "vlekvrij", "zebravink") if word in text.casefold()]


@pytest.fixture(autouse=True)
def _clients(library: Library, tensigns: Commands) -> None:
    for name in (NAME, OTHER):
        record_sitting(library, name, slow_payment__late="often")
    tensigns.ok("log", "kwib", f"{NAME} rang about {OTHER.lower()}", "--who", "Kwibusland")
    tensigns.ok("log", "zebra", "the logo", "--on", "2026-01-05")


@pytest.mark.parametrize(
    "args",
    [
        ("list",),
        ("list", "logo"),
        ("show", "kwib"),
        ("show", "kwib", "--full"),
        ("history", "kwib"),
        ("history", "kwib", "--json"),
        ("due",),
        ("due", "--json"),
        ("list", "--json"),
        ("show", "kwib", "--json"),
        ("compare", "kwib", "zebra"),
        ("compare", "kwib", "zebra", "--json"),
        ("compare", "kwib", "zebra", "--format", "markdown"),
        ("owed", "kwib"),
        ("talk", "kwib", "--json"),
        ("decide", "kwib", "--json"),
        ("trash",),
        ("check",),
    ],
)
def test_no_command_prints_a_name(tensigns: Commands, args: tuple[str, ...]) -> None:
    plain, discreet = tensigns(*args), tensigns("--discreet", *args)
    assert discreet.exit_code == plain.exit_code
    assert names_in(discreet.output) == []
    if "--json" in args:
        json.loads(discreet.stdout)


def test_the_numbers_follow_the_order_of_adding(tensigns: Commands) -> None:
    lines = tensigns.ok("list", "--discreet").splitlines()
    assert [line.split("  ")[-1] for line in lines[1:]] == ["client 1, due", "client 2, due"]


def test_the_option_stands_before_or_after_the_command(tensigns: Commands) -> None:
    assert tensigns.ok("--discreet", "list") == tensigns.ok("list", "--discreet")


def test_the_next_command_shows_names_again(tensigns: Commands) -> None:
    tensigns.ok("list", "--discreet")
    assert NAME in tensigns.ok("list")


def test_dutch_has_its_own_word(tensigns: Commands) -> None:
    assert "klant 1" in tensigns.ok("--discreet", "--lang", "nl", "list")


def test_errors_and_messages_have_no_name(tensigns: Commands, library: Library) -> None:
    slug = library.find(NAME).slug
    (library.root / "clients" / slug / "20200101T000000Z.toml").write_text("x = ")
    assert names_in(tensigns("list", "--discreet").output) == []
    assert names_in(tensigns("show", "nobody", "--discreet").output) == []
    assert names_in(tensigns("delete", slug, "--yes", "--discreet").output) == []
    assert names_in(tensigns("trash", "--discreet").output) == []
    assert names_in(tensigns("trash", "restore", slug, "--discreet").output) == []


def test_a_deleted_client_keeps_the_number(tensigns: Commands, library: Library) -> None:
    tensigns.ok("delete", library.find(NAME).slug, "--yes")
    assert tensigns.ok("list", "--discreet").splitlines()[1].endswith("client 2, due")


def test_a_name_of_before_a_renaming_is_hidden(tensigns: Commands, library: Library) -> None:
    output = tensigns("rename", library.find(NAME).slug, "Quetzal", "--discreet").output
    assert names_in(output) == []
    assert "Quetzal" not in output
    assert names_in(tensigns("show", "quetzal", "--discreet").output) == []
    assert "Quetzal" not in tensigns("show", "quetzal", "--discreet").output


def test_a_name_in_a_deleted_sitting_is_hidden(tensigns: Commands, library: Library) -> None:
    sitting = tensigns.json("ask", "Zorgvuldig BV", "--answers", "-", stdin="")
    client = library.rename(library.find("Zorgvuldig BV"), "Kwikkel NV")
    tensigns.ok("log", client.slug, "Zorgvuldig rang, Kwikkel too")
    tensigns.ok("delete", f"{client.slug}@{sitting['sitting']}", "--yes")
    output = tensigns.ok("--discreet", "history", client.slug)
    assert "rang" in output
    assert not {"Zorgvuldig", "Kwikkel"} & {*output.replace(",", " ").split()}


def test_a_number_names_its_client(tensigns: Commands) -> None:
    assert tensigns.ok("--discreet", "show", "client 2").startswith("client 2, ")
    assert tensigns.ok("--discreet", "history", "client-1").startswith("client 1\n")
    assert tensigns.ok("--discreet", "--lang", "nl", "history", "klant 1").startswith("klant 1\n")
    assert "No client is called" in tensigns.error_of("show", "client 2")


def test_a_number_names_its_client_although_another_client_is_called_so(
    tensigns: Commands, library: Library
) -> None:
    other = library.add("client 1", now())
    tensigns.ok("--discreet", "log", "client 1", "called at night")
    assert library.entry_names(other) == ()
    assert tensigns.ok("--discreet", "history", "client 3").startswith("client 3 has no finished")


def test_the_slug_of_a_new_client_is_hidden(tensigns: Commands) -> None:
    output = tensigns("--discreet", "ask", "--plain", "Quetzal", stdin="1\n").output
    assert "quetzal" not in output.casefold()
    assert "`tensigns ask client-3 --resume`" in " ".join(output.split())


def test_a_number_is_no_new_client(tensigns: Commands) -> None:
    output = tensigns("--discreet", "ask", "client 2", "--answers", "-", stdin="[answers]").output
    assert "client 2" in output
    assert len(tensigns.json("list")) == 2


def test_an_export_keeps_the_name(tensigns: Commands, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    message = tensigns("export", "kwib", "--discreet", "-o", str(path)).output
    assert names_in(message) == []
    assert NAME.replace(".", "\\.") in path.read_text() or NAME in path.read_text()


def test_words_that_are_no_names_stay(tensigns: Commands) -> None:
    tensigns.ok("ask", "--answers", "-", stdin='client = "Bank"')
    tensigns.ok("log", "bank", "the bank of Bank; rekening, 3 Jan")
    output = tensigns.ok("history", "bank", "--discreet")
    assert "the bank of client 3; rekening, 3 Jan" in output


@pytest.mark.process
def test_a_list_to_choose_from_has_no_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tensigns", "show", "--discreet"]
    with Terminal([*command, "--data", str(tmp_path / "data")], environment(tmp_path)) as terminal:
        terminal.wait_for("client 1", "client 2")
        terminal.send(DOWN + ENTER)
        assert terminal.wait_for_end() == 0
        assert "client 2, 28 February 2020" in terminal.raw.decode()
        assert names_in(terminal.raw.decode()) == []
