"""Environment variables through the real program: home folder, time zone, language, completion."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import ANSWERS, Commands
from tests.processes import WAIT_LIMIT

pytestmark = pytest.mark.process

PROGRAM = "from tensigns.cli import main\nmain()\n"
NOT_IN_USER_DATABASE = """\
import pwd
def find_no_entry(_user):
    raise KeyError
pwd.getpwuid = find_no_entry
"""
NO_HOME_FOLDER = (
    "Error: There is no home folder: HOME is not an absolute path, and the user database does not"
    " have this user.\nName the data folder with --data DIR or TENSIGNS_DATA, or set HOME.\n"
)


def run(
    environ: Mapping[str, str], *args: str, code: str = PROGRAM, answers: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the program with exactly these variables."""
    result = subprocess.run(
        [sys.executable, "-c", code, *args],
        input=answers,
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
        timeout=WAIT_LIMIT,
        check=False,
    )
    assert "Traceback" not in result.stderr
    assert "fault in the program" not in result.stderr
    return result


def run_without_home(
    environ: Mapping[str, str], *args: str, answers: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the program as a user that the system does not know, as containers do."""
    return run(environ, *args, code=NOT_IN_USER_DATABASE + PROGRAM, answers=answers)


# The home folder


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}, {"HOME": "relative"}])
@pytest.mark.parametrize("args", [("--version",), ("--help",), ("list", "--help"), ("questions",)])
def test_without_a_home_folder_what_needs_none_works(
    args: tuple[str, ...], environ: dict[str, str]
) -> None:
    result = run_without_home(environ, *args)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_without_a_home_folder_the_data_folder_has_to_be_named() -> None:
    result = run_without_home({}, "list")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", NO_HOME_FOLDER)
    result = run_without_home({"TENSIGNS_DATA": "~/clients"}, "list")
    assert (result.returncode, result.stderr) == (2, NO_HOME_FOLDER)


@pytest.mark.parametrize("variables", [{}, {"XDG_CONFIG_HOME": "/nosuch", "XDG_STATE_HOME": "/x"}])
def test_without_a_home_folder_a_named_data_folder_works(
    variables: dict[str, str], tmp_path: Path
) -> None:
    for environ, options in (
        ({"TENSIGNS_DATA": str(tmp_path / "a")}, ()),
        ({"XDG_DATA_HOME": str(tmp_path / "b")}, ()),
        ({}, ("--data", str(tmp_path / "c"))),
    ):
        result = run_without_home(
            environ | variables, *options, "ask", "--answers", "-", answers=ANSWERS
        )
        assert result.returncode == 0, result.stderr
        assert run_without_home(environ | variables, *options, "check").returncode == 0
        clients = json.loads(
            run_without_home(environ | variables, *options, "list", "--json").stdout
        )
        assert [client["client"] for client in clients] == ["Globex B.V."]


@pytest.mark.parametrize("variable", ["TENSIGNS_DATA", "--data"])
def test_a_home_folder_of_nobody_is_refused(variable: str, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "TENSIGNS_DATA": "~nosuch/x"}
    args = ("--data", "~nosuch/x") if variable == "--data" else ()
    result = run(environ, *args, "list")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {variable}: ~nosuch/x: there is no user of that name; write the whole path\n"
    )


# The time zone


@pytest.mark.parametrize("zone", ["FOO-24", "FOO24", "FOO-24:59:59", "FOO+24:00:01"])
def test_a_time_zone_a_day_away_from_utc_is_refused(zone: str, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "TZ": zone}
    message = (
        f"Error: TZ: {zone}: a time zone is less than a day away from UTC;"
        " set TZ to one such as Europe/Amsterdam, or leave it out\n"
    )
    for args in (("ask", "--answers", "-"), ("list",), ("list", "--json"), ("check",), ("trash",)):
        result = run(environ, *args, answers=ANSWERS)
        assert (result.returncode, result.stdout, result.stderr) == (2, "", message)
    result = run(environ, "ask", "Globex", "--plain", answers="1\n")
    assert (result.returncode, result.stderr) == (2, message)
    assert list(tmp_path.rglob("*.toml")) == []
    assert run(environ, "--version").returncode == 0


@pytest.mark.parametrize("zone", ["", "nonsense", ":", "/etc/passwd", "\udcff", "FOO-23:59"])
def test_another_odd_time_zone_does_no_harm(zone: str, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "TZ": zone}
    assert run(environ, "ask", "--answers", "-", answers=ANSWERS).returncode == 0
    assert run(environ, "delete", "globex-b-v", "--yes").returncode == 0
    assert run(environ, "trash").returncode == 0


# The language


@pytest.mark.parametrize(
    ("environ", "is_dutch"),
    [
        ({"TENSIGNS_LANG": "nl_NL"}, True),
        ({"TENSIGNS_LANG": "NL"}, True),
        ({"TENSIGNS_LANG": "nl-BE"}, True),
        ({"TENSIGNS_LANG": "nl_NL.UTF-8"}, True),
        ({"TENSIGNS_LANG": "en_GB", "LANG": "nl_NL.UTF-8"}, False),
        ({"LANGUAGE": "nl", "LANG": "en_GB.UTF-8"}, True),
        ({"LANGUAGE": "de:nl_BE:en", "LANG": "en_GB.UTF-8"}, True),
        ({"LANGUAGE": "en:nl", "LANG": "nl_NL.UTF-8"}, False),
        ({"LANGUAGE": "de", "LANG": "nl_NL.UTF-8"}, False),
        ({"LANGUAGE": "", "LANG": "nl_NL.UTF-8"}, True),
        ({"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, False),
        ({"LANGUAGE": "nl", "LC_ALL": "C.UTF-8"}, False),
        ({"LANGUAGE": "nl", "LC_ALL": "POSIX"}, False),
        ({"LANGUAGE": "nl"}, False),
        ({"LANGUAGE": "nl", "LANG": "en_GB.UTF-8", "TENSIGNS_LANG": "en"}, False),
    ],
    ids=str,
)
def test_the_language_follows_the_variables_as_gettext_does(
    environ: dict[str, str], *, is_dutch: bool, tmp_path: Path
) -> None:
    environ = {"HOME": str(tmp_path), **environ}
    assert run(environ, "--help").stdout.startswith("Gebruik: " if is_dutch else "Usage: ")
    # click's own messages are in the same language.
    message = run(environ, "show").stderr
    assert message.startswith("Fout: Er ontbreekt" if is_dutch else "Error: Missing")


@pytest.mark.parametrize("args", [("--lang", "NL", "list"), ("list", "--lang=nl_NL.UTF-8")])
def test_the_language_option_takes_the_name_of_a_locale(
    args: tuple[str, ...], tmp_path: Path
) -> None:
    assert run({"HOME": str(tmp_path)}, *args).stdout.startswith("Nog geen klanten.")


def test_an_unknown_language_is_refused_in_the_language_of_the_locale(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "TENSIGNS_LANG": "xx"}
    assert run(environ, "list").stderr.startswith("Error: TENSIGNS_LANG: ")
    assert run(environ | {"LANG": "nl_NL.UTF-8"}, "list").stderr.startswith(
        "Fout: TENSIGNS_LANG: de taal “xx”"
    )


# Other variables, and the short name of --help


@pytest.mark.parametrize(
    "environ",
    [
        {"_TENSIGNS_COMPLETE": ""},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONDEVMODE": "1"},
        {"PYTHONOPTIMIZE": "2"},
        {"XDG_CONFIG_HOME": "/dev/null"},
        {"COLUMNS": "x", "LINES": "-1"},
        {"TEXTUAL_COLOR_SYSTEM": "nosuch"},
        {"TMPDIR": "/nosuch"},
    ],
    ids=str,
)
def test_odd_values_of_other_variables_do_no_harm(environ: dict[str, str], tmp_path: Path) -> None:
    result = run({"HOME": str(tmp_path), **environ}, "list")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("No clients yet.")


def test_the_completion_variables_without_a_shell_print_no_error(tmp_path: Path) -> None:
    for environ in (
        {"_TENSIGNS_COMPLETE": "bash_complete"},
        {"_TENSIGNS_COMPLETE": "bash_complete", "TZ": "FOO-24"},
        {"_TENSIGNS_COMPLETE": "zsh_complete", "COMP_WORDS": "tensigns '", "COMP_CWORD": "x"},
        {"_TENSIGNS_COMPLETE": "nosuch"},
    ):
        result = run({"HOME": str(tmp_path), **environ})
        assert (result.returncode, result.stdout, result.stderr) == (1, "", "")


@pytest.mark.parametrize("command", [(), ("list",), ("ask",), ("trash",), ("trash", "empty")])
def test_h_is_help(command: tuple[str, ...], tensigns: Commands) -> None:
    text = tensigns.ok(*command, "-h")
    assert text == tensigns.ok(*command, "--help")
    assert "-h, --help" in text
