"""Copies of questionnaires that are not what their names say, and sittings held afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tensigns.library.library import Library
from tensigns.questionnaires import reading
from tensigns.questionnaires.archive import SET_ASIDE_SUFFIX
from tests.cli.conftest import Commands
from tests.guide_examples import EXAMPLES
from tests.posix_only import mkfifo

SAMPLE = Path(__file__).parents[1] / "report" / "sample.toml"
ANSWERS = 'client = "Globex"\n[answers]\nlaw.risk = "real"\n'
ASK = ("ask", "--answers", "-", "--questions", str(SAMPLE))


def change(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("points = 10", "points = 1"), encoding="utf-8")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2_000])


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("gone")


def link_to_another(path: Path) -> None:
    other = path.parents[2] / "other.toml"
    other.write_text("precious = true\n", encoding="utf-8")
    path.unlink()
    path.symlink_to(other)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_pipe(path: Path) -> None:
    path.unlink()
    mkfifo(path)


@pytest.fixture
def copy(tensigns: Commands, library: Library) -> Path:
    """The copy of a questionnaire that a sitting was answered with."""
    tensigns.ok(*ASK, stdin=ANSWERS)
    (path,) = (library.root / "questionnaires").glob("sample-*.toml")
    return path


@pytest.mark.parametrize(
    "damage", [change, cut_short, link_to_nothing, link_to_another, make_folder, make_pipe]
)
def test_a_copy_that_is_not_what_its_name_says_is_replaced_and_kept(
    damage: Callable[[Path], None], copy: Path, tensigns: Commands
) -> None:
    damage(copy)
    damaged = copy.read_bytes() if copy.is_file() else None
    kind = copy.lstat().st_mode
    asked = tensigns.json(*ASK, stdin=ANSWERS)
    assert tensigns.json("show", "globex") == asked
    assert copy.read_bytes() == SAMPLE.read_bytes()
    aside = copy.with_name(copy.name + SET_ASIDE_SUFFIX)
    assert aside.lstat().st_mode == kind
    assert damaged is None or aside.read_bytes() == damaged
    done = tensigns("check", "--json")
    assert done.exit_code == 2
    assert f"{aside}: this was not the questionnaire of its name, and was put aside" in done.stdout


def test_an_empty_copy_is_replaced(copy: Path, tensigns: Commands) -> None:
    copy.write_bytes(b"")
    asked = tensigns.json(*ASK, stdin=ANSWERS)
    assert tensigns.json("show", "globex") == asked
    assert tensigns.json("check")["faults"] == []


def test_every_damaged_copy_is_kept(copy: Path, tensigns: Commands) -> None:
    for number in range(3):
        copy.write_text(f"damaged = {number}\n", encoding="utf-8")
        tensigns.ok(*ASK, stdin=ANSWERS)
    kept = sorted(path.read_text() for path in copy.parent.glob(f"*{SET_ASIDE_SUFFIX}*"))
    assert kept == ["damaged = 0\n", "damaged = 1\n", "damaged = 2\n"]


def test_a_sitting_in_lines_replaces_it_too(
    copy: Path, tensigns: Commands, library: Library
) -> None:
    copy.write_text("damaged = 1\n", encoding="utf-8")
    done = tensigns("ask", "Hooli", "--plain", "--questions", str(SAMPLE), stdin="1\nq\n")
    assert done.exit_code == 0
    assert library.draft(library.find("Hooli")) is not None


def test_a_file_of_its_name_does_not_stand_for_a_questionnaire_that_was_proved(
    copy: Path, tensigns: Commands, tmp_path: Path
) -> None:
    """A questionnaire is proved unless the archive has it."""
    path = tmp_path / "faulty.toml"
    path.write_text(EXAMPLES["en"].replace("points = 10", "points = 7"), encoding="utf-8")
    ref = reading.read_edition(path).ref
    copy.with_name(f"{ref.id}-{ref.version}-{ref.hash}.toml").touch()
    error = tensigns.error_of("ask", "X", "--answers", "-", "--questions", str(path))
    assert "faulty.toml: sign silence: " in error
