"""The full screen, and the functions that start it."""

import gc
import os
import sys
from collections.abc import Callable

from msgspec.structs import replace

from tensigns.clock import now
from tensigns.environment.terminal_probe import FullScreenSetup, TerminalReply
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.sitting_session import SittingStart
from tensigns.tui.app import SingleFlow, TensignsApp
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.platform_driver import driver_after_probe
from tensigns.tui.themes import themes_for

GC_THRESHOLD = 20_000
"""The number of new objects after which the garbage collector runs. A run then takes 3 ms."""

SWITCH_INTERVAL = 0.0005
"""The seconds for which a thread waits for another thread that computes.

The terminal is written in a thread. With Python's default, it gets each screen 5 ms late, because
the app goes on computing.
"""


def run_home(library: Library, setup: FullScreenSetup) -> int:
    """Open home and return the exit code."""
    return _run(TensignsApp(library), setup)


def run_demo(setup: FullScreenSetup, prepare: Callable[[Library], None]) -> int:
    """Open home with a few invented clients and return the exit code.

    The data of these clients is in a folder that is deleted afterwards. ``prepare`` is called with
    the library before home opens.
    """
    # Imported here because other starts must not wait for these imports.
    from tensigns.environment.demo_folder import demo_folder  # noqa: PLC0415
    from tensigns.session.demo.follow_through import fill_with_follow_through  # noqa: PLC0415

    with demo_folder() as folder:
        library = Library(folder / "data")
        fill_with_follow_through(library, builtin_edition(), now())
        prepare(library)
        return _run(TensignsApp(library), setup)


def run_sitting(
    library: Library, edition: Edition, client: str, start: SittingStart, setup: FullScreenSetup
) -> int:
    """Run one sitting about a known or new client, and return the exit code.

    If a :class:`TensignsError` ended the sitting, raise it.
    """
    return _run(TensignsApp(library, edition, client, start), setup)


def run_decide(library: Library, client: Client, setup: FullScreenSetup) -> int:
    """Ask for a decision about a client, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def decide(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.decide import DecideFlows  # noqa: PLC0415

        await DecideFlows(context).decide(client)

    return _run_flow(library, decide, setup)


def run_talk(library: Library, client: Client, setup: FullScreenSetup) -> int:
    """Ask about a talk with a client, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def talk(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.talk import TalkFlows  # noqa: PLC0415

        await TalkFlows(context).talk(client)

    return _run_flow(library, talk, setup)


def run_leaving(library: Library, client: Client, setup: FullScreenSetup) -> int:
    """Show the plan for leaving a client, or ask for it, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def leave(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.leaving import LeavingFlows  # noqa: PLC0415

        await LeavingFlows(context).open(client.slug)

    return _run_flow(library, leave, setup)


def run_money(library: Library, client: Client, setup: FullScreenSetup) -> int:
    """Show what a client owes and note what the user chooses, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def show_money(context: FlowContext) -> None:
        # Imported here because other starts must not wait for this import.
        from tensigns.tui.flows.money import MoneyFlows  # noqa: PLC0415

        await MoneyFlows(context).open(client.slug)

    return _run_flow(library, show_money, setup)


def _run_flow(library: Library, flow: SingleFlow, setup: FullScreenSetup) -> int:
    app = TensignsApp(library)
    app.single_flow = flow
    return _run(app, setup)


def _run(app: TensignsApp, setup: FullScreenSetup) -> int:
    themes = themes_for(app.console.color_system, colourless=app.no_color)
    settings, probe = setup.settings, setup.probe
    reply = probe.read_reply() if probe else TerminalReply()
    if settings.theme == "auto":
        settings = replace(settings, theme=reply.theme(os.environ))
    if probe is not None:
        app.driver_class = driver_after_probe(probe, reply)
    app.apply_settings(settings, themes)
    app.when_ready = _collect_less_garbage
    sys.setswitchinterval(SWITCH_INTERVAL)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _collect_less_garbage() -> None:
    """Exclude the objects that exist now from garbage collection, and raise its threshold.

    Nearly all of them last as long as the app. If the collector skips them, keys wait less.
    """
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
