"""``tensigns`` without a command, in plain lines."""

from tensigns.cli.line_console import line_console
from tensigns.cli.run_context import hide_names_if_requested, run_settings
from tensigns.clock import now
from tensigns.language import gettext as _
from tensigns.library.library import Library
from tensigns.lineui.home import LineHome
from tensigns.questionnaires.reading import builtin_edition


def home_line_by_line(library: Library) -> None:
    """List the clients, and do with them what the user chooses."""
    with line_console() as console:
        LineHome(console, library, builtin_edition(), now, run_settings().sender).run()


def demo_line_by_line() -> None:
    """Open home on a few invented clients, in a folder that is deleted afterwards."""
    from tensigns.environment.demo_folder import demo_folder
    from tensigns.session.demo.follow_through import fill_with_follow_through

    with demo_folder() as folder:
        library = Library(folder / "data", now)
        fill_with_follow_through(library, builtin_edition(), now())
        hide_names_if_requested(library)
        with line_console() as console:
            console.say(_("This is the demo: the clients are invented, and nothing is kept."))
            LineHome(console, library, builtin_edition(), now, run_settings().sender).run()
