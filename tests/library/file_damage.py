"""Damaged and hostile files, made from the file of a sound sitting.

``python -m tests.library.file_damage SITTING FOLDER`` writes them, to try a program by hand.
"""

import random
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.posix_only import mkfifo

MakeEntry = Callable[[Path], object]


def damaged_files(sound: bytes) -> Mapping[str, bytes]:
    """Files that are no longer a sitting, by the name of the damage."""
    lines = sound.splitlines(keepends=True)
    cut_files = {
        f"cut after line {number}": b"".join(lines[:number]) for number in range(len(lines) - 1)
    }
    return {**cut_files, **_unparsable(sound), **_wrong_shapes(sound), **_wrong_references(sound)}


def hand_edited_files(sound: bytes) -> Mapping[str, bytes]:
    """Files that a user or an editor changed, and that are still the same sitting, by name."""
    text = sound.decode()
    return {
        "line ends of Windows": text.replace("\n", "\r\n").encode(),
        "comments": ("# mine\n" + text.replace("\n\n", " # x\n\n", 3) + "# the end").encode(),
        "unknown keys": text.replace("\n[end]", "\n[mine]\nx = { y = [1] }\n[end]\nz = 1").encode(),
        "without an end of line": sound.removesuffix(b"\n"),
        "blanks": text.replace(" = ", "   =\t").replace("\n[", "\n\n\t[").encode(),
        "texts in other quotes": text.replace('"no"', "'no'").encode(),
    }


def files_with_flipped_bits(sound: bytes, count: int = 40) -> Mapping[str, bytes]:
    """Files with one bit changed, by name. The choice of bits is always the same."""
    chance = random.Random(20261123)  # noqa: S311  not for secrets
    files = {}
    for _number in range(count):
        data = bytearray(sound)
        index, bit = chance.randrange(len(data)), chance.randrange(8)
        data[index] ^= 1 << bit
        files[f"bit {bit} of byte {index}"] = bytes(data)
    return files


