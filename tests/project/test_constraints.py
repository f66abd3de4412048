"""``constraints.txt`` pins exactly the packages that the tests install."""

import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "tests" / "constraints.txt").read_text(encoding="utf-8").splitlines()


def required_packages(package: str, extras: frozenset[str], packages: set[str]) -> set[str]:
    """Add the packages that a package requires, directly or not, to ``packages`` and return it."""
    for line in requires(package) or ():
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        marker = requirement.marker
        is_required = marker is None or any(marker.evaluate({"extra": e}) for e in extras)
        if is_required and name not in packages and is_installed(name):
            packages.add(name)
            required_packages(name, frozenset({"", *requirement.extras}), packages)
    return packages


def is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def test_every_line_is_a_pinned_version() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in PINS)


def test_exactly_the_packages_of_the_tests_are_pinned() -> None:
    pinned = {canonicalize_name(line.partition("==")[0]) for line in PINS}
    assert pinned == required_packages("tensigns", frozenset({"", "test"}), set())
