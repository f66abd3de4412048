"""The full screen."""

import gc
from pathlib import Path

from tensigns.clock import now
from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import TensignsApp
from tensigns.tui.themes import themes_for

SCRAPS = 20_000
"""How many objects may come to be before Python looks for garbage among them; 3 ms each time."""


def run_home(library: Library, settings: Settings) -> int:
    """Open home; gives the exit code."""
    return _run(TensignsApp(library), settings)


def run_demo(settings: Settings) -> int:
    """Open home on a few invented clients, in a folder that is gone afterwards."""
    # Only here: no other start waits for them.
    import tempfile  # noqa: PLC0415

    from tensigns.tui.demo import fill  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="tensigns-demo-") as folder:
        library = Library(Path(folder) / "data")
        fill(library, builtin_edition(), now())
        return _run(TensignsApp(library), settings)


def run_sitting(
    library: Library, edition: Edition, client: str, start: SittingStart, settings: Settings
) -> int:
    """Hold one sitting about a client, new or known; gives the exit code or raises what ends it."""
    return _run(TensignsApp(library, edition, client, start), settings)


def _run(app: TensignsApp, settings: Settings) -> int:
    app.adopt(settings, themes_for(app.console.color_system, colourless=app.no_color))
    # What is imported stays: looking for garbage in it would hold up a key now and then. The more
    # often it is looked for among what comes to be from here on, the less it holds one up.
    gc.freeze()
    gc.set_threshold(SCRAPS)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
