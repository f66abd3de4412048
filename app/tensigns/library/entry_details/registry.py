"""The reader and writer of each kind of journal entry that has fields of its own."""

from collections.abc import Mapping
from typing import Any

from tensigns.core.journal.decision import DECISION, LOOK_BACK
from tensigns.core.journal.entries import EVENT, TOLD
from tensigns.core.journal.leaving import LEFT, PLAN, RETURNED, TICK
from tensigns.core.journal.money import INVOICE, PAYMENT, PROMISE, TERMS
from tensigns.core.journal.talk import OUTCOME, TALK
from tensigns.library.entry_details.codec import DetailsCodec
from tensigns.library.entry_details.decision import DECISION_CODEC, LOOK_BACK_CODEC
from tensigns.library.entry_details.events import EVENT_CODEC, TOLD_CODEC
from tensigns.library.entry_details.leaving import PLAN_CODEC, STANDING_CODEC, TICK_CODEC
from tensigns.library.entry_details.money import (
    INVOICE_CODEC,
    PAYMENT_CODEC,
    PROMISE_CODEC,
    TERMS_CODEC,
)
from tensigns.library.entry_details.talk import OUTCOME_CODEC, TALK_CODEC

DETAILS_CODECS: Mapping[str, DetailsCodec[Any]] = {
    EVENT: EVENT_CODEC,
    TOLD: TOLD_CODEC,
    TALK: TALK_CODEC,
    OUTCOME: OUTCOME_CODEC,
    DECISION: DECISION_CODEC,
    LOOK_BACK: LOOK_BACK_CODEC,
    PLAN: PLAN_CODEC,
    TICK: TICK_CODEC,
    LEFT: STANDING_CODEC,
    RETURNED: STANDING_CODEC,
    INVOICE: INVOICE_CODEC,
    PAYMENT: PAYMENT_CODEC,
    PROMISE: PROMISE_CODEC,
    TERMS: TERMS_CODEC,
}
"""The codec of each kind. The fields of any other kind are kept unchanged."""
