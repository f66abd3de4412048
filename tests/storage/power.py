"""Power cuts, by hand and as root: ``python -m tests.storage.power``.

An ext4 file system in a file is shut down at once, without flushing its log, right after a writer
said ``saved``; then it is mounted again. Prints for each writer how often the save was lost: ours
must lose none, or the program ends with 1.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.storage.tracing import command, environment
from tests.storage.writers import WRITERS, held, version

CUTS = 20
GOING_DOWN = 0x8004587D
"""The request to shut a file system down, ``FS_IOC_GOINGDOWN``."""
NO_LOG_FLUSH = 2


def survives(place: Path, what: str) -> bool:
    """Save, cut the power, and look whether the save is there."""
    image, disk = place / "image", place / "disk"
    disk.mkdir(exist_ok=True)
    with image.open("wb") as file:
        file.truncate(16_000_000)
    _do("mkfs.ext4", "-q", str(image))
    _do("mount", "-o", "loop", str(image), str(disk))
    target = disk / "file"
    target.write_bytes(version(0))
    os.sync()
    done = subprocess.run(
        command(what, target), env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "saved 1"
    _cut(disk)
    _do("umount", str(disk))
    _do("mount", "-o", "loop", str(image), str(disk))
    try:
        return target.exists() and held(target) == 1
    finally:
        _do("umount", str(disk))


def _cut(disk: Path) -> None:
    fd = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(fd, GOING_DOWN, NO_LOG_FLUSH.to_bytes(4, sys.byteorder))
    finally:
        os.close(fd)


def _do(*words: str) -> None:
    subprocess.run(words, check=True)


def main() -> int:
    """Cut the power for each writer."""
    lost = {}
    with tempfile.TemporaryDirectory() as folder:
        for what in WRITERS:
            lost[what] = sum(not survives(Path(folder), what) for _cut_number in range(CUTS))
            print(f"{what:>15}: {lost[what]} of {CUTS} saves lost")
    return int(lost["ours"] > 0)


if __name__ == "__main__":
    sys.exit(main())
