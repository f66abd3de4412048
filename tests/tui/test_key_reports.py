"""Key presses that a terminal reports with numbers: the key, or nothing."""

import pytest

from tests.tui.keyboard import typed, typed_slowly
from tests.tui.terminal_replies import CSI


@pytest.mark.parametrize(
    ("report", "key"),
    [
        ("49;1:1;49u", "1=1"),
        ("49u", "1=1"),
        ("49;1:2u", "1=1"),
        ("97:65;2;65u", "A=A"),
        ("97:65;2u", "A=A"),
        ("97;2u", "A=A"),
        ("49:33;2;33u", "exclamation_mark=!"),
        ("97;65;65u", "A=A"),
        ("1076::108;;1076u", "д=д"),
        ("0;;233u", "é=é"),
        ("1;1:1A", "up"),
        ("1;6:1D", "ctrl+shift+left"),
        ("1;129:1D", "left"),
        ("27u", "escape"),
        ("27;1:1u", "escape"),
        ("13u", "enter"),
        ("13;2u", "shift+enter"),
        ("9;2u", "shift+tab"),
        ("127u", "backspace"),
        ("32;;32u", "space= "),
        ("57400u", "1=1"),
        ("57400;129;49u", "1=1"),
        ("99;5u", "ctrl+c"),
        ("99;69u", "ctrl+c"),
        ("97;6u", "ctrl+shift+a"),
        ("49;3u", "alt+1"),
        ("49;3;49u", "alt+1"),
        ("49;5;49u", "ctrl+1"),
        ("49;9;49u", "super+1"),
        ("97;3;229u", "å=å"),
        ("27;5;49~", "ctrl+1"),
        ("27;2;65~", "A=A"),
        ("27;5;13~", "ctrl+enter"),
        ("3;5~", "ctrl+delete"),
        ("0;;20170:26085:26412:35486:20837u", "'今日本語入'"),
        ("110;3;126:47u", "'~/'"),
        ("32;;160u", r"'\xa0'"),
    ],
)
def test_a_key_report_is_its_key_or_the_typed_word(report: str, key: str) -> None:
    assert typed(f"{CSI}{report}") == [key]
    assert typed_slowly(f"{CSI}{report}") == [key]


@pytest.mark.parametrize(
    "report",
    [
        *("0u", "0;;0u", "1114112u", "9999999u", "55296;;55296u", "0;;10:13:27u", "57441;1u"),
        *("27;5;~", "27;5~", "::u", "1:2:3:4:5A", "49;:3u", "123456789u", "999~", "5A", "57344u"),
    ],
)
def test_a_key_report_without_a_key_does_nothing(report: str) -> None:
    assert typed(f"{CSI}{report}") == []
