"""The background of a sitting that is being answered."""

from pathlib import Path

from tensigns.library.library import Library
from tensigns.session.owed import invoice_entry
from tensigns.session.sitting_background import sitting_background
from tests.core.journal.test_owed import DETAILS
from tests.library.sample import NOW, finished_sitting


def test_the_invoices_of_the_client_are_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "data", lambda: NOW)
    client = library.add("Globex", NOW)
    sitting = finished_sitting()
    assert sitting_background(library, client, sitting, NOW).invoices == ()
    library.journal(client).append(invoice_entry(DETAILS, NOW))
    (invoice,) = sitting_background(library, client, sitting, NOW).invoices
    assert invoice.number == DETAILS.number
