"""Which items of a journal are done.

A condition is closed by an outcome, the look-back of a decision by an entry of the kind
``LOOK_BACK``, a step by a tick, and a promise by the full payment of its invoice or by a newer
promise. A newer decision closes a decision that was put off. The steps of a plan that no longer
holds are closed.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tensigns.core.journal.corrections import Chain, EntryKey
from tensigns.core.journal.current_plan import current_plan
from tensigns.core.journal.decision import DECISION, LOOK_BACK
from tensigns.core.journal.leaving import PLAN, TICK
from tensigns.core.journal.money import INVOICE, PAYMENT, PROMISE, InvoiceDetails
from tensigns.core.journal.owed import invoices_from
from tensigns.core.journal.status import Status
from tensigns.core.journal.talk import OUTCOME, TALK
from tensigns.core.times import END_OF_TIME

_TARGET_KINDS = {OUTCOME: TALK, LOOK_BACK: DECISION, TICK: PLAN, PROMISE: INVOICE, PAYMENT: INVOICE}
"""For each kind of entry that refers to another entry, the kind of that other entry."""


class _ItemKey(NamedTuple):
    """The key of an item: the origin id and entry kind of its chain, and its id in that chain."""

    origin_id: str
    entry_kind: str
    item_id: str


class ItemClosing:
    """Says whether an item of a journal is done."""

    def __init__(self, status: Status) -> None:
        chains = status.chains
        self._chains = chains
        self._newest_by_kind = {chain.effective.kind: chain for chain in chains}
        self._plan = current_plan(status)
        self._origin_ids = {
            EntryKey(entry.id, entry.kind): chain.origin_id
            for chain in chains
            for entry in chain.entries
        }
        self._related: dict[_ItemKey, list[Chain]] = {}
        for chain in chains:
            key = self._target_key(chain)
            if key is not None:
                self._related.setdefault(key, []).append(chain)
        self._paid_ids = self._paid_invoice_ids()

    def is_closed(self, chain: Chain, kind: str, item_id: str) -> bool:
        """Whether an item of a chain is done. ``kind`` is the kind of the dated item."""
        match kind:
            case "decide":
                return self._is_older(chain)
            case "step":
                return self._is_step_closed(chain, item_id)
            case "promise":
                return self._is_promise_closed(chain)
            case _:
                return bool(self._related_to(chain, item_id))

    def invoice_number(self, chain: Chain) -> str:
        """Return the number of the invoice that a promise is about; empty if it is about none."""
        key = self._target_key(chain)
        numbers = (
            invoice_chain.effective.details.number
            for invoice_chain in self._chains
            if isinstance(invoice_chain.effective.details, InvoiceDetails)
            and key is not None
            and invoice_chain.origin_id == key.origin_id
        )
        return next(numbers, "")

    def _related_to(self, chain: Chain, item_id: str) -> Sequence[Chain]:
        key = _ItemKey(chain.origin_id, chain.effective.kind, item_id)
        return self._related.get(key, ())

    def _target_key(self, chain: Chain) -> _ItemKey | None:
        """Return the key of the item or the invoice that a chain refers to, or None."""
        target_kind = _TARGET_KINDS.get(chain.effective.kind, "")
        entry_id, _slash, item_id = (chain.effective.of or "").partition("/")
        origin_id = self._origin_ids.get(EntryKey(entry_id, target_kind))
        return None if origin_id is None else _ItemKey(origin_id, target_kind, item_id)

    def _is_older(self, chain: Chain) -> bool:
        """Whether a newer chain of the same kind exists."""
        return chain != self._newest_by_kind[chain.effective.kind]

    def _is_step_closed(self, chain: Chain, step_id: str) -> bool:
        plan = self._plan
        return plan is None or plan.origin_id != chain.origin_id or step_id in plan.done_ids

    def _is_promise_closed(self, chain: Chain) -> bool:
        key = self._target_key(chain)
        if key is None or key.origin_id in self._paid_ids:
            return True
        promises = [related for related in self._related[key] if related.effective.kind == PROMISE]
        return chain != promises[-1]

    def _paid_invoice_ids(self) -> set[str]:
        """Return the origin ids of the invoices that are paid in full."""
        entries = [
            entry
            for chain in self._chains
            for entry in chain.entries
            if entry.kind in (INVOICE, PAYMENT)
        ]
        return {
            self._origin_ids[EntryKey(invoice.id, INVOICE)]
            for invoice in invoices_from(entries, END_OF_TIME)
            if not invoice.balance_after(date.max)
        }
