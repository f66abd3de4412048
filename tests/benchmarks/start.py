"""What a printing command costs beside an import of click: ``python -m tests.benchmarks.start``.

Each is a process of its own, in turn, so that both meet the same machine. Prints the median of
the ratios, pair by pair; the aim is at most 2.5.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.tui.demo import fill

PAIRS = 15
BARE = [sys.executable, "-c", "import click"]


def seconds(command: Sequence[str]) -> float:
    """How long a process takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "data")
        fill(library, builtin_edition(), datetime.now(UTC))
        script = Path(sys.executable).with_name("tensigns")
        tensigns = [str(script), "--data", str(library.root)]
        for words in (["--version"], ["list"], ["show", "Globex B.V."]):
            ratios = [seconds([*tensigns, *words]) / seconds(BARE) for _ in range(PAIRS)]
            print(f"{' '.join(words):20} {median(ratios):.2f} times `import click`")


if __name__ == "__main__":
    main()
