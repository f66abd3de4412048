"""In plain lines, tables are lists: each value has a line of its own, after its heading."""

from pathlib import Path

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands, record_sitting


@pytest.fixture(autouse=True)
def _clients(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    record_sitting(library, "Globex", slow_payment__late="often")
    record_sitting(library, "Initech", unreasonable_demands__beyond="weekly")
    monkeypatch.setenv("TENSIGNS_PLAIN", "1")


def lines_after(text: str, title: str) -> list[str]:
    """The indented lines below a title."""
    lines = text.splitlines()
    start = lines.index(title) + 1
    end = next((i for i in range(start, len(lines)) if not lines[i].startswith("  ")), len(lines))
    return [line.strip() for line in lines[start:end]]


def test_the_list_of_clients(tensigns: Commands) -> None:
    text = tensigns.ok("list")
    assert lines_after(text, "Globex, due") == [
        "last: watch",
        "points: 5?",
        "left open: 14",
        "date: 2020-02-28",
        "next: 2020-03-29",
        "sittings: 1",
    ]


def test_a_history(tensigns: Commands, library: Library) -> None:
    tensigns.ok("log", "globex", "the logo", "--on", "2026-01-05")
    text = tensigns.ok("history", "globex")
    (sitting_id,) = library.sitting_ids(library.find("Globex"))
    assert lines_after(text, "2020-02-28: watch") == [
        "points: 5?",
        "left open: 14",
        f"sitting: {sitting_id}",
    ]
    assert "the logo" in lines_after(text, "2026-01-05: happened")
    assert lines_after(text, "5 Slow to pay") == ["2020-02-28: 5?"]


def test_a_comparison(tensigns: Commands) -> None:
    text = tensigns.ok("compare", "globex", "initech")
    assert "recommendation: Watch" in lines_after(text, "Globex")
    assert lines_after(text, "5 Slow to pay")[:2] == ["Globex: 5?", "Initech: ?"]


@pytest.mark.parametrize(
    "command", [("list",), ("history", "globex"), ("compare", "globex", "init")]
)
def test_no_line_has_columns(tensigns: Commands, command: tuple[str, ...]) -> None:
    assert [line for line in tensigns.ok(*command).splitlines() if "   " in line.strip()] == []


def test_the_setting_counts_too(
    tensigns: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TENSIGNS_PLAIN")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert "last: watch" not in tensigns.ok("list")
    folder = tmp_path / "config" / "tensigns"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("plain = true\n")
    assert "last: watch" in tensigns.ok("list")
