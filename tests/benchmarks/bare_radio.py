"""A bare Textual app of a RadioSet, for comparison: ``python -m tests.benchmarks.bare_radio``."""

from textual.app import App, ComposeResult
from textual.widgets import RadioSet


class BareRadio(App[None]):
    """One question with six options in a RadioSet."""

    def compose(self) -> ComposeResult:
        yield RadioSet(*(f"So often as that: {number}" for number in range(6)))


if __name__ == "__main__":
    BareRadio().run()
