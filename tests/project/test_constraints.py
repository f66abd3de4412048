"""The pins that the tests run with: complete, and nothing but names and versions."""

import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "tests" / "constraints.txt").read_text(encoding="utf-8").splitlines()


def needed(package: str, extras: frozenset[str], seen: set[str]) -> set[str]:
    """Everything that is installed along with a package."""
    for line in requires(package) or ():
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        marker = requirement.marker
        wanted = marker is None or any(marker.evaluate({"extra": each}) for each in extras)
        if wanted and name not in seen and installed(name):
            seen.add(name)
            needed(name, frozenset({"", *requirement.extras}), seen)
    return seen


def installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def test_every_line_is_a_name_and_a_version() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in PINS)


def test_everything_that_the_tests_install_is_pinned() -> None:
    pinned = {canonicalize_name(line.partition("==")[0]) for line in PINS}
    assert pinned == needed("tensigns", frozenset({"", "test"}), set())
