"""The full screen."""

from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition
from tensigns.tui.app import TensignsApp


def run_home(library: Library) -> int:
    """Open home; gives the exit code."""
    return _run(TensignsApp(library))


def run_sitting(
    library: Library, edition: Edition, client: str, *, resume: bool | None = None
) -> int:
    """Hold one sitting about a client, new or known; gives the exit code, or raises what ended it.

    ``resume``: go on with an unfinished sitting (True), begin anew (False), or ask.
    """
    return _run(TensignsApp(library, edition, client, resume=resume))


def _run(app: TensignsApp) -> int:
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
