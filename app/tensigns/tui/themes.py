"""The light and the dark theme, each for full colour, for sixteen colours and for no colours.

There are few colours: one accent for the current position, one colour for each recommendation, and
shades of the text. Text has a contrast of at least 4.5:1, which a test computes. On a terminal with
sixteen colours, the themes use only these colours, because the terminal would replace any other
colour by a similar colour. Without colours, the cursor is shown in reverse video.
"""

from dataclasses import replace
from typing import Any, NamedTuple

from textual.theme import Theme

DARK = Theme(
    name="tensigns-dark",
    dark=True,
    background="#15171c",
    surface="#1b1e25",
    panel="#242832",
    foreground="#d8dbe2",
    primary="#82aaff",
    secondary="#9aa5b8",
    accent="#82aaff",
    success="#8cc49a",
    warning="#e0b568",
    error="#f08c8c",
    variables={
        "block-cursor-background": "#2b3242",
        "block-cursor-foreground": "#f2f4f8",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#242832",
        "block-cursor-blurred-foreground": "#d8dbe2",
        "footer-background": "#1b1e25",
        "footer-key-foreground": "#82aaff",
        "footer-description-foreground": "#a9b0bf",
        "border": "#687183",
        "quiet": "#9aa2b1",
    },
)

LIGHT = Theme(
    name="tensigns-light",
    dark=False,
    background="#fbf9f5",
    surface="#f3f0e9",
    panel="#e8e4da",
    foreground="#25282e",
    primary="#2a5aa0",
    secondary="#555d6b",
    accent="#2a5aa0",
    success="#2c6b3d",
    warning="#7d5500",
    error="#a62626",
    variables={
        "block-cursor-background": "#dbe4f3",
        "block-cursor-foreground": "#14171c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e8e4da",
        "block-cursor-blurred-foreground": "#25282e",
        "footer-background": "#f3f0e9",
        "footer-key-foreground": "#2a5aa0",
        "footer-description-foreground": "#4d545f",
        "border": "#80776a",
        "quiet": "#5b616c",
    },
)


def _variant(theme: Theme, name: str, variables: dict[str, str], **colours: Any) -> Theme:
    """Return a theme in which some variables and colours are replaced.

    ``name`` is added to the name of the theme.
    """
    changes: dict[str, Any] = {"variables": theme.variables | variables, **colours}
    return replace(theme, name=f"{theme.name}-{name}", **changes)


_REVERSE_CURSOR = {
    "block-cursor-text-style": "bold reverse",
    "input-cursor-text-style": "reverse",
}
"""Theme variables that show the cursor in reverse video."""

COLOURLESS_DARK = _variant(DARK, "colourless", _REVERSE_CURSOR)
COLOURLESS_LIGHT = _variant(LIGHT, "colourless", _REVERSE_CURSOR)
SIXTEEN_DARK = _variant(
    DARK,
    "16",
    {
        "block-cursor-background": "#555555",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#555555",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-background": "#000000",
        "footer-key-foreground": "#55ffff",
        "footer-description-foreground": "#aaaaaa",
        "border": "#aaaaaa",
        "quiet": "#aaaaaa",
    },
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    primary="#55ffff",
    secondary="#aaaaaa",
    accent="#55ffff",
    success="#55ff55",
    warning="#ffff55",
    error="#ff5555",
)
SIXTEEN_LIGHT = _variant(
    LIGHT,
    "16",
    {
        "block-cursor-background": "#aaaaaa",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#aaaaaa",
        "block-cursor-blurred-foreground": "#000000",
        "footer-background": "#ffffff",
        "footer-key-foreground": "#0000aa",
        "footer-description-foreground": "#555555",
        "border": "#555555",
        "quiet": "#555555",
    },
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    foreground="#000000",
    primary="#0000aa",
    secondary="#555555",
    accent="#0000aa",
    success="#00aa00",
    warning="#aa5500",
    error="#aa0000",
)


class ThemePair(NamedTuple):
    """A light and a dark theme."""

    light: Theme
    dark: Theme


FULL = ThemePair(LIGHT, DARK)
SIXTEEN = ThemePair(SIXTEEN_LIGHT, SIXTEEN_DARK)
COLOURLESS = ThemePair(COLOURLESS_LIGHT, COLOURLESS_DARK)
THEMES_BY_NAME = {theme.name: theme for theme in (*FULL, *SIXTEEN, *COLOURLESS)}


def themes_for(colour_system: str | None, *, colourless: bool) -> ThemePair:
    """Return the themes for a terminal.

    ``colour_system`` is the colour system that Rich detects, or None. ``colourless`` is True if
    colours are switched off, for example by NO_COLOR.
    """
    if colourless:
        return COLOURLESS
    return SIXTEEN if colour_system == "standard" else FULL
