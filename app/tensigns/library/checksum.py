"""The checksum of a finished sitting's file.

The checksum is a hash of the rest of the file. It is written when the sitting is recorded. An edit
by hand makes it invalid. If the checksum is valid, the stored decision matches the answers, so a
list of many clients can read the result without parsing the file.
"""

from tensigns.library.sitting_layout import CHECKSUM, CHECKSUM_LENGTH

BLANK_CHECKSUM = "0" * CHECKSUM_LENGTH
"""The placeholder for a file's checksum while the checksum is computed."""

_DECISION_START = f'\n[decision]\n{CHECKSUM} = "'.encode()


def update_checksum(data: bytes) -> bytes:
    """Return the file's bytes with the correct checksum.

    Raise :class:`ValueError` if the file has no checksum to replace.
    """
    # Imported here because a first question needs no checksum, and the import takes 2 ms.
    from hashlib import sha256  # noqa: PLC0415

    start = data.rindex(_DECISION_START) + len(_DECISION_START)
    before, after = data[:start], data[start + CHECKSUM_LENGTH :]
    checksum = sha256(before + BLANK_CHECKSUM.encode() + after).hexdigest()[:CHECKSUM_LENGTH]
    return before + checksum.encode() + after


def find_verified_decision(data: bytes) -> int | None:
    """Return the offset of the table ``[decision]`` if the file's checksum is valid.

    The offset is the position of the line break before the table. Return None if the table does not
    begin with a checksum, or if the checksum is wrong.
    """
    offset = data.rfind(_DECISION_START)
    return offset if offset >= 0 and update_checksum(data) == data else None
