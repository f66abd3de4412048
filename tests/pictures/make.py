"""Pictures of the running app: ``python -m tests.pictures.make`` draws anew what is kept here.

Those of README are among them; a test holds all of them against what the app shows.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tensigns import language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tests.tui.pictures import self_contained
from tests.tui.pilot import NOW, Stage, on_stage, press, settled, shows

FOLDER = Path(__file__).parent
SIZE = (100, 30)


class Scene(NamedTuple):
    """The keys that lead to a picture, and what it shows in the end."""

    keys: tuple[str, ...]
    shown: str
    demo: bool = True


NAME = ("n", *"Globex B.V.", "enter")
# A client who pays late and was told, and who rings in the evening and was never told.
ANSWERS = tuple("111142115222111111y")
SCENES: Mapping[str, Scene] = {
    "home": Scene((), "▄"),
    "question": Scene((*NAME, *ANSWERS[:8], *["down"] * 5), "sign 5 of 10", demo=False),
    "review": Scene((*NAME, "0", *ANSWERS[2:]), "press f to finish", demo=False),
    "result": Scene((*NAME, *ANSWERS, "f"), "W A T C H", demo=False),
    "comparison": Scene(("m", "down", "down", "c", "down", "down"), "side by side"),
    "history": Scene(("h",), "Points by sign"),
    "trial": Scene(("enter", "t", "down"), "nothing is saved"),
    "dialog": Scene(("f1",), "esc close"),
}


@contextlib.asynccontextmanager
async def scene(taken: Scene, size: tuple[int, int] = SIZE) -> AsyncIterator[Stage]:
    """The app in a library of its own, at a scene."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "data")
        if taken.demo:
            fill(library, builtin_edition(), NOW)
        async with on_stage(TensignsApp(library, now=lambda: NOW), size) as pilot:
            if taken.demo:
                await shows(pilot, "25")
            await press(pilot, *taken.keys)
            await shows(pilot, taken.shown)
            await settled(pilot)
            await pilot.pause()
            yield pilot


async def picture(taken: Scene) -> str:
    """A scene as SVG that asks for nothing from elsewhere."""
    async with scene(taken) as pilot:
        return self_contained(pilot.app.export_screenshot())


def main() -> None:
    language.set_language("en")
    for name, taken in SCENES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(picture(taken)), encoding="utf-8")


if __name__ == "__main__":
    main()
