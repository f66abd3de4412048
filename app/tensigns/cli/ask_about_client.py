"""Ask about a client at a terminal: a decision, a talk, the plan for leaving, money owed."""

from typing import TYPE_CHECKING

from tensigns.cli import output
from tensigns.cli.run_context import run_settings
from tensigns.cli.terminal import full_screen_setup, require_usable_variables, uses_full_screen
from tensigns.clock import now
from tensigns.library.clients import Client
from tensigns.library.library import Library

if TYPE_CHECKING:
    from tensigns.lineui.client_lines import ClientLines
    from tensigns.report.what_now import NextAction


def ask_about_client(library: Library, client: Client, action: "NextAction") -> int:
    """Ask on the full screen or in plain lines. Return the exit code."""
    if uses_full_screen():
        require_usable_variables()
        output.print_client_name(client.name)
        with full_screen_setup() as setup:
            from tensigns.tui import run_action

            return run_action(library, client, action, setup)
    from tensigns.cli.line_console import line_console

    output.print_client_name(client.name)
    with line_console() as console:
        _lines_type(action)(console, library, client, now, run_settings().sender).run()
    return 0


def _lines_type(action: "NextAction") -> "type[ClientLines]":
    """Return the class of the conversation. Only its module is imported."""
    match action:
        case "decide":
            from tensigns.lineui.decide import LineDecision

            return LineDecision
        case "talk":
            from tensigns.lineui.talk import LineTalk

            return LineTalk
        case "leave":
            from tensigns.lineui.leave import LineLeaving

            return LineLeaving
        case "owed":
            from tensigns.lineui.owed import LineMoney

            return LineMoney
