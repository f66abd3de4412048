"""An answers file of a decision or of a look-back."""

from typing import NamedTuple

from tensigns.core.journal.decision import DECISION, LOOK_BACK
from tensigns.library.table_reader import TableReader
from tensigns.prompts.decide_form import decide_form, look_back_form
from tensigns.prompts.form import Values
from tensigns.prompts.form_file import read_form_values
from tensigns.report.decision_context import DecisionContext
from tensigns.storage import toml
from tensigns.storage.file_faults import FaultList, add_surplus_marks


class DecisionFile(NamedTuple):
    """What the file says. ``kind`` is ``DECISION`` or ``LOOK_BACK``.

    ``decision_id`` is the id of the decision that a look-back is about; None if the file has no id.
    ``values`` are the values of the form of the kind.
    """

    kind: str
    decision_id: str | None
    values: Values


def read_decision_file(context: DecisionContext, data: bytes, file_label: str) -> DecisionFile:
    """Return what an answers file says. Raise :class:`BadInput` with every fault."""
    faults = FaultList(file_label)
    table = toml.parse(data, file_label)
    add_surplus_marks(table, faults)
    reader = TableReader(table, faults)
    kind = reader.read_choice("kind", (DECISION, LOOK_BACK)) or DECISION
    own_keys = {"kind", "of"} if kind == LOOK_BACK else {"kind"}
    decision_id = reader.read_line("of") if kind == LOOK_BACK else None
    fields = TableReader({k: v for k, v in table.items() if k not in own_keys}, faults)
    form = look_back_form() if kind == LOOK_BACK else decide_form(context)
    values = read_form_values(form, fields)
    faults.raise_if_any()
    return DecisionFile(kind, decision_id, values)
