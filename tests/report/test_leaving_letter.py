"""The letter in both languages: every part that it needs, and none that it must not have."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from tensigns.core.journal.leaving import Manner, Notice, PlanDetails
from tensigns.core.journal.money import TermsDetails
from tensigns.core.leaving_plan import with_end
from tensigns.core.money.invoices import Invoice, Payment
from tensigns.environment.settings import Sender
from tensigns.language import LANGUAGES, in_language, set_language
from tensigns.library.clients import Client
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney
from tensigns.report.leaving_letter import build_letter
from tensigns.report.letter import LetterForm, open_places
from tensigns.report.plan_sentences import worded_steps
from tensigns.report.render.letters import markdown_letter
from tensigns.report.wording import long_date

TODAY = date(2026, 11, 26)
SENDER = Sender("Sam de Vries", "Kade 1", "Rotterdam")
PLAN = PlanDetails(
    contract="open-ended",
    notice=Notice(1, "months"),
    prepaid="ten hours",
    theirs="the shop's keys",
    ours="a camera",
    deadlines="the VAT return",
    manner="decent",
)
INVOICE = Invoice(
    id="20260601T000000Z-0000",
    number="2026-014",
    issued=date(2026, 10, 1),
    due=date(2026, 12, 31),
    amount=Decimal("1200.50"),
    currency="EUR",
)
MANNERS: tuple[Manner, ...] = get_args(Manner)
ALL_MANNERS = pytest.mark.parametrize("manner", MANNERS)
BOTH_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)

REASONS = ("because", "omdat", "unpaid for", "unhappy", "ontevreden")


def letter_of(
    plan: PlanDetails,
    language: str = "en",
    *invoices: Invoice,
    sender: Sender = SENDER,
    address: str = "u",
) -> str:
    terms = TermsDetails(language=language, address="u" if address == "u" else "je")
    client = Client("globex-00000000", "Globex", datetime(2026, 1, 1).astimezone())
    money = ClientMoney(client, TODAY, invoices, terms)
    dated = replace(with_end(plan, TODAY), steps=worded_steps(plan, TODAY))
    leaving = ClientLeaving(money, "leaving", None)
    return markdown_letter(build_letter(leaving, dated, LetterForm.from_terms(terms, sender)))


@ALL_MANNERS
@BOTH_LANGUAGES
@pytest.mark.parametrize("interface_language", LANGUAGES)
def test_every_part_is_there(language: str, interface_language: str, manner: Manner) -> None:
    set_language(interface_language)
    text = letter_of(replace(PLAN, manner=manner), language, INVOICE)
    ends = {"safety": TODAY, "they-ended": date(2026, 12, 28)}.get(manner, date(2027, 1, 4))
    parts: tuple[str, ...] = {
        "en": ("Globex", "2026-014", "€1,200.50", "finish", "hand over", "find somebody else"),
        "nl": ("Globex", "2026-014", "1.200,50", "af", "draag", "iemand anders"),
    }[language]
    if manner == "safety":
        parts = tuple(part for part in parts if part not in ("hand over", "draag"))
    if manner == "they-ended":
        parts = tuple(part for part in parts if part not in ("find somebody else", "iemand anders"))
    for part in (*parts, "ten hours", "the shop's keys", "a camera", "the VAT return"):
        assert part in text
    with in_language(language):
        assert long_date(ends) in text
    assert "Sam de Vries" in text


@ALL_MANNERS
@BOTH_LANGUAGES
def test_there_is_no_reason(language: str, manner: Manner) -> None:
    text = letter_of(replace(PLAN, manner=manner), language, INVOICE).casefold()
    assert not [word for word in REASONS if word in text]


@BOTH_LANGUAGES
def test_for_safety_there_is_no_notice_no_meeting_and_no_home_address(language: str) -> None:
    text = letter_of(replace(PLAN, manner="safety"), language)
    assert "Kade 1" not in text
    for word in ("1 month", "1 maand", "notice", "opzegtermijn"):
        assert word not in text
    refusal = {"en": "not available for a call or a meeting", "nl": "niet bereikbaar"}[language]
    assert refusal in text
    assert {"en": "with immediate effect", "nl": "met onmiddellijke ingang"}[language] in text


def test_the_answer_about_a_legal_risk_is_asked_for_by_the_day_in_the_plan() -> None:
    plan = replace(PLAN, manner="legal-risk", notice=Notice(1, "weeks"))
    days = {step.id: step.on for step in worded_steps(with_end(plan, TODAY), TODAY)}
    last_day = with_end(plan, TODAY).ends
    assert last_day is not None
    assert days["risk-answer"] <= last_day
    text = letter_of(plan)
    assert f"confirm in writing by {long_date(days['risk-answer'])}" in " ".join(text.split())


@BOTH_LANGUAGES
def test_a_legal_risk_is_left_open_for_the_user_to_state(language: str) -> None:
    text = letter_of(replace(PLAN, manner="legal-risk"), language)
    places = open_places(text)
    assert any({"en": "the risk", "nl": "het risico"}[language] in place for place in places)
    assert {"en": "will not follow this advice", "nl": "dit advies niet opvolgt"}[language] in text
    assert "risk" not in letter_of(PLAN)


@BOTH_LANGUAGES
def test_only_a_decent_letter_refers_to_others(language: str) -> None:
    sentence = {"en": "I can name others", "nl": "anderen noemen"}[language]
    for manner in MANNERS:
        text = letter_of(replace(PLAN, manner=manner), language)
        assert (sentence in text) == (manner == "decent")


def test_the_notice_is_named_where_there_is_one() -> None:
    assert "with a notice period of 1 month" in letter_of(PLAN)
    assert "notice" not in letter_of(replace(PLAN, notice=None))
    assert "notice" not in letter_of(replace(PLAN, notice=Notice(0, "days")))


@BOTH_LANGUAGES
def test_a_letter_that_confirms_their_notice_ends_nothing_itself_and_keeps_what_was_agreed(
    language: str,
) -> None:
    ends = date(2026, 12, 10)
    text = letter_of(replace(PLAN, manner="they-ended", ends=ends), language)
    kept = {
        "en": "what was agreed about notice (1 month) and payment still holds",
        "nl": "Wat is afgesproken over de opzegtermijn (1 maand) en de betaling, blijft gelden",
    }
    assert kept[language] in text
    assert {"en": "I end our", "nl": "zeg ik"}[language] not in text
    without_notice = letter_of(replace(PLAN, manner="they-ended", notice=None), language)
    assert "()" not in without_notice


@BOTH_LANGUAGES
def test_a_disputed_invoice_is_named_apart_and_only_its_undisputed_part_is_asked_for(
    language: str,
) -> None:
    late = replace(INVOICE, number="2026-002", due=date(2026, 11, 1))
    disputed = replace(late, number="2026-003", disputed=True)
    text = letter_of(PLAN, language, late, disputed)
    claimed, _sentence, rest = text.partition({"en": "You dispute", "nl": "U betwist"}[language])
    assert "2026-002" in claimed
    assert "2026-003" not in claimed
    part = {"en": "the part that you do not dispute", "nl": "het deel betalen dat u niet betwist"}
    assert "2026-003" in rest
    assert part[language] in rest
    alone = letter_of(PLAN, language, disputed)
    for word in ("pause", "stil te leggen", "past its due date", "verstreken"):
        assert word not in alone


@BOTH_LANGUAGES
@pytest.mark.parametrize(
    ("owed", "invoice", "is_deducted"),
    [
        ("three invoices", None, True),
        ("", replace(INVOICE, due=date(2026, 11, 1)), True),
        ("", replace(INVOICE, due=date(2026, 11, 1), disputed=True), False),
        ("", replace(INVOICE, due=date(2027, 3, 1)), False),
        ("", None, False),
    ],
)
def test_what_is_owed_then_can_be_taken_off_a_refund(
    language: str, owed: str, invoice: Invoice | None, *, is_deducted: bool
) -> None:
    invoices = (invoice,) if invoice else ()
    text = letter_of(replace(PLAN, owed=owed), language, *invoices)
    deduction = {
        "en": "less what is overdue on that day",
        "nl": "na aftrek van uw achterstand op die dag",
    }
    assert (deduction[language] in text) == is_deducted


@BOTH_LANGUAGES
def test_a_promise_that_was_not_kept_is_named(language: str) -> None:
    promised = replace(INVOICE, promised=date(2026, 11, 20))
    sentence = {"en": "payment promised for 20 November", "nl": "betaling uiterlijk 20 nov"}
    assert sentence[language] in letter_of(PLAN, language, promised)
    to_come = replace(INVOICE, promised=TODAY)
    assert sentence[language][:16] not in letter_of(PLAN, language, to_come)


@BOTH_LANGUAGES
def test_things_that_are_used_until_the_end_go_back_on_the_last_day(language: str) -> None:
    plan = replace(PLAN, ends=date(2027, 2, 26))
    days = {"en": "26 February 2027", "nl": "26 februari 2027"}
    text = letter_of(plan, language)
    sentence = {
        "en": r"What I have of yours.*?by ([\w ]+),",
        "nl": r"Wat ik van.*?op ([\w ]+) over",
    }
    assert re.findall(sentence[language], text) == [days[language]]


@BOTH_LANGUAGES
def test_a_notice_that_does_not_fit_is_not_named(language: str) -> None:
    text = letter_of(replace(PLAN, ends=date(2026, 12, 10)), language)
    assert {"en": "10 December 2026", "nl": "10 december 2026"}[language] in text
    assert not [word for word in ("notice", "1 month", "opzegtermijn", "1 maand") if word in text]


@pytest.mark.parametrize("address", ["u", "je"])
@ALL_MANNERS
def test_a_dutch_letter_keeps_to_one_form_of_address(address: str, manner: Manner) -> None:
    text = letter_of(replace(PLAN, manner=manner), "nl", INVOICE, address=address)
    # The open places are for the user, in the je-form.
    text = re.sub(r"\[.*?\]", "", text)
    words = {*text.casefold().replace(",", " ").replace(".", " ").split()}
    assert address in words
    assert not words & ({"je", "jij", "jouw"} if address == "u" else {"u", "uw"})


@ALL_MANNERS
@BOTH_LANGUAGES
def test_the_open_places_are_found_and_texts_of_the_user_are_none(
    language: str, manner: Manner
) -> None:
    plan = replace(PLAN, manner=manner, deadlines="[x]", theirs="[y](z)", prepaid="![w]")
    own_texts = {"x", "y", "w"}
    places = open_places(letter_of(plan, language, INVOICE, sender=Sender("[n]", "", "[p]")))
    assert places
    assert not own_texts & {*places}
    assert not {"n", "p"} & {*places}
    without_sender = letter_of(plan, language, INVOICE, sender=Sender())
    assert len(open_places(without_sender)) == len(places) + 2


def test_what_is_owed_is_left_open_without_a_list() -> None:
    text = letter_of(replace(PLAN, owed="three invoices"))
    assert "Still to be paid: three invoices" in text
    assert "the due date" in open_places(text)
    last = "I will send a last invoice for work up to and including {} that is not billed yet"
    assert last.format("4 January 2027") in letter_of(PLAN)
    assert last.format("11 January 2027") in text
    assert last.format("4 January 2027") in letter_of(PLAN, "en", INVOICE)


def test_what_was_paid_after_the_plan_was_made_is_not_asked_for() -> None:
    payment = Payment(date(2026, 11, 20), INVOICE.amount)
    text = letter_of(
        replace(PLAN, owed="€1,200.50 (2026-014)"), "en", replace(INVOICE, payments=(payment,))
    )
    assert "Still to be paid" not in text
    assert "1,200.50" not in text


@BOTH_LANGUAGES
def test_what_is_asked_about_invoices_fits_their_due_dates(language: str) -> None:
    late = replace(INVOICE, due=date(2026, 11, 1))
    on_due_date = {"en": "Please pay it by its due date", "nl": "dit uiterlijk op de vervaldatum"}[
        language
    ]
    rest = {"en": "the rest", "nl": "de rest"}[language]
    pay_by = {"en": "pay it by 3 December 2026", "nl": "dit uiterlijk op 3 december 2026"}[language]
    assert on_due_date in letter_of(PLAN, language, INVOICE)
    assert rest in letter_of(PLAN, language, INVOICE, late)
    text = letter_of(PLAN, language, late)
    assert pay_by in text
    assert rest not in text


@BOTH_LANGUAGES
def test_one_invoice_is_not_named_as_several(language: str) -> None:
    late = replace(INVOICE, due=date(2026, 11, 1))
    singular = {"en": "This invoice is open:", "nl": "Deze factuur staat open:"}[language]
    plural = {"en": "These invoices are open:", "nl": "Deze facturen staan open:"}[language]
    in_plural = re.compile("invoices|each invoice|all of this|facturen|elke factuur", re.IGNORECASE)
    for invoice in (INVOICE, late):
        text = letter_of(PLAN, language, invoice)
        assert singular in text
        assert not in_plural.search(text)
    assert plural in letter_of(PLAN, language, INVOICE, INVOICE)


@ALL_MANNERS
@BOTH_LANGUAGES
def test_no_paragraph_is_followed_by_two_empty_lines(language: str, manner: Manner) -> None:
    disputed = replace(INVOICE, number="2026-015", disputed=True)
    assert "\n\n\n" not in letter_of(replace(PLAN, manner=manner), language, INVOICE, disputed)
