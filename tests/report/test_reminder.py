"""Reminders in both languages: what they ask, and what they leave out."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.money import TermsDetails
from tensigns.core.money.invoices import Invoice, Payment
from tensigns.core.money.rates import Rate
from tensigns.environment.settings import Sender
from tensigns.language import LANGUAGES, set_language
from tensigns.library.clients import Client
from tensigns.report.client_money import ClientMoney
from tensigns.report.letter import LetterForm, open_places
from tensigns.report.owed_sentences import TONES, Tone
from tensigns.report.reminder import build_reminder, new_date
from tensigns.report.render.letters import markdown_reminder

TODAY = date(2026, 11, 26)
SENDER = Sender("Sam de Vries", "Kade 1\n3011 AA Rotterdam", "Rotterdam")
INVOICE = Invoice(
    id="20260601T000000Z-0000",
    number="2026-014",
    issued=date(2026, 8, 1),
    due=date(2026, 8, 31),
    amount=Decimal("1200.50"),
    currency="EUR",
    payments=(Payment(date(2026, 9, 10), Decimal(200)),),
)
RATE = Rate("nl", Decimal("10.15"), date(2026, 7, 1), None, "a page", TODAY)
TERMS = TermsDetails(rule="nl", private=False)


def money_of(*invoices: Invoice, terms: TermsDetails = TERMS) -> ClientMoney:
    client = Client("globex-00000000", "Globex", datetime(2026, 1, 1).astimezone())
    return ClientMoney(client, TODAY, invoices, terms, (RATE,))


def reminder_of(
    money: ClientMoney, tone: Tone, language: str = "en", sender: Sender = SENDER
) -> str:
    terms = replace(money.terms, language=language)
    form = LetterForm.from_terms(terms, sender)
    demands = money.demands(with_sums=tone != "friendly")
    return markdown_reminder(build_reminder(money, demands, tone, form))


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("interface_language", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_names_what_is_late_in_its_own_language(
    language: str, interface_language: str, tone: Tone
) -> None:
    set_language(interface_language)
    text = reminder_of(money_of(INVOICE), tone, language)
    if language == "en":
        assert "Invoice 2026-014 of 1 August 2026, due on 31 August 2026, 87 days late" in text
        assert "Dear Globex" in text
    else:
        assert "Factuur 2026-014 van 1 augustus 2026, te betalen op 31 augustus 2026" in text
        assert "87 dagen te laat" in text
        assert "Geachte heer of mevrouw" in text
    assert open_places(text) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sums_are_there_with_their_sources(language: str) -> None:
    text = reminder_of(money_of(INVOICE), "last", language)
    day = "26 November 2026" if language == "en" else "26 november 2026"
    for source in ("Stb. 2012, 141", "art. 6:119a BW", "a page"):
        assert source in text
    assert text.count(day) >= 4
    (demand,) = money_of(INVOICE).demands()
    # 10 days over 1,200.50 and 77 over 1,000.50 at 10.15 %.
    assert demand.interest == Decimal("24.76")
    assert demand.costs == Decimal("150.08")
    for amount in ("24.76", "150.08", "1,175.34"):
        assert _localized(amount, language) in text
    assert {"en": "\n- collection costs: ", "nl": "\n- incassokosten: "}[language] in text


def _localized(amount: str, language: str) -> str:
    return amount if language == "en" else amount.translate(str.maketrans(".,", ",."))


DISPUTED = replace(INVOICE, id="20260602T000000Z-0000", number="2026-015", disputed=True)
DEMANDING = {
    "en": ("Together", "escaped your attention", "pause", "collected", "Last reminder", "nterest"),
    "nl": ("Samen", "aandacht ontsnapt", "stil tot", "incasseren", "Laatste", "rente"),
}


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_disputed_invoice_only_the_undisputed_part_is_asked(language: str, tone: Tone) -> None:
    text = reminder_of(money_of(DISPUTED), tone, language)
    assert "2026-015" in text
    part = {"en": "the part that you do not dispute", "nl": "het deel betalen dat u niet betwist"}
    assert part[language] in text
    assert [word for word in DEMANDING[language] if word in text] == []
    assert "\n\n\n" not in text


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_disputed_invoice_is_in_no_sum_of_the_others(language: str, tone: Tone) -> None:
    alone, both = (
        reminder_of(money_of(*invoices), tone, language)
        for invoices in ((INVOICE,), (INVOICE, DISPUTED))
    )
    apart = {"en": "Apart from this, you dispute", "nl": "Daarnaast betwist u"}[language]
    demand, _apart, dispute = both.partition(apart)
    assert alone.startswith(demand.rstrip("\n"))
    assert "2026-015" in dispute
    assert "\n\n\n" not in both


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_that_was_not_kept_is_named(language: str) -> None:
    sentence = {"en": "payment promised for 20 Nov", "nl": "betaling uiterlijk 20 nov"}
    broken = money_of(replace(INVOICE, promised=date(2026, 11, 20)))
    assert sentence[language] in reminder_of(broken, "firm", language)
    to_come = money_of(replace(INVOICE, promised=TODAY))
    assert sentence[language][:16] not in reminder_of(to_come, "firm", language)


def test_dutch_reminders_name_european_sources_in_dutch() -> None:
    rate = Rate("eu", Decimal(10), date(2026, 7, 1), None, "a page", TODAY)
    money = replace(money_of(INVOICE, terms=TermsDetails(rule="eu", private=False)), rates=(rate,))
    text = reminder_of(money, "firm", "nl")
    assert "Richtlijn 2011/7/EU, art. 6; Hof van Justitie EU" in text
    assert "Directive" not in text


def test_what_two_currencies_have_in_common_is_said_once() -> None:
    pounds = replace(INVOICE, id="20260602T000000Z-0000", currency="GBP")
    text = reminder_of(money_of(INVOICE, pounds), "firm")
    assert text.count("Simple interest by the day") == 1
    assert text.count("The rate of") == 1


@pytest.mark.parametrize(("address", "greeting"), [("u", "Geachte heer"), ("je", "Beste Globex")])
def test_a_dutch_reminder_has_the_address_of_the_terms(address: str, greeting: str) -> None:
    terms = TermsDetails(language="nl", address="u" if address == "u" else "je")
    form = LetterForm.from_terms(terms, SENDER)
    money = money_of(INVOICE)
    text = markdown_reminder(build_reminder(money, money.demands(), "firm", form))
    words = {*text.replace(",", " ").split()}
    assert greeting in text
    assert address in words
    assert ({"u", "je"} - {address}).isdisjoint(words)


def test_two_currencies_are_asked_for_apart() -> None:
    pounds = replace(INVOICE, id="20260602T000000Z-0000", currency="GBP")
    text = reminder_of(money_of(INVOICE, pounds), "friendly")
    assert "€1,000.50 and £1,000.50" in text


@pytest.mark.parametrize("tone", TONES)
def test_the_new_date_is_a_weekday_to_come(tone: Tone) -> None:
    for offset in range(14):
        day = TODAY + timedelta(offset)
        assert new_date(day, tone) > day
        assert new_date(day, tone).weekday() < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_sender_name_and_place_are_open(language: str) -> None:
    text = reminder_of(money_of(INVOICE), "friendly", language, Sender())
    assert len(open_places(text)) == 2


def test_brackets_that_the_user_wrote_are_no_open_places() -> None:
    sender = Sender("Sam [x]", "[y]\n[z]", "[w]")
    money = money_of(replace(INVOICE, number="[2026]"))
    assert open_places(reminder_of(money, "last", sender=sender)) == ()
