"""The two READMEs make the same promises, and their commands and keys are those of the program."""

import re
from pathlib import Path

import pytest

from tensigns.cli.root import root
from tensigns.environment.key_actions import DEFAULT_KEYS
from tensigns.environment.settings import load_settings
from tests.readmes import DUTCH, ENGLISH, ROOT, blocks, commands, parse

every_readme = pytest.mark.parametrize("text", [ENGLISH, DUTCH], ids=["en", "nl"])


@every_readme
def test_every_command_can_be_given(text: str) -> None:
    examples = commands(text)
    assert len(examples) > 14
    for args in examples:
        parse(root, [*args])


def test_both_have_the_same_commands() -> None:
    """Apart from placeholders and the language of the first two starts."""
    in_dutch = {("--lang", "nl"), ("--lang", "nl", "--demo")}
    assert commands(DUTCH) == commands(ENGLISH) | in_dutch


def table_keys(text: str) -> list[set[str]]:
    """The keys between backticks, and Esc and the like, of each row of the table of keys."""
    rows = re.findall(r"^\| (.*?) \| .* \|$", text, re.MULTILINE)
    names = r"`.`|Esc|Enter|F1|Ctrl\+P"
    return [keys for row in rows if (keys := set(re.findall(names, row)))]


def test_both_have_the_same_keys() -> None:
    english, dutch = table_keys(ENGLISH), table_keys(DUTCH)
    assert english[0] == {"`y`", "`n`", "`j`"}
    assert dutch[0] == {"`j`", "`n`"}
    assert english[1:] == dutch[1:]


@every_readme
def test_the_settings_are_accepted(text: str, tmp_path: Path) -> None:
    (settings,) = blocks(text, "toml")
    path = tmp_path / "config.toml"
    path.write_text(settings, encoding="utf-8")
    assert load_settings(path).messages == ()


@every_readme
def test_every_link_leads_to_a_file(text: str) -> None:
    links = re.findall(r"\]\((?!https)([^)]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_each_leads_to_the_other() -> None:
    assert "(LEESMIJ.md)" in ENGLISH
    assert "(README.md)" in DUTCH


@every_readme
def test_every_action_whose_keys_can_be_set_is_listed_with_its_default(text: str) -> None:
    pairs = re.findall(r"`([a-z_]+)` \(([^)`]+)\)", text)
    assert {action: tuple(keys.split(", ")) for action, keys in pairs} == DEFAULT_KEYS
    assert len(pairs) == len(DEFAULT_KEYS)
