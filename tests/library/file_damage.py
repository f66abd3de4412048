"""Files that were damaged, or made to do harm, out of a sound one.

``python tests/store/damage.py SOUND FOLDER`` writes them, for trying a program by hand.
"""

import os
import random
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Make = Callable[[Path], object]


def damaged(sound: bytes) -> Mapping[str, bytes]:
    """A sitting's file in every way that no longer makes a sitting, by what was done to it."""
    lines = sound.splitlines(keepends=True)
    cut = {f"cut after line {at}": b"".join(lines[:at]) for at in range(len(lines) - 1)}
    return {**cut, **_harmful(sound), **_misshapen(sound), **_misled(sound)}


def odd(sound: bytes) -> Mapping[str, bytes]:
    """The same, where a hand or an editor did it: to be read as if nothing was."""
    text = sound.decode()
    return {
        "line ends of Windows": text.replace("\n", "\r\n").encode(),
        "comments": ("# mine\n" + text.replace("\n\n", " # x\n\n", 3) + "# the end").encode(),
        "unknown keys": text.replace("\n[end]", "\n[mine]\nx = { y = [1] }\n[end]\nz = 1").encode(),
        "without an end of line": sound.removesuffix(b"\n"),
        "blanks": text.replace(" = ", "   =\t").replace("\n[", "\n\n\t[").encode(),
        "texts in other quotes": text.replace('"no"', "'no'").encode(),
    }


def flipped(sound: bytes, count: int = 40) -> Mapping[str, bytes]:
    """One bit changed; whether it still makes a sitting is chance, the same one each time."""
    chance = random.Random(20261123)  # noqa: S311  not for secrets
    made = {}
    for _number in range(count):
        data = bytearray(sound)
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        data[place] ^= 1 << bit
        made[f"bit {bit} of byte {place}"] = bytes(data)
    return made


