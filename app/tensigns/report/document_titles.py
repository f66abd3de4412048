"""The titles of a client's documents: what each is, and the day on which it was drafted."""

from datetime import tzinfo

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.library.documents import DocumentKind, DocumentName
from tensigns.library.slugs_and_ids import day_of_id
from tensigns.report.wording import capitalize, long_date

_KIND_WORDS: dict[DocumentKind, str] = {
    "sheet": N_("sheet for a talk"),
    "mail": N_("mail after a talk"),
    "letter": N_("letter that ends the agreement"),
    "reminder": N_("payment reminder"),
}

_FILE_WORDS: dict[DocumentKind, str] = {
    "sheet": N_("sheet"),
    "mail": N_("mail"),
    "letter": N_("letter"),
    "reminder": N_("reminder"),
}


def export_stem(slug: str, kind: DocumentKind) -> str:
    """Return the name of the file, without its suffix, that a document is written to."""
    return f"{slug}-{_(_FILE_WORDS[kind])}"


def document_title(name: DocumentName, zone: tzinfo | None) -> str:
    """Return the title of a document, with its day in a time zone."""
    word = capitalize(_(_KIND_WORDS[name.kind]))
    day = day_of_id(name.id, zone)
    if day is None:
        return word
    return _("{document}, draft of {date}").format(document=word, date=long_date(day))
