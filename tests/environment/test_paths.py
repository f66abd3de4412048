"""The data folder: option, environment variable, platform default."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tensigns.environment.paths import data_folder


def test_the_option_comes_before_the_environment_variable() -> None:
    assert data_folder({"TENSIGNS_DATA": "/there"}, "/here") == Path("/here")
    assert data_folder({"TENSIGNS_DATA": "/there"}) == Path("/there")
    assert data_folder({"TENSIGNS_DATA": "/there"}, None) == Path("/there")


def test_a_tilde_is_the_home_folder() -> None:
    assert data_folder({"TENSIGNS_DATA": "~/here"}) == Path.home() / "here"


@pytest.mark.parametrize(
    ("xdg", "expected"),
    [
        ("/there", "/there/tensigns"),
        ("relative", "{home}/.local/share/tensigns"),
        ("", "{home}/.local/share/tensigns"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="XDG is for Linux")
def test_the_default_is_the_folder_of_the_platform(tmp_path: Path, xdg: str, expected: str) -> None:
    script = (
        "import os; from tensigns.environment.paths import data_folder;"
        " print(data_folder(os.environ))"
    )
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": xdg}
    environ.pop("TENSIGNS_DATA", None)
    process = subprocess.run(
        [sys.executable, "-c", script],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == expected.format(home=tmp_path)
