"""The full screen, and the functions that start it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from tensigns.report.what_now import NextAction

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


def run_action(
    library: Library, client: Client, action: "NextAction", setup: FullScreenSetup
) -> int:
    """Let the user decide about a client, prepare a talk and so on, and return the exit code.

    If a :class:`TensignsError` ended the flow, raise this error.
    """

    async def act(context: FlowContext) -> None:
        # Imported here because other starts must not wait for these imports.
        match action:
            case "decide":
                from tensigns.tui.flows.decide import DecideFlows  # noqa: PLC0415

                await DecideFlows(context).decide(client)
            case "talk":
                from tensigns.tui.flows.talk import TalkFlows  # noqa: PLC0415

                await TalkFlows(context).talk(client)
            case "leave":
                from tensigns.tui.flows.leaving import LeavingFlows  # noqa: PLC0415

                await LeavingFlows(context).open(client.slug)
            case "owed":
                from tensigns.tui.flows.money import MoneyFlows  # noqa: PLC0415

                await MoneyFlows(context).open(client.slug)

    return _run_flow(library, act, setup)


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
