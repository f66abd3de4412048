"""The requests of a program to the file system in a folder, recorded with strace.

A recording is a list of the changes that a file system may keep or lose at a crash, of the syncs
that make them last, and of the program's output in between.
"""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import run_in_session
from tests.storage.strace import program_environment

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,sendfile,"
    "copy_file_range,fallocate,truncate,ftruncate,fsync,fdatasync,sync,syncfs,sync_file_range,"
    "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat"
)
"""Every call that changes or syncs a file or a folder, and those that open and close one."""

HARMLESS = {"chmod", "fchmod", "fchmodat"}
"""Calls that do not change the bytes or the names of a file."""

_CALL = re.compile(r"\d+\s+(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Name:
    """From now on, a name in a folder leads to a file or a folder, or to nothing if it is None."""

    path: Path
    node: int | None


@dataclass(frozen=True)
class Write:
    """Bytes are written into a file."""

    node: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    """A file has this size from now on."""

    node: int
    size: int


@dataclass(frozen=True)
class Sync:
    """All changes of a file, or of the names in a folder, are on the disk."""

    node: int


@dataclass(frozen=True)
class Output:
    """A line of the standard output."""

    text: str


Step = Name | Write | Truncate | Sync | Output
Tree = dict[Path, bytes | None]
"""The files below a folder with their bytes, and the folders with None."""

ROOT_NODE = 0


@dataclass
class Recording:
    """The files before the steps, the nodes of these files, and the steps."""

    before: Tree
    nodes: dict[Path, int]
    steps: list[Step] = field(default_factory=list)
    folders: set[int] = field(default_factory=set)
    """The nodes that are folders."""


def read_tree(root: Path) -> Tree:
    """Return the files and folders below a folder. Lock files hold nothing and are left out."""
    return {
        path.relative_to(root): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.name != ".lock"
    }


def write_tree(tree: Tree, root: Path) -> None:
    """Make files and folders below a new folder."""
    root.mkdir(mode=0o700, parents=True)
    for path, data in sorted(tree.items()):
        if data is None:
            (root / path).mkdir(mode=0o700)
        else:
            (root / path).write_bytes(data)
            (root / path).chmod(0o600)


def record(command: Sequence[str], root: Path, folder: Path, inject: str = "") -> Recording:
    """Run a program that changes files below ``root``; ``folder`` is for the trace.

    The calls before the program prints ``ready`` are left out. ``inject`` is the value of strace's
    option of that name: a call that fails, and how the call fails.
    """
    before = read_tree(root)
    nodes = {Path(): ROOT_NODE, **{path: number for number, path in enumerate(before, start=1)}}
    recorder = _Recorder(root, Recording(before, nodes))
    known_folders = (nodes[path] for path, data in before.items() if data is None)
    recorder.recording.folders.update((ROOT_NODE, *known_folders))
    trace = folder / "trace"
    strace = ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none", "-xx"]
    faults = ["-e", f"inject={inject}"] if inject else []
    run = run_in_session(
        [*strace, *faults, "-s", "1000000", "-o", str(trace), "--", *command],
        env=program_environment(),
        stdout=subprocess.DEVNULL,
    )
    run.check_returncode()
    for line in trace.read_text(encoding="ascii").splitlines():
        recorder.add_line(line)
    assert any(isinstance(step, Output) for step in recorder.recording.steps)
    return recorder.recording


class _Recorder:
    """Turns the lines of a trace into steps."""

    def __init__(self, root: Path, recording: Recording) -> None:
        self.recording = recording
        self._root = root
        self._nodes = dict(recording.nodes)
        self._open: dict[int, int] = {}
        self._offsets: dict[int, int] = {}
        self._is_ready = False

    def add_line(self, line: str) -> None:
        match = _CALL.match(line)
        if match is None or int(match["result"]) < 0:
            return
        name, arguments, result = match["name"], match["arguments"], int(match["result"])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(arguments)]
        if name == "write" and arguments.startswith("1,"):
            self._add_output(texts[0].decode())
        elif self._is_ready:
            self.recording.steps.extend(self._steps(name, arguments, texts, result))

    def _add_output(self, text: str) -> None:
        if self._is_ready:
            self.recording.steps.append(Output(text.strip()))
        self._is_ready = self._is_ready or text == "ready\n"

    def _steps(
        self, name: str, arguments: str, texts: Sequence[bytes], result: int
    ) -> Iterator[Step]:
        first = arguments.partition(",")[0]
        fd = int(first) if first.isdecimal() else None
        paths = [path for text in texts if (path := self._path(text)) is not None]
        if name in ("open", "openat", "creat"):
            if paths:
                yield from self._open_file(paths[0], arguments, result)
        elif name == "close":
            self._open.pop(fd if fd is not None else -1, None)
        elif fd is not None and fd in self._open:
            yield from self._file_steps(name, arguments, texts, fd)
        elif paths and name not in HARMLESS:
            yield from self._name_steps(name, paths)

    def _path(self, text: bytes) -> Path | None:
        """Return a path below the root, relative to it; None for any other, and for a lock file."""
        path = Path(text.decode(errors="replace"))
        if not path.is_relative_to(self._root) or path.name == ".lock":
            return None
        return path.relative_to(self._root)

    def _open_file(self, path: Path, flags: str, fd: int) -> Iterator[Step]:
        node = self._nodes.get(path)
        if node is None:
            node = self._add_node(path)
            yield Name(path, node)
        elif "O_TRUNC" in flags:
            yield Truncate(node, 0)
        assert "O_APPEND" not in flags, "the recorder does not know where this writes"
        self._open[fd], self._offsets[fd] = node, 0

    def _file_steps(
        self, name: str, arguments: str, texts: Sequence[bytes], fd: int
    ) -> Iterator[Step]:
        node = self._open[fd]
        if name in ("fsync", "fdatasync"):
            yield Sync(node)
        elif name == "write":
            yield Write(node, self._offsets[fd], texts[0])
            self._offsets[fd] += len(texts[0])
        elif name == "ftruncate":
            yield Truncate(node, int(arguments.rpartition(",")[2]))
        else:
            assert name in HARMLESS, f"the recorder does not know {name}"

    def _name_steps(self, name: str, paths: Sequence[Path]) -> Iterator[Step]:
        """Yield the changes of names. A rename is two changes: a crash may come between them."""
        if name == "mkdir":
            node = self._add_node(paths[0])
            self.recording.folders.add(node)
            yield Name(paths[0], node)
        elif name in ("link", "rename"):
            source, target = paths
            self._nodes[target] = self._nodes[source]
            yield Name(target, self._nodes[source])
            if name == "rename":
                del self._nodes[source]
                yield Name(source, None)
        elif name in ("unlink", "rmdir"):
            del self._nodes[paths[0]]
            yield Name(paths[0], None)
        else:
            raise AssertionError(f"the recorder does not know {name}")

    def _add_node(self, path: Path) -> int:
        node = self._nodes[path] = 1 + max(self._known_nodes())
        return node

    def _known_nodes(self) -> Iterator[int]:
        yield from self._nodes.values()
        yield from self.recording.nodes.values()
        yield from (step.node or 0 for step in self.recording.steps if isinstance(step, Name))
