"""The data folder: option, environment variable, platform default."""

import os
import sys
from pathlib import Path

import pytest

from tensigns.environment.paths import data_folder, home_folder
from tensigns.errors import BadInput
from tests.posix_only import getuid, pwd
from tests.processes import run_python


def test_the_option_comes_before_the_environment_variable() -> None:
    assert data_folder({"TENSIGNS_DATA": "/there"}, "/here") == Path("/here")
    assert data_folder({"TENSIGNS_DATA": "/there"}) == Path("/there")
    assert data_folder({"TENSIGNS_DATA": "/there"}, None) == Path("/there")


def test_a_tilde_is_the_home_folder() -> None:
    environ = {"HOME": "/home/me", "TENSIGNS_DATA": "~/here"}
    assert data_folder(environ) == Path("/home/me/here")
    assert data_folder(environ, "~") == Path("/home/me")
    assert data_folder(environ, "here/~") == Path("here/~")


@pytest.mark.parametrize("home", ["", "relative", "."])
def test_without_an_absolute_home_the_user_database_counts(home: str) -> None:
    expected = Path(pwd.getpwuid(getuid()).pw_dir)
    assert home_folder({"HOME": home}) == home_folder({}) == expected


def test_the_home_folder_of_another_user_is_in_the_user_database() -> None:
    entry = pwd.getpwall()[-1]
    assert data_folder({}, f"~{entry.pw_name}/here") == Path(entry.pw_dir) / "here"


@pytest.mark.parametrize("folder", ["~nosuch", "~nosuch/x", Path("~nosuch/x")])
def test_an_unknown_user_in_a_folder_is_refused(folder: str | Path) -> None:
    with pytest.raises(BadInput, match=r"^--data: ~nosuch.*: there is no user of that name"):
        data_folder({}, folder)
    with pytest.raises(BadInput, match=r"^TENSIGNS_DATA: ~nosuch.*: there is no user"):
        data_folder({"TENSIGNS_DATA": str(folder)})


def test_an_empty_data_option_names_no_folder() -> None:
    with pytest.raises(BadInput, match="name a folder"):
        data_folder({"TENSIGNS_DATA": "/there"}, "")


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
    folder = run_python(script, env=environ, cwd=tmp_path).strip()
    assert folder == expected.format(home=tmp_path)
