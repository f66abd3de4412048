"""Every command that writes in the data folder names the client on standard error."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import ANSWERS, Commands, record_sitting

CLIENT_LINE = "Client: Initech & Sons\n"


@pytest.fixture
def slug(library: Library) -> str:
    """The slug of Initech & Sons, who has a sitting."""
    record_sitting(library, "Initech & Sons")
    Path("answers.toml").write_text(ANSWERS, encoding="utf-8")
    return library.find("Initech & Sons").slug


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize(
    "args",
    [
        ("ask", "SLUG", "--answers", "answers.toml"),
        ("rename", "SLUG", "Initrode"),
        ("delete", "SLUG", "--yes"),
        ("delete", "SLUG@20200228T223000Z", "--yes"),
    ],
)
def test_the_client_is_named_by_name(
    args: tuple[str, ...], options: tuple[str, ...], slug: str, tensigns: Commands
) -> None:
    result = tensigns(*(arg.replace("SLUG", slug) for arg in args), *options)
    assert result.exit_code == 0
    assert CLIENT_LINE in result.stderr
    assert CLIENT_LINE not in result.stdout


@pytest.mark.parametrize("item", ["SLUG", "SLUG@20200228T223000Z"])
def test_what_is_restored_is_named(item: str, slug: str, tensigns: Commands) -> None:
    name = item.replace("SLUG", slug)
    tensigns.ok("delete", name, "--yes")
    assert CLIENT_LINE in tensigns("trash", "restore", name).stderr


@pytest.mark.parametrize(("lines", "message"), [("1\nq\n", CLIENT_LINE), ("q\n", "")])
def test_after_a_sitting_in_plain_lines_the_client_is_named_if_something_was_saved(
    lines: str, message: str, slug: str, tensigns: Commands
) -> None:
    result = tensigns("ask", slug, "--plain", stdin=lines)
    assert (result.exit_code, result.stderr) == (0, message)


def test_a_new_client_is_called_new(tensigns: Commands) -> None:
    result = tensigns("ask", "--answers", "-", stdin=ANSWERS)
    assert "Globex B.V. is a new client.\n" in result.stderr


@pytest.mark.usefixtures("slug")
def test_what_only_reads_names_no_client_on_standard_error(tensigns: Commands) -> None:
    commands = (("show",), ("history",), ("export",), ("ask", "--answers", "answers.toml"))
    for command, *options in commands:
        dry_run = ("--dry-run",) if options else ()
        assert "Client:" not in tensigns(command, "Initech & Sons", *options, *dry_run).stderr
