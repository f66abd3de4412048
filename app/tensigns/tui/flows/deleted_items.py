"""What the user deleted since the program started, for undo."""

from typing import NamedTuple


class DeletedItem(NamedTuple):
    """A client, sitting or entry that was moved to the trash.

    ``trash_name`` is the name of the item in the trash, ``description`` the name in messages.
    """

    trash_name: str
    description: str
