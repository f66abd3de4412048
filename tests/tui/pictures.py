"""Pictures of screens, for people who look at them: ``python tests/tui/pictures.py FILE.svg...``.

Textual draws a screen as SVG. A PNG of each is written beside it.
"""

import re
import subprocess
import sys
from pathlib import Path

# Textual lays out cells of 12.2 units; a character of DejaVu Sans Mono is 1233/2048 of its size
# wide. At this size both agree, so that box drawing lines up wherever the font is installed.
FONT = "DejaVu Sans Mono"
SIZE = round(12.2 * 2048 / 1233, 3)

FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)


def self_contained(svg: str) -> str:
    """Textual's SVG without its fonts from elsewhere: nothing in it is fetched."""
    svg = COMMENT.sub("", FONT_FACE.sub("", svg))
    svg = svg.replace("font-family: Fira Code, monospace", f'font-family: "{FONT}", monospace')
    svg = svg.replace("font-size: 20px", f"font-size: {SIZE}px")
    # Blanks at the start of a text would go otherwise.
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def to_png(svg: str, target: Path) -> None:
    """Write a screen's SVG as PNG, one pixel a unit; needs rsvg-convert."""
    command = ["rsvg-convert", "--output", str(target)]
    subprocess.run(command, input=self_contained(svg).encode(), check=True)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        to_png(path.read_text(encoding="utf-8"), path.with_suffix(".png"))
