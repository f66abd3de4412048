"""Power cuts, by hand and as root: ``python -m tests.storage.power_cuts``.

An ext4 file system in a file is shut down at once, without flushing its log, right after a writer
printed ``saved``; then it is mounted again. Prints for each writer how many saves were lost. Exits
with 1 if ``ours`` lost any.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.posix_only import fcntl, sync
from tests.processes import WAIT_LIMIT
from tests.storage.saving_programs import WRITERS, saved_version, version_bytes
from tests.storage.strace import program_command, program_environment

CUTS = 20
GOING_DOWN = 0x8004587D
"""The request to shut a file system down, ``FS_IOC_GOINGDOWN``."""
NO_LOG_FLUSH = 2


def save_survives_power_cut(folder: Path, writer: str) -> bool:
    """Save, shut the file system down, and check that the save is there."""
    image, disk = folder / "image", folder / "disk"
    disk.mkdir(exist_ok=True)
    with image.open("wb") as file:
        file.truncate(16_000_000)
    _run("mkfs.ext4", "-q", str(image))
    _run("mount", "-o", "loop", str(image), str(disk))
    target = disk / "file"
    target.write_bytes(version_bytes(0))
    sync()
    result = subprocess.run(
        program_command(writer, target),
        env=program_environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_LIMIT,
    )
    assert result.stdout.splitlines()[-1] == "saved 1"
    _shut_down(disk)
    _run("umount", str(disk))
    _run("mount", "-o", "loop", str(image), str(disk))
    try:
        return target.exists() and saved_version(target) == 1
    finally:
        _run("umount", str(disk))


def _shut_down(disk: Path) -> None:
    """Shut a mounted file system down without flushing its log."""
    fd = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(fd, GOING_DOWN, NO_LOG_FLUSH.to_bytes(4, sys.byteorder))
    finally:
        os.close(fd)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=WAIT_LIMIT)


def main() -> int:
    """Cut the power for each writer."""
    lost = {}
    with tempfile.TemporaryDirectory() as folder:
        for writer in WRITERS:
            lost[writer] = sum(
                not save_survives_power_cut(Path(folder), writer) for _cut_number in range(CUTS)
            )
            print(f"{writer:>20}: {lost[writer]} of {CUTS} saves lost")
    return int(lost["ours"] > 0)


if __name__ == "__main__":
    sys.exit(main())
