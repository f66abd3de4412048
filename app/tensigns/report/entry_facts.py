"""The own fields of an entry in words: a label for each key, and names for what a value stands for.

A key that has no label here is its own label.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tensigns.core.journal.leaving import parse_notice
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.report.decision_sentences import CHOICE_WORDS, FOLLOWED_WORDS, LOOK_BACK_WORDS
from tensigns.report.money_text import plain_number
from tensigns.report.owed_sentences import RULE_NAMES
from tensigns.report.plan_sentences import notice_text
from tensigns.report.wording import RECOMMENDATION_WORDS, short_date, without_full_stop

_LABELS = {
    "of": N_("about"),
    "sitting": N_("sitting"),
    "conditions": N_("condition"),
    "result": N_("what became of it"),
    "recommendation": N_("recommendation"),
    "choice": N_("choice"),
    "because": N_("because"),
    "expect": N_("expected"),
    "look_back": N_("look back on"),
    "income": N_("income from this client in a year"),
    "income_all": N_("all income in a year"),
    "hours": N_("hours in a year"),
    "rate": N_("lowest hourly rate"),
    "months": N_("months of savings"),
    "followed": N_("followed"),
    "again": N_("the same again"),
    "well": N_("turned out well"),
    "contract": N_("contract"),
    "notice": N_("notice"),
    "owed": N_("owed"),
    "prepaid": N_("prepaid"),
    "theirs": N_("what is theirs"),
    "ours": N_("what is yours"),
    "deadlines": N_("deadlines"),
    "manner": N_("way of leaving"),
    "ends": N_("end"),
    "steps": N_("step"),
    "done": N_("done"),
    "rule": N_("rule"),
    "private": N_("private buyer"),
    "language": N_("language"),
    "address": N_("form of address"),
    "number": N_("number"),
    "issued": N_("day of the invoice"),
    "due": N_("due on"),
    "amount": N_("amount"),
    "currency": N_("currency"),
    "disputed": N_("disputed"),
    "by": N_("for"),
}

_NAMES: Mapping[str, Mapping[Any, str]] = {
    "rule": RULE_NAMES,
    "contract": {
        "open-ended": N_("open-ended"),
        "fixed-term": N_("for a fixed term"),
        "project": N_("a project"),
        "nothing-written": N_("nothing in writing"),
        "unknown": N_("not known"),
    },
    "manner": {
        "decent": N_("decently"),
        "letter-only": N_("with a letter alone"),
        "safety": N_("at once, for safety"),
        "legal-risk": N_("with a legal risk in writing"),
        "they-ended": N_("ended by the client"),
    },
    "language": {"en": N_("English"), "nl": N_("Dutch")},
    "recommendation": RECOMMENDATION_WORDS,
    "choice": CHOICE_WORDS,
    "followed": FOLLOWED_WORDS,
    "again": LOOK_BACK_WORDS,
    "well": LOOK_BACK_WORDS,
    "result": {"kept": N_("kept"), "broken": N_("broken"), "unclear": N_("not clear")},
}
"""Names of values by key, in English."""

_NUMBER_KEYS = ("amount", "income", "income_all", "hours", "rate", "months")
"""The keys of the sums and figures, which are texts in the file."""


def fact_label(key: str) -> str:
    """Return the label of a key in the file of an entry."""
    return _(_LABELS[key]) if key in _LABELS else key


def fact_text(key: str, value: Any) -> str:
    """Return a value of a key on one line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, dict):
        return _table_text(key, value)
    text = " ".join(str(value).split())
    if key == "notice" and (notice := parse_notice(text)):
        return notice_text(notice)
    if key in _NUMBER_KEYS:
        return _number_text(text)
    name = _NAMES.get(key, {}).get(text)
    return _(name) if name else text


def _table_text(key: str, table: Mapping[str, Any]) -> str:
    """Return a condition, a step, or a table of another kind."""
    if key == "conditions" and {"text", "by"} <= table.keys():
        return _condition_text(table)
    if key == "steps" and {"text", "on"} <= table.keys():
        return f"{fact_text('on', table['on'])}: {fact_text('text', table['text'])}"
    return ", ".join(fact_text(name, item) for name, item in table.items() if name != "id")


def _condition_text(condition: Mapping[str, Any]) -> str:
    """Return a condition of a talk: what must be so, by when, and what follows if it is not."""
    text = _("{text}, by {date}").format(
        text=without_full_stop(fact_text("text", condition["text"])),
        date=fact_text("by", condition["by"]),
    )
    if not condition.get("then"):
        return text
    message = _("{condition}; if not: {then}")
    return message.format(condition=text, then=fact_text("then", condition["then"]))


def _number_text(text: str) -> str:
    """Return a number as the current language prints it. Another text stays as it is."""
    try:
        return plain_number(Decimal(text))
    except InvalidOperation:
        return text
