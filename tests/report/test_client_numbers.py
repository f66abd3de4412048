"""The numbers of clients in discreet mode, and the names in texts that they replace."""

from collections.abc import Iterator

import pytest

from tensigns.language import set_language
from tensigns.report.client_numbers import ClientNumbers
from tensigns.text.discretion import conceal, forget_names, hide_names, mask

CLIENTS = (
    ("globex-b-v-5c997d6a", "Globex B.V."),
    ("acme-rockets-aaaaaaaa", "Acme Rockets"),
    ("bank-12345678", "Bank"),
    ("ing-12345678", "ING"),
    ("jan-de-vries-12345679", "Jan de Vries"),
    ("client-12345670", "株式会社漢字"),
    ("a-b-12345671", 'A & "B"'),
)


@pytest.fixture(autouse=True)
def numbers() -> Iterator[ClientNumbers]:
    client_numbers = ClientNumbers()
    for slug, name in CLIENTS:
        client_numbers.add(slug, name)
    hide_names(client_numbers)
    yield client_numbers
    forget_names()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Globex B.V. rang", "client 1 rang"),
        ("globex rang, GLOBEX too", "client 1 rang, client 1 too"),
        ("info@globex.nl", "info@client 1.nl"),
        ("with Globex\n   B.V. today", "with client 1\n    today"),
        ("clients/globex-b-v-5c997d6a/client.toml", "clients/client-1/client.toml"),
        ("./globex-b-v-20261123.md", "./client-1-20261123.md"),
        ("Acme said so", "client 2 said so"),
        ("the bank of Bank", "the bank of client 3"),
        ("de rekening van ING", "de rekening van client 4"),
        ("3 Jan 2026", "3 Jan 2026"),
        ("Jan de Vries, or Vries", "client 5, or client 5"),
        ("株式会社漢字から", "client 6から"),
        ("漢字", "client 6"),
        ('{"client": "A & \\"B\\""}', '{"client": "client 7"}'),
        ("A &amp; &quot;B&quot;", "client 7"),
        ("the long name of Glob…", "the long name of client 1…"),
        ("…bex B.V. rang", "…client 1 rang"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_names_and_slugs_are_replaced(text: str, shown: str) -> None:
    assert conceal(text) == shown


def test_a_word_that_two_clients_share_says_only_that_it_is_a_client(
    numbers: ClientNumbers,
) -> None:
    numbers.add("acme-trains-bbbbbbbb", "Acme Trains")
    assert conceal("Acme; Acme Trains; Acme Rockets") == "a client; client 8; client 2"


def test_an_older_name_has_the_same_number(numbers: ClientNumbers) -> None:
    numbers.add("ing-12345678", "Postbank")
    assert conceal("Postbank, ING") == "client 4, client 4"


def test_a_new_client_keeps_the_number_when_it_is_added(numbers: ClientNumbers) -> None:
    numbers.add("", "Zebravink")
    assert conceal("Zebravink") == "client 8"
    numbers.add("zebravink-cccccccc", "Zebravink")
    numbers.add("quetzal-dddddddd", "Quetzal")
    assert conceal("Zebravink, zebravink-cccccccc, Quetzal") == "client 8, client-8, client 9"


def test_dutch() -> None:
    assert conceal("Globex") == "client 1"
    set_language("nl")
    assert conceal("Globex") == "klant 1"


def test_every_character_keeps_its_place_under_a_mask() -> None:
    assert mask("ask Globex B.V. now") == "ask ****** **** now"
    assert mask("漢字 rang") == "\uff0a\uff0a rang"
