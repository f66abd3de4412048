"""Addresses of mail and pages in Markdown: readable as they are written, and no links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tensigns.report.render.markdown import markdown_report
from tensigns.report.render.markdown_escape import escape_block_quote, escape_line
from tensigns.report.sitting_report import build_report
from tests.report.render.markdown_reading import PARSER, autolinks, markup_of, visible_text
from tests.report.sample import QUESTIONNAIRE, WATCH, finished_sitting

ADDRESSES = [
    "www.x.nl",
    "(www.x.nl).",
    "Www.Globex.NL/a_b*c*",
    "www.",
    "www.`x.nl`",
    "//www.x.nl",
    "日www.日本.jp",
    "https://x.nl/`code`",
    "HTTP://X.NL/?a=1&copy;=2",
    "ftp://|x.nl",
    "https://[::1]/x",
    "jan.de-vries+x@globex.co.uk,",
    "a|b@c.nl",
    "`a@b.nl`",
    "<a@b.nl>",
    "\\a@b.nl and \\`www.x.nl`",
    "a@.x.nl",
    "-a@b.nl-",
    "+@.x",
    "+@x.nl",
    "mailto:jan@x.nl",
    "mailto:@x.nl",
    "xmpp:a@b.nl",
    "**jan@x.nl** [www.x.nl](www.y.nl)",
    "1. www.x.nl",
    "- jan@x.nl",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_no_link_and_reads_as_it_is_written(text: str) -> None:
    for escaped in (escape_line(text), escape_block_quote(text)):
        tokens = PARSER.parse(f"x {escaped}\n\n{escaped}")
        assert autolinks(tokens) == []
        assert visible_text(tokens).removeprefix("x ").removeprefix("> ").startswith(text)
    plain = markup_of(PARSER.parse("x"))
    assert markup_of(PARSER.parse(escape_line(text))) == plain


def test_an_address_in_a_note_or_a_name_is_no_link() -> None:
    note = "mail jan@globex.nl\nor see www.x.nl"
    sitting = finished_sitting(WATCH, client="www.globex.nl", note=note)
    markdown = markdown_report(build_report(QUESTIONNAIRE, sitting))
    assert autolinks(PARSER.parse(markdown)) == []
    assert markdown.startswith("# `www.globex.nl`\n")
    assert "> mail `jan@globex.nl`\\\n> or see `www.x.nl`\n" in markdown


def test_only_addresses_become_code() -> None:
    for text in ("B.V. at 3.14", "@someone", "globex.nl", "a @ b", "http and www", "x:@y"):
        assert "`" not in escape_line(text)


FRAGMENTS = st.sampled_from(
    [*"<>[]()*_`~#|\\!&$@.:/=+-1 {}^\"'ax", "http", "https://", "www.", "@x.nl", "a@", "mailto:"]
)


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_no_mixture_makes_a_link(mixture: str) -> None:
    tokens = PARSER.parse(f"before {escape_line(mixture)} after")
    assert autolinks(tokens) == []
    assert markup_of(tokens) == markup_of(PARSER.parse("before x after"))
    assert visible_text(tokens) == " ".join(f"before {mixture} after".split())
