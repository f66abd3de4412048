"""A skipped test is told on a developer's machine and fails in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.required_programs import needs

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
SKIPPED = {
    "test_marked.py": """
import pytest

from tests.required_programs import needs
@needs("no-such-tool")
def test_it(): pass
""",
    "test_called.py": """
import pytest
def test_it(): pytest.skip("not installed: no-such-tool")
""",
    "test_module.py": """
import pytest
pytest.skip("not installed: no-such-tool", allow_module_level=True)
""",
}


def run(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run tests that skip, each in its own way, under this project's settings."""
    for name, test in SKIPPED.items():
        (folder / name).write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", "pyproject.toml"]
    command += ["-n", "0", "-p", "no:cacheprovider", "--continue-on-collection-errors", str(folder)]
    outside = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        command, cwd=ROOT, env=outside | environ, capture_output=True, text=True, check=False
    )


def test_a_skip_is_told(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0
    assert "3 skipped" in done.stdout
    assert "not installed: no-such-tool" in done.stdout


def test_a_skip_fails_in_ci(tmp_path: Path) -> None:
    done = run(tmp_path, CI="true")
    assert done.returncode != 0
    assert "1 failed, 2 errors" in done.stdout
    for name in SKIPPED:
        assert f"skipped in CI: {name}" in done.stdout.replace(f"{tmp_path}/", "")


def test_what_is_there_is_not_skipped() -> None:
    assert needs("sh").args == (False,)
    assert needs("sh", "no-such-tool").args == (True,)
