"""Imports asyncio without the module ssl, which the program does not use.

asyncio imports ssl for encrypted network connections. The program opens none. Without ssl, the
first question comes about 10 ms earlier.
"""

import sys
from types import ModuleType
from typing import cast


def import_asyncio_without_ssl() -> None:
    """Import asyncio as on a Python that was built without OpenSSL.

    A later import of ssl works as usual. If ssl has been imported before, asyncio uses it.
    """
    if "ssl" in sys.modules:
        return
    # Python refuses to import a module whose entry is None. asyncio expects such a failure.
    sys.modules["ssl"] = cast("ModuleType", None)
    try:
        import asyncio  # noqa: F401, PLC0415
    finally:
        del sys.modules["ssl"]
