"""The full screen, and the functions that start it."""

import gc
from collections.abc import Callable

from tensigns.clock import now
from tensigns.environment.settings import Settings
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import SingleFlow, TensignsApp
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.themes import themes_for

GC_THRESHOLD = 20_000
"""The number of new objects after which the garbage collector runs. A run then takes 3 ms."""


def run_home(library: Library, settings: Settings) -> int:
    """Open home and return the exit code."""
    return _run(TensignsApp(library), settings)


def run_demo(settings: Settings, prepare: Callable[[Library], None]) -> int:
    """Open home with a few invented clients and return the exit code.

    The data of these clients is in a folder that is deleted afterwards. ``prepare`` is called with
    the library before home opens.
    """
    # Imported here because other starts must not wait for these imports.
    from tensigns.environment.demo_folder import demo_folder  # noqa: PLC0415
    from tensigns.tui.demo_follow_through import fill_with_follow_through  # noqa: PLC0415

    with demo_folder() as folder:
        library = Library(folder / "data")
        fill_with_follow_through(library, builtin_edition(), now())
        prepare(library)
        return _run(TensignsApp(library), settings)


def run_sitting(
    library: Library, edition: Edition, client: str, start: SittingStart, settings: Settings
) -> int:
    """Run one sitting about a known or new client, and return the exit code.

    If a :class:`TensignsError` ended the sitting, raise it.
    """
    return _run(TensignsApp(library, edition, client, start), settings)


def run_decide(library: Library, client: Client, settings: Settings) -> int:
    """Ask for a decision about a client, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def decide(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.decide import DecideFlows  # noqa: PLC0415

        await DecideFlows(context).decide(client)

    return _run_flow(library, decide, settings)


def run_talk(library: Library, client: Client, settings: Settings) -> int:
    """Ask about a talk with a client, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def talk(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.talk import TalkFlows  # noqa: PLC0415

        await TalkFlows(context).talk(client)

    return _run_flow(library, talk, settings)


def _run_flow(library: Library, flow: SingleFlow, settings: Settings) -> int:
    app = TensignsApp(library)
    app.single_flow = flow
    return _run(app, settings)


def _run(app: TensignsApp, settings: Settings) -> int:
    app.apply_settings(settings, themes_for(app.console.color_system, colourless=app.no_color))
    # The objects that exist now are never garbage. If the collector skips them, keys wait less.
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
