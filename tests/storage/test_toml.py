"""TOML: limits before parsing, error messages, and lossless writing."""

import time
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tensigns.errors import BadInput, OperationFailed
from tensigns.storage import toml
from tensigns.storage.toml_limits import DEPTH_LIMIT, KEY_LIMIT, find_excess
from tests.library.sample import SMALL_FILE, THOROUGH
from tests.time_bounds import is_within

EXAMPLE_COUNT = 10_000 if THOROUGH else 150

HOSTILE = {
    "brackets": "a = " + "[" * 20_000,
    "closed brackets": "a = " + "[" * 300 + "]" * 300,
    "braces": "a = " + "{a = " * 20_000,
    "braces after a string": 'a = ["\\"", """"]""" , ' + "{a = " * 100,
    "dotted key": ".".join("a" * 100_000) + " = 1",
    "dotted quoted key": ".".join(['"a"'] * 10_000) + " = 1",
    "dotted key of signs": ".".join(['"=,"'] * 900) + " = 1",
    "dotted header": "[" + ".".join("a" * 100_000) + "]",
    "dotted headers": "\n".join("[" + ".".join("a" * 900) + f".b{n}]" for n in range(500)),
    "long key": "x" * 900_000 + " = 1",
    "long quoted key": '"' + "x" * 900_000 + '" = 1',
    "digits": "a = " + "1" * 5_000,
    "hexadecimal digits": "a = 0x" + "f" * 100_000,
    "twenty thousand brackets in a table": "[t]\nx = 1\na = " + "[" * 20_000 + "\n",
}

INVALID = {
    "no value": ("a = ", "line 1, column 5"),
    "no key": ("\n= 1", "line 2, column 1"),
    "twice": ("a = 1\na = 2\n", "line 2"),
    "a table twice": ("[a]\n[a]\n", "line 2"),
    "open string": ('a = "b\n', "line 1"),
    "open lines": ('a = """b\nc\n', "line 3"),
    "no such day": ("a = 2026-02-30", "line 1"),
    "nul": ("a = '\x00'", "line 1"),
    "escape": ("a = '\x1b[31m'", "line 1"),
    "half of a surrogate pair": ('a = "\\ud800"', "line 1"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(BadInput) as caught:
        toml.parse(text.encode(), "f.toml")
    assert is_within(time.process_time() - start, 1)
    assert str(caught.value).startswith("f.toml: line ")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(("text", "location"), INVALID.values(), ids=INVALID.keys())
def test_a_syntax_error_is_reported_with_its_location(text: str, location: str) -> None:
    with pytest.raises(BadInput) as caught:
        toml.parse(text.encode(), "f.toml")
    message = str(caught.value)
    assert message.startswith(f"f.toml: {location}")
    assert message.isprintable()


def test_other_encodings_and_too_large_input_are_refused() -> None:
    with pytest.raises(BadInput, match="line 2: this is not text in UTF-8"):
        toml.parse(b"a = 1\nb = '\xff'", "f")
    with pytest.raises(BadInput, match="byte order mark"):
        toml.parse(b"\xef\xbb\xbfa = 1", "f")
    with pytest.raises(BadInput, match="larger than 1 MB"):
        toml.parse(b"#" * 1_000_001, "f")


LARGE = {
    "a long text": 'a = "' + "x" * 990_000 + '"',
    "long texts in a list": "a = [" + (chr(34) + "x" * 600 + chr(34) + ", ") * 1_000 + "]",
    "numbers after a text": "a = [" + "1.5," * 200_000 + "] # '",
    "a long line of words": 'a = "' + "one. two " * 100_000 + '"',
    "lines": 'a = """' + "[[[{{{ . . . \n" * 60_000 + '"""',
    "literal lines": "a = '''" + '"[[{ \n' * 100_000 + "'''",
    "a comment": "a = 1 #" + "[" * 900_000,
    "many numbers": "a = [" + "1.5," * 200_000 + "]",
    "many keys": "\n".join(f"k{n} = {n}" for n in range(60_000)),
    "many tables": "\n".join(f"[[a.b.c]]\nx = {n}" for n in range(40_000)),
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_valid_file_takes_little_longer_than_its_parser(text: str) -> None:
    start = time.process_time()
    expected = tomli.loads(text)
    middle = time.process_time()
    assert toml.parse(text.encode(), "f") == expected
    surplus = time.process_time() - middle - 2 * (middle - start)
    assert is_within(surplus, 0.5)


def test_depth_and_length_of_keys_are_allowed_up_to_their_limits() -> None:
    deep = "a = " + "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT
    assert find_excess(deep) is None
    assert find_excess(deep.replace("= ", "= [") + "]")
    parts = ".".join("a" * DEPTH_LIMIT) + " = 1"
    assert find_excess(parts) is None
    assert find_excess("a." + parts)
    assert find_excess("x" * KEY_LIMIT + " = 1") is None
    excess = find_excess("b = 1\n" + "x" * (KEY_LIMIT + 1) + " = 1")
    assert excess
    assert (excess.line, excess.too_deep) == (2, False)


def test_brackets_and_dots_in_strings_and_comments_do_not_count() -> None:
    text = "[" * 50 + "." * 50
    lines = (f'a = "{text}"', f"b = '{text}'", f'c = """\n{text}\n"""', f"d = '''\n{text}'''")
    source = "\n".join((*lines, f"# {text}", f'e = "\\"{text}"', f'f = """a"" \\""" {text}"""'))
    assert find_excess(source) is None
    assert len(toml.parse(source.encode(), "f")) == 6


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["a\r\nb", "a\nb", "\r", '"""', "'''", "\\", "\x1b[0m", "\u202e", "\n", ""]
)
values = st.recursive(
    st.none().flatmap(
        lambda _: texts | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.dates()
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=EXAMPLE_COUNT, deadline=None)
@given(st.dictionaries(texts, values, max_size=5))
def test_a_written_table_is_read_back_unchanged(table: dict[str, Any]) -> None:
    assert toml.parse(toml.dumps(table), "f") == table


def test_a_text_of_several_lines_is_written_as_a_multiline_string() -> None:
    assert toml.dumps({"note": "one\ntwo"}) == b'note = """\none\ntwo"""\n'


def test_a_table_too_large_to_read_is_not_written() -> None:
    with pytest.raises(OperationFailed, match="larger than 1 MB"):
        toml.dumps({"note": "x" * 1_000_000})


@settings(max_examples=EXAMPLE_COUNT, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_parsed_or_refused(data: bytes) -> None:
    check_parsed_or_refused(data)


@settings(max_examples=EXAMPLE_COUNT, deadline=None)
@given(st.text(st.sampled_from("a1.=[]{}\"'#,\\\n \t-_:"), max_size=200))
def test_random_characters_are_parsed_or_refused(text: str) -> None:
    check_parsed_or_refused(text.encode())


@settings(max_examples=EXAMPLE_COUNT, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 255), st.integers(0, 3))
def test_a_damaged_file_is_parsed_or_refused(index: int, byte: int, length: int) -> None:
    data = bytearray(SMALL_FILE.read_bytes())
    index %= len(data)
    data[index : index + length] = bytes([byte])
    check_parsed_or_refused(bytes(data))


def check_parsed_or_refused(data: bytes) -> None:
    """Check that parsing succeeds or raises ``BadInput`` with a printable message."""
    try:
        toml.parse(data, "f.toml")
    except BadInput as error:
        message = str(error)
        assert message.startswith("f.toml: ")
        assert message.isprintable()