def strange(large: int = 100_000_000) -> Mapping[str, Make]:
    """What can lie in the place of a file."""

    def sparse(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(large)

    return {
        "a folder": Path.mkdir,
        "a named pipe": os.mkfifo,
        "a link to nothing": lambda path: path.symlink_to("gone"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a device": lambda path: path.symlink_to("/dev/zero"),
        "100 MB": sparse,
    }


def _harmful(sound: bytes) -> dict[str, bytes]:
    """What a parser stumbles over."""
    return {
        "empty": b"",
        "a line end": b"\n",
        "all NUL": bytes(len(sound)),
        "NUL in the middle": sound[:200] + bytes(64) + sound[264:],
        "NUL at the end": sound + bytes(512),
        "a byte order mark": b"\xef\xbb\xbf" + sound,
        "UTF-16": sound.decode().encode("utf-16"),
        "Latin-1": sound.replace(b"on the whole", "één".encode("latin-1")),
        "half a letter": sound.replace(b"on the whole", b"\xc3"),
        "a surrogate": sound.replace(b"on the whole", b"\xed\xa0\x80"),
        "twice": sound + sound,
        "brackets": b"x = " + b"[" * 20_000 + b"\n" + sound,
        "balanced brackets": b"x = " + b"[" * 20_000 + b"]" * 20_000 + b"\n" + sound,
        "braces": b"x = " + b"{x = " * 20_000 + b"\n" + sound,
        "a dotted key": b".".join([b"x"] * 100_000) + b" = 1\n" + sound,
        "a dotted header": sound + b"[" + b".".join([b"x"] * 100_000) + b"]\n",
        "a long key": b"x" * 500_000 + b" = 1\n" + sound,
        "digits": b"x = " + b"9" * 5_000 + b"\n" + sound,
        "a megabyte of text": b'x = "' + b"x" * 1_000_000 + b'"\n' + sound,
        "an open text": sound.replace(b'"on the whole"', b'"on the whole'),
        "a conflict": b"<<<<<<< ours\n" + sound + b"=======\n" + sound + b">>>>>>> theirs\n",
        "a page": b"<!DOCTYPE html><html><body>404</body></html>",
        "JSON": b'{"format": 1, "client": "x"}',
    }


def _changed(text: str, before: str, after: str) -> bytes:
    """The text with a change below the comment that it begins with."""
    comment, first, table = text.partition("format = ")
    assert before in first + table, before
    return (comment + (first + table).replace(before, after, 1)).encode()


def _misshapen(sound: bytes) -> dict[str, bytes]:
    """Sound TOML of the wrong shape."""
    text = sound.decode()

    def changed(before: str, after: str) -> bytes:
        return _changed(text, before, after)

    return {
        "a newer format": changed("format = 1", "format = 2"),
        "a format of text": changed("format = 1", 'format = "one"'),
        "no client": changed('client = "Globex B.V."\n', ""),
        "a client of a number": changed('"Globex B.V."', "7"),
        "a client of blanks": changed('"Globex B.V."', '" \\u200b "'),
        "a state of its own": changed('state = "', 'state = "x'),
        "a start without offset": re.sub(r"[+]\d\d:\d\d\n", "\n", text, count=1).encode(),
        "a start of text": changed("started = ", 'started = "now" #'),
        "a start that no zone has": changed("started = ", "started = 0001-01-01 00:00:00+14:00 #"),
        "a start of a day": changed("started = ", "started = 2026-11-23 #"),
        "a language of a list": changed('language = "en"', 'language = ["en"]'),
        "a note of a table": changed('note = "on the whole"', "note = {}"),
        "answers of text": ('answers = "x"\n' + text.replace("[answers.", "[x.")).encode(),
        "an answer of a truth": changed('threatened = "no"', "threatened = false"),
        "an answer of a table": changed('threatened = "no"', 'threatened.x = "no"'),
        "a sign of text": changed("\n[answers.threats]", "\n[answers]\nthreats = 'x'\n[x]"),
        "notes of a list": changed("\n[notes.demands]", "\n[[notes]]\n[x]"),
        "no questionnaire": changed("\n[questionnaire]", "\n[quest]"),
        "a questionnaire of text": changed("\n[questionnaire]", '\nquestionnaire = "x"\n[x]'),
        "no hash": changed("hash = ", "hsah = "),
        "no end": changed("\n[end]\n", "\n[ende]\n"),
    }


def _misled(sound: bytes) -> dict[str, bytes]:
    """Of the right shape, but naming what is not there, or elsewhere."""
    text = sound.decode()
    hash_line = next(line for line in text.splitlines() if line.startswith("hash = "))

    def changed(before: str, after: str) -> bytes:
        return _changed(text, before, after)

    return {
        "no such option": changed('threatened = "no"', 'threatened = "perhaps"'),
        "an option that acts": changed(
            'threatened = "no"', 'threatened = "\\u001b]52;c;eA==\\u0007"'
        ),
        "no such question": changed('threatened = "no"', 'threatend = "no"'),
        "no such sign": changed("\n[answers.threats]", "\n[answers.threads]"),
        "a note to no question": changed("\n[notes.demands]", "\n[notes.demand]"),
        "a questionnaire that is gone": changed(hash_line, 'hash = "0000000000000000"'),
        "a questionnaire elsewhere": changed('id = "small"', 'id = "../../x"'),
        "a version elsewhere": changed('version = "1.0"', 'version = "/../../x"'),
        "a hash elsewhere": changed(hash_line, 'hash = "../../../etc/passwd"'),
        "another version": changed('version = "1.0"', 'version = "1.1"'),
    }


def main(sound: str, folder: str) -> None:
    """Write every file that can be made from a sound one."""
    data = Path(sound).read_bytes()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, each in {**damaged(data), **odd(data), **flipped(data)}.items():
        (target / f"{name}.toml").write_bytes(each)
    for name, make in strange().items():
        make(target / f"{name}.toml")


if __name__ == "__main__":
    main(*sys.argv[1:])
