"""Folders that cannot be listed. Removing a permission is not enough: root can list any folder."""

import errno
import os
from pathlib import Path

import pytest


def refuse_listing(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Make every listing of these folders fail."""
    listdir = os.listdir

    def list_unless_refused(path: str | Path = ".") -> list[str]:
        if Path(path) in folders:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", list_unless_refused)
