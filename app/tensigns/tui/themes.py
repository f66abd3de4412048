"""The product's own light and dark theme.

Tones are few: one accent for "you are here", one tone a recommendation, the rest in shades of
the text. Text reaches 4.5:1 on every ground it stands on; a test computes it.
"""

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

THEMES = (DARK, LIGHT)
