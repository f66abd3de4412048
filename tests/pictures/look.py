"""Pictures of every screen as PNG: ``python -m tests.pictures.look FOLDER --size 80x24 --lang nl``.

They show home without a client, then the invented clients, one with notes and an amended sitting,
or many with names of wide letters (``--many``), and are to be looked at: is anything cramped, cut
off or loud? Needs rsvg-convert, which draws a wide letter narrower than its two cells: what comes
after it is in place, but the name looks cut too early.
"""

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

from msgspec.structs import replace

from tensigns import language
from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.app import TensignsApp
from tensigns.tui.demo import fill
from tests.tui.pictures import to_png
from tests.tui.pilot import NOW, on_stage, press, settled
from tests.tui.tour import STEPS

WIDE = "東京都千代田区丸の内一丁目株式会社" * 4
MOST = 60
"""Letters of a long name."""


def remark(library: Library) -> None:
    """Amend the last sitting of the first client, with notes and a reason."""
    client = library.clients()[0]
    last = library.latest_sitting(client)
    assert last is not None
    again = replace(
        last,
        id=None,
        amends=last.id,
        reason="the third invoice was in fact paid within the month",
        notes=dict.fromkeys(
            last.answers, "Sunday 23:10, the logo again: could it be done by nine?"
        ),
    )
    library.record(client, builtin_edition(), again)


async def picture_empty(folder: Path, size: tuple[int, int], theme: str) -> None:
    """Leave a picture of home without a client."""
    app = TensignsApp(Library(Path.cwd() / "empty"), now=lambda: NOW)
    app.apply_settings(Settings(theme=theme))
    async with on_stage(app, size) as pilot:
        await settled(pilot)
        to_png(app.export_screenshot(), folder / "00-home-without-a-client.png")


async def look(folder: Path, size: tuple[int, int], theme: str, *, many: bool) -> None:
    """Walk through every screen and leave a picture of each."""
    await picture_empty(folder, size, theme)
    library = Library(Path.cwd() / "data")
    fill(library, builtin_edition(), NOW)
    remark(library)
    if many:
        for client in library.clients():
            library.rename(client, f"{client.name[0]}{WIDE[: MOST - 1]}")
        for number in range(500):
            library.add(f"Z{number:03}", NOW)
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(theme=theme))
    async with on_stage(app, size) as pilot:
        for number, step in enumerate(STEPS, start=1):
            await press(pilot, *step.keys)
            await settled(pilot)
            # What is read or looked up in the background has come by then, or is not worth a wait.
            await pilot.pause(0.3)
            name = f"{number:02}-{step.name.replace(' ', '-')}.png"
            to_png(app.export_screenshot(), folder / name)
            app.clear_notifications()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--lang", default="en", choices=language.LANGUAGES)
    parser.add_argument("--theme", default="dark", choices=("dark", "light"))
    parser.add_argument("--many", action="store_true")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    language.set_language(asked.lang)
    with tempfile.TemporaryDirectory() as own:
        # Notes are written where one is.
        os.chdir(own)
        asyncio.run(look(folder, (columns, rows), asked.theme, many=asked.many))


if __name__ == "__main__":
    main()
