"""The dialog that asks which sign a history shows."""

from tensigns.language import gettext as _
from tensigns.session.client_history import ClientHistory
from tensigns.tui.screens.choice_dialog import ChoiceDialog, Reply

ALL_SIGNS = "all-signs"
"""The id of the reply that shows all signs."""

_LAST_DIGIT_SIGN = 10
"""The number of the last sign that has a digit as its key: 0."""


def sign_choice(client_history: ClientHistory) -> ChoiceDialog:
    """Return the dialog. It lists the signs that have points, are open, or have an entry."""
    sign_ids = {sign_id for row in client_history.entries for sign_id in row.entry.signs}
    for sitting in client_history.sittings:
        sign_ids |= {sign_id for sign_id, points in sitting.sign_points.items() if points}
        sign_ids |= sitting.open_signs
    labels = sorted(
        (label.number, label.label, sign_id)
        for sign_id, label in client_history.sign_labels.items()
        if sign_id in sign_ids
    )
    replies = [
        Reply(sign_id, str(number % _LAST_DIGIT_SIGN) if number <= _LAST_DIGIT_SIGN else "", label)
        for number, label, sign_id in labels
    ]
    return ChoiceDialog(_("Which sign?"), [Reply.lettered(ALL_SIGNS, _("All signs")), *replies])
