"""Build the case file of a client: everything that is kept, as a model and as JSON documents."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from tensigns.core.journal.corrections import correction_chains
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.status import day_order
from tensigns.core.sitting import Sitting
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.entry_codec import entry_to_table
from tensigns.library.kept_files import FileGroup
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.background import NO_BACKGROUND, Background, load_background
from tensigns.report.background_redaction import redact_background
from tensigns.report.case_file import CaseDocument, CaseFile, CaseSection, FileLine, RawFile
from tensigns.report.case_redaction import CaseRedaction
from tensigns.report.document_titles import document_title
from tensigns.report.entry_kinds import kind_word
from tensigns.report.entry_lines import EntryLine, chain_lines
from tensigns.report.entry_references import reference_names
from tensigns.report.money_lines import money_lines
from tensigns.report.periods import period_text
from tensigns.report.render.entry_document import json_value
from tensigns.report.render.sitting_document import sitting_document
from tensigns.report.sign_chart import ChartSitting, SignChart, build_sign_chart
from tensigns.report.sign_labels import SignLabel
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import long_date
from tensigns.session.client_history import load_history
from tensigns.session.file_parsing import DocumentText, ParsedFile
from tensigns.session.journal_reading import latest_noted
from tensigns.session.loaded_case import LoadedCase, entries_in, shown_path


def case_documents(case: LoadedCase) -> dict[str, Any]:
    """Return the client's name and slug, and every file as a JSON document under its path.

    The document of a file without a table has the text of the file, and the fault if the file
    cannot be read. In a redacted case file, :func:`sitting_document` makes the document of a
    sitting.
    """
    redaction = case.redaction
    client_name = redaction.client_name if redaction else case.client.name
    client_slug = redaction.client_slug if redaction else case.client.slug
    return {
        "client": client_name,
        "slug": client_slug,
        "files": {
            shown_path(case, parsed): _document(case, group, parsed, client_slug)
            for group, parsed_files in zip(case.groups, case.parsed_groups, strict=True)
            for parsed in parsed_files
        },
    }


def build_case_file(case: LoadedCase, now: datetime) -> CaseFile:
    """Return the case file. ``now`` is the current time with its UTC offset."""
    labels = case.sign_labels.labels
    if case.redaction:
        labels = case.redaction.redact_labels(labels)
    sections = [
        _section(case, group, parsed_files, labels, now)
        for group, parsed_files in zip(case.groups, case.parsed_groups, strict=True)
    ]
    return CaseFile(
        language=current_language(),
        client=case.redaction.client_name if case.redaction else case.client.name,
        date=long_date(now.date()),
        notices=_notices(),
        chart=_chart(case),
        money_lines=_money_lines(case, now),
        sections=tuple(sections),
        files=tuple(
            FileLine(shown_path(case, parsed), _description(case, parsed, now))
            for parsed in case.parsed_files
        ),
    )


def _notices() -> tuple[str, ...]:
    return (
        _(
            "This is for yourself: everything that is kept about this client. Take out what "
            "concerns others before you hand it over."
        ),
        _(
            "To give it a date that others can see, mail it to yourself or to your lawyer: the "
            "mail has the date."
        ),
    )


def _section(
    case: LoadedCase,
    group: FileGroup,
    parsed_files: Sequence[ParsedFile],
    labels: dict[str, SignLabel],
    now: datetime,
) -> CaseSection:
    message = _("In the trash, deleted on {date}")
    heading = message.format(date=long_date(group.deleted.date())) if group.deleted else ""
    answered = [p.content for p in parsed_files if isinstance(p.content, AnsweredSitting)]
    answered.sort(key=_finish_key, reverse=True)
    return CaseSection(
        heading=heading,
        sittings=tuple(_sitting_report(case, group, sitting) for sitting in answered),
        entry_lines=tuple(_entry_lines(case, entries_in(parsed_files), labels)),
        documents=tuple(_documents(case, parsed_files, now)),
        raw_files=tuple(_raw_files(case, parsed_files)),
    )


def _sitting_report(case: LoadedCase, group: FileGroup, answered: AnsweredSitting) -> SittingReport:
    if case.redaction:
        shown = case.redaction.redact_sitting(answered)
    else:
        shown = answered._replace(sitting=replace(answered.sitting, client=case.client.name))
    return build_report(*shown, _background(case, group, answered.sitting))


def _background(case: LoadedCase, group: FileGroup, sitting: Sitting) -> Background:
    """Return the background of a sitting, without names in a redacted case file.

    Drafts and sittings in the trash have no background.
    """
    if group.deleted is not None or sitting.finished is None:
        return NO_BACKGROUND
    background = load_background(case.library, case.client, sitting)
    if case.redaction is None:
        return background
    return redact_background(background, case.redaction.redact_sitting, case.redaction.redact_entry)


def _finish_key(answered: AnsweredSitting) -> tuple[bool, datetime]:
    """Return a key that sorts sittings by their end; drafts come after all finished sittings."""
    sitting = answered.sitting
    return sitting.finished is None, sitting.finished or sitting.started


def _entry_lines(
    case: LoadedCase, entries: Sequence[Entry], labels: dict[str, SignLabel]
) -> Iterator[EntryLine]:
    redacted = [case.redaction.redact_entry(e) if case.redaction else e for e in entries]
    now = latest_noted(case.library)
    names = reference_names(redacted, now)
    chains = correction_chains(redacted)
    for chain in sorted(chains, key=lambda chain: day_order(chain.effective)):
        yield from chain_lines(chain, now, labels, names)


def _documents(
    case: LoadedCase, parsed_files: Sequence[ParsedFile], now: datetime
) -> Iterator[CaseDocument]:
    for parsed in parsed_files:
        if isinstance(parsed.content, DocumentText):
            text = parsed.content.text
            yield CaseDocument(
                _document_title(case, parsed.content, now),
                case.redaction.redact_document(text) if case.redaction else text,
            )


def _document_title(case: LoadedCase, document: DocumentText, now: datetime) -> str:
    if document.name is not None:
        return document_title(document.name, now.tzinfo)
    if case.redaction is None:
        return document.filename
    return case.redaction.redact_document(document.filename)


def _money_lines(case: LoadedCase, now: datetime) -> tuple[str, ...]:
    entries = [
        case.redaction.redact_entry(entry) if case.redaction else entry
        for group, parsed_files in zip(case.groups, case.parsed_groups, strict=True)
        if group.deleted is None
        for entry in entries_in(parsed_files)
    ]
    return tuple(money_lines(entries, now))


def _raw_files(case: LoadedCase, parsed_files: Sequence[ParsedFile]) -> Iterator[RawFile]:
    for parsed in parsed_files:
        if parsed.content is None:
            fault, text = parsed.fault, parsed.raw_text
            if case.redaction:
                fault, text = (
                    case.redaction.redact_fault(fault),
                    case.redaction.redact_document(text),
                )
            yield RawFile(shown_path(case, parsed), fault, text)


def _chart(case: LoadedCase) -> SignChart | None:
    history = load_history(case.library, case.client)
    sittings = [
        ChartSitting(sitting.day, sitting.sign_points, sitting.open_signs)
        for sitting in reversed(history.sittings)
        if sitting.is_effective
    ]
    labels = dict(history.sign_labels)
    if case.redaction:
        labels = {
            sign_id: case.redaction.redact_label(sign_id, label)
            for sign_id, label in labels.items()
        }
    return build_sign_chart(sittings, labels)


def _description(case: LoadedCase, parsed: ParsedFile, now: datetime) -> str:
    content = parsed.content
    if isinstance(content, Entry) and case.redaction:
        content = case.redaction.redact_entry(content)
    match content:
        case Client():
            return _("the client's name")
        case AnsweredSitting():
            finished = content.sitting.finished
            if finished is None:
                return _("the unfinished sitting")
            return _("the sitting of {date}").format(date=long_date(finished.date()))
        case Entry():
            return f"{period_text(content.period)}, {kind_word(content)}"
        case DocumentText():
            return _document_title(case, content, now) if content.name else _("document")
        case None:
            return _("cannot be read, shown as it is") if parsed.fault else _("shown as it is")


def _document(case: LoadedCase, group: FileGroup, parsed: ParsedFile, slug: str) -> dict[str, Any]:
    content, redaction = parsed.content, case.redaction
    if isinstance(content, AnsweredSitting) and redaction:
        background = _background(case, group, content.sitting)
        return sitting_document(*redaction.redact_sitting(content), slug, background)
    if parsed.table is not None:
        document: dict[str, Any] = json_value(_table(parsed, redaction))
        return document
    text = content.text if isinstance(content, DocumentText) else parsed.raw_text
    shown_text = redaction.redact_document(text) if redaction else text
    if not parsed.fault:
        return {"text": shown_text}
    fault = redaction.redact_fault(parsed.fault) if redaction else parsed.fault
    return {"fault": fault, "text": shown_text}


def _table(parsed: ParsedFile, redaction: CaseRedaction | None) -> Mapping[str, Any]:
    """Return the table of a file."""
    table = parsed.table or {}
    if redaction is None:
        return table
    if isinstance(parsed.content, Entry):
        return entry_to_table(redaction.redact_entry(parsed.content))
    return redaction.redact_client_table(table)
