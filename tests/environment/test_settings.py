"""``config.toml``: its settings, unknown keys and refused values."""

import os
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from tensigns.environment.paths import data_folder, settings_file
from tensigns.environment.settings import SENDER_LIMIT, Sender, Settings, load_settings
from tensigns.errors import BadInput


def write_settings(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_apply(tmp_path: Path) -> None:
    settings, ignored = load_settings(tmp_path / "config.toml")
    assert settings == Settings(
        language=None, theme="auto", data=None, animation=True, plain=False, key_interval=0.15
    )
    assert ignored == ()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    text = (
        'language = "nl"\ntheme = "light"\ndata = "/srv/clients"\nanimation = false\n'
        "plain = true\nkey_interval = 0.3\n"
    )
    settings, ignored = load_settings(write_settings(tmp_path, text))
    assert settings == Settings(
        language="nl",
        theme="light",
        data=Path("/srv/clients"),
        animation=False,
        plain=True,
        key_interval=0.3,
    )
    assert ignored == ()


@pytest.mark.parametrize("value", ["0", "0.0", "1", "2", "2.0"])
def test_the_key_interval_is_a_number_from_0_to_2(tmp_path: Path, value: str) -> None:
    path = write_settings(tmp_path, f"key_interval = {value}")
    assert load_settings(path).settings.key_interval == float(value)


def test_a_tilde_in_data_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = write_settings(tmp_path, 'data = "~/clients"')
    assert load_settings(path).settings.data == tmp_path / "clients"


def test_an_unknown_key_is_named_and_ignored(tmp_path: Path) -> None:
    path = write_settings(tmp_path, 'theme = "light"\nanimations = false\n"\\u001b[31m" = 1\n')
    settings, ignored = load_settings(path)
    assert settings == Settings(theme="light")
    assert ignored == (
        f"{path}: [31m: “[31m” is not known and is ignored",
        f"{path}: animations: “animations” is not known and is ignored; did you mean “animation”?",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('language = "de"', "language: “de” is not allowed; choose one of: en, nl"),
        ("language = 1", "language: “1” is not allowed; choose one of: en, nl"),
        ('theme = "blue"', "theme: “blue” is not allowed; choose one of: auto, dark, light"),
        ('theme = ["dark"]', "theme: “['dark']” is not allowed; choose one of: auto, dark, light"),
        ('animation = "no"', "animation: “no” is not allowed; choose one of: true, false"),
        ("animation = 0", "animation: “0” is not allowed; choose one of: true, false"),
        *(
            (
                f"key_interval = {value}",
                f"key_interval: “{shown}” is not allowed; write a number of seconds from 0 to 2",
            )
            for value, shown in (
                ("-0.1", "-0.1"),
                ("2.1", "2.1"),
                ("nan", "nan"),
                ("inf", "inf"),
                ("true", "True"),
                ('"0.15"', "0.15"),
            )
        ),
        (
            'data = "clients"',
            "data: “clients” is not allowed; name a folder by its whole path, from / or ~ on",
        ),
        (
            "data = false",
            "data: “False” is not allowed; name a folder by its whole path, from / or ~ on",
        ),
        (
            'data = "/a\\u0000b"',
            "data: “/ab” is not allowed; name a folder by its whole path, from / or ~ on",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_its_file_its_key_and_what_is_allowed(
    tmp_path: Path, line: str, message: str
) -> None:
    path = write_settings(tmp_path, line)
    with pytest.raises(BadInput) as refused:
        load_settings(path)
    assert str(refused.value) == f"{path}: {message}"


def test_all_wrong_values_are_reported_together(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        load_settings(write_settings(tmp_path, 'language = "de"\nanimation = 1\n'))
    assert len(str(refused.value).splitlines()) == 2


def test_invalid_toml_is_refused_with_its_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"config\.toml: line 2, column 8: this is not valid TOML"):
        load_settings(write_settings(tmp_path, 'theme = "dark"\ndata = \n'))


@pytest.mark.parametrize(
    ("xdg", "folder"),
    [
        ("/etc/xdg", "/etc/xdg/tensigns"),
        ("somewhere", "/home/me/.config/tensigns"),
        ("", "/home/me/.config/tensigns"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have folders of their own")
def test_the_file_is_in_the_xdg_folder_unless_that_is_relative(xdg: str, folder: str) -> None:
    environ = {"HOME": "/home/me", "XDG_CONFIG_HOME": xdg}
    assert settings_file(environ) == Path(folder) / "config.toml"


def test_the_default_folders_equal_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    dirs = PlatformDirs("tensigns", appauthor=False)
    assert settings_file(os.environ).parent == dirs.user_config_path
    assert data_folder(os.environ) == dirs.user_data_path


def test_the_sender_of_letters_has_three_texts(tmp_path: Path) -> None:
    text = '[sender]\nname = "Sam"\naddress = """\nKade 1\n3011 AA Rotterdam"""\n'
    settings, ignored = load_settings(write_settings(tmp_path, text))
    assert settings.sender == Sender("Sam", "Kade 1\n3011 AA Rotterdam", "")
    assert ignored == ()


def test_an_unknown_key_of_the_sender_is_named_and_ignored(tmp_path: Path) -> None:
    path = write_settings(tmp_path, '[sender]\nnaam = "Sam"\n')
    settings, ignored = load_settings(path)
    assert settings.sender == Sender()
    assert [line.split(": ")[1] for line in ignored] == ["sender.naam"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sender = 'Sam'", "sender"),
        ("[sender]\nname = 3", "sender.name"),
        (f"[sender]\nname = '{'x' * (SENDER_LIMIT + 1)}'", "sender.name"),
    ],
)
def test_a_wrong_sender_is_named(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(BadInput, match=f": {key}: "):
        load_settings(write_settings(tmp_path, text))
