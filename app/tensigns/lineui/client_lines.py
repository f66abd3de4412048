"""The parts that all conversations about a client in plain lines share."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from tensigns.core.journal.entries import Entry
from tensigns.environment.settings import Sender
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.console import Console, FormLeft


class LineAction(NamedTuple):
    """Something that the user can choose to do, and its label."""

    label: str
    run: Callable[[], object]


class LinePage(NamedTuple):
    """A text about a client, faults of files that it is made from, and what can be done."""

    text: str
    faults: Sequence[str]
    actions: Sequence[LineAction]


class ClientLines(Struct, frozen=True):
    """A conversation about a client, on a console whose input is a terminal.

    ``now`` returns the current time. ``sender`` is the user as the sender of letters.
    """

    console: Console
    library: Library
    client: Client
    now: Callable[[], datetime]
    sender: Sender

    def run(self) -> None:
        """Hold the conversation until it is over or the user leaves.

        Raise :class:`InputEnded` if the input ends; what was written before is kept.
        """
        try:
            self.converse()
        except FormLeft:
            self.console.say_left()

    def converse(self) -> None:
        """Ask, and write each answer when it is complete.

        Raise :class:`FormLeft` if the user leaves a form.
        """
        raise NotImplementedError

    def do_what_is_chosen(self, question: str, load_page: Callable[[], LinePage]) -> None:
        """Show a page and do what the user chooses, again and again until the user leaves.

        The page is loaded anew each time. A form that the user leaves leads back to the page.
        """
        while True:
            page = load_page()
            self.console.say(*page.faults)
            self.console.gap()
            self.console.lines(page.text.split("\n"))
            self.console.gap()
            labels = [*(action.label for action in page.actions), _("Done")]
            number = ask_number(self.console, question, labels)
            if number is None or number == len(page.actions):
                return
            self.console.gap()
            try:
                page.actions[number].run()
            except FormLeft:
                self.console.say_left()

    def note(self, entry: Entry) -> Entry | None:
        """Write an entry and say so, or say why the journal refuses it. Return what is written."""
        try:
            written = self.library.journal(self.client).append(entry)
        except BadInput as error:
            self.console.say(str(error))
            return None
        self.console.say(_("Noted."))
        return written
