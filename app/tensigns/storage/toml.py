"""Parse TOML within limits, with an error of one line; write TOML."""

from collections.abc import Mapping
from typing import Any

import tomli
import tomli_w

from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import SIZE_LIMIT, check_size
from tensigns.storage.file_faults import quote_value
from tensigns.storage.toml_limits import find_excess
from tensigns.storage.toml_messages import localized_message
from tensigns.text.clean import clean_line

Table = dict[str, Any]
"""A parsed TOML table whose values are not checked yet."""


def parse(data: bytes, file_label: str) -> Table:
    """The table in a file's bytes; :class:`BadInput` in one line if they are no TOML.

    ``file_label`` names the file in messages, as a display path for example.
    """
    text = _decode(data, file_label)
    _check_limits(text, file_label)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise BadInput(_invalid_toml_message(error, file_label)) from error
    except (ValueError, RecursionError, OverflowError) as error:
        # The parser's own limits, which the check above seldom leaves to it.
        message = _("{where}: it holds a value that no file of ours has")
        raise BadInput(message.format(where=file_label)) from error


def dumps(table: Mapping[str, Any]) -> bytes:
    """A table as a TOML file; a text of several lines is written on several lines.

    :class:`OperationFailed` if the file would be too large to be read again.
    """
    data = tomli_w.dumps(table, multiline_strings=not _has_carriage_return(table)).encode()
    if len(data) > SIZE_LIMIT:
        message = _("this would be larger than {limit} MB and is not saved; shorten the notes")
        raise OperationFailed(message.format(limit=SIZE_LIMIT // 1_000_000))
    return data


def check_format(table: Table, newest_format: int, file_label: str) -> None:
    """Raise :class:`BadInput` if the table's format number is above the newest readable one."""
    file_format = table.get("format")
    if isinstance(file_format, int) and file_format > newest_format:
        message = _(
            "{where}: format {format} needs a newer version of tensigns; this reads {known}"
        )
        raise BadInput(
            message.format(where=file_label, format=quote_value(file_format), known=newest_format)
        )


def _invalid_toml_message(error: tomli.TOMLDecodeError, file_label: str) -> str:
    message = _("{where}: line {line}, column {column}: this is not valid TOML")
    line = message.format(where=file_label, line=error.lineno, column=error.colno)
    detail = clean_line(localized_message(error.msg))
    return f"{line} ({detail})" if detail else line


def _has_carriage_return(value: Any) -> bool:
    """Whether a text in the value has a carriage return, which a multi-line string would lose."""
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
    excess = find_excess(text)
    if excess:
        message = (
            _("{where}: line {line}: it is nested deeper than any file of ours")
            if excess.too_deep
            else _("{where}: line {line}: a key or a number is longer than any of ours")
        )
        raise BadInput(message.format(where=file_label, line=excess.line))
