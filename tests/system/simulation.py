"""What the simulated systems share: names that typeshed says a system lacks are deleted."""

import ast
import errno
import importlib
import importlib.util
import locale
import os
import select
import signal
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LANGUAGE_VARIABLE = "SIMULATED_LANGUAGE"
"""The environment variable with the number of Windows's language, such as 1043 for Dutch."""

SYNCS_VARIABLE = "SIMULATED_SYNCS"
"""The environment variable with the file that gets the path of each fully synced file on macOS."""

MODULES = (os, signal, select, time, locale, errno)
"""The modules whose names depend on the system, of those that the program uses."""


def delete_missing_names(platform: str) -> None:
    """Delete from `MODULES` the names that a platform such as win32 lacks."""
    for module in MODULES:
        for name in missing_names(module.__name__, platform):
            if hasattr(module, name):
                delattr(module, name)
    # From Python 3.13 on, the function of Linux uses a name that is deleted.
    vars(os)["process_cpu_count"] = os.cpu_count


def missing_names(module: str, platform: str) -> set[str]:
    """Return the names that a module has on Linux and lacks on another platform."""
    mypy = importlib.util.find_spec("mypy")
    assert mypy is not None
    assert mypy.origin is not None
    typeshed = Path(mypy.origin).parent / "typeshed" / "stdlib"
    stubs = (typeshed / module / "__init__.pyi", typeshed / f"{module}.pyi")
    text = next(path for path in stubs if path.exists()).read_text(encoding="utf-8")
    return _names_on("linux", text) - _names_on(platform, text)


def _names_on(platform: str, stub: str) -> set[str]:
    context = {"sys": types.SimpleNamespace(platform=platform, version_info=sys.version_info)}
    return set(_defined_names(ast.parse(stub).body, context))


def _defined_names(body: list[ast.stmt], context: dict[str, Any]) -> Iterator[str]:
    """Yield the names that the statements of a stub define."""
    for statement in body:
        match statement:
            case ast.If():
                holds = eval(ast.unparse(statement.test), context)  # noqa: S307  typeshed's own
                yield from _defined_names(statement.body if holds else statement.orelse, context)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from (alias.asname for alias in aliases if alias.asname)
            case _:
                pass


def run_arguments() -> None:
    """Run ``tensigns`` with the arguments of this process, or the lines of Python after ``-c``."""
    if sys.argv[1:2] == ["-c"]:
        code = sys.argv[2]
        del sys.argv[1:3]
        exec(compile(code, "<lines>", "exec"), {"__name__": "__main__"})  # noqa: S102
    else:
        # Imported here because the simulation must be complete before.
        importlib.import_module("tensigns.cli").main()
