"""What a terminal sends: whole key presses and pastes are events, replies are none."""

from codecs import getincrementaldecoder
from itertools import islice
from random import Random

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from tensigns.tui.terminal_sequences import ESCAPE_WAIT, MAX_SEQUENCE, PASTE_WAIT, SEQUENCE_WAIT
from tests.tui.keyboard import PAUSE, TICK, Keyboard, typed, typed_slowly
from tests.tui.stray_input import stray_input
from tests.tui.terminal_replies import CSI, DCS, ESC, OSC, REPLIES, ST

FUNCTION_KEYS = [
    sequence
    for sequence, keys in ANSI_SEQUENCES_KEYS.items()
    if isinstance(keys, tuple) and sequence.startswith((CSI, f"{ESC}O")) and len(sequence) > 2
]


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_reply_does_nothing_whole_or_torn_at_any_byte(reply: str) -> None:
    assert typed(reply) == []
    assert typed_slowly(reply) == []
    for cut in range(1, len(reply)):
        keyboard = Keyboard()
        keyboard.send(reply[:cut], PAUSE)
        keyboard.send(reply[cut:], PAUSE)
        assert keyboard.typed == []


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_key_press_after_a_reply_is_one(reply: str) -> None:
    assert typed(f"{reply}1") == ["1=1"]


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_reply_in_eight_bits_does_nothing(reply: str) -> None:
    for final, code in ("[", 0x9B), ("P", 0x90), ("]", 0x9D), ("_", 0x9F), ("\\", 0x9C):
        reply = reply.replace(f"{ESC}{final}", bytes([code]).decode("utf-8", "surrogateescape"))
    assert typed(reply) == []
    assert typed_slowly(reply) == []
    characters = reply.encode("utf-8", "surrogateescape").decode("latin-1")
    assert typed(characters) == []


def test_replies_that_follow_each_other_at_once_do_nothing() -> None:
    assert typed("".join(REPLIES.values())) == []


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_reply_that_breaks_off_and_another_one_do_nothing(reply: str) -> None:
    for cut in range(1, len(reply) - 1):
        assert typed(f"{reply[:cut]}{REPLIES['DA1 of a VT220']}") == []


@pytest.mark.parametrize("sequence", FUNCTION_KEYS)
def test_a_function_key_is_the_same_whole_or_torn(sequence: str) -> None:
    assert typed_slowly(sequence) == typed(sequence)


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        (f"{CSI}A", "up"),
        (f"{ESC}OB", "down"),
        (f"{CSI}1;5C", "ctrl+right"),
        (f"{CSI}1;2D", "shift+left"),
        (f"{CSI}Z", "shift+tab"),
        (f"{ESC}OP", "f1"),
        (f"{CSI}[A", "f1"),
        (f"{ESC}OR", "f3"),
        (f"{CSI}13~", "f3"),
        (f"{CSI}[C", "f3"),
        (f"{CSI}7$", "shift+home"),
        (f"{CSI}5~", "pageup"),
        (f"{ESC}Oq", "1=1"),
        (f"{ESC}b", "ctrl+left"),
        ("\r", "enter"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        ("\x03", "ctrl+c"),
        ("1", "1=1"),
        ("?", "question_mark=?"),
        (" ", "space= "),
        ("é", "é=é"),
        ("是", "是=是"),
    ],
)
def test_a_key_of_the_usual_forms(sequence: str, key: str) -> None:
    assert typed(sequence) == [key]


def test_escape_and_a_character_within_a_moment_are_alt_and_type_nothing() -> None:
    assert typed(f"{ESC}2") == ["alt+2"]
    assert typed(f"{ESC}é") == ["alt+é"]
    assert typed(f"{ESC}\x01") == []
    assert typed(f"{ESC}{CSI}A") == ["up"]


@pytest.mark.parametrize("pause", [0.06, 0.09, 0.3])
def test_escape_and_a_character_after_a_pause_are_two_key_presses(pause: float) -> None:
    keyboard = Keyboard()
    keyboard.send(ESC, pause)
    assert keyboard.typed == []
    keyboard.send("2")
    assert keyboard.typed == ["escape", "2=2"]


def test_a_lone_escape_is_the_escape_key_after_its_wait() -> None:
    keyboard = Keyboard()
    keyboard.send(ESC, ESCAPE_WAIT - 2 * TICK)
    assert keyboard.typed == []
    keyboard.wait(4 * TICK)
    assert keyboard.typed == ["escape"]
    keyboard.send(ESC, 0.1)
    keyboard.send(ESC, ESCAPE_WAIT + TICK)
    assert keyboard.typed == ["escape"] * 3


