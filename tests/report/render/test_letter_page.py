"""Letters as plain text and as pages: the text is whole, and nothing in it is markup."""

import re

import pytest

from tensigns.language import LANGUAGES, set_language
from tensigns.report.render.letter_page import html_letter, text_letter
from tensigns.report.render.markdown_escape import escape_line
from tensigns.text.clean import clean
from tests.hostile_texts import PAYLOADS, is_clean
from tests.report.render.markdown_reading import PARSER

HTML_PAYLOADS = (
    *PAYLOADS,
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x.png>",
    "[a](javascript:alert(1))",
    "![a](http://evil.example/x.png)",
    "<http://evil.example>",
    "&lt;b&gt;",
    "`code`",
    "# heading",
    "- item",
    "*bold* _it_",
    "a | b",
)


def page_of(markdown: str) -> str:
    return html_letter(markdown, "Letter", "en", "a4")


def test_an_address_keeps_its_lines_and_a_list_its_bullets() -> None:
    text = text_letter("Sam\\\nKade 1\n\n**Subject**\n\nBody\nof it\n\n- one\n- two\n")
    assert text == "Sam\nKade 1\n\nSubject\n\nBody of it\n\n- one\n- two\n"


def test_lists_keep_their_numbers_and_hang() -> None:
    markdown = "Before:\n\n3. one two\n4. three\n   - four five\n\n> six seven\n\n- a\n\n- b\n"
    assert text_letter(markdown, 8).splitlines() == [
        "Before:",
        "",
        *("3. one", "   two", "4. three", "   - four", "     five"),
        "",
        *("> six", "> seven"),
        "",
        *("- a", "", "- b"),
    ]


def test_code_and_rules_keep_their_lines_and_empty_blocks_vanish() -> None:
    text = text_letter("```\na   b\n  c\n```\n\n#\n\n- \n\n---\n\nend\n", 4)
    assert text == "a   b\n  c\n\n---\n\nend\n"


def test_a_line_that_looks_like_a_definition_of_a_link_is_whole() -> None:
    markdown = "[their address]: http://evil.example\n"
    assert text_letter(markdown) == markdown
    assert "[their address]: http://evil.example" in page_of(markdown)


@pytest.mark.parametrize("payload", HTML_PAYLOADS)
def test_an_escaped_text_is_whole_in_both_forms(payload: str) -> None:
    words = clean(payload).split()
    markdown = f"before {escape_line(payload)} after\n"
    text = text_letter(markdown, 10_000)
    assert text == f"before {' '.join(words)} after\n"
    assert is_clean(text)
    page = page_of(markdown)
    assert not re.search(r"<(?:script|img|a|h1|em|b)\b", page)


@pytest.mark.parametrize("payload", HTML_PAYLOADS)
def test_what_a_user_typed_into_the_file_never_loads_or_runs(payload: str) -> None:
    page = page_of(f"{payload}\n")
    assert not re.search(r"<(?:script|img|a|iframe)\b", page)
    assert "default-src 'none'" in page
    assert is_clean(text_letter(payload))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_a_draft_until_no_place_is_open(language: str) -> None:
    set_language(language)
    assert "<aside>" in page_of("I will finish [what].\n")
    assert "<li>what</li>" in page_of("I will finish [what].\n")
    assert "<aside>" not in page_of("I will finish \\[what\\].\n")


def test_an_open_place_in_the_heading_is_no_markup() -> None:
    assert "&lt;b&gt;" in page_of("[<b>]\n")
    assert "<b>" not in page_of("[<b>]\n")


@pytest.mark.parametrize("payload", HTML_PAYLOADS)
def test_a_letter_reads_the_same_in_other_markdown_programs(payload: str) -> None:
    escaped = escape_line(payload)
    tokens = PARSER.parse(f"before {escaped} after")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
