"""Pictures of every screen as PNG: ``python -m tests.pictures.look FOLDER --size 80x24 --lang nl``.

The pictures show the home screen without a client, then every screen with the demo clients, one of
whom has an amended sitting with notes. With ``--many`` there are hundreds of clients, and names of
wide letters. Look at the pictures for anything cramped, cut off or loud. Needs rsvg-convert, which
draws a wide letter narrower than its two cells, so that such a name seems to be cut off too early.
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
from tensigns.session.demo.sittings import fill
from tensigns.tui.app import TensignsApp
from tests.tui.pilot import NOW, run_app, wait_until_idle
from tests.tui.screen_tour import STEPS, add_document, press_keys_of
from tests.tui.screenshots import write_png

WIDE_LETTERS = "東京都千代田区丸の内一丁目株式会社" * 4
NAME_LENGTH = 60
"""The number of letters of a long name."""


def amend_last_sitting(library: Library) -> None:
    """Amend the last sitting of the first client, with notes and a reason."""
    client = library.clients()[0]
    sitting = library.latest_sitting(client)
    assert sitting is not None
    amendment = replace(
        sitting,
        id=None,
        amends=sitting.id,
        reason="the third invoice was in fact paid within the month",
        notes=dict.fromkeys(
            sitting.answers, "Sunday 23:10, the logo again: could it be done by nine?"
        ),
    )
    library.record(client, builtin_edition(), amendment)


async def draw_empty_home(folder: Path, size: tuple[int, int], theme: str) -> None:
    """Draw the home screen of an empty library."""
    app = TensignsApp(Library(Path.cwd() / "empty"), now=lambda: NOW)
    app.apply_settings(Settings(theme=theme))
    async with run_app(app, size) as pilot:
        await wait_until_idle(pilot)
        write_png(app.export_screenshot(), folder / "00-home-without-a-client.png")


async def draw_every_screen(folder: Path, size: tuple[int, int], theme: str, *, many: bool) -> None:
    """Walk through every screen and draw each."""
    await draw_empty_home(folder, size, theme)
    library = Library(Path.cwd() / "data")
    fill(library, builtin_edition(), NOW)
    amend_last_sitting(library)
    add_document(library, "Dear client,\n\nas of 1 January I no longer work for you.\n")
    if many:
        for client in library.clients():
            library.rename(client, f"{client.name[0]}{WIDE_LETTERS[: NAME_LENGTH - 1]}")
        for number in range(500):
            library.add(f"Z{number:03}", NOW)
    app = TensignsApp(library, now=lambda: NOW)
    app.apply_settings(Settings(theme=theme))
    async with run_app(app, size) as pilot:
        for number, step in enumerate(STEPS, start=1):
            await press_keys_of(step, pilot)
            await wait_until_idle(pilot)
            # Background work that takes longer than this is not worth waiting for.
            await pilot.pause(0.3)
            name = f"{number:02}-{step.name.replace(' ', '-')}.png"
            write_png(app.export_screenshot(), folder / name)
            app.clear_notifications()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--lang", default="en", choices=language.LANGUAGES)
    parser.add_argument("--theme", default="dark", choices=("dark", "light"))
    parser.add_argument("--many", action="store_true")
    arguments = parser.parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    language.set_language(arguments.lang)
    with tempfile.TemporaryDirectory() as working_folder:
        # The export of the tour is written to the working folder.
        os.chdir(working_folder)
        asyncio.run(
            draw_every_screen(folder, (columns, rows), arguments.theme, many=arguments.many)
        )


if __name__ == "__main__":
    main()