@pytest.mark.parametrize(
    "pasted", ["1", "one\r\ntwo", f"{CSI}200~1", f"{CSI}20", "日本", "é" * 9_999]
)
def test_a_paste_is_one_paste_whole_or_torn_at_any_byte(pasted: str) -> None:
    sent = f"{CSI}200~{pasted}{CSI}201~"
    assert typed(sent) == [repr(pasted)]
    for cut in [*range(1, 20), *range(len(sent) - 20, len(sent))]:
        keyboard = Keyboard()
        keyboard.send(sent[:cut], PAUSE)
        keyboard.send(sent[cut:], PAUSE)
        assert keyboard.typed == [repr(pasted)]
    if len(pasted) < 10:
        assert typed_slowly(sent) == [repr(pasted)]
        assert typed(f"{sent}2{sent}") == [repr(pasted), "2=2", repr(pasted)]


def test_a_paste_whose_end_is_lost_is_kept_and_what_is_typed_later_is_typed() -> None:
    keyboard = Keyboard()
    keyboard.send(f"{CSI}200~half", PASTE_WAIT + TICK)
    assert keyboard.typed == ["'half'"]
    keyboard.send("1")
    assert keyboard.typed == ["'half'", "1=1"]


def test_a_byte_that_is_no_utf_8_is_replaced_and_takes_nothing_with_it() -> None:
    pasted = b"\x1b[200~one\xff two\xe9\x1b[201~1".decode("utf-8", "surrogateescape")
    assert typed(pasted) == ["'one\N{REPLACEMENT CHARACTER} two\N{REPLACEMENT CHARACTER}'", "1=1"]
    assert typed("\udcff1") == ["replacement_character=\N{REPLACEMENT CHARACTER}", "1=1"]


@pytest.mark.parametrize("character", ["\xa0", "\u3000", "\u202f", "\u200c", "\u200d", "\ue000"])
def test_a_character_that_python_cannot_print_is_typed_as_a_paste(character: str) -> None:
    assert typed(character) == [repr(character)]


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\ufeff"])
def test_an_invisible_character_is_no_text(character: str) -> None:
    keyboard = Keyboard()
    keyboard.send(character)
    (message,) = keyboard.messages
    assert isinstance(message, events.Key)
    assert not message.is_printable


def test_clicks_and_the_wheel() -> None:
    assert typed(f"{CSI}<0;12;3M{CSI}<0;12;3m") == ["MouseDown 1 at 11,2", "MouseUp 1 at 11,2"]
    assert typed_slowly(f"{CSI}<2;12;3M") == ["MouseDown 3 at 11,2"]
    assert typed(f"{CSI}<65;12;3M") == ["MouseScrollDown 0 at 11,2"]


def test_an_unfinished_sequence_ends_by_ctrl_c_or_in_time() -> None:
    for start in (CSI, f"{ESC}O", f"{OSC}0;", f"{DCS}1"):
        assert typed(f"{start}12\x031") == ["ctrl+c", "1=1"]
        keyboard = Keyboard()
        keyboard.send(f"{start}12", SEQUENCE_WAIT + TICK)
        keyboard.send("1")
        assert keyboard.typed == ["1=1"]


def test_a_long_sequence_is_read_to_its_end() -> None:
    assert typed(f"{CSI}{'1;' * MAX_SEQUENCE}u1") == ["1=1"]
    assert typed(f"{OSC}52;c;{'MTIz' * MAX_SEQUENCE}{ST}1") == ["1=1"]
    assert typed(f"{CSI}M\udcff\udcff\udcff1") == ["1=1"]
    assert typed(f"{CSI}M \xe91") == ["1=1"]


@pytest.mark.parametrize("seed", range(20))
def test_random_input_without_an_answer_yields_none(seed: int) -> None:
    keyboard = Keyboard()
    decoder = getincrementaldecoder("utf-8")("surrogateescape")
    for chunk in islice(stray_input(Random(seed)), 1_000):  # noqa: S311  no secret
        keyboard.send(decoder.decode(chunk.data), chunk.pause)
    assert len(keyboard.typed) > 100
    answers = {"y=y", "n=n", "Y=Y", "N=N", "enter", *(f"{digit}={digit}" for digit in "0123456789")}
    assert not answers.intersection(keyboard.typed)
    assert not any(event.startswith("MouseUp 1 ") for event in keyboard.typed)
