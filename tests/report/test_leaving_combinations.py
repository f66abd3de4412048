"""Plans and letters of fourteen combinations of contract, money, danger and who ends it.

Each combination is made in both languages, with both Dutch forms of address, and on every day of a
week. It has the parts that it needs, and none that it must not have.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple, get_args

import pytest
from msgspec.structs import replace

from tensigns.core.journal.leaving import Contract as ContractId
from tensigns.core.journal.leaving import Manner, Notice, PlanDetails
from tensigns.core.journal.money import Address, TermsDetails
from tensigns.core.leaving_plan import needs_lawyer_first, with_end
from tensigns.core.money.invoices import Invoice
from tensigns.environment.settings import Sender
from tensigns.language import LANGUAGES, set_language
from tensigns.library.clients import Client
from tensigns.report.client_leaving import ClientLeaving
from tensigns.report.client_money import ClientMoney
from tensigns.report.leaving_letter import build_letter
from tensigns.report.letter import LetterForm
from tensigns.report.plan_remarks import remark_sentences
from tensigns.report.plan_sentences import worded_steps
from tensigns.report.render.letters import markdown_letter
from tensigns.report.wording import MONTHS, long_date

Contract = Literal["at will", "notice", "fixed term", "unwritten"]
Money = Literal["nothing", "owed", "prepaid"]

MONDAY = date(2026, 11, 23)
THEIRS, OURS, DEADLINES = "two red binders", "the blue drawings", "the yearly report"
OWED, PREPAID = "invoice 2026-14", "a deposit for phase two"
TYPED = {"theirs": THEIRS, "ours": OURS, "deadlines": DEADLINES}

CONTRACTS: dict[Contract, PlanDetails] = {
    "at will": PlanDetails(contract="open-ended"),
    "notice": PlanDetails(contract="open-ended", notice=Notice(2, "months")),
    "fixed term": PlanDetails(contract="fixed-term"),
    "unwritten": PlanDetails(contract="nothing-written"),
}
MONEY: dict[Money, PlanDetails] = {
    "nothing": PlanDetails(),
    "owed": PlanDetails(owed=OWED),
    "prepaid": PlanDetails(prepaid=PREPAID),
}
INVOICE = Invoice(
    id="20260803T000000Z-0000",
    number="2026-14",
    issued=date(2026, 8, 3),
    due=date(2026, 9, 2),
    amount=Decimal("1250.50"),
    currency="EUR",
)


class Combination(NamedTuple):
    """What the user has said about contract, money and danger."""

    contract: Contract
    money: Money
    manner: Manner


COMBINATIONS = (
    Combination("at will", "nothing", "decent"),
    Combination("at will", "owed", "safety"),
    Combination("at will", "prepaid", "legal-risk"),
    Combination("notice", "nothing", "safety"),
    Combination("notice", "owed", "legal-risk"),
    Combination("notice", "prepaid", "decent"),
    Combination("fixed term", "nothing", "legal-risk"),
    Combination("fixed term", "owed", "decent"),
    Combination("fixed term", "prepaid", "safety"),
    Combination("unwritten", "nothing", "decent"),
    Combination("unwritten", "owed", "safety"),
    Combination("unwritten", "prepaid", "legal-risk"),
    Combination("notice", "owed", "they-ended"),
    Combination("unwritten", "prepaid", "they-ended"),
)
WITH_LETTER = tuple(item for item in COMBINATIONS if item.contract != "fixed term")
ADDRESSES: tuple[Address, ...] = ("u", "je")
VARIANTS = [(LANGUAGES[0], ADDRESSES[0]), *product(LANGUAGES[1:], ADDRESSES)]

PARTS = {
    "en": {
        "which agreement": "our agreement of [",
        "what is finished": "I will finish",
        "what is not finished": "will not finish",
        "deadlines": "responsible for your own deadlines",
        "last invoice": "a last invoice",
        "other help": "find somebody else",
        "receipt": "have received this letter",
        "answer": "have read this",
        "refund": "will refund",
        "safety": "with immediate effect",
        "notice": "a notice period of 2 months",
        "end": "Its last day is",
        "risk": "this risk",
        "others": "I can name others",
        "their notice": "You ended our agreement",
    },
    "nl": {
        "which agreement": "onze overeenkomst van [",
        "what is finished": "maak ik af",
        "what is not finished": "maak ik niet",
        "deadlines": "niet meer instaan voor",
        "last invoice": "een laatste factuur",
        "other help": "iemand anders voor het werk te zoeken",
        "receipt": "deze brief hebt ontvangen",
        "answer": "dit hebt gelezen",
        "refund": "vooruit hebt betaald",
        "safety": "met onmiddellijke ingang",
        "notice": "een opzegtermijn van 2 maanden",
        "end": "De laatste dag is",
        "risk": "dit risico",
        "others": "anderen noemen",
        "their notice": "hebt onze overeenkomst van",
    },
}
PAUSE = {"en": "the right to pause my work", "nl": "het recht voor om mijn werk stil te leggen"}
AMOUNT = {"en": "€1,250.50", "nl": "€\N{NO-BREAK SPACE}1.250,50"}
FORBIDDEN_WORDS = {
    "en": (
        *("because", "since you", "due to", "unhappy", "disappointed", "behaviour", "unpaid for"),
        *("sorry", "apolog", "regret", "unfortunately"),
        *("court", "lawyer", "legal action", "police", "consequences", "bailiff"),
    ),
    "nl": (
        *("omdat", "doordat", "vanwege", "wegens", "ontevreden", "teleurgesteld", "gedrag"),
        *("sorry", "excuus", "excuses", "spijt", "helaas", "betreur"),
        *("rechter", "advocaat", "jurist", "politie", "gevolgen", "deurwaarder", "incasso"),
    ),
}
DUTCH_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
ALL = pytest.mark.parametrize("combination", COMBINATIONS, ids=" / ".join)
ALL_WITH_LETTER = pytest.mark.parametrize("combination", WITH_LETTER, ids=" / ".join)
IN_BOTH_LANGUAGES = pytest.mark.parametrize(("language", "address"), VARIANTS)
ON_EVERY_WEEKDAY = pytest.mark.parametrize("today", [MONDAY + timedelta(day) for day in range(7)])


def answers_of(combination: Combination) -> PlanDetails:
    money = MONEY[combination.money]
    contract = CONTRACTS[combination.contract]
    return replace(
        contract, owed=money.owed, prepaid=money.prepaid, manner=combination.manner, **TYPED
    )


def plan_of(combination: Combination, today: date) -> PlanDetails:
    """Return the plan in the current language."""
    answers = answers_of(combination)
    return replace(with_end(answers, today), steps=worded_steps(answers, today))


def letter_of(combination: Combination, today: date, language: str, address: Address) -> str:
    invoices = (INVOICE,) if combination.money == "owed" else ()
    terms = TermsDetails(language=language, address=address)
    client = Client("globex-00000000", "Globex", datetime(2026, 1, 1).astimezone())
    leaving = ClientLeaving(ClientMoney(client, today, invoices, terms), "leaving", None)
    form = LetterForm.from_terms(terms, Sender("Sam de Vries", "Kade 1", "Rotterdam"))
    return markdown_letter(build_letter(leaving, plan_of(combination, today), form))


def own_words(letter: str) -> str:
    """Return a letter without the places that the user fills in."""
    return re.sub(r"\[.*?\]", "", letter)


def dates_in(letter: str) -> list[date]:
    names = "|".join((*MONTHS, *DUTCH_MONTHS))
    matches = re.findall(rf"([0-9]+) ({names}) ([0-9]{{4}})", letter)
    return [date(int(year), _month_number(month), int(day)) for day, month, year in matches]


def _month_number(name: str) -> int:
    months = MONTHS if name in MONTHS else DUTCH_MONTHS
    return months.index(name) + 1


@ALL
@ON_EVERY_WEEKDAY
def test_a_plan_has_its_steps_in_order_on_weekdays(combination: Combination, today: date) -> None:
    steps = plan_of(combination, today).steps
    ids = [step.id for step in steps]
    assert all(step.on.weekday() < 5 and step.on >= today for step in steps)
    assert ids[-1] == "look-back"
    is_safety, is_risk = combination.manner == "safety", combination.manner == "legal-risk"
    if is_safety:
        assert ids[:2] == ["police", "record"]
        assert not {"announce", "hand-over", "remind"} & {*ids}
        assert {"access", "return", "collect", "archive"} <= {*ids}
    if combination.contract == "fixed term":
        assert "lawyer" in ids[:3]
        assert not {"letter", "announce", "hand-over"} & {*ids}
    elif not is_safety:
        assert {"invoice", "hand-over", "access", "last-invoice", "archive"} <= {*ids}
        they_ended = combination.manner == "they-ended"
        assert (ids[0] == "contract") == (combination.contract != "notice" or they_ended)
        announcement_id = "announce" if combination.manner == "decent" else "letter"
        assert ids.index("invoice") < ids.index(announcement_id) < ids.index("hand-over")
        if is_risk:
            assert ids.index("risk") < ids.index("letter") < ids.index("risk-answer")
    assert ("remind" in ids) == (combination.money == "owed" and not is_safety)


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_has_everything_that_the_user_typed(combination: Combination, language: str) -> None:
    set_language(language)
    texts = " ".join(step.text for step in plan_of(combination, MONDAY).steps)
    typed = [THEIRS, OURS, DEADLINES]
    typed += {"nothing": [], "owed": [OWED], "prepaid": [PREPAID]}[combination.money]
    assert [text for text in typed if texts.count(text) != 1] == []


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_promises_no_end_where_a_lawyer_comes_first(
    combination: Combination, language: str
) -> None:
    set_language(language)
    plan = plan_of(combination, MONDAY)
    needs_lawyer = combination.contract == "fixed term"
    assert needs_lawyer_first(plan) == needs_lawyer
    assert (plan.ends is None) == needs_lawyer
    remarks = " ".join(remark_sentences(plan, MONDAY))
    assert ("7:408" in remarks) == needs_lawyer


@ALL_WITH_LETTER
@IN_BOTH_LANGUAGES
def test_a_letter_has_every_part(combination: Combination, language: str, address: Address) -> None:
    set_language(language)
    text = letter_of(combination, MONDAY, language, address)
    parts = PARTS[language]
    manner = combination.manner
    is_safety, they_ended = manner == "safety", manner == "they-ended"
    user_gives_notice = not is_safety and not they_ended
    expected = {
        *("which agreement", "what is not finished", "deadlines", "last invoice"),
        *({"other help"} if not they_ended else set()),
        *({"safety"} if is_safety else {"what is finished"}),
        *({"end"} if not is_safety and not they_ended else set()),
        *({"answer", "risk"} if manner == "legal-risk" else set()),
        *({"receipt", "others"} if manner == "decent" else set()),
        *({"receipt", "their notice"} if they_ended else set()),
        *({"refund"} if combination.money == "prepaid" else set()),
        *({"notice"} if combination.contract == "notice" and user_gives_notice else set()),
    }
    assert {name for name, part in parts.items() if part in text} == expected
    typed = [THEIRS, OURS, DEADLINES, *([PREPAID] if combination.money == "prepaid" else [])]
    assert [item for item in typed if item not in text] == []
    ends = plan_of(combination, MONDAY).ends
    assert ends is not None
    assert long_date(ends) in text
    assert (AMOUNT[language] in text) == (combination.money == "owed")
    pauses = combination.money == "owed" and not is_safety
    assert (PAUSE[language] in text) == pauses
    assert ("Kade 1" in text) == (not is_safety)


@ALL_WITH_LETTER
@IN_BOTH_LANGUAGES
def test_a_letter_has_no_reason_no_threat_and_no_apology(
    combination: Combination, language: str, address: Address
) -> None:
    text = own_words(letter_of(combination, MONDAY, language, address)).casefold()
    assert [word for word in FORBIDDEN_WORDS[language] if word in text] == []
    risk = {"en": "risk", "nl": "risico"}[language]
    assert (risk in text) == (combination.manner == "legal-risk")


@ALL_WITH_LETTER
@IN_BOTH_LANGUAGES
@ON_EVERY_WEEKDAY
def test_no_date_in_a_letter_is_in_a_weekend(
    combination: Combination, language: str, address: Address, today: date
) -> None:
    dates = dates_in(letter_of(combination, today, language, address))
    assert len(dates) >= 4
    assert [day for day in dates if day.weekday() >= 5] == []


@ALL_WITH_LETTER
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_dutch_letter_has_one_form_of_address(combination: Combination, address: Address) -> None:
    words = re.findall(r"\w+", own_words(letter_of(combination, MONDAY, "nl", address)).casefold())
    polite, familiar = {"u", "uw"} & {*words}, {"je", "jij", "jou", "jouw"} & {*words}
    assert (bool(polite), bool(familiar)) == (address == "u", address == "je")


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_general_and_says_so_once(combination: Combination, language: str) -> None:
    set_language(language)
    remarks = [*remark_sentences(plan_of(combination, MONDAY), MONDAY)]
    advice = {"en": "no legal advice", "nl": "geen juridisch advies"}[language]
    assert sum(advice in remark for remark in remarks) == 1
    assert len({*remarks}) == len(remarks)


@pytest.mark.parametrize("contract", get_args(ContractId))
def test_a_way_of_leaving_that_was_not_chosen_is_named(contract: ContractId) -> None:
    set_language("en")
    message = "You have not said how you want to leave"
    plan = PlanDetails(contract=contract)
    assert sum(message in remark for remark in remark_sentences(plan, MONDAY)) == 1
    for manner in get_args(Manner):
        remarks = [*remark_sentences(replace(plan, manner=manner), MONDAY)]
        assert not any(message in remark for remark in remarks)
