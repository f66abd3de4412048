"""What is said at the terminal once the full screen of a sitting is closed."""

from collections.abc import Collection

from tensigns.cli import output
from tensigns.cli.named import finished
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
        name = f"{known.slug}@{made[-1]}"
        output.warn(f"{_result(library, name)}. {_('Saved as {name}.').format(name=name)}")


def _known(library: Library, client: Client | str) -> Client | None:
    if isinstance(client, Client):
        return client
    return next(iter(library.match(client)), None)


def _result(library: Library, name: str) -> str:
    from tensigns.report.report import build

    named = finished(library, name)
    report = build(named.edition.questionnaire, named.sitting)
    return f"{report.symbol} {report.word}, {report.total}"
