"""The full screen follows the settings file."""

from pathlib import Path

import pytest

from tensigns.environment.settings import Settings
from tensigns.library.library import Library
from tensigns.tui.app import TensignsApp
from tensigns.tui.themes import DARK, LIGHT


@pytest.mark.parametrize(
    ("settings", "theme", "animation"),
    [
        (Settings(), DARK.name, "full"),
        (Settings(theme="light", animation=False), LIGHT.name, "none"),
    ],
)
async def test_the_app_uses_the_theme_and_the_animation_of_the_settings(
    settings: Settings, theme: str, animation: str, tmp_path: Path
) -> None:
    app = TensignsApp(Library(tmp_path))
    app.apply_settings(settings)
    async with app.run_test():
        assert (app.theme, app.animation_level) == (theme, animation)
