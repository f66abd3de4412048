"""What entries say in a list, in a few words, in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tensigns.core.journal.decision import DecisionDetails, LookBackDetails
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import OtherDetails
from tensigns.core.journal.leaving import PlanDetails, PlanStep, StandingDetails, TickDetails
from tensigns.core.journal.money import (
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.talk import OutcomeDetails, TalkCondition, TalkDetails
from tensigns.language import set_language
from tensigns.report.entry_lines import entry_lines
from tensigns.report.entry_summaries import summary_words
from tests.library.journal_sample import event, other
from tests.library.sample import NOW

DAY = date(2026, 12, 1)
REFERENCES = {"a/s1": "Send the\ninvoice.", "a/c1": "no calls at night", "b": "invoice 7"}
INVOICE = InvoiceDetails(
    number="7", issued=DAY, due=DAY, amount=Decimal("90.50"), currency="EUR", disputed=True
)
CONDITIONS = (TalkCondition("c1", "no calls", DAY), TalkCondition("c2", "pay in time", DAY))


@pytest.mark.parametrize(
    ("kind", "details", "english", "dutch"),
    [
        (
            "tick",
            TickDetails("a/s1", done=True),
            "done: Send the invoice.",
            "gedaan: Send the invoice.",
        ),
        ("tick", TickDetails("gone", done=False), "not done: gone", "niet gedaan: gone"),
        (
            "outcome",
            OutcomeDetails("a/c1", "broken"),
            "broken: no calls at night",
            "niet nagekomen: no calls at night",
        ),
        ("payment", PaymentDetails("b", Decimal(5)), "5 for invoice 7", "5 voor invoice 7"),
        (
            "promise",
            PromiseDetails("b", DAY),
            "invoice 7, by 1 Dec 2026",
            "invoice 7, uiterlijk 1 dec 2026",
        ),
        (
            "invoice",
            INVOICE,
            "7: €90.50, due on 1 Dec 2026; disputed",
            "7: € 90,50, te betalen op 1 dec 2026; betwist",
        ),
        (
            "terms",
            TermsDetails(rule="nl", private=True, language="nl"),
            "the Netherlands, between businesses; private buyer; letters in Dutch",
            "Nederland, tussen bedrijven; particulier; taal: Nederlands",
        ),
        (
            "terms",
            TermsDetails(address="u"),
            "addressed with “u”",
            "aangesproken met “u”",
        ),
        (
            "decision",
            DecisionDetails(choice="leave", expect="quiet", look_back=DAY),
            "leave the client; look back on 1 Dec 2026; expected: quiet",
            "stoppen met de klant; terugkijken op 1 dec 2026; verwacht: quiet",
        ),
        (
            "decision",
            DecisionDetails(because="My largest client.", expect="They\npay."),
            "because: My largest client; expected: They pay.",
            "omdat: My largest client; verwacht: They pay.",
        ),
        (
            "look-back",
            LookBackDetails(of="b", followed="partly", again="yes", well="no"),
            "you did part of it; you would decide the same; it did not turn out well",
            "je deed het voor een deel; je zou weer zo beslissen; het pakte niet goed uit",
        ),
        (
            "plan",
            PlanDetails(manner="letter-only", ends=DAY, steps=(PlanStep("s1", "Send.", DAY),)),
            "with a letter alone; the end is 1 Dec 2026; a step",
            "alleen met een brief; het einde is 1 dec 2026; één stap",
        ),
        (
            "talk",
            TalkDetails(None, CONDITIONS),
            "2 conditions: no calls, pay in time",
            "2 voorwaarden: no calls, pay in time",
        ),
        (
            "talk",
            TalkDetails(
                None, (TalkCondition("c1", "No calls.", DAY), TalkCondition("c2", "Pay.", DAY))
            ),
            "2 conditions: No calls, Pay",
            "2 voorwaarden: No calls, Pay",
        ),
        ("talk", TalkDetails(), "", ""),
        ("left", StandingDetails(), "", ""),
        ("rumour", OtherDetails({"owed": True}), "", ""),
    ],
)
def test_each_kind_has_words_instead_of_fields(
    kind: str, details: Details, english: str, dutch: str
) -> None:
    entry = other(kind, details)
    assert summary_words(entry, REFERENCES) == english
    set_language("nl")
    assert summary_words(entry, REFERENCES) == dutch


def test_in_a_list_the_words_follow_the_text_and_an_unknown_kind_keeps_its_fields() -> None:
    lines = entry_lines(
        [replace(other("decision", DecisionDetails(choice="talk")), text="two\nlines")], NOW, {}
    )
    assert lines[0].short_paragraphs == ("two", "lines", "talk with the client")
    assert lines[0].headline == "two lines talk with the client"
    (event_line,) = entry_lines([event()], NOW, {})
    assert event_line.headline == event_line.summary
    (unknown_line,) = entry_lines([other("rumour", OtherDetails({"owed": True}))], NOW, {})
    assert unknown_line.headline == "owed: yes"
