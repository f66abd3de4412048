"""TOML in, bounded and with one clear line for what is wrong; TOML out."""

from collections.abc import Mapping
from typing import Any

import tomli
import tomli_w

from tensigns.errors import BadInput, Failed
from tensigns.language import gettext as _
from tensigns.storage.durable_files import SIZE_LIMIT, refuse_large
from tensigns.storage.file_faults import quote_value
from tensigns.storage.toml_limits import find_excess
from tensigns.text.clean import clean_line

Table = dict[str, Any]
"""A parsed TOML table; nothing is known of its values yet."""


def parse(data: bytes, where: str) -> Table:
    """A file's table; :class:`BadInput` in one line, with ``where`` and the place, if it is none.

    ``where`` names the file as a message may show it.
    """
    text = _text(data, where)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = _("{where}: line {line}, column {column}: this is not valid TOML ({detail})")
        told = message.format(
            where=where, line=error.lineno, column=error.colno, detail=clean_line(error.msg)
        )
        raise BadInput(told) from error
    except (ValueError, RecursionError, OverflowError) as error:
        # The parser's own limits; the bounds leave little to them.
        message = _("{where}: it holds a value that no file of ours has ({detail})")
        detail = clean_line(str(error))[:100]
        raise BadInput(message.format(where=where, detail=detail)) from error


def dumps(table: Mapping[str, Any]) -> bytes:
    """A table as a TOML file, texts of several lines written as such where nothing is lost.

    :class:`Failed` where it would be too large to be read again.
    """
    data = tomli_w.dumps(table, multiline_strings=not _has_return(table)).encode()
    if len(data) > SIZE_LIMIT:
        message = _("this would be larger than {limit} MB and is not saved; shorten the notes")
        raise Failed(message.format(limit=SIZE_LIMIT // 1_000_000))
    return data


def refuse_newer(table: Table, known: int, where: str) -> None:
    """:class:`BadInput` where a file's format is one that only a newer version knows."""
    form = table.get("format")
    if isinstance(form, int) and form > known:
        message = _(
            "{where}: format {format} needs a newer version of tensigns; this reads {known}"
        )
        raise BadInput(message.format(where=where, format=quote_value(form), known=known))


def _has_return(value: Any) -> bool:
    """Whether a text holds a carriage return, which is lost where texts have several lines."""
    if isinstance(value, str):
        return "\r" in value
    if isinstance(value, Mapping):
        return any(_has_return(each) for each in value.values())
    return isinstance(value, list | tuple) and any(_has_return(each) for each in value)


def _text(data: bytes, where: str) -> str:
    refuse_large(data, where)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("{where}: line {line}: this is not text in UTF-8; save it as UTF-8")
        raise BadInput(message.format(where=where, line=line)) from error
    if text.startswith("\ufeff"):
        message = _("{where}: it begins with a byte order mark; save it as UTF-8 without one")
        raise BadInput(message.format(where=where))
    found = find_excess(text)
    if found:
        message = (
            _("{where}: line {line}: it is nested deeper than any file of ours")
            if found.too_deep
            else _("{where}: line {line}: a key or a number is longer than any of ours")
        )
        raise BadInput(message.format(where=where, line=found.line))
    return text
