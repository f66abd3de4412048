"""What tests need of the system."""

import shutil

import pytest


def needs(*tools: str) -> pytest.MarkDecorator:
    """Skip a test, visibly, where a program of the system is missing; in CI that is a failure."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
