"""A screen like the interview's question screen, in a Textual app without other code.

``python -m tests.benchmarks.bare_question`` shows the first screen of the interview made of
Textual's own widgets, with as many keys in the footer and with styles for the layout alone. The
note box and the review are absent, since the interview mounts them later. Where the interview draws
several texts or keys in one widget of its own, this app needs several of Textual's widgets.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, OptionList, ProgressBar, Static

QUESTION = "How often did it happen?"


class BareQuestion(App[None]):
    """A header, a sidebar, a question with options, a progress bar and a footer."""

    CSS = """
    .line { height: auto; }
    .line Static { width: 1fr; }
    #body, #question { height: 1fr; }
    #signs { width: 30; height: 1fr; }
    #middle { padding: 1 3; }
    #asked, #choices { height: auto; }
    #unsaved { display: none; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, "bell", f"does {key}") for key in "abcdefghi"
    ]

    def compose(self) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static("bare")
            yield Static("Globex B.V.")
            yield Static("sign 1 of 10")
        with Horizontal(id="body"):
            with VerticalScroll(id="signs", can_focus=False):
                yield Static("\n".join(f"{number:>4}  Sign" for number in range(1, 12)))
            with Vertical(id="middle"), Vertical(id="question"):
                yield from self._question()
        yield Static(id="unsaved")
        yield ProgressBar(total=1.0, show_eta=False)
        yield Footer(show_command_palette=False)

    def _question(self) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static("Physical abuse")
            yield Static("1 of 2")
        with VerticalScroll(id="asked", can_focus=False):
            yield Static(QUESTION)
            yield Static("Everybody who acts for the client counts. " * 3)
        yield OptionList(*(f"{number}  So often as that" for number in range(6)), id="choices")
        yield Static("A note")
        yield Static("The question before")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()


if __name__ == "__main__":
    BareQuestion().run()
