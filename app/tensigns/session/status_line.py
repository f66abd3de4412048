"""The parts of the status line of a client."""

from collections.abc import Iterator

from tensigns.language import gettext as _
from tensigns.language import ngettext
from tensigns.report.sign_labels import sign_name
from tensigns.report.standing import standing_word
from tensigns.report.wording import long_date
from tensigns.session.client_history import ClientHistory


def status_parts(client_history: ClientHistory) -> Iterator[str]:
    """Yield the standing, the draft, the sign of the history, and the numbers of its rows."""
    yield standing_word(client_history.standing)
    draft = client_history.draft
    if draft is not None:
        word = _("unfinished amendment") if draft.amends else _("unfinished sitting")
        yield f"{word}, {long_date(draft.started.date())}"
    if client_history.sign_id is not None:
        yield sign_name(client_history.sign_id, client_history.sign_labels)
    sittings = len(client_history.sittings)
    if sittings:
        text = ngettext("{count} sitting", "{count} sittings", sittings).format(count=sittings)
        replaced = sittings - len([row for row in client_history.sittings if row.is_effective])
        if replaced:
            message = ngettext("{count} of them amended", "{count} of them amended", replaced)
            text = f"{text}, {message.format(count=replaced)}"
        yield text
    entries = len(client_history.entries)
    if entries:
        yield ngettext("{count} entry", "{count} entries", entries).format(count=entries)
