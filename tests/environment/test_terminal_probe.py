"""The request for the background colour, to a pseudo-terminal in this process."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tensigns.environment.settings import Settings
from tensigns.environment.terminal_probe import (
    REQUEST,
    TerminalProbe,
    TerminalReply,
    set_up_full_screen,
)
from tests.posix_only import O_NOCTTY, fcntl, pty, termios, ttyname
from tests.processes import WAIT_LIMIT
from tests.tui.terminal import CTRL_C, POLL_INTERVAL, Terminal, environment

KIND = b"\x1b[?62;22c"
WHITE, BLACK = (b"\x1b]11;rgb:%s\x1b\\" % (b"/".join([code] * 3)) for code in (b"ffff", b"0000"))
MINUTE = 60.0


class Pty(NamedTuple):
    """Both ends of a pseudo-terminal: the one of the person, and the one of the program."""

    person: int
    program: int

    def type_in(self, data: bytes) -> None:
        """Send data to the program, and wait until the program can read all of it."""
        os.write(self.person, data)
        deadline = time.monotonic() + WAIT_LIMIT
        while self._unread_count < len(data):
            assert time.monotonic() < deadline
            time.sleep(POLL_INTERVAL)

    @property
    def _unread_count(self) -> int:
        count = fcntl.ioctl(self.program, termios.FIONREAD, bytes(4))
        return int.from_bytes(count, sys.byteorder)

    def ask(self, limit: float = MINUTE) -> TerminalProbe:
        probe = TerminalProbe.send(self.program, self.program, limit)
        assert probe is not None
        assert os.read(self.person, 100) == REQUEST
        return probe


@pytest.fixture
def terminal() -> Iterator[Pty]:
    ends = Pty(*pty.openpty())
    yield ends
    for fd in ends:
        os.close(fd)


@pytest.mark.parametrize(
    ("data", "is_light"),
    [
        (WHITE + KIND, True),
        (BLACK + KIND, False),
        (b"\x1b]11;rgb:fd/f6/e3\x07" + KIND, True),
        (b"\x1b]11;rgb:0/2/3\x1b\\" + KIND, False),
        (b"\x1b]11;rgba:ffff/ffff/eeee/ffff\x1b\\" + KIND, True),
        (b"\x1b]11;rgb:0000/0000/ffff\x1b\\" + KIND, False),
        (b"\x1b]11;rgb:ffff/ffff/0000\x1b\\" + KIND, True),
        (KIND, None),
        (b"\x1b]11;nonsense\x1b\\" + KIND, None),
    ],
)
def test_the_reply_says_whether_the_terminal_is_light(
    terminal: Pty, data: bytes, *, is_light: bool | None
) -> None:
    probe = terminal.ask()
    os.write(terminal.person, data)
    assert probe.read_reply().is_light is is_light
    probe.close()


@pytest.mark.parametrize(
    ("data", "reply"),
    [
        (b"n" + WHITE + b"\r" + KIND + b"x", TerminalReply(is_light=True, rest=b"n\rx")),
        (b"\xc3\xa9" + KIND, TerminalReply(rest=b"\xc3\xa9")),
        (b"\x1b[A" + BLACK + KIND, TerminalReply(is_light=False, rest=b"\x1b[A")),
        (b"\x1b[?1;2" + WHITE + KIND, TerminalReply(is_light=True, rest=b"\x1b[?1;2")),
    ],
)
def test_what_is_no_reply_is_left_for_the_full_screen(
    terminal: Pty, data: bytes, reply: TerminalReply
) -> None:
    probe = terminal.ask()
    os.write(terminal.person, data)
    assert probe.read_reply() == reply
    probe.close()


@pytest.mark.parametrize("size", range(len(WHITE)))
def test_the_beginning_of_a_reply_is_left_for_the_full_screen(terminal: Pty, size: int) -> None:
    probe = terminal.ask(limit=0.01)
    terminal.type_in(WHITE[:size])
    assert probe.read_reply() == TerminalReply(None, WHITE[:size])
    probe.close()


def test_a_terminal_that_does_not_answer_is_not_waited_for_any_longer(terminal: Pty) -> None:
    probe = terminal.ask(limit=0.01)
    assert probe.read_reply() == TerminalReply()
    probe.close()


def test_an_answer_that_is_there_counts_after_the_time_too(terminal: Pty) -> None:
    probe = terminal.ask(limit=0.0)
    terminal.type_in(WHITE + KIND)
    assert probe.read_reply().is_light
    probe.close()


@pytest.mark.parametrize(
    ("colours", "is_light", "theme"),
    [
        ("", None, "dark"),
        ("15;0", None, "dark"),
        ("0;15", None, "light"),
        ("0;default;7", None, "light"),
        ("0;default", None, "dark"),
        ("0;8", None, "dark"),
        ("0;15", False, "dark"),
        ("15;0", True, "light"),
    ],
)
def test_without_a_reply_the_theme_comes_from_the_environment(
    colours: str, theme: str, *, is_light: bool | None
) -> None:
    assert TerminalReply(is_light).theme({"COLORFGBG": colours}) == theme


def test_the_terminal_shows_nothing_until_the_probe_is_closed(terminal: Pty) -> None:
    modes = termios.tcgetattr(terminal.program)
    probe = terminal.ask()
    assert probe.modes_before == modes
    flags = termios.tcgetattr(terminal.program)[3]
    assert not flags & (termios.ECHO | termios.ICANON)
    assert flags & termios.ISIG
    probe.close()
    assert termios.tcgetattr(terminal.program) == modes


def test_closing_restores_the_handlers_of_signals(terminal: Pty) -> None:
    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    probe = terminal.ask()
    assert [signal.getsignal(number) for number in signal.valid_signals()] != handlers
    probe.close()
    assert [signal.getsignal(number) for number in signal.valid_signals()] == handlers


def test_a_closed_terminal_is_not_asked() -> None:
    person, program = pty.openpty()
    os.close(person)
    os.close(program)
    assert TerminalProbe.send(program, program) is None


def test_a_request_that_cannot_be_written_leaves_the_terminal_as_it_was(terminal: Pty) -> None:
    modes = termios.tcgetattr(terminal.program)
    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    read_only = os.open(ttyname(terminal.program), os.O_RDONLY | O_NOCTTY)
    probe = TerminalProbe.send(terminal.program, read_only)
    os.close(read_only)
    assert probe is None
    assert termios.tcgetattr(terminal.program) == modes
    assert [signal.getsignal(number) for number in signal.valid_signals()] == handlers


def test_two_terminals_are_not_asked(terminal: Pty) -> None:
    other = Pty(*pty.openpty())
    assert TerminalProbe.send(terminal.program, other.program) is None
    for fd in other:
        os.close(fd)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_theme_that_is_set_needs_no_request(theme: str) -> None:
    with set_up_full_screen(Settings(theme=theme), {"TERM": "xterm"}) as setup:
        assert setup.probe is None


SCRIPT = """
import signal, time
from tensigns.cli.interrupts import exit_on_interrupt
from tensigns.environment.terminal_probe import TerminalProbe
exit_on_interrupt()
probe = TerminalProbe.send(0, 1)
print("asked", flush=True)
time.sleep(60)
"""


@pytest.mark.process
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_the_probe_leaves_the_terminal_as_it_was(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal([sys.executable, "-c", SCRIPT], environment(tmp_path)) as terminal:
        terminal.wait_for("asked")
        fd = terminal.process.child_fd
        assert not termios.tcgetattr(fd)[3] & termios.ECHO
        if number == signal.SIGINT:
            terminal.send(CTRL_C)
        else:
            os.kill(terminal.process.pid, number)
        assert terminal.wait_for_end() == (130 if number == signal.SIGINT else -number)
        assert termios.tcgetattr(fd)[3] & (termios.ECHO | termios.ICANON)
