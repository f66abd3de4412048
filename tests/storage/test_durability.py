"""What was acknowledged is there: after a kill at any call of the system, after any failing disk.

Each test is also run against a writer that is naive in one way, and must notice.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tensigns.errors import BadInput
from tensigns.library.check import check_library
from tensigns.library.library import Library
from tensigns.storage.durable_files import TEMP_SUFFIX
from tests.library.sample import NOW, THOROUGH, finished, small, unfinished
from tests.required_programs import needs
from tests.storage.tracing import Call, Run, command, environment, traced
from tests.storage.writers import held, version

SAVES = 45 if THOROUGH else 1
"""How many saves are each killed at each of their calls."""

STEP = 1 if THOROUGH else 4
"""Every how many calls of the longer programs one is killed."""

pytestmark = [pytest.mark.process, needs("strace")]


class Bench(NamedTuple):
    """A folder for each run, with a file that holds version 0."""

    root: Path
    numbers: Iterator[int]

    def run(self, what: str, inject: str = "", saves: int = 1, limit: str = "") -> tuple[Run, Path]:
        """Run a writer; gives what it did and the file."""
        place = self.root / str(next(self.numbers))
        target = place / "data" / "file"
        target.parent.mkdir(parents=True)
        target.write_bytes(version(0))
        temp = target.with_name(f".file.00000000{TEMP_SUFFIX}")
        started = command(what, target, str(saves), *([limit] if limit else []))
        return traced(place, started, [target, temp, target.parent], inject), target


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, count())


# The order


def order(calls: Iterable[Call]) -> list[str]:
    """The calls that make a save, each with what it works on, in order."""
    steps = []
    for call in calls:
        if call.name == "openat" and "O_CREAT" in call.text:
            assert "O_EXCL" in call.text, "somebody else's file could be written to"
            steps.append("create")
        elif call.name == "openat" and "O_DIRECTORY" in call.text:
            steps.append("open folder")
        elif call.name == "write":
            steps.append("say" if call.text.startswith("1,") else "write")
        elif call.name in ("fsync", "rename"):
            steps.append(call.name)
    return steps


def check_order(bench: Bench, what: str) -> None:
    run, _target = bench.run(what, saves=2)
    one = ["create", "write", "fsync", "rename", "open folder", "fsync", "say"]
    assert order(run.calls) == one * 2


def test_saved_is_said_when_it_is_on_the_disk(bench: Bench) -> None:
    check_order(bench, "ours")


@pytest.mark.parametrize("what", ["plain", "unconfirmed", "half-confirmed"])
def test_a_naive_order_is_noticed(bench: Bench, what: str) -> None:
    with pytest.raises(AssertionError):
        check_order(bench, what)


# Kills


def killed_at(call: Call) -> str:
    return f"{call.name}:signal=KILL:when={call.nth}"


def check_kills(bench: Bench, what: str) -> None:
    """Kill a writer at each of its calls."""
    whole, _target = bench.run(what, saves=SAVES)
    assert whole.saved == SAVES
    for call in whole.calls:
        run, target = bench.run(what, killed_at(call), SAVES)
        assert run.code != 0
        assert held(target) in (run.saved, run.saved + 1), f"lost at {call.name} {call.nth}"
        shutil.rmtree(target.parent)


def test_no_kill_loses_what_was_saved(bench: Bench) -> None:
    check_kills(bench, "ours")


def test_a_kill_is_noticed_in_a_naive_writer(bench: Bench) -> None:
    with pytest.raises(AssertionError, match="lost at"):
        check_kills(bench, "plain")


# Failing disks

FAULTS = {
    "no room to create": ("openat", "ENOSPC", 1, "the disk is full"),
    "read-only": ("openat", "EROFS", 1, "the disk can only be read"),
    "no permission": ("openat", "EACCES", 1, "permission denied"),
    "no room to write": ("write", "ENOSPC", 2, "the disk is full"),
    "quota": ("write", "EDQUOT", 2, "your share of the disk is used up"),
    "broken at write": ("write", "EIO", 2, "the disk reports an error"),
    "broken at fsync": ("fsync", "EIO", 1, "the disk reports an error"),
    "no room at fsync": ("fsync", "ENOSPC", 1, "the disk is full"),
    "broken at close": ("close", "EIO", 1, "the disk reports an error"),
    "broken at rename": ("rename", "EIO", 1, "the disk reports an error"),
    "no room to rename": ("rename", "ENOSPC", 1, "the disk is full"),
    "mode": ("fchmod", "EPERM", 1, "permission denied"),
}
"""What fails, how, which one of its kind, and what is said. The first write says ``ready``."""


def check_fault(bench: Bench, what: str, inject: str, told: str = "") -> None:
    run, target = bench.run(what, inject)
    assert run.said[1].startswith("failed: "), "the failure is not told"
    assert told in run.said[1]
    assert run.said[2:] == ("holds 0", "saved 1"), "the old version is gone, or a retry fails"
    assert held(target) == 1
    assert [path.name for path in target.parent.iterdir()] == ["file"]


@pytest.mark.parametrize(("call", "error", "nth", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_the_old_file_outlives_a_fault(
    bench: Bench, call: str, error: str, nth: int, told: str
) -> None:
    check_fault(bench, "ours", f"{call}:error={error}:when={nth}", f"it could not be saved, {told}")


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_lost_old_file_is_noticed(bench: Bench, error: str) -> None:
    with pytest.raises(AssertionError, match="the old version is gone"):
        check_fault(bench, "plain", f"write:error={error}:when=2")


def test_an_untold_fault_is_noticed(bench: Bench) -> None:
    with pytest.raises(AssertionError, match="the failure is not told"):
        check_fault(bench, "unconfirmed", "fsync:error=EIO:when=1")


def check_confirmed(bench: Bench, what: str) -> None:
    run, target = bench.run(what, "fsync:error=EIO:when=2")
    assert run.said[1].endswith(
        "written, but the disk did not confirm it, the disk reports an error"
    )
    assert run.said[2:] == ("holds 1", "saved 1")
    assert held(target) == 1


def test_what_the_disk_did_not_confirm_is_told(bench: Bench) -> None:
    check_confirmed(bench, "ours")


def test_an_unconfirmed_save_is_noticed(bench: Bench) -> None:
    with pytest.raises((AssertionError, IndexError)):
        check_confirmed(bench, "half-confirmed")


def test_a_folder_that_knows_no_fsync_is_saved_to(bench: Bench) -> None:
    run, target = bench.run("ours", "fsync:error=EINVAL:when=2")
    assert run.said == ("ready", "saved 1")
    assert held(target) == 1


def check_limit(bench: Bench, what: str) -> None:
    run, target = bench.run(what, limit="2000")
    assert "larger than the system allows" in run.said[1] or "File too large" in run.said[1]
    assert run.said[2:] == ("holds 0", "saved 1")
    assert held(target) == 1


def test_the_old_file_outlives_a_size_limit(bench: Bench) -> None:
    check_limit(bench, "ours")


def test_a_size_limit_is_noticed(bench: Bench) -> None:
    with pytest.raises(AssertionError):
        check_limit(bench, "plain")


# Real file systems

SCRIPT = """
set -e
mount -t tmpfs -o size=64k none "$1"
cp "$2" "$1/file"
cat /dev/zero >"$1/filler" 2>/dev/null || true
shift 2
"$@" || true
"""


def in_a_small_disk(place: Path, started: list[str], script: str) -> tuple[str, ...]:
    """Run a writer on a file system of its own, 64 kB large."""
    disk = place / "disk"
    disk.mkdir(parents=True)
    (place / "old").write_bytes(version(0))
    unshared = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    done = subprocess.run(
        [*unshared, str(disk), str(place / "old"), *started],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare failed" in done.stderr or "permission denied" in done.stderr:
        pytest.skip(f"no mounts of one's own here: {done.stderr.strip()}")
    return tuple(done.stdout.splitlines())


def check_disk(place: Path, what: str, script: str, told: str) -> None:
    started = command(what, place / "disk" / "file")
    said = in_a_small_disk(place, started, script)
    assert said[1].startswith("failed: ")
    assert told in said[1]
    assert said[2] == "holds 0"


@needs("unshare")
def test_a_full_disk(tmp_path: Path) -> None:
    check_disk(tmp_path / "ours", "ours", SCRIPT, "the disk is full")
    with pytest.raises(AssertionError):
        check_disk(tmp_path / "plain", "plain", SCRIPT, "No space left")


@needs("unshare")
def test_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    script = SCRIPT.replace("shift 2", 'mount -o remount,ro "$1"\nshift 2')
    check_disk(tmp_path, "ours", script, "the disk can only be read")


# The library


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A library with an unfinished sitting."""
    library = Library(tmp_path / "begun")
    client = library.add("Globex B.V.", NOW)
    library.save_draft(client, small(), unfinished())
    return library.root


