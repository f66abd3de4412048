"""What is said at the terminal once the full screen of a sitting is closed."""

from collections.abc import Collection

from tensigns.cli import output
from tensigns.language import gettext as _
from tensigns.store.clients import Client
from tensigns.store.library import Library


def sittings(library: Library, client: Client | str) -> tuple[str, ...]:
    """The ids of the finished sittings about somebody known or new."""
    known = _known(library, client)
    return () if known is None else library.finished(known)


def tell(library: Library, client: Client | str, before: Collection[str]) -> None:
    """Say how to go on, or what was finished that is not among ``before``; else nothing."""
    known = _known(library, client)
    if known is None:
        return
    made = [each for each in library.finished(known) if each not in before]
    if library.unfinished(known) is not None:
        command = f"tensigns ask {known.slug}"
        output.warn(_("The sitting is kept; `{command}` goes on with it.").format(command=command))
    elif made:
        saved = _("Saved as {name}.").format(name=f"{known.slug}@{made[-1]}")
        output.warn(f"{_result(library, known, made[-1])}. {saved}")


def _known(library: Library, client: Client | str) -> Client | None:
    if isinstance(client, Client):
        return client
    return next(iter(library.match(client)), None)


def _result(library: Library, client: Client, which: str) -> str:
    from tensigns.report.report import build

    sitting = library.load(client, which)
    report = build(library.edition(sitting.source).questionnaire, sitting)
    return f"{report.symbol} {report.word}, {report.total}"
