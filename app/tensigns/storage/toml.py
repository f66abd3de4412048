"""Parse TOML within limits, and write TOML that can be parsed within these limits."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import SIZE_LIMIT, check_size
from tensigns.storage.file_faults import quote_value, replace_quotes
from tensigns.text.clean import clean_line

if TYPE_CHECKING:
    import tomli

Table = dict[str, Any]
"""A parsed TOML table. Its values are not checked yet."""


def parse(data: bytes, file_label: str) -> Table:
    """Return the table in a file's bytes.

    ``file_label`` names the file in messages; most often it is a display path. Raise
    :class:`BadInput` with a message of one line if the bytes are not TOML or exceed the limits.
    """
    # Imported here because a first sitting of a new user starts without any TOML file.
    import tomli  # noqa: PLC0415

    text = _decode(data, file_label)
    _check_limits(text, file_label)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BadInput(_invalid_toml_message(error, file_label)) from error
    except (ValueError, RecursionError, OverflowError) as error:
        # A file within our limits can still exceed the limits of the parser.
        message = _("{where}: it holds a value that no file of ours has")
        raise BadInput(message.format(where=file_label)) from error


def dumps(table: Mapping[str, Any], header: bytes = b"") -> bytes:
    """Return a table as the bytes of a TOML file.

    A text of several lines is written on several lines. ``header`` contains comment lines for the
    top of the file. Raise :class:`OperationFailed` if the file is too large to be read back.
    """
    import tomli_w  # noqa: PLC0415  only a save needs it

    multiline = not _has_carriage_return(table)
    data = header + tomli_w.dumps(table, multiline_strings=multiline).encode()
    if len(data) > SIZE_LIMIT:
        message = _(
            "This would be larger than {limit} MB and is not saved; shorten the notes, first of "
            "all {longest}"
        )
        limit, longest = SIZE_LIMIT // 1_000_000, clean_line(_longest_text(table).key)
        raise OperationFailed(message.format(limit=limit, longest=longest))
    try:
        _check_limits(data.decode(), _("the file as it would be"))
    except BadInput as error:
        message = _("{fault}; it is not saved, take out what was added to it by hand")
        raise OperationFailed(message.format(fault=error)) from error
    return data


class _KeyedText(Struct, frozen=True, order=True):
    """The length of a text, and the text's dotted key."""

    length: int
    key: str


def _longest_text(value: Any, key: str = "") -> _KeyedText:
    """Return the length and the dotted key of the longest text in a value.

    ``key`` is the dotted key of the value.
    """
    if isinstance(value, str):
        return _KeyedText(len(value), key)
    items = value.items() if isinstance(value, Mapping) else ()
    texts = [_longest_text(item, f"{key}.{name}" if key else name) for name, item in items]
    return max(texts, default=_KeyedText(0, key))


def check_format(table: Table, newest_format: int, file_label: str) -> None:
    """Raise :class:`BadInput` if the table has a newer format than ``newest_format``."""
    file_format = table.get("format")
    if isinstance(file_format, int) and file_format > newest_format:
        message = _(
            "{where}: format {format} needs a newer version of tensigns; this reads {known}"
        )
        raise BadInput(
            message.format(where=file_label, format=quote_value(file_format), known=newest_format)
        )


def _invalid_toml_message(error: "tomli.TOMLDecodeError", file_label: str) -> str:
    from tensigns.storage.toml_messages import localized_message  # noqa: PLC0415

    message = _("{where}: line {line}, column {column}: this is not valid TOML")
    line = message.format(where=file_label, line=error.lineno, column=error.colno)
    detail = replace_quotes(clean_line(localized_message(error.msg)))
    return f"{line} ({detail})" if detail else line


def _has_carriage_return(value: Any) -> bool:
    """Whether a text in a value has a carriage return. A multi-line string would lose it."""
    if isinstance(value, str):
        return "\r" in value
    if isinstance(value, Mapping):
        return any(_has_carriage_return(item) for item in value.values())
    return isinstance(value, list | tuple) and any(_has_carriage_return(item) for item in value)


def _decode(data: bytes, file_label: str) -> str:
    check_size(data, file_label)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("{where}: line {line}: this is not text in UTF-8; save it as UTF-8")
        raise BadInput(message.format(where=file_label, line=line)) from error
    if text.startswith("\ufeff"):
        message = _("{where}: it begins with a byte order mark; save it as UTF-8 without one")
        raise BadInput(message.format(where=file_label))
    return text


def _check_limits(text: str, file_label: str) -> None:
    # Imported here because it compiles patterns that only a TOML file needs.
    from tensigns.storage.toml_limits import find_excess  # noqa: PLC0415

    excess = find_excess(text)
    if excess:
        message = (
            _("{where}: line {line}: it is nested deeper than any file of ours")
            if excess.too_deep
            else _("{where}: line {line}: a key or a number is longer than any of ours")
        )
        raise BadInput(message.format(where=file_label, line=excess.line))