def non_files(large: int = 100_000_000) -> Mapping[str, MakeEntry]:
    """Functions that create something other than a file at a path, by name."""

    def sparse(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(large)

    return {
        "a folder": Path.mkdir,
        "a named pipe": mkfifo,
        "a link to nothing": lambda path: path.symlink_to("gone"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a device": lambda path: path.symlink_to("/dev/zero"),
        "100 MB": sparse,
    }


def _unparsable(sound: bytes) -> dict[str, bytes]:
    """Bytes that are not TOML, or that are hard to parse."""
    return {
        "empty": b"",
        "a line end": b"\n",
        "all NUL": bytes(len(sound)),
        "NUL in the middle": sound[:200] + bytes(64) + sound[264:],
        "NUL at the end": sound + bytes(512),
        "a byte order mark": b"\xef\xbb\xbf" + sound,
        "UTF-16": sound.decode().encode("utf-16"),
        "Latin-1": sound.replace(b"on the whole", "één".encode("latin-1")),
        "half a UTF-8 character": sound.replace(b"on the whole", b"\xc3"),
        "a surrogate": sound.replace(b"on the whole", b"\xed\xa0\x80"),
        "the content twice": sound + sound,
        "brackets": b"x = " + b"[" * 20_000 + b"\n" + sound,
        "balanced brackets": b"x = " + b"[" * 20_000 + b"]" * 20_000 + b"\n" + sound,
        "braces": b"x = " + b"{x = " * 20_000 + b"\n" + sound,
        "a dotted key": b".".join([b"x"] * 100_000) + b" = 1\n" + sound,
        "a dotted header": sound + b"[" + b".".join([b"x"] * 100_000) + b"]\n",
        "a long key": b"x" * 500_000 + b" = 1\n" + sound,
        "a number of 5000 digits": b"x = " + b"9" * 5_000 + b"\n" + sound,
        "a megabyte of text": b'x = "' + b"x" * 1_000_000 + b'"\n' + sound,
        "a text without its closing quote": sound.replace(b'"on the whole"', b'"on the whole'),
        "a merge conflict": b"<<<<<<< ours\n" + sound + b"=======\n" + sound + b">>>>>>> theirs\n",
        "an HTML page": b"<!DOCTYPE html><html><body>404</body></html>",
        "JSON": b'{"format": 1, "client": "x"}',
    }


def _replace_below_comment(text: str, before: str, after: str) -> bytes:
    """Return the text with one passage replaced below its first comment."""
    comment, key, table = text.partition("format = ")
    assert before in key + table, before
    return (comment + (key + table).replace(before, after, 1)).encode()


def _wrong_shapes(sound: bytes) -> dict[str, bytes]:
    """Valid TOML of the wrong shape."""
    text = sound.decode()

    def replaced(before: str, after: str) -> bytes:
        return _replace_below_comment(text, before, after)

    return {
        "a newer format": replaced("format = 1", "format = 2"),
        "a format that is a text": replaced("format = 1", 'format = "one"'),
        "no client": replaced('client = "Globex B.V."\n', ""),
        "a client that is a number": replaced('"Globex B.V."', "7"),
        "a client of blanks": replaced('"Globex B.V."', '" \\u200b "'),
        "an unknown state": replaced('state = "', 'state = "x'),
        "a start without offset": re.sub(r"[+]\d\d:\d\d\n", "\n", text, count=1).encode(),
        "a start that is a text": replaced("started = ", 'started = "now" #'),
        "a start before the calendar in UTC": replaced(
            "started = ", "started = 0001-01-01 00:00:00+14:00 #"
        ),
        "a start without a time": replaced("started = ", "started = 2026-11-23 #"),
        "a language that is a list": replaced('language = "en"', 'language = ["en"]'),
        "a note that is a table": replaced('note = "on the whole"', "note = {}"),
        "answers that are a text": ('answers = "x"\n' + text.replace("[answers.", "[x.")).encode(),
        "an answer that is a boolean": replaced('threatened = "no"', "threatened = false"),
        "an answer that is a table": replaced('threatened = "no"', 'threatened.x = "no"'),
        "a sign that is a text": replaced("\n[answers.threats]", "\n[answers]\nthreats = 'x'\n[x]"),
        "notes that are a list": replaced("\n[notes.demands]", "\n[[notes]]\n[x]"),
        "no questionnaire": replaced("\n[questionnaire]", "\n[quest]"),
        "a questionnaire that is a text": replaced(
            "\n[questionnaire]", '\nquestionnaire = "x"\n[x]'
        ),
        "no hash": replaced("hash = ", "hsah = "),
        "no end marker": replaced("\n[end]\n", "\n[ende]\n"),
    }


def _wrong_references(sound: bytes) -> dict[str, bytes]:
    """Valid sittings that refer to something missing, or to a path outside the library."""
    text = sound.decode()
    hash_line = next(line for line in text.splitlines() if line.startswith("hash = "))

    def replaced(before: str, after: str) -> bytes:
        return _replace_below_comment(text, before, after)

    return {
        "no such option": replaced('threatened = "no"', 'threatened = "perhaps"'),
        "an option with control characters": replaced(
            'threatened = "no"', 'threatened = "\\u001b]52;c;eA==\\u0007"'
        ),
        "no such question": replaced('threatened = "no"', 'threatend = "no"'),
        "no such sign": replaced("\n[answers.threats]", "\n[answers.threads]"),
        "a note to no question": replaced("\n[notes.demands]", "\n[notes.demand]"),
        "a questionnaire that is gone": replaced(hash_line, 'hash = "0000000000000000"'),
        "a questionnaire id that is a path": replaced('id = "small"', 'id = "../../x"'),
        "a version that is a path": replaced('version = "1.0"', 'version = "/../../x"'),
        "a hash that is a path": replaced(hash_line, 'hash = "../../../etc/passwd"'),
        "another version": replaced('version = "1.0"', 'version = "1.1"'),
    }


def main(sound: str, folder: str) -> None:
    """Make all damaged files from a sound file, and write them into a folder."""
    data = Path(sound).read_bytes()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in {
        **damaged_files(data),
        **hand_edited_files(data),
        **files_with_flipped_bits(data),
    }.items():
        (target / f"{name}.toml").write_bytes(content)
    for name, make_entry in non_files().items():
        make_entry(target / f"{name}.toml")


if __name__ == "__main__":
    main(*sys.argv[1:])
