"""The type of a reader and writer of the own fields of one kind of journal entry."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from tensigns.core.journal.details import Details
from tensigns.library.table_reader import TableReader
from tensigns.storage.toml import Table

_Details = TypeVar("_Details", bound=Details)


class LimitedText(NamedTuple):
    """A text of the user with its dotted key, and the most characters that it may have."""

    key: str
    text: str
    limit: int


class DetailsCodec(NamedTuple, Generic[_Details]):
    """Reads and writes the own fields of one kind.

    ``keys`` are the keys of the fields in the file. ``read`` adds every fault of the fields to the
    reader. ``to_table`` returns the values by key; None for a value that is not written.
    ``limited_texts`` returns the texts with a limit. A longer text can be read from a file, but is
    never written.
    """

    keys: tuple[str, ...]
    read: Callable[[TableReader], _Details]
    to_table: Callable[[_Details], Table]
    limited_texts: Callable[[_Details], Iterable[LimitedText]]
