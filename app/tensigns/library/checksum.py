"""The checksum of a finished sitting's file.

It is a hash of the rest of the file, written when the sitting is recorded. While it is valid,
nobody has edited the file, and its decision is the one that its answers give. A list of many
clients can then read the results without parsing the files.
"""

from hashlib import sha256

from tensigns.library.sitting_layout import CHECKSUM, CHECKSUM_LENGTH

BLANK_CHECKSUM = "0" * CHECKSUM_LENGTH
"""What stands in place of a file's checksum when the checksum is computed."""

_START = f'\n[decision]\n{CHECKSUM} = "'.encode()


def update_checksum(data: bytes) -> bytes:
    """The file with the checksum of its other bytes; :class:`ValueError` if it has none."""
    start = data.rindex(_START) + len(_START)
    before, after = data[:start], data[start + CHECKSUM_LENGTH :]
    checksum = sha256(before + BLANK_CHECKSUM.encode() + after).hexdigest()[:CHECKSUM_LENGTH]
    return before + checksum.encode() + after


def find_valid_checksum(data: bytes) -> int | None:
    """The offset of the ``[decision]`` table, with the line break before it.

    None if the table does not begin with a checksum, or the checksum is wrong.
    """
    offset = data.rfind(_START)
    return offset if offset >= 0 and update_checksum(data) == data else None
