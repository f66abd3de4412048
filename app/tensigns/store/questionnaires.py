"""Questionnaires read from TOML, with the bytes and the hash they are known by."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tensigns.core.questionnaire import FORMAT, Questionnaire
from tensigns.core.sitting import Source
from tensigns.store import files, toml
from tensigns.store.cleaning import cleaned
from tensigns.store.faults import Faults
from tensigns.store.lint import note_structure
from tensigns.store.resources import questions_folder
from tensigns.store.shapes import Shaped

BUILTIN = "ten-signs.toml"
"""The file of the questionnaire that comes with the program."""

HASH_LENGTH = 16
"""How many hexadecimal digits of a file's SHA-256 tell one edition from another."""


class Edition(Struct, frozen=True):
    """A questionnaire just as it stood in its file."""

    questionnaire: Questionnaire
    data: bytes
    source: Source


@cache
def builtin() -> Edition:
    """The questionnaire that comes with the program."""
    return read(questions_folder() / BUILTIN)


@cache
def builtin_hash() -> str:
    """What the built-in questionnaire is known by, without taking it in."""
    return hash_of(files.read(questions_folder() / BUILTIN))


def read(path: Path) -> Edition:
    """The questionnaire in a file; :class:`BadInput` with every fault that was found."""
    return parse(files.read(path), files.shown(path))


def parse(data: bytes, where: str) -> Edition:
    """The questionnaire in a file's bytes; :class:`BadInput` with every fault that was found."""
    faults = Faults(where)
    questionnaire = structured(data, where, faults).questionnaire
    faults.stop_if_any()
    assert questionnaire is not None  # noqa: S101  a fault would have been noted
    source = Source(questionnaire.id, questionnaire.version, hash_of(data))
    return Edition(questionnaire, data, source)


def structured(data: bytes, where: str, faults: Faults) -> Shaped:
    """What could be made of a file's bytes, every fault of structure noted.

    :class:`BadInput` where it is no TOML or of a newer format.
    """
    table = cleaned(toml.parse(data, where))
    toml.refuse_newer(table, FORMAT, where)
    return note_structure(table, faults)


def hash_of(data: bytes) -> str:
    """The start of the SHA-256 of a questionnaire's file."""
    return sha256(data).hexdigest()[:HASH_LENGTH]
