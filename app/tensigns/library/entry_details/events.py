"""The own fields of an event and of what the user told the client, in files."""

from collections.abc import Iterator

from tensigns.core.journal.entries import EventDetails, ToldDetails
from tensigns.library.entry_details.codec import DetailsCodec, LimitedText
from tensigns.library.table_reader import TableReader
from tensigns.storage.toml import Table
from tensigns.text.clean import NAME_LIMIT

RECORD_LIMIT = 1_000
"""The most characters of the text that says where a record can be found."""


def _read_event(reader: TableReader) -> EventDetails:
    return EventDetails(
        good=reader.read_flag("good"),
        who=reader.read_line("who"),
        record=reader.read_line("record"),
    )


def _event_table(details: EventDetails) -> Table:
    return {"good": details.good or None, "who": details.who, "record": details.record}


def _read_told(reader: TableReader) -> ToldDetails:
    return ToldDetails(
        who=reader.read_line("who"), record=reader.read_line("record"), of=reader.read_line("of")
    )


def _told_table(details: ToldDetails) -> Table:
    return {"who": details.who, "record": details.record, "of": details.of}


def _limited_texts(details: EventDetails | ToldDetails) -> Iterator[LimitedText]:
    yield LimitedText("who", details.who or "", NAME_LIMIT)
    yield LimitedText("record", details.record or "", RECORD_LIMIT)


EVENT_CODEC = DetailsCodec(("good", "who", "record"), _read_event, _event_table, _limited_texts)
TOLD_CODEC = DetailsCodec(("who", "record", "of"), _read_told, _told_table, _limited_texts)
