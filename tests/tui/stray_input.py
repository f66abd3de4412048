"""Random input without answers: replies, pastes, other keys and noise, split into chunks."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from tests.tui.terminal_replies import CSI, ESC, KITTY, OSC, REPLIES, ST

CUTTABLE = [reply for name, reply in REPLIES.items() if name not in KITTY]
"""Replies that can be cut anywhere. No beginning of them can become the press of an answer key."""

PAUSES = (0.0, 0.0, 0.005, 0.03, 0.1, 0.3)
"""Seconds between two chunks. After a longer pause, an ESC would be the Escape key."""

NOISE = bytes(
    byte
    for byte in range(256)
    # No digit, y, n or Enter; no O, u, 0x8F or CSI to make a key report of what follows; no Ctrl+Z.
    if byte not in b"0123456789yYnN\r\nOuUqQ\x1a\x03\x8f" and byte != ord(ESC)
)
OTHER_KEYS = (
    *(f"{CSI}{final}" for final in "ABCDHF"),
    *(f"{ESC}O{final}" for final in "PQS"),
    *(f"{CSI}{code}~" for code in (5, 6, 15, 17)),
    *("o", "w", "g", "b", "s", "a", "h", "m", "c", "\t", "\x10", "\x7f", "é", "日", "\xa0"),
)
WORDS = ("20170:26085", "49:50:51", "233:49", "127881:49")


class Chunk(NamedTuple):
    """Bytes that are sent at once, and the seconds until the next ones."""

    data: bytes
    pause: float


def stray_input(random: Random) -> Iterator[Chunk]:
    """Yield chunks without end. They press no digit, y, n or Enter, and make no left click."""
    makers = {
        _reply: 40,
        _cut_reply: 20,
        _paste: 10,
        _word: 5,
        _mouse: 10,
        _noise: 15,
        _other_key: 15,
        _long_sequence: 1,
    }
    while True:
        maker = random.choices([*makers], [*makers.values()])[0]
        data = maker(random).encode("utf-8", "surrogateescape")
        cuts = sorted(
            random.sample(range(1, len(data)), min(len(data) - 1, random.choice((0, 0, 1, 4))))
        )
        for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
            yield Chunk(data[start:end], random.choice(PAUSES))


def _reply(random: Random) -> str:
    return random.choice([*REPLIES.values()])


def _cut_reply(random: Random) -> str:
    reply = random.choice(CUTTABLE)
    return reply[: random.randrange(2, len(reply))]


def _paste(random: Random) -> str:
    text = "".join(
        random.choices("12 yn\r\n\té日\udcff\x00\x9b", k=random.choice((0, 3, 40, 9_000)))
    )
    return f"{CSI}200~{text}{CSI}201~"


def _word(random: Random) -> str:
    return f"{CSI}0;;{random.choice(WORDS)}u"


def _mouse(random: Random) -> str:
    """Return a report of the mouse. The left button is pressed, but never released."""
    button = random.choice((0, 1, 2, 32, 35, 64, 65, 66, 128, 129))
    final = "M" if button == 0 else random.choice("Mm")
    return f"{CSI}<{button};{random.randint(1, 120)};{random.randint(1, 40)}{final}"


def _noise(random: Random) -> str:
    data = bytes(random.choices(NOISE, k=random.randint(1, 30)))
    return data.decode("utf-8", "surrogateescape")


def _other_key(random: Random) -> str:
    return random.choice(OTHER_KEYS)


def _long_sequence(random: Random) -> str:
    numbers = "1;2" * random.choice((20, 5_000))
    return random.choice((f"{CSI}{numbers}c", f"{OSC}4;{numbers}{ST}", f"{CSI}?{numbers}n"))
