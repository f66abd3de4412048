"""``[keys]`` of ``config.toml``: keys that count, and lines that say why others do not."""

from itertools import combinations
from pathlib import Path

import pytest

from tensigns.environment.key_actions import ACTIONS_BY_PLACE, DEFAULT_KEYS, can_answer
from tensigns.environment.settings import KeySettings, load_settings
from tensigns.errors import BadInput


def load_keys(folder: Path, text: str) -> KeySettings:
    """The key settings of a file with these lines in ``[keys]``."""
    path = folder / "config.toml"
    path.write_text(f"[keys]\n{text}\n", encoding="utf-8")
    return load_settings(path).settings.keys


def objections(settings: KeySettings) -> list[str]:
    """The warnings without the file."""
    return [warning.partition(": ")[2] for warning in settings.warnings]


def test_without_keys_nothing_is_set(tmp_path: Path) -> None:
    assert load_keys(tmp_path, "") == KeySettings()


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ('ask = "z"', {"ask": ("z",)}),
        ('down = ["down", "j"]', {"down": ("down", "j")}),
        ('log = ["F5", "Ctrl+T", "L", "l"]', {"log": ("f5", "ctrl+t", "l")}),
        ('find = [",", "space", "é"]', {"find": (",", "space", "é")}),
        ('note = "g"\nsigns = "o"', {"note": ("g",), "signs": ("o",)}),
        ('delete = "u"\nundo = "d"', {"delete": ("u",), "undo": ("d",)}),
        ('help = ["?", "f1"]', {"help": ("?", "f1")}),
        ('export = "delete"', {"export": ("delete",)}),
    ],
)
def test_an_action_has_the_keys_that_are_set(
    tmp_path: Path, line: str, keys: dict[str, tuple[str, ...]]
) -> None:
    assert load_keys(tmp_path, line) == KeySettings(keys)


@pytest.mark.parametrize(
    ("line", "objection"),
    [
        ('aks = "z"', "keys.aks: “aks” is not known and is ignored; did you mean “ask”?"),
        ('ask = "crtl+a"', "keys.ask: “crtl+a” is no key that can be set; the default stays"),
        ('ask = "ctrl+c"', "keys.ask: “ctrl+c” is no key that can be set; the default stays"),
        ('ask = "\\t"', "keys.ask: “” is no key that can be set; the default stays"),
        ('ask = "enter"', "keys.ask: “enter” always does the same; the default stays"),
        ('note = "j"', "keys.note: “j” is for answers; the default stays"),
        ('why = "7"', "keys.why: “7” is for answers; the default stays"),
        ('quit = "é"', "keys.quit: “é” is for answers; the default stays"),
        ('save = "ctrl+u"', "keys.save: “ctrl+u” edits a text; the default stays"),
        (
            'help = "?"',
            "keys.help: in a text box “?” is a character; add a key such as “f5”; "  # noqa: ISC004
            "the default stays",
        ),
        (
            'next_field = ["tab", "j"]',
            "keys.next_field: in a text box “j” is a character; the default stays",
        ),
        (
            'hide_names = ["f8", "space"]',
            "keys.hide_names: in a text box “space” is a character; the default stays",
        ),
        ('delete = "l"', "keys.delete: “l” is also the key of “log”; the default stays"),
        ('down = ["j", "m"]', "keys.down: “m” is also the key of “mark”; the default stays"),
    ],
)
def test_a_setting_that_does_not_count_is_named_in_one_line(
    tmp_path: Path, line: str, objection: str
) -> None:
    settings = load_keys(tmp_path, line)
    assert settings.keys == {}
    assert objections(settings) == [objection]


def test_a_setting_that_does_not_count_leaves_the_others(tmp_path: Path) -> None:
    settings = load_keys(tmp_path, 'ask = "z"\nlog = "z"\nmark = "space"')
    assert settings.keys == {"ask": ("z",), "mark": ("space",)}
    assert objections(settings) == ["keys.log: “z” is also the key of “ask”; the default stays"]


def test_a_default_that_comes_back_can_clash_with_another_setting(tmp_path: Path) -> None:
    """``undo`` cannot have ``a``, so it keeps ``u``, which ``delete`` can then not have."""
    settings = load_keys(tmp_path, 'delete = "u"\nundo = "a"')
    assert settings.keys == {}
    assert objections(settings) == [
        "keys.undo: “a” is also the key of “ask”; the default stays",
        "keys.delete: “u” is also the key of “undo”; the default stays",
    ]


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("ask = 1", "keys.ask", "“1”"),
        ("ask = []", "keys.ask", "“[]”"),
        ('ask = ["z", 2]', "keys.ask", "“['z', 2]”"),
        ('ask = ""', "keys.ask", "“”"),
    ],
)
def test_a_value_of_a_wrong_type_is_refused(
    tmp_path: Path, text: str, key: str, shown: str
) -> None:
    with pytest.raises(BadInput) as refused:
        load_keys(tmp_path, text)
    allowed = "write a key, or a list of keys"
    assert str(refused.value).endswith(f": {key}: {shown} is not allowed; {allowed}")


def test_keys_must_be_a_table(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('keys = "vi"')
    with pytest.raises(BadInput, match="keys: this must be a table"):
        load_settings(path)


def test_the_warnings_are_messages_about_the_settings(tmp_path: Path) -> None:
    load_keys(tmp_path, 'delete = "l"')
    loaded = load_settings(tmp_path / "config.toml")
    assert loaded.messages == loaded.settings.keys.warnings != ()


def test_the_defaults_do_not_clash() -> None:
    for actions in ACTIONS_BY_PLACE.values():
        assert len(actions) == len(set(actions))
        for left, right in combinations(actions, 2):
            assert not {*DEFAULT_KEYS[left]} & {*DEFAULT_KEYS[right]}, (left, right)
    assert {action for actions in ACTIONS_BY_PLACE.values() for action in actions} == {
        *DEFAULT_KEYS
    }


@pytest.mark.parametrize("action", DEFAULT_KEYS)
def test_every_default_can_be_set(tmp_path: Path, action: str) -> None:
    keys = ", ".join(f'"{key}"' for key in DEFAULT_KEYS[action])
    assert load_keys(tmp_path, f"{action} = [{keys}]").warnings == ()


@pytest.mark.parametrize("action", ACTIONS_BY_PLACE["question"])
def test_no_action_of_the_interview_takes_a_key_that_can_answer(
    tmp_path: Path, action: str
) -> None:
    """Digits and letters, except the reserved letters. No option has one of those."""
    for key in filter(can_answer, "0123456789abcdefghijklmnopqrstuvwxyzéДΩ"):
        assert load_keys(tmp_path, f'{action} = ["f9", "{key}"]').keys == {}


def test_the_warnings_of_many_settings_are_counted(tmp_path: Path) -> None:
    lines = [*(f'{action} = "x"' for action in DEFAULT_KEYS), *(f"x{n} = 1" for n in range(20_000))]
    settings = load_keys(tmp_path, "\n".join(lines))
    assert len(settings.warnings) == 101
    assert settings.warnings[-1].endswith(" more")
