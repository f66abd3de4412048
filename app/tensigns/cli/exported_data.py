"""The bytes that ``tensigns export`` writes."""

from typing import TYPE_CHECKING, NamedTuple

from tensigns.cli import output
from tensigns.cli.options import refuse_if
from tensigns.cli.resolve import ResolvedSitting, resolve_client, resolve_sitting
from tensigns.cli.run_context import open_library
from tensigns.clock import now
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.report.export import ClientSitting, Export, Redaction
from tensigns.storage import durable_files

if TYPE_CHECKING:
    from tensigns.report.dated_list import DatedList


class ExportRequest(NamedTuple):
    """What to export.

    ``other`` is the second side of a pair, or None. ``with_entries`` adds the dated list.
    ``everything``: export everything that is kept about the client.
    """

    client: str
    other: str | None
    output_format: str
    redaction: Redaction
    with_entries: bool
    everything: bool


def exported_data(request: ExportRequest) -> bytes:
    """Return the export. Print the files that cannot be read to standard error.

    Raise :class:`click.UsageError` if the parts of the request do not go together.
    """
    _refuse_wrong_combinations(request)
    library = open_library()
    if request.everything:
        return _everything(library, request)
    texts = filter(None, (request.client, request.other))
    resolved = [resolve_sitting(library, text) for text in texts]
    if request.output_format == "toml":
        return _sitting_file(library, resolved[0])
    sittings = [ClientSitting(side.client, side.sitting) for side in resolved]
    dated_list = _dated_list(library, resolved[0]) if request.with_entries else None
    return _rendered(
        Export(library, sittings, request.redaction, dated_list), request.output_format
    )


def _refuse_wrong_combinations(request: ExportRequest) -> None:
    is_toml, is_pair = request.output_format == "toml", request.other is not None
    is_anonymous = request.redaction != "none"
    refuse_if(is_anonymous and is_toml, _("--anonymous goes with markdown, html or json."))
    refuse_if(
        request.everything and request.output_format not in ("html", "json"),
        _("--all goes with html or json."),
    )
    refuse_if(request.everything and is_pair, _("--all goes with one client."))
    refuse_if(
        request.everything and request.with_entries,
        _("--all has the entries; leave --entries out."),
    )
    refuse_if(request.with_entries and is_toml, _("--entries goes with markdown, html or json."))
    refuse_if(request.with_entries and is_pair, _("--entries goes with one sitting."))
    message = _("Two sittings side by side have no TOML file of their own.")
    refuse_if(is_toml and is_pair, message)


def _everything(library: Library, request: ExportRequest) -> bytes:
    """Return everything that is kept about the client."""
    # Imported here because no other export needs it.
    from tensigns.session.case_file import build_case_file, case_documents
    from tensigns.session.loaded_case import load_case

    client, item_id = resolve_client(library, request.client, by_prefix=True)
    refuse_if(item_id is not None, _("--all goes with a client, not with one sitting."))
    case = load_case(library, client, request.redaction)
    output.print_messages(case.faults)
    if request.output_format == "json":
        return _json(case_documents(case))
    from tensigns.report.render.html import html_case_file

    return html_case_file(build_case_file(case, now())).encode()


def _rendered(export: Export, output_format: str) -> bytes:
    match output_format:
        case "json":
            data = _json(export.document())
        case "html":
            data = export.html().encode()
        case _:
            data = export.markdown().encode()
    output.print_messages(export.faults)
    return data


def _dated_list(library: Library, resolved: ResolvedSitting) -> "DatedList":
    # Imported here because an export without the dated list does not need this module.
    from tensigns.session.dated_list import load_dated_list

    dated_list, faults = load_dated_list(library, resolved.client)
    output.print_messages(faults)
    return dated_list


def _sitting_file(library: Library, resolved: ResolvedSitting) -> bytes:
    folder = library.root / "clients" / resolved.client.slug
    return durable_files.read(folder / f"{resolved.sitting.id}.toml")


def _json(document: object) -> bytes:
    return (output.to_json(document) + "\n").encode()