def runs(
    begun: Path, what: str, watch: Callable[[Path], list[Path]]
) -> Iterator[tuple[Run, Library]]:
    """Run a program on a copy of the library, killed at each of its calls in turn."""
    numbers = count()

    def run(inject: str = "") -> tuple[Run, Library]:
        place = begun.parent / str(next(numbers))
        root = place / "data"
        shutil.copytree(begun, root)
        return traced(place, command(what, root), watch(root), inject), Library(root)

    whole, _library = run()
    assert whole.code == 0
    for call in whole.calls[::STEP]:
        yield run(killed_at(call))


def watched_client(root: Path) -> list[Path]:
    """Everything that a sitting's end touches."""
    (folder,) = (root / "clients").iterdir()
    names = ["in-progress.toml", "20261123T101530Z.toml"]
    temps = [folder / f".{name}.00000000{TEMP_SUFFIX}" for name in names]
    return [folder, *(folder / name for name in names), *temps]


def check_sitting(begun: Path, what: str) -> None:
    for run, library in runs(begun, what, watched_client):
        client = library.find("Globex B.V.")
        draft, recorded = library.draft(client), library.sitting_ids(client)
        assert (draft is None) == bool(recorded), "a sitting is there once, and not twice"
        late = (draft or library.load(client, recorded[0])).answers["payment.late"]
        assert late in (["unknown", "all"] if run.saved == 0 else ["all"])
        assert run.saved < 2 or recorded
        assert check_library(library).faults == ()
        end = replace(finished(), answers={**unfinished().answers, "payment.late": "all"})
        library.finish(client, small(), end)
        assert len(library.sitting_ids(client)) == 1
        assert library.draft(client) is None
        (folder,) = (library.root / "clients").iterdir()
        assert not list(folder.glob(f".*{TEMP_SUFFIX}"))


