"""The spellings by which a name is searched: without its legal form, and its distinctive word."""

import pytest

from tensigns.report.name_spellings import name_spellings
from tests.full_width import full_width

LEGAL_FORMS = [
    *("B.V.", "BV", "B. V.", "B V", "N.V.", "V.O.F.", "C.V.", "U.A.", "& Zn."),
    *("GmbH", "GmbH & Co. KG", "AG", "AG & Co. KGaA", "UG (haftungsbeschränkt)", "e.V."),
    *("S.r.l.", "S. r. l.", "SRL", "S.p.A.", "SARL", "S.A.", "S/A", "SAS", "S.L.", "S.L.U."),
    *("Pty Ltd", "Pty. Ltd.", "(Pty) Ltd", "Pte. Ltd.", "Co., Ltd.", "Ltd", "Limited", "LLP"),
    *("Inc.", "LLC", "L.L.C.", "PLC", "Corp.", "Limited Liability Company"),
    *("Oy", "AB", "A/S", "ApS", "AS", "OÜ", "UAB", "Sp. z o.o.", "s.r.o.", "d.o.o.", "Kft."),
    *("Lda.", "Ltda", "K.K.", "Sdn Bhd", "A.Ş.", "Tbk", "BVBA", full_width("GmbH")),
]


def texts(name: str) -> set[str]:
    return {spelling.text for spelling in name_spellings(name)}


@pytest.mark.parametrize("legal_form", LEGAL_FORMS)
@pytest.mark.parametrize("separator", [" ", ", "])
def test_a_legal_form_can_be_left_out(legal_form: str, separator: str) -> None:
    assert "globex" in texts(f"Globex{separator}{legal_form}")
    assert "globex foods" in texts(f"Globex Foods{separator}{legal_form}")


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("OOO Globex", "globex"),
        ("\u041e\u041e\u041e Глобекс", "глобекс"),
        ("PT Globex Tbk", "globex"),
        ("SC Globex SRL", "globex"),
        ("Stichting Globex", "globex"),
        ("株式会社東京", "東京"),
        ("東京㈱", "東京"),
        (full_width("GLOBEX KK"), "globex"),
    ],
)
def test_a_legal_form_can_stand_elsewhere_or_without_a_space(name: str, core: str) -> None:
    assert core in texts(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Globex Industries S.r.l.", "globex"),
        ("Studio Globex B.V.", "globex"),
        ("The Globex Company Ltd", "globex"),
        ("Bakkerij De Vries & Zn.", "de vries"),
        ("Van der Meer Advies B.V.", "van der meer"),
        ("Café Zürich GmbH", "zurich"),
        ("Globex & Partners LLP", "globex"),
    ],
)
def test_the_first_distinctive_word_of_a_company_is_a_spelling(name: str, word: str) -> None:
    assert word in texts(name)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Müller & Zn. Bouw B.V.", "mueller"),
        ("Møller A/S", "moeller"),
        ("Møller A/S", "moller"),
        ("Jürgen Höß", "juergen hoess"),
        ("Lu\u0308tz GmbH", "luetz"),
    ],
)
def test_a_name_is_also_spelled_as_addresses_spell_it(name: str, spelling: str) -> None:
    assert spelling in texts(name)


@pytest.mark.parametrize(
    "name",
    ["Jan de Vries", "Globex Industries", "The Company", "IT Company", "AG", ", AG", "a[/]b (x)"],
)
def test_a_person_or_a_name_without_a_legal_form_is_only_searched_whole(name: str) -> None:
    assert texts(name) == {name.casefold()}


def test_an_ordinary_word_is_only_searched_as_a_word() -> None:
    (spelling,) = (s for s in name_spellings("Studio B.V.") if s.text == "studio")
    assert spelling.starts_word
    assert spelling.ends_word
    assert texts("Online Marketing B.V.") == {"online marketing", "online marketing b.v."}
