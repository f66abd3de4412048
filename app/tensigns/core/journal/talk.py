"""The own fields of the kinds about a talk: a talk as it was prepared, and an outcome."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any, Literal

from msgspec import Struct

from tensigns.core.journal.details import Details

TALK = "talk"
"""The kind of an entry with a talk that was prepared."""

OUTCOME = "outcome"
"""The kind of an entry that says what became of a condition."""

OutcomeResult = Literal["kept", "broken", "unclear"]


class TalkCondition(Struct, frozen=True):
    """What must be so by a day: agreed with oneself, or asked of the client.

    If ``text`` is not so on the day ``by``, then ``then``.

    ``id`` is unique within the talk and stays the same in corrections. ``sign`` is the id of the
    sign that the condition is about. ``unknown_keys`` holds the keys of the table in the file that
    this version does not know.
    """

    id: str
    text: str
    by: date
    then: str = ""
    sign: str | None = None
    unknown_keys: Mapping[str, Any] = {}


class TalkDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``TALK`` has.

    ``sitting`` is the id of the sitting that the talk is about. An entry of the kind ``told`` that
    refers to the talk says that it took place.
    """

    sitting: str | None = None
    conditions: tuple[TalkCondition, ...] = ()

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the conditions."""
        return tuple(condition.id for condition in self.conditions)


class OutcomeDetails(Details, frozen=True):
    """The fields that only an entry of the kind ``OUTCOME`` has.

    ``of`` refers to a condition of a talk: ``id/condition``.
    """

    of: str
    result: OutcomeResult

    @property
    def reference(self) -> str | None:
        """The reference to the condition that the outcome is about."""
        return self.of


def number_conditions(conditions: Iterable[Mapping[str, Any]]) -> tuple[TalkCondition, ...]:
    """Return conditions with these fields.

    A condition without an id gets a new id: c1, c2 and so on.
    """
    fields = [*conditions]
    used_ids = {condition.get("id") for condition in fields}
    new_ids = (id_ for number in count(1) if (id_ := f"c{number}") not in used_ids)
    return tuple(
        TalkCondition(
            id=condition.get("id") or next(new_ids),
            text=condition["text"],
            by=condition["by"],
            then=condition.get("then") or "",
            sign=condition.get("sign"),
        )
        for condition in fields
    )
