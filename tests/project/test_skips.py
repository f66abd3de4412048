"""A skipped test is reported on a developer's machine and fails in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import run_in_session
from tests.required_programs import needs

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
SKIPPING_TESTS = {
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


def run_skipping_tests(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run tests that skip in different ways, with the settings of this project."""
    folder.mkdir()
    for name, source in SKIPPING_TESTS.items():
        (folder / name).write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest"]
    command += ["-c", str(ROOT / "pyproject.toml"), "-n", "0", "-p", "no:cacheprovider"]
    # The folder is named relatively, because pytest takes square brackets for parameters of a test.
    command += ["--continue-on-collection-errors", "."]
    variables = {name: value for name, value in os.environ.items() if name != "CI"}
    variables["PYTHONPATH"] = str(ROOT)
    return run_in_session(
        command,
        cwd=folder,
        env=variables | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_skip_is_reported_with_its_reason(tmp_path: Path) -> None:
    result = run_skipping_tests(tmp_path / "[folder]")
    assert result.returncode == 0
    assert "3 skipped" in result.stdout
    assert "not installed: no-such-tool" in result.stdout


def test_a_skip_fails_in_ci(tmp_path: Path) -> None:
    folder = tmp_path / "[folder]"
    result = run_skipping_tests(folder, CI="true")
    assert result.returncode != 0
    assert "1 failed, 2 errors" in result.stdout
    for name in SKIPPING_TESTS:
        assert f"skipped in CI: {name}" in result.stdout.replace(f"{folder}/", "")


def test_only_a_missing_program_causes_a_skip() -> None:
    assert needs("sh").args == (False,)
    assert needs("sh", "no-such-tool").args == (True,)
