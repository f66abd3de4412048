"""A document on the full screen, such as a letter: to read, edit, write to a file and copy."""

from collections.abc import Callable, Container
from typing import ClassVar, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tensigns.errors import TensignsError
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import short_message
from tensigns.text.word_query import WordQuery
from tensigns.tui.editing import edit_in_editor
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.shown_keys import with_keys
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.document_content import document_content
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.scrolled_text import ScrolledText

DocumentReply = Literal["held", "calendar"]
"""What the user asks for from the document of a talk: to note the talk, or to write a calendar."""


TEXT_MARGIN = 2
"""The cells between the text and the scroll bar."""

_ROWS_BEFORE_MATCH = 2
"""How many rows of the text are in view above what the user searched for."""


class DocumentActions(NamedTuple):
    """What the user can do with a document.

    ``write`` writes the text to a file for the user and returns a message. ``keep`` writes an
    edited version; without it, the document cannot be edited. Both can raise a
    :class:`TensignsError`. ``replies``: what else the user can ask for. ``copied_text`` returns
    what is copied of the text.
    """

    write: Callable[[str], str]
    keep: Callable[[str], None] | None = None
    replies: Container[DocumentReply] = ()
    copied_text: Callable[[str], str] = str


class DocumentScreen(Page[DocumentReply | None]):
    """The text of a document about a client.

    The result is what the user asks for, or None if the user goes back. ``query`` is what the user
    searched for: the text opens where it has the words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "edit", N_("edit"), key_display="F2", id="edit"),
        Binding("t", "reply('held')", N_("talk was held"), id="held"),
        Binding("i", "reply('calendar')", N_("calendar"), id="calendar"),
        Binding("e", "write", N_("write to a file"), id="write"),
        Binding("y", "copy", N_("copy"), id="copy"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("escape", "dismiss", N_("back"), key_display="esc", id="back"),
        Binding("q", "app.quit", N_("quit"), show=False, id="quit"),
    ]

    def __init__(
        self,
        client_name: str,
        title: str,
        text: str,
        actions: DocumentActions,
        query: WordQuery | None = None,
    ) -> None:
        super().__init__()
        self._client_name = client_name
        self._title = title
        self._text = text
        self._actions = actions
        self._query = query

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._client_name, self._title)
        with ScrolledText(id="document"):
            yield Static(id="text")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the arrow keys scroll the text."""
        self.query_one("#document").focus()

    def on_resize(self) -> None:
        """Wrap the items of lists to the new width. At first, scroll to the words of the query."""
        self._show_text()
        if self._query is not None:
            self.call_after_refresh(self._scroll_to_match, self._query)
            self._query = None

    def apply_theme(self) -> None:
        """Draw the headings in the colours of the theme, and names as discreet mode wants them."""
        self._show_text()

    def _show_text(self) -> None:
        self.query_one("#text", Static).update(self._content())

    def _content(self) -> Content:
        # A blank is between the text and the scroll bar.
        width = self.query_one("#document").scrollable_content_region.width - TEXT_MARGIN
        style = f"bold {self.app.theme_variables['primary']}"
        return document_content(self._text, width, style)

    def _scroll_to_match(self, query: WordQuery) -> None:
        content = self._content()
        match = query.match(content.plain)
        if match is None:
            # Markup, or a name that is concealed, is between the words.
            return
        lines = content.plain.split("\n")
        before = "\n".join([*lines[: lines.index(match.line)], match.line[: match.start]])
        width = self.query_one("#text").content_region.width
        row = content[: len(before)].get_height({}, width) - 1
        document = self.query_one("#document")
        document.scroll_to(y=max(row - _ROWS_BEFORE_MATCH, 0), animate=False)

    def action_edit(self) -> None:
        """Open the text in the user's editor, and keep what was changed as a new version."""
        edited_text = edit_in_editor(self, self._text)
        if self._actions.keep is None or edited_text.strip() == self._text.strip():
            return
        self._text = f"{edited_text}\n"
        self._show_text()
        self._attempt(self._keep_text)

    def _keep_text(self) -> str:
        if self._actions.keep is not None:
            self._actions.keep(self._text)
        return _("Kept as a new version.")

    def action_write(self) -> None:
        """Write the text to a file."""
        self._attempt(lambda: self._actions.write(self._text))

    def action_copy(self) -> None:
        """Ask the terminal to copy the text."""
        self.app.copy_to_clipboard(self._actions.copied_text(self._text))
        message = _("Sent to the clipboard. Not every terminal takes it; {write} writes a file.")
        self.notify(with_keys(message, "write"), markup=False)

    def _attempt(self, step: Callable[[], str]) -> None:
        """Call a step and show its message, or its error."""
        try:
            message = step()
        except TensignsError as error:
            self.notify(short_message(error), severity="error", markup=False, timeout=15)
        else:
            self.notify(message, markup=False)

    def action_reply(self, reply: DocumentReply) -> None:
        """Close the document with what the user asks for."""
        self.dismiss(reply)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable editing if no version can be kept, and the replies that the document lacks."""
        if action == "reply":
            return parameters[0] in self._actions.replies
        return action != "edit" or self._actions.keep is not None

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _(
            "A draft for you to change and to send yourself; tensigns sends nothing. Every version "
            "that you edit is kept."
        )
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], [*key_descriptions(self)]))
