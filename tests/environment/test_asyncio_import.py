"""asyncio is imported without ssl, and ssl can be imported afterwards."""

import pytest

from tests.processes import run_python

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
    assert run_python(PROGRAM).split() == ["True", "False", "True"]
