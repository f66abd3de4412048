"""Screenshots without external resources, as SVG and PNG.

``python tests/tui/screenshots.py FILE.svg...`` writes a PNG beside each SVG screenshot of Textual.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.processes import WAIT_LIMIT

# A cell in Textual's SVG is 12.2 units wide; a character of DejaVu Sans Mono is 1233/2048 of the
# font size. At this size both widths are equal, so that the lines of frames meet.
FONT = "DejaVu Sans Mono"
FONT_SIZE = round(12.2 * 2048 / 1233, 3)

FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)


def self_contained(svg: str) -> str:
    """Return the SVG with an installed font in place of web fonts, so no viewer fetches fonts."""
    svg = COMMENT.sub("", FONT_FACE.sub("", svg))
    svg = svg.replace("font-family: Fira Code, monospace", f'font-family: "{FONT}", monospace')
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE}px")
    # Without this, viewers drop the blanks at the start of a text.
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def write_png(svg: str, target: Path) -> None:
    """Write an SVG screenshot as PNG, one pixel per unit. Needs rsvg-convert."""
    command = ["rsvg-convert", "--output", str(target)]
    subprocess.run(command, input=self_contained(svg).encode(), check=True, timeout=WAIT_LIMIT)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        write_png(path.read_text(encoding="utf-8"), path.with_suffix(".png"))
