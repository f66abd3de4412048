"""A screen with a text about a client, and below the text the actions, each with a digit."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.tui.screens.base import Page, key_descriptions
from tensigns.tui.screens.choice_dialog import ChoiceList, Reply
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.widgets.concealing import Static
from tensigns.tui.widgets.footer import KeyFooter
from tensigns.tui.widgets.header import ScreenHeader
from tensigns.tui.widgets.scrolled_text import ScrolledText

MAX_TEXT_WIDTH = 92
"""The most cells of a line of the text."""

_MARGIN = 6
"""The cells left and right of the text, with the scroll bar and the blanks before it."""


_FIXED_LINES = 6
"""The lines of the header and the footer, and the blank lines around the text and the actions."""

MIN_WHOLE_WIDTH = 60
"""The smallest width of a screen on which every action takes one line, in cells."""


class ActionText(ScrolledText):
    """The text of the page. With the focus it scrolls, and Tab leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.switch_focus", N_("to the actions"), key_display="tab"),
    ]


class ActionPage(Page[str | None]):
    """A text and actions. The result is the id of the chosen action, or None if the user left.

    ``text_of`` returns the text for a width in cells. ``has_heading``: its first paragraph is a
    heading.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "switch_focus", N_("scroll the text"), key_display="tab"),
        Binding("f1", "help", N_("help"), key_display="F1", id="help"),
        Binding("escape", "dismiss", N_("back"), key_display="esc", id="back"),
    ]

    def __init__(
        self,
        client_name: str,
        title: str,
        text_of: Callable[[int], str],
        actions: Sequence[Reply],
        *,
        has_heading: bool = True,
    ) -> None:
        super().__init__()
        self._client_name = client_name
        self._page_title = title
        self._text_of = text_of
        self._actions = actions
        self._has_heading = has_heading

    def compose(self) -> ComposeResult:
        yield ScreenHeader(self._client_name, self._page_title)
        with ActionText():
            yield Static(classes="text")
        yield ChoiceList(self._actions, self.dismiss)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Focus the actions."""
        self.query_one(ChoiceList).focus()

    def on_resize(self) -> None:
        """Wrap the text to the new width."""
        width = min(MAX_TEXT_WIDTH, self.size.width - _MARGIN)
        text = self._text_of(width)
        self.query_one(".text", Static).update(self._styled(text))
        is_whole = self._is_all_in_view(text)
        container = self.query_one(ActionText)
        container.set_class(is_whole, "-whole")
        if is_whole and container.has_focus:
            self.query_one(ChoiceList).focus()
        # A text that does not scroll needs no focus, and then Tab has nothing to do.
        container.can_focus = not is_whole
        self.refresh_bindings()

    def _is_all_in_view(self, text: str) -> bool:
        """Whether the text and the actions fit. The actions are then right below the text."""
        lines = text.count("\n") + 1 + len(self._actions) + _FIXED_LINES
        return self.size.width >= MIN_WHOLE_WIDTH and lines <= self.size.height

    def _styled(self, text: str) -> Content:
        """Return the text with its heading in bold."""
        heading, gap, rest = text.partition("\n\n")
        if not self._has_heading:
            return Content(text)
        return Content.styled(heading, "bold") + Content(gap + rest)

    def on_key(self, event: events.Key) -> None:
        """If an action has the pressed digit while the text has the focus, choose this action."""
        if self.is_current:
            self.query_one(ChoiceList).choose_by_key(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Disable Tab if there is no text that scrolls."""
        if action != "switch_focus" or not self.is_mounted:
            return True
        return self.query_one(ActionText).can_focus

    def action_switch_focus(self) -> None:
        """Move the focus from the actions to the text, or back."""
        self.focus_next()

    def action_help(self) -> None:
        """Show the help and the keys of this screen."""
        paragraph = _("Press the digit before a line, or go to it and press enter.")
        keys = [*key_descriptions(self)]
        self.app.push_screen(MessageDialog(_("Help"), [paragraph], keys))
