"""The states that a file system may leave after a crash in the middle of a recorded save.

As in "All File Systems Are Not Created Equal" (Pillai and others, OSDI 2014), a crash can come
after any step. Each change that no sync covers by then may be on the disk or may be missing:

- each name in a folder separately, also the two names of a rename;
- the size of a file, and each block of a write, separately; a missing block reads as zeros.

A sync covers the earlier changes of that file, or of the names in that folder, and nothing else:
POSIX does not promise that a file that is synced has a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.storage.recording import (
    ROOT_NODE,
    Name,
    Output,
    Recording,
    Step,
    Sync,
    Tree,
    Truncate,
    Write,
)

BLOCK_SIZE = 4096
MAX_UNSYNCED = 16
"""The most changes that may be unsynced at once. Each change doubles the number of states."""


class CrashState(NamedTuple):
    """The files after a crash, and the number of the last save that was acknowledged before."""

    tree: Tree
    acknowledged: int


@dataclass(frozen=True)
class _Size:
    """The size of a file after a write or a truncation."""

    node: int
    size: int
    grows: bool


_Change = Name | Write | _Size


def crash_states(recording: Recording) -> list[CrashState]:
    """Return every state, each once."""
    states = {
        (frozenset(tree.items()), acknowledged): CrashState(tree, acknowledged)
        for tree, acknowledged in _all_states(recording)
    }
    return list(states.values())


def _all_states(recording: Recording) -> Iterator[CrashState]:
    for count in range(len(recording.steps) + 1):
        steps = recording.steps[:count]
        saves = [int(step.text[6:]) for step in steps if isinstance(step, Output)]
        for changes in _surviving_changes(recording, steps):
            yield CrashState(_apply(recording, changes), max(saves, default=0))


def _surviving_changes(recording: Recording, steps: Sequence[Step]) -> Iterator[list[_Change]]:
    """Yield the changes that these steps may leave, in every combination."""
    changes: list[_Change] = []
    folder_nodes = dict(recording.nodes)
    unsynced: dict[int, int] = {}
    """The node of the file or folder that each unsynced change affects, by the change's index."""
    for step in steps:
        if isinstance(step, Sync):
            unsynced = {index: node for index, node in unsynced.items() if node != step.node}
        if isinstance(step, Name) and step.node in recording.folders:
            folder_nodes[step.path] = step.node
        for change in _changes_of(step):
            node = folder_nodes[change.path.parent] if isinstance(change, Name) else change.node
            unsynced[len(changes)] = node
            changes.append(change)
    assert len(unsynced) <= MAX_UNSYNCED, "more states than can be tried"
    for survivals in product((True, False), repeat=len(unsynced)):
        lost = {index for index, survives in zip(unsynced, survivals, strict=True) if not survives}
        yield [change for index, change in enumerate(changes) if index not in lost]


def _changes_of(step: Step) -> Iterator[_Change]:
    if isinstance(step, Name):
        yield step
    elif isinstance(step, Truncate):
        yield _Size(step.node, step.size, grows=False)
    elif isinstance(step, Write):
        yield from _blocks(step)
        yield _Size(step.node, step.offset + len(step.data), grows=True)


def _blocks(write: Write) -> Iterator[Write]:
    start = write.offset
    end = write.offset + len(write.data)
    while start < end:
        stop = min(end, (start // BLOCK_SIZE + 1) * BLOCK_SIZE)
        yield Write(write.node, start, write.data[start - write.offset : stop - write.offset])
        start = stop


def _apply(recording: Recording, changes: Sequence[_Change]) -> Tree:
    names = dict(recording.nodes)
    contents = {
        recording.nodes[path]: bytearray(data)
        for path, data in recording.before.items()
        if data is not None
    }
    sizes = {node: len(data) for node, data in contents.items()}
    for change in changes:
        if isinstance(change, Name):
            if change.node is None:
                names.pop(change.path, None)
            else:
                names[change.path] = change.node
        elif isinstance(change, Write):
            content = contents.setdefault(change.node, bytearray())
            content.extend(bytes(max(0, change.offset - len(content))))
            content[change.offset : change.offset + len(change.data)] = change.data
        else:
            size = sizes.get(change.node, 0)
            sizes[change.node] = max(size, change.size) if change.grows else change.size
            if not change.grows:
                del contents.setdefault(change.node, bytearray())[change.size :]
    return _tree(recording, names, contents, sizes)


def _tree(
    recording: Recording,
    names: dict[Path, int],
    contents: dict[int, bytearray],
    sizes: dict[int, int],
) -> Tree:
    """Return the files and folders that names lead to.

    The content of a folder without a name cannot be reached.
    """
    tree: Tree = {}
    for path, node in sorted(names.items()):
        if node == ROOT_NODE or any(parent not in names for parent in path.parents):
            continue
        if node in recording.folders:
            tree[path] = None
        else:
            size = sizes.get(node, 0)
            tree[path] = bytes(contents.get(node, b"")[:size].ljust(size, b"\0"))
    return tree
