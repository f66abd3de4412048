"""A sentence about a client's draft, and the check that there is a draft."""

from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.report.amendment import amended_date


def draft_sentence(draft: Sitting, name: str) -> str:
    """Return a sentence that says that a draft about this client is not finished.

    If the draft is an amendment, the sentence has the day of the amended sitting.
    """
    if draft.amends:
        message = _("Your amendment of the sitting of {date} about {name} is not finished.")
        return message.format(date=amended_date(draft), name=name)
    return _("The last sitting about {name} is not finished.").format(name=name)


def require_draft(library: Library, client: Client | str) -> None:
    """Raise :class:`BadInput` if there is no draft to resume.

    ``client`` is a client of the library, or the name of a new client, who never has a draft.
    """
    if isinstance(client, str) or library.draft(client) is None:
        message = _(
            "{name} has no unfinished sitting to go on with; leave --resume out to begin one"
        )
        raise BadInput(message.format(name=client if isinstance(client, str) else client.name))
