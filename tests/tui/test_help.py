"""Help names the keys that are ours, in the language in use."""

from tensigns.language import use
from tensigns.store.library import Library
from tensigns.store.questionnaires import builtin
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tensigns.tui.screens.page import described
from tests.tui.stage import NOW, Stage, on_stage, press, shows, sitting


def keys(pilot: Stage) -> dict[str, str]:
    """The keys of the screen at the front, with what they do."""
    return dict(described(pilot.app.screen))


async def test_home_and_history_name_their_keys_in_dutch(library: Library) -> None:
    use("nl")
    fill(library, builtin(), NOW)
    async with on_stage(TensignsApp(library, now=lambda: NOW)) as pilot:
        await shows(pilot, "Initech")
        home = keys(pilot)
        assert home["enter"] == "openen"
        assert home["u"] == "verwijderen ongedaan maken"
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(home)
        await press(pilot, "h")
        assert keys(pilot)["esc"] == "overzicht"
        assert {"↑", "pgdn", "tab", "^q"}.isdisjoint(keys(pilot))


async def test_an_interview_names_its_keys_in_dutch(library: Library) -> None:
    use("nl")
    async with sitting(library) as pilot:
        told = keys(pilot)
        assert told["0"] == "weet ik niet"
        assert {"↑", "⏎", "tab", "^q"}.isdisjoint(told)
        await press(pilot, "f1")
        await shows(pilot, "Help", "notitie", "verlaten")