def test_no_kill_loses_a_sitting(begun: Path) -> None:
    check_sitting(begun, "sitting")


def test_a_lost_sitting_is_noticed(begun: Path) -> None:
    with pytest.raises((AssertionError, BadInput)):
        check_sitting(begun, "hasty-sitting")


def watched_new(root: Path) -> list[Path]:
    """Everything that a new client touches."""
    folder = root / "clients" / "umbrella-00000000"
    temp = folder / f".client.toml.00000000{TEMP_SUFFIX}"
    return [root / "clients", folder, folder / "client.toml", temp]


def check_client(begun: Path, what: str) -> None:
    for run, library in runs(begun, what, watched_new):
        survey = library.list_clients()
        names = [client.name for client in survey.clients]
        assert names in (["Globex B.V."], ["Globex B.V.", "Umbrella"])
        assert survey.faults == ()
        assert run.saved == 0 or "Umbrella" in names
        if "Umbrella" not in names:
            library.add("Umbrella", NOW)
        assert len(list((library.root / "clients").iterdir())) == 2
        assert check_library(library).faults == ()


def check_failing(begun: Path, inject: str, names: list[str]) -> Run:
    """A call fails while a client is added: these are there then, and nothing is broken."""
    place = begun.parent / "failing"
    root = place / "data"
    shutil.copytree(begun, root)
    run = traced(place, command("client", root), watched_new(root), inject)
    library = Library(root)
    assert [client.name for client in library.clients()] == names
    assert check_library(library).faults == ()
    assert not list(root.rglob(f"*{TEMP_SUFFIX}"))
    return run


@pytest.mark.parametrize("call", ["link:error=EIO", "link:error=ENOSPC", "mkdir:error=EROFS"])
def test_a_client_that_cannot_be_made_is_none(begun: Path, call: str) -> None:
    assert check_failing(begun, call, ["Globex B.V."]).code != 0


def test_a_file_system_without_hard_links(begun: Path) -> None:
    for error in ("EPERM", "EOPNOTSUPP"):
        assert check_failing(begun, f"link:error={error}", ["Globex B.V.", "Umbrella"]).saved == 1
        shutil.rmtree(begun.parent / "failing")


def test_no_kill_leaves_half_a_client(begun: Path) -> None:
    check_client(begun, "client")


def test_half_a_client_is_noticed(begun: Path) -> None:
    with pytest.raises(AssertionError):
        check_client(begun, "hasty-client")
