"""``config.toml`` behind the options and the environment, before the defaults."""

from pathlib import Path

import pytest

from tensigns.language import current_language
from tests.cli.conftest import ANSWERS, Commands


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings lie; nothing else says which language or folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    for name in ("TENSIGNS_LANG", "TENSIGNS_DATA", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    folder = tmp_path / "config" / "tensigns"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def language(tensigns: Commands, *args: str) -> str:
    """What a command speaks."""
    tensigns.ok("list", *args)
    return current_language()


def test_the_language_is_the_options_the_environments_the_settings_or_the_locales(
    config: Path, tensigns: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert language(tensigns) == "nl"
    config.write_text('language = "en"', encoding="utf-8")
    assert language(tensigns) == "en"
    monkeypatch.setenv("TENSIGNS_LANG", "nl")
    assert language(tensigns) == "nl"
    assert language(tensigns, "--lang", "en") == "en"


def test_help_is_in_the_language_that_is_set(config: Path, tensigns: Commands) -> None:
    config.write_text('language = "nl"', encoding="utf-8")
    assert "Gebruik:" in tensigns.ok("--help")


def test_the_folder_is_the_options_the_environments_the_settings_or_the_platforms(
    config: Path, tensigns: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*args: str) -> list[str]:
        before = set(tmp_path.rglob("client.toml"))
        tensigns.ok("ask", "--answers", "-", *args, stdin=ANSWERS)
        (path,) = set(tmp_path.rglob("client.toml")) - before
        return list(path.relative_to(tmp_path).parts[:-3])

    assert made() == ["share", "tensigns"]
    config.write_text(f'data = "{tmp_path}/set"', encoding="utf-8")
    assert made() == ["set"]
    monkeypatch.setenv("TENSIGNS_DATA", str(tmp_path / "environment"))
    assert made() == ["environment"]
    assert made("--data", str(tmp_path / "option")) == ["option"]


def test_an_unknown_key_is_told_once_and_not_in_the_way(config: Path, tensigns: Commands) -> None:
    config.write_text("colour = 1\n", encoding="utf-8")
    done = tensigns("list", "--json")
    assert (done.exit_code, done.stdout) == (0, "[]\n")
    assert done.stderr == f'{config}: colour: "colour" is not known and is ignored\n'


@pytest.mark.parametrize("args", [("list",), ("show", "globex"), ("trash",), ("check",)])
def test_a_wrong_value_is_refused_before_anything_is_done(
    args: tuple[str, ...], config: Path, tensigns: Commands
) -> None:
    config.write_text('theme = "blue"\n', encoding="utf-8")
    assert tensigns.refused(*args) == (
        f'Error: {config}: theme: "blue" is not allowed; choose one of: dark, light\n'
    )


@pytest.mark.parametrize("text", ['language = "de"\n', "theme = \n"])
@pytest.mark.parametrize("args", [("--help",), ("--version",), ("list", "--help")])
def test_help_is_there_when_the_settings_are_wrong(
    args: tuple[str, ...], text: str, config: Path, tensigns: Commands
) -> None:
    config.write_text(text, encoding="utf-8")
    assert tensigns.ok(*args)
