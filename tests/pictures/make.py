"""Pictures of the running app: ``python -m tests.pictures.make`` redraws them.

README shows some of the SVG files in this folder. A test compares all of them with the app.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tensigns import language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.demo.follow_through import fill_with_follow_through
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tensigns.tui.screens.home import HomeScreen
from tensigns.tui.widgets.client_table import ClientTable
from tests.pictures import movie
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    front_screen,
    press,
    run_app,
    wait_for_order,
    wait_for_texts,
    wait_until_idle,
)
from tests.tui.screenshots import self_contained

FOLDER = Path(__file__).parent
SIZE = (100, 30)


Fill = Callable[[Library, Edition, datetime], None]


class Scene(NamedTuple):
    """The keys that lead to a screen, a text that it shows, and what adds the clients."""

    keys: tuple[str, ...]
    shown: str
    fill: Fill | None = fill_with_follow_through


NAME = ("n", *"Globex B.V.", "enter")
# A client who pays late, which was raised, and who calls in the evening, which was not.
ANSWERS = tuple("111142117222111111y")
SCENES: Mapping[str, Scene] = {
    "home": Scene((), "▄"),
    "question": Scene((*NAME, *ANSWERS[:8], *["down"] * 7), "sign 5 of 10", fill=None),
    "review": Scene((*NAME, "0", *ANSWERS[2:]), "press f to finish", fill=None),
    "result": Scene((*NAME, *ANSWERS, "f"), "W A T C H", fill=None),
    "comparison": Scene(("m", "down", "c", "down", "down"), "side by side"),
    "history": Scene(("h",), "Points by sign"),
    "trial": Scene(("enter", "down", "enter", "t", "down"), "nothing is saved", fill=fill),
    "dialog": Scene(("f1",), "esc close"),
}


async def wait_for_detail(pilot: TensignsPilot, library: Library) -> None:
    """Wait until the pane beside the list shows the client under the cursor.

    While the list is filled, the pane can show the client who was under the cursor before.
    """
    slug = front_screen(pilot, HomeScreen).query_one(ClientTable).cursor_key
    name = next(client.name for client in library.clients() if client.slug == slug)
    await wait_for_texts(pilot, f"│  {name}")


@contextlib.asynccontextmanager
async def open_scene(scene: Scene, size: tuple[int, int] = SIZE) -> AsyncIterator[TensignsPilot]:
    """Run the app on a temporary library and press the keys of a scene."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "data")
        if scene.fill:
            scene.fill(library, builtin_edition(), NOW)
        async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
            if scene.fill:
                await wait_for_order(pilot)
                await wait_for_detail(pilot, library)
            await press(pilot, *scene.keys)
            await wait_for_texts(pilot, scene.shown)
            await wait_until_idle(pilot)
            await pilot.pause()
            yield pilot


async def draw_scene(scene: Scene) -> str:
    """Draw a scene as SVG without references to other files."""
    async with open_scene(scene) as pilot:
        return self_contained(pilot.app.export_screenshot())


def main() -> None:
    language.set_language("en")
    for name, scene in SCENES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(draw_scene(scene)), encoding="utf-8")
    for code, path in movie.PATHS.items():
        language.set_language(code)
        path.write_text(movie.movie_svg(asyncio.run(movie.film())), encoding="utf-8")


if __name__ == "__main__":
    main()
