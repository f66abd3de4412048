"""The package as a wheel, as an editable install and as a checkout."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from hatch_build import MANUAL_PATHS
from tensigns import __version__
from tests.processes import WAIT_LIMIT

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
QUESTIONNAIRE = Path("questions", "ten-signs.toml")
PROBE_PROGRAM = """
import tensigns
from tensigns.language import gettext, set_language
from tensigns.questionnaires.reading import builtin_edition
set_language("nl")
print(tensigns.__file__)
print(gettext("Missing option"))
print(builtin_edition().data.decode().splitlines()[-1])
"""


def copy_sources(folder: Path) -> Path:
    """Copy the sources of a build, without any built file."""
    for name in ("app", "questions"):
        ignored = shutil.ignore_patterns("*.mo", "builtin.json", "__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    return folder


def build(hook: str, source: Path, target: Path) -> Path:
    """Build a wheel with a hook of the build backend, without a network; return its path."""
    program = f"import sys; from hatchling.build import {hook}; {hook}(sys.argv[1])"
    subprocess.run(
        [sys.executable, "-c", program, target], cwd=source, check=True, timeout=WAIT_LIMIT
    )
    (wheel_path,) = target.iterdir()
    return wheel_path


def create_environment(folder: Path, wheel: Path) -> Path:
    """Create an environment with one wheel; its other packages are those of this environment."""
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=WAIT_LIMIT
    )
    site = sysconfig.get_path("purelib", vars={"base": str(folder)})
    zipfile.ZipFile(wheel).extractall(site)
    # Python does not read .pth files in folders that a .pth file names, so the editable install of
    # this environment is not found.
    Path(site, "outer.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin" / "python"


def run_probe(python: Path, cwd: Path) -> tuple[Path, str, str]:
    """The file of the package, a message in Dutch, and the last line of the questionnaire."""
    result = subprocess.run(
        [python, "-c", PROBE_PROGRAM],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    package_file, message, last_line = result.stdout.splitlines()
    return Path(package_file), message, last_line


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from sources without any built file."""
    source = copy_sources(tmp_path_factory.mktemp("source"))
    return build("build_wheel", source, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_contains_all_data_files(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"tensigns-{__version__}-py3-none-any.whl"
    assert "tensigns/py.typed" in names
    for path in (ROOT / "questions").iterdir():
        assert f"tensigns/questions/{path.name}" in names
    assert "tensigns/locale/nl/LC_MESSAGES/tensigns.mo" in names
    assert "tensigns/questionnaires/builtin.json" in names
    for manual_path in MANUAL_PATHS.values():
        assert f"tensigns-{__version__}.data/data/{manual_path}" in names
    data = {".tcss", ".css", ".jinja"}
    package = ROOT / "app" / "tensigns"
    for path in (p for p in package.rglob("*") if p.suffix in data):
        assert f"tensigns/{path.relative_to(package)}" in names


def test_the_wheel_contains_no_other_kinds_of_files(wheel: Path) -> None:
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    folders = {"tensigns", *(f"tensigns-{__version__}.{kind}" for kind in ("data", "dist-info"))}
    assert {name.parts[0] for name in names} == folders
    suffixes = {name.suffix for name in names if name.parts[0] == "tensigns" and name.suffix}
    assert suffixes <= {".py", ".typed", ".toml", ".json", ".md", ".mo", ".tcss", ".css", ".jinja"}


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    python = create_environment(tmp_path / "venv", wheel)
    package_file, message, last_line = run_probe(python, tmp_path)
    assert package_file.is_relative_to(tmp_path / "venv")
    assert message == "Er ontbreekt een optie:"
    assert last_line == (ROOT / QUESTIONNAIRE).read_text(encoding="utf-8").splitlines()[-1]


def test_an_editable_install_reads_the_edited_questionnaire(tmp_path: Path) -> None:
    copy = copy_sources(tmp_path / "copy")
    (target := tmp_path / "wheel").mkdir()
    python = create_environment(tmp_path / "venv", build("build_editable", copy, target))
    with (copy / QUESTIONNAIRE).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    package_file, message, last_line = run_probe(python, tmp_path)
    assert package_file.is_relative_to(copy)
    assert message == "Er ontbreekt een optie:"
    assert last_line == "# edited"


def test_a_checkout_without_a_build_is_in_english(tmp_path: Path) -> None:
    copy = copy_sources(tmp_path)
    result = subprocess.run(
        [sys.executable, "-c", PROBE_PROGRAM],
        cwd=copy / "app",
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    package_file, message, _last_line = result.stdout.splitlines()
    assert Path(package_file).is_relative_to(copy)
    assert message == "Missing option"
