"""Random input without answers: ``python -m tests.benchmarks.input_fuzz --minutes N``.

The real program gets replies of a terminal, pastes, words of input methods, reports of the mouse,
other keys and noise, torn apart with pauses: at a question, in a note and at home. In some rounds
it gets any bytes at all. Nothing may be answered, nothing may crash, and the terminal must be as
before in the end. Prints the seed of each round that fails; ``--seed`` runs such a round again.
"""

import argparse
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory
from time import monotonic

from tensigns.clock import now
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.demo.sittings import fill
from tests.posix_only import SIGQUIT
from tests.tui.interview_session import ASK_COMMAND, FIRST_QUESTION, is_restored
from tests.tui.stray_input import Chunk, stray_input
from tests.tui.terminal import Terminal, environment

SIZE = (100, 30)
ROUND = 10.0
"""Seconds of input in a round."""

ESCAPE_LIMIT = 0.38
"""The fewest seconds between ESC and the next byte after which ESC may be the Escape key."""

EXIT_CODES = (0, 130, 131, -signal.SIGINT, -SIGQUIT)
"""What the program may exit with: keys that leave are among the input.

After such a key the terminal is as before, and Ctrl+C and Ctrl+\\ there are signals. In the last
moments of a Python process a signal ends the process at once.
"""

TERMINATED = (143, -signal.SIGTERM)
"""What the program may exit with after SIGTERM, which may come while it ends."""

WITHOUT_FLOW_CONTROL = ("sh", "-c", 'stty -ixon; exec "$@"', "sh")
"""A command that runs the command after it in a terminal in which Ctrl+S is no key of its own.

When the program has left the full screen, Ctrl+S would stop its output until Ctrl+Q is pressed.
"""

Answers = Mapping[tuple[str, str], Mapping[str, str]]
"""The answers of every draft and sitting, by client and file."""


class FuzzedTerminal(Terminal):
    """A terminal whose emulator passes over what it cannot show.

    Outside the full screen the terminal echoes the input. U+009B begins a sequence in it. pyte
    fails at many sequences that are unusual, such as CSI ? B, CSI 1 ; 2 C and CSI 9 J.
    """

    def _read(self, within: float) -> bool:
        try:
            return super()._read(within)
        except (TypeError, UnboundLocalError):
            return True


class Round:
    """One run of the program with its own home folder. ``faults`` are the errors of the program."""

    def __init__(self, seed: int, home: Path) -> None:
        self._random = Random(seed)  # noqa: S311  no secret
        self._home = home
        self._library = Library(home / "data")
        self.scene = self._random.choice(("question", "note", "home", "any bytes"))
        self.sent = 0
        self.was_slow = False
        self.faults: list[str] = []

    def run(self) -> None:
        """Send input for a while, and check the state of the program afterwards."""
        argv: Sequence[str] = ASK_COMMAND
        if self.scene == "home":
            fill(self._library, builtin_edition(), now())
            argv = ASK_COMMAND[:3]
        before = self._answers()
        env = environment(self._home, TENSIGNS_DATA=str(self._library.root), XDG_CONFIG_HOME="")
        command = [*WITHOUT_FLOW_CONTROL, *argv]
        with FuzzedTerminal(command, env, SIZE, self._home) as terminal:
            terminal.wait_for("Globex B.V." if self.scene == "home" else FIRST_QUESTION)
            terminal.watch(0.3)
            if self.scene == "note":
                terminal.send("o")
                terminal.wait_for("close the note")
            try:
                self._send_input(terminal)
                self._end(terminal)
            except AssertionError as error:
                self.faults.append(f"{error}\n{_process_state(terminal.process.pid)}")
        new_answers = {
            key: value for key, value in self._answers().items() if before.get(key) != value
        }
        if new_answers and self.scene != "any bytes" and not self.was_slow:
            self.faults.append(f"answered: {new_answers}")
        self.faults += [f"crashed: {path.read_text()}" for path in self._home.rglob("crash*")]

    def _send_input(self, terminal: Terminal) -> None:
        end = monotonic() + ROUND
        chunks = self._any_bytes() if self.scene == "any bytes" else stray_input(self._random)
        sent_at, ended_in_escape = monotonic(), False
        for chunk in chunks:
            if monotonic() > end or not terminal.process.isalive():
                break
            self.was_slow |= ended_in_escape and monotonic() - sent_at > ESCAPE_LIMIT
            terminal.send(chunk.data)
            sent_at, ended_in_escape = monotonic(), chunk.data.endswith(b"\x1b")
            self.sent += len(chunk.data)
            terminal.watch(max(chunk.pause, 0.001))

    def _any_bytes(self) -> Iterator[Chunk]:
        """Yield random bytes without Ctrl+Z, which would suspend the program for ever.

        A key report of Ctrl+Z has seven bytes at least. Random bytes contain none.
        """
        while True:
            size = self._random.choice((1, 3, 10, 100))
            data = self._random.randbytes(size).replace(b"\x1a", b"\x1b")
            yield Chunk(data, self._random.choice((0.0, 0.01, 0.05, 0.3)))

    def _end(self, terminal: Terminal) -> None:
        """End the program, unless a key has done so."""
        codes: tuple[int, ...] = EXIT_CODES
        if terminal.process.isalive():
            codes = (*EXIT_CODES, *TERMINATED)
            terminal.process.kill(15)
        code = terminal.wait_for_end()
        if code not in codes:
            self.faults.append(f"exit code {code}")
        if not is_restored(terminal):
            self.faults.append("the terminal is not as before")
        if (start := terminal.raw.find(b"Traceback")) >= 0:
            self.faults.append(f"a traceback: {terminal.raw[start:].decode(errors='replace')}")

    def _answers(self) -> Answers:
        answers = {}
        for client in self._library.clients():
            if draft := self._library.draft(client):
                answers[client.name, "draft"] = draft.answers
            for sitting_id in self._library.sitting_ids(client):
                answers[client.name, sitting_id] = self._library.load(client, sitting_id).answers
        return {key: value for key, value in answers.items() if value}


def _process_state(pid: int) -> str:
    """Return the state of a process as Linux names it, such as ``State: T (stopped)``."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return "the process has ended"
    return next(line for line in lines if line.startswith("State"))


def seeds(first: int | None) -> Iterator[int]:
    """Yield the seeds of the rounds: only the given seed, or new seeds without end."""
    if first is not None:
        yield first
        return
    random = SystemRandom()
    while True:
        yield random.randrange(2**32)


def main() -> int:
    """Run rounds until the time is over. Return 1 if a round failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int)
    arguments = parser.parse_args()
    end = monotonic() + arguments.minutes * 60
    rounds: Counter[str] = Counter()
    sent = failures = slow = 0
    for seed in seeds(arguments.seed):
        with TemporaryDirectory() as home:
            current = Round(seed, Path(home))
            try:
                current.run()
            except Exception:  # noqa: BLE001  an error of the benchmark must not end the other rounds
                current.faults.append(traceback.format_exc())
        rounds[current.scene] += 1
        sent += current.sent
        slow += current.was_slow
        failures += bool(current.faults)
        for fault in current.faults:
            print(f"seed {seed}, {current.scene}: {fault}", flush=True)
        if monotonic() > end:
            break
    print(f"{dict(rounds)} rounds, {sent} bytes, {slow} too slow to tell, {failures} failed")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
