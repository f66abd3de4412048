"""Folders that cannot be listed, as without permission, which the user root always has."""

import errno
import os
from pathlib import Path

import pytest


def refuse_listing(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let no listing of these folders succeed."""
    listdir = os.listdir

    def list_unless_refused(path: str | Path = ".") -> list[str]:
        if Path(path) in folders:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", list_unless_refused)
