"""The smallest Textual app that shows a text: ``python -m tests.benchmarks.bare_static``."""

from textual.app import App, ComposeResult
from textual.widgets import Static

TEXT = "How often did it happen?"


class BareStatic(App[None]):
    """An app with one static text."""

    def compose(self) -> ComposeResult:
        yield Static(TEXT)


if __name__ == "__main__":
    BareStatic().run()
