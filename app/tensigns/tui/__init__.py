"""The full screen: the functions with which the command line starts it."""

import gc

from tensigns.clock import now
from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import TensignsApp
from tensigns.tui.themes import themes_for

GC_THRESHOLD = 20_000
"""New objects after which the garbage collector runs. With so many, one run takes 3 ms."""


def run_home(library: Library, settings: Settings) -> int:
    """Open home; returns the exit code."""
    return _run(TensignsApp(library), settings)


def run_demo(settings: Settings) -> int:
    """Open home with a few invented clients, in a folder that is deleted afterwards."""
    # Imported here because no other start must wait for them.
    from tensigns.environment.demo_folder import demo_folder  # noqa: PLC0415
    from tensigns.tui.demo import fill  # noqa: PLC0415

    with demo_folder() as folder:
        library = Library(folder / "data")
        fill(library, builtin_edition(), now())
        return _run(TensignsApp(library), settings)


def run_sitting(
    library: Library, edition: Edition, client: str, start: SittingStart, settings: Settings
) -> int:
    """Run one sitting about a client, known or new; returns the exit code.

    Raises the :class:`TensignsError` that ended the sitting, if any.
    """
    return _run(TensignsApp(library, edition, client, start), settings)


def _run(app: TensignsApp, settings: Settings) -> int:
    app.apply_settings(settings, themes_for(app.console.color_system, colourless=app.no_color))
    # What is imported by now is never garbage: the collector skips it, and no key waits for that.
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
