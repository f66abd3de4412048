"""The package as it is installed: a wheel works on its own, a checkout reads its own files."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tensigns import __version__

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
QUESTIONNAIRE = Path("questions", "ten-signs.toml")
PROBE = """
import tensigns
from tensigns.language import gettext, set_language
from tensigns.questionnaires.reading import builtin_edition
set_language("nl")
print(tensigns.__file__)
print(gettext("Missing option"))
print(builtin_edition().data.decode().splitlines()[-1])
"""


def checkout(folder: Path) -> Path:
    """A copy of what a build starts from, never built before."""
    for name in ("app", "questions"):
        ignored = shutil.ignore_patterns("*.mo", "__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    return folder


def build(kind: str, source: Path, target: Path) -> Path:
    """Build a wheel, or an editable one, the way an installer asks for it; fetches nothing."""
    code = f"import sys; from hatchling.build import {kind}; {kind}(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, target], cwd=source, check=True)
    (built,) = target.iterdir()
    return built


def environment(folder: Path, wheel: Path) -> Path:
    """A new environment with one wheel installed; everything else comes from this one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    site = sysconfig.get_path("purelib", vars={"base": str(folder)})
    zipfile.ZipFile(wheel).extractall(site)
    # A path in a .pth file is searched, but its own .pth files are not: this environment's
    # editable install stays out of sight.
    Path(site, "outer.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin" / "python"


def probe(python: Path, cwd: Path) -> tuple[Path, str, str]:
    """Where the package is, what it says in Dutch, and its questionnaire's last line."""
    done = subprocess.run(
        [python, "-c", PROBE], cwd=cwd, capture_output=True, text=True, check=True
    )
    file, dutch, last = done.stdout.splitlines()
    return Path(file), dutch, last


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a checkout that was never built before."""
    source = checkout(tmp_path_factory.mktemp("source"))
    return build("build_wheel", source, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_all_it_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"tensigns-{__version__}-py3-none-any.whl"
    assert "tensigns/py.typed" in names
    for path in (ROOT / "questions").iterdir():
        assert f"tensigns/questions/{path.name}" in names
    assert "tensigns/locale/nl/LC_MESSAGES/tensigns.mo" in names
    data = {".tcss", ".css", ".jinja"}
    package = ROOT / "app" / "tensigns"
    for path in (each for each in package.rglob("*") if each.suffix in data):
        assert f"tensigns/{path.relative_to(package)}" in names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    assert {name.parts[0] for name in names} == {"tensigns", f"tensigns-{__version__}.dist-info"}
    suffixes = {name.suffix for name in names if name.parts[0] == "tensigns" and name.suffix}
    assert suffixes <= {".py", ".typed", ".toml", ".json", ".md", ".mo", ".tcss", ".css", ".jinja"}


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv", wheel)
    file, dutch, last = probe(python, tmp_path)
    assert file.is_relative_to(tmp_path / "venv")
    assert dutch == "Ontbrekende optie"
    assert last == (ROOT / QUESTIONNAIRE).read_text(encoding="utf-8").splitlines()[-1]


def test_an_editable_install_reads_the_questionnaire_that_is_edited(tmp_path: Path) -> None:
    copy = checkout(tmp_path / "copy")
    (target := tmp_path / "wheel").mkdir()
    python = environment(tmp_path / "venv", build("build_editable", copy, target))
    with (copy / QUESTIONNAIRE).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    where, dutch, last = probe(python, tmp_path)
    assert where.is_relative_to(copy)
    assert dutch == "Ontbrekende optie"
    assert last == "# edited"


def test_a_checkout_that_was_never_built_speaks_english(tmp_path: Path) -> None:
    copy = checkout(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=copy / "app", capture_output=True, text=True, check=True
    )
    where, said, _ = done.stdout.splitlines()
    assert Path(where).is_relative_to(copy)
    assert said == "Missing option"
