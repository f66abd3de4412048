"""Draw the pictures of README from the running app: ``python tests/pictures/make.py``."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tensigns import language
from tensigns.store.library import Library
from tensigns.tui.app import TensignsApp
from tests.tui.pictures import self_contained

FOLDER = Path(__file__).parent
SIZE = (100, 30)
NAME = ("n", *"Globex B.V.", "enter")
RESULT = ("f",)
# A client who pays late and was told, and who rings in the evening and was never told.
ANSWERS = tuple("111142115222111111y")
PICTURES: dict[str, Sequence[str]] = {
    "question": (*NAME, *ANSWERS[:8], *["down"] * 5),
    "result": (*NAME, *ANSWERS, *RESULT),
}


def now() -> datetime:
    return datetime(2026, 11, 23, 20, 15, tzinfo=UTC)


async def picture(keys: Sequence[str]) -> str:
    """The screen after these keys, as SVG that asks for nothing from elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        app = TensignsApp(Library(Path(folder)), now=now)
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return self_contained(app.export_screenshot())


def main() -> None:
    language.use("en")
    for name, keys in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(picture(keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
