"""asyncio is imported without ssl, and ssl can be imported afterwards."""

import subprocess
import sys

import pytest

from tests.processes import WAIT_LIMIT

pytestmark = pytest.mark.process

PROGRAM = """
import sys
from tensigns.environment.asyncio_import import import_asyncio_without_ssl
import_asyncio_without_ssl()
print("asyncio" in sys.modules, "_ssl" in sys.modules)
import ssl
print(ssl.OPENSSL_VERSION_INFO > (0,))
"""


def test_ssl_is_imported_only_by_a_later_import() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=WAIT_LIMIT,
        check=True,
    )
    assert result.stdout.split() == ["True", "False", "True"]
