"""What is said at the terminal once the full screen of a sitting is closed."""

from collections.abc import Collection

from tensigns.cli import output
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library


def finished_ids(library: Library, client: Client | str) -> tuple[str, ...]:
    """The ids of the finished sittings about somebody known or new."""
    known = _known(library, client)
    return () if known is None else library.finished(known)


def print_closing_message(library: Library, client: Client | str, before: Collection[str]) -> None:
    """Say how to go on, or what was finished that is not among ``before``; else nothing."""
    known = _known(library, client)
    if known is None:
        return
    made = [each for each in library.finished(known) if each not in before]
    if library.unfinished(known) is not None:
        command = f"tensigns ask {known.slug}"
        output.print_message(
            _("The sitting is kept; `{command}` goes on with it.").format(command=command)
        )
    elif made:
        saved = _("Saved as {name}.").format(name=f"{known.slug}@{made[-1]}")
        output.print_message(f"{_result(library, known, made[-1])}. {saved}")


def _known(library: Library, client: Client | str) -> Client | None:
    if isinstance(client, Client):
        return client
    return next(iter(library.match(client)), None)


def _result(library: Library, client: Client, which: str) -> str:
    from tensigns.report.sitting_report import build_report

    sitting = library.load(client, which)
    report = build_report(library.edition(sitting.source).questionnaire, sitting)
    return f"{report.symbol} {report.word}, {report.total}"
