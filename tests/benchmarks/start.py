"""The time of printing commands against an import of click: ``python -m tests.benchmarks.start``.

Both run alternately, each in a new process. Prints the median of the ratios of each pair, which
should be at most 2. A first start of each is not counted: it compiles the modules.
"""

import os
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
from tensigns.session.demo.sittings import fill
from tests.processes import WAIT_LIMIT

PAIRS = 15
LIMIT = 2
BARE = [sys.executable, "-c", "import click"]


def measure_seconds(command: Sequence[str]) -> float:
    """Return the time from the start to the end of a process."""
    started = time.perf_counter()
    # An empty value is no value: Python keeps the compiled modules, as it does for a user.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=True, capture_output=True, timeout=WAIT_LIMIT, env=env)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "data")
        fill(library, builtin_edition(), datetime.now(UTC))
        script = Path(sys.executable).with_name("tensigns")
        tensigns = [str(script), "--data", str(library.root)]
        for arguments in (["--version"], ["list"], ["show", "Globex B.V."]):
            ratios = [
                measure_seconds([*tensigns, *arguments]) / measure_seconds(BARE)
                for _ in range(1 + PAIRS)
            ][1:]
            print(
                f"{' '.join(arguments):20} {median(ratios):.2f} times `import click`"
                f"  (at most {LIMIT})"
            )


if __name__ == "__main__":
    main()
