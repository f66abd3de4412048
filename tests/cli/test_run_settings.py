"""The precedence of options, environment, ``config.toml`` and defaults."""

from pathlib import Path

import pytest

from tensigns.language import current_language
from tests.cli.conftest import ANSWERS, Commands


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of ``config.toml``; the environment sets neither a language nor a data folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    for name in ("TENSIGNS_LANG", "TENSIGNS_DATA", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    folder = tmp_path / "config" / "tensigns"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def language_of_list(tensigns: Commands, *args: str) -> str:
    """The language that ``tensigns list`` runs in."""
    tensigns.ok("list", *args)
    return current_language()


def test_the_language_comes_from_the_option_the_environment_the_settings_or_the_locale(
    config: Path, tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert language_of_list(tensigns) == "nl"
    config.write_text('language = "en"', encoding="utf-8")
    assert language_of_list(tensigns) == "en"
    monkeypatch.setenv("TENSIGNS_LANG", "nl")
    assert language_of_list(tensigns) == "nl"
    assert language_of_list(tensigns, "--lang", "en") == "en"


def test_help_is_in_the_language_of_the_settings(config: Path, tensigns: Commands) -> None:
    config.write_text('language = "nl"', encoding="utf-8")
    assert "Gebruik:" in tensigns.ok("--help")


def test_the_data_folder_comes_from_the_option_the_environment_the_settings_or_the_platform(
    config: Path, tensigns: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def folder_of_new_client(*args: str) -> list[str]:
        before = set(tmp_path.rglob("client.toml"))
        tensigns.ok("ask", "--answers", "-", *args, stdin=ANSWERS)
        (path,) = set(tmp_path.rglob("client.toml")) - before
        return list(path.relative_to(tmp_path).parts[:-3])

    assert folder_of_new_client() == ["share", "tensigns"]
    config.write_text(f'data = "{tmp_path}/set"', encoding="utf-8")
    assert folder_of_new_client() == ["set"]
    monkeypatch.setenv("TENSIGNS_DATA", str(tmp_path / "environment"))
    assert folder_of_new_client() == ["environment"]
    assert folder_of_new_client("--data", str(tmp_path / "option")) == ["option"]


def test_an_unknown_key_is_reported_once_and_ignored(config: Path, tensigns: Commands) -> None:
    config.write_text("colour = 1\n", encoding="utf-8")
    result = tensigns("list", "--json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert result.stderr == f"{config}: colour: “colour” is not known and is ignored\n"


@pytest.mark.parametrize("args", [("list",), ("show", "globex"), ("trash",), ("check",)])
def test_an_invalid_value_makes_every_command_refuse(
    args: tuple[str, ...], config: Path, tensigns: Commands
) -> None:
    config.write_text('theme = "blue"\n', encoding="utf-8")
    assert tensigns.error_of(*args) == (
        f"Error: {config}: theme: “blue” is not allowed; choose one of: auto, dark, light\n"
    )


@pytest.mark.parametrize("text", ['language = "de"\n', "theme = \n"])
@pytest.mark.parametrize("args", [("--help",), ("--version",), ("list", "--help")])
def test_help_works_with_invalid_settings(
    args: tuple[str, ...], text: str, config: Path, tensigns: Commands
) -> None:
    config.write_text(text, encoding="utf-8")
    assert tensigns.ok(*args)
