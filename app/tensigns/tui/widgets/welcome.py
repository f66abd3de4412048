"""The text of the first start."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tensigns.language import gettext as _
from tensigns.tui.shown_keys import with_keys
from tensigns.tui.widgets.concealing import Static


class Welcome(Vertical):
    """Explains the program. It is shown in place of the list of clients if there are no clients."""

    DEFAULT_CSS = """
    Welcome {
        height: auto;
        max-width: 80;
        padding: 2 4;

        Static { margin-bottom: 1; }
        .heading { text-style: bold; }
        .call { color: $primary; text-style: bold; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static(Content(_("Is it time to let a client go?")), classes="heading")
        yield Static(
            Content(
                _(
                    "Ten signs tell whether to keep a client, to watch out, or to part. Answer a "
                    "dozen questions or more on what happened; see what they add up to, why, and "
                    "what would change it."
                )
            ),
            classes="more",
        )
        yield Static(Content(_("Everything stays on this computer, in files that you can read.")))
        call = with_keys(_("Press {new_client} for a first client."), "new_client")
        yield Static(Content(call), classes="call")
