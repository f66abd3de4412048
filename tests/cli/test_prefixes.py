"""The beginning of a name or slug stands for a client where nothing is written."""

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import LONG_AGO, Commands, record_sitting


@pytest.fixture(autouse=True)
def clients(library: Library) -> None:
    for name in ("Globex B.V.", "Initech", "Initrode", "De Vries & Zn.", "Vandelay"):
        record_sitting(library, name)


def shown_client(tensigns: Commands, text: str) -> str:
    client: str = tensigns.json("show", text)["client"]
    return client


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("globex", "Globex B.V."),
        ("gl", "Globex B.V."),
        ("GLOBEX b", "Globex B.V."),
        ("globex-b", "Globex B.V."),
        ("inite", "Initech"),
        ("de v", "De Vries & Zn."),
        ("de-v", "De Vries & Zn."),
    ],
)
def test_a_beginning_that_fits_one_client_is_enough(
    tensigns: Commands, text: str, client: str
) -> None:
    assert shown_client(tensigns, text) == client
    assert tensigns.ok("export", text).startswith("# ")
    assert tensigns.json("compare", text, "vand")["b"]["client"] == "Vandelay"


def test_a_sitting_is_found_by_the_beginning_of_its_client(
    tensigns: Commands, library: Library
) -> None:
    (sitting_id,) = library.sitting_ids(library.find("Vandelay"))
    assert shown_client(tensigns, f"van@{sitting_id}") == "Vandelay"
    assert "Vandelay has no sitting" in tensigns.error_of("show", "van@2020")


def test_a_beginning_of_several_clients_is_refused_with_their_names(tensigns: Commands) -> None:
    error = tensigns.error_of("show", "init")
    assert "The names of several clients begin with" in error
    assert "Initech (initech-" in error
    assert "Initrode (initrode-" in error


def test_one_character_or_the_middle_of_a_name_is_no_beginning(tensigns: Commands) -> None:
    for text in ("g", "lobex", " "):
        assert "No client is called" in tensigns.error_of("show", text)


def test_a_whole_name_comes_before_a_beginning(tensigns: Commands, library: Library) -> None:
    library.add("Init", LONG_AGO)
    assert "Init has no finished sitting yet" in tensigns.error_of("show", "init")


@pytest.mark.parametrize(
    "args",
    [
        ("delete", "globex", "--yes"),
        ("rename", "globex", "Other"),
        ("ask", "globex", "--plain", "--amend", "20200228T223000Z", "--reason", "x"),
    ],
)
def test_what_changes_something_wants_the_whole_name(
    tensigns: Commands, library: Library, args: tuple[str, ...]
) -> None:
    assert "Globex B.V." in tensigns.error_of(*args)
    assert library.sitting_ids(library.find("Globex B.V."))


def test_answers_for_a_beginning_make_a_new_client_and_say_so(
    tensigns: Commands, library: Library
) -> None:
    result = tensigns("ask", "Globex", "--answers", "-")
    assert "Globex is a new client.\n" in result.stderr
    assert {client.name for client in library.clients()} >= {"Globex", "Globex B.V."}
    assert "is a new client" not in tensigns("ask", "Globex", "--answers", "-").stderr
