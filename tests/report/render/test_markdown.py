"""Markdown: every text of a user or a questionnaire stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token
from msgspec.structs import replace

from tensigns.report.next_steps import NextStep, StepGroup
from tensigns.report.questionnaire_sheet import build_sheet
from tensigns.report.render.markdown import markdown_report, markdown_sheet
from tensigns.report.render.markdown_escape import escape_block_quote, escape_line
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.text.clean import clean
from tests.report.render.markdown_reading import PARSER, is_text, markup_of, visible_text
from tests.report.sample import EDITION, QUESTIONNAIRE, WATCH, finished_sitting

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='https://evil.example'>x</a>",
    "</h1><iframe src=//evil.example>",
    "<!-- comment -->",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &#60; &#x3c; &copy;",
    "&colon;&NewLine;",
    "[x](https://evil.example)",
    "[x](javascript:alert(1))",
    "[x][y]",
    "[x]: https://evil.example 'title'",
    "![x](https://evil.example/x.png)",
    "![x][y]",
    "[^1]: note",
    "- [ ] task",
    "<https://evil.example>",
    "<a@evil.example>",
    "https://evil.example/?a=b&c=d",
    "http://evil.example",
    "ftp://evil.example",
    "www.evil.example",
    "evil.example",
    "evil.com and globex.nl/x",
    "www.evil.com",
    "a@evil.com",
    "mailto:a@evil.com",
    "//evil.com/x",
    "//evil.example/x",
    "mailto:a@evil.example",
    "a.b+c@evil.example",
    "@someone and #12",
    "# heading",
    "###### heading #",
    "heading #",
    "x\n===",
    "x\n---",
    "---",
    "***",
    "___",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "> quote",
    "    code",
    "\tcode",
    "`code`",
    "``` python",
    "~~~",
    "~~gone~~ ~gone~",
    "**bold** __bold__ *it* _it_ ***both***",
    "snake_case_name 2*3*4",
    "a | b",
    "|---|---|",
    "a | b\n---|---\n1 | 2",
    "back\\slash \\* \\",
    "$x$ $$y$$",
    "{{ 7 * 7 }} {% raw %} {0}",
    "trailing  \nbreak\\\nend",
    "x\n\n\n# heading after blank lines",
    "<\nscript>",
    "[x\n](https://evil.example)",
    "`a\n`b",
    ": definition",
    "=",
    "!",
    "B.V. e.g. 3.14 Jansen & Zn.",
    "née 東京 🙂‍↕️ עברית",
]


def parsed_report(report: SittingReport) -> list[Token]:
    return PARSER.parse(markdown_report(report))


def on_one_line(payload: str) -> str:
    """A payload as it appears in a field of one line."""
    return " ".join(payload.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_name_of_a_client_stays_text(payload: str) -> None:
    name = on_one_line(payload)
    plain = parsed_report(build_report(QUESTIONNAIRE, finished_sitting(WATCH, client="Name")))
    hostile = parsed_report(build_report(QUESTIONNAIRE, finished_sitting(WATCH, client=name)))
    assert markup_of(hostile) == markup_of(plain)
    assert visible_text(hostile) == visible_text(plain).replace("Name", name, 1)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_notes_and_reasons_stay_text(payload: str) -> None:
    def report_with(note: str) -> SittingReport:
        with_notes = finished_sitting(
            WATCH, note=note, notes={"demands.calls": note, "law.risk": note}
        )
        amended = replace(with_notes, amends="20261101T080000Z", reason=on_one_line(note))
        return build_report(QUESTIONNAIRE, amended)

    # harmless text of as many lines and paragraphs
    lines = [("Word" if line.strip() else "") for line in payload.split("\n")]
    harmless = parsed_report(report_with("\n".join(lines)))
    hostile = parsed_report(report_with(payload))
    assert markup_of(hostile) == markup_of(harmless)
    words = on_one_line(payload)
    assert visible_text(hostile).count(words) >= 4


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_texts_of_a_questionnaire_stay_text(payload: str) -> None:
    def parsed_with(content: str) -> list[Token]:
        report = build_report(QUESTIONNAIRE, finished_sitting(WATCH))
        sign = report.signs_with_points[0]
        answers = tuple(
            replace(answer, question=content, answer=content) for answer in sign.answers
        )
        changed = replace(sign, title=content, answers=answers)
        step = NextStep(text=content, sign_title=content)
        hostile = replace(
            report,
            signs_with_points=(changed,),
            step_groups=(StepGroup(content, 1, (step, step)),),
            rule_paragraphs=(content,),
            tripwires=(content,),
        )
        return parsed_report(hostile)

    words = on_one_line(payload)
    assert markup_of(parsed_with(words)) == markup_of(parsed_with("Word"))
    assert words in visible_text(parsed_with(words))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_questionnaire_sheet_stays_text(payload: str) -> None:
    def parsed_with(content: str) -> list[Token]:
        sheet = build_sheet(QUESTIONNAIRE, EDITION.ref)
        sign = sheet.signs[0]
        question = sign.questions[0]
        options = tuple(replace(option, label=content) for option in question.options)
        changed = replace(question, text=content, help=content, options=options)
        signs = (replace(sign, title=content, questions=(changed,)), *sheet.signs[1:])
        return PARSER.parse(
            markdown_sheet(replace(sheet, title=content, introduction=content, signs=signs))
        )

    words = on_one_line(payload)
    assert markup_of(parsed_with(words)) == markup_of(parsed_with("Word"))
    assert words in visible_text(parsed_with(words))


FRAGMENTS = st.sampled_from(
    [*"<>[]()*_`~#|\\!&$@.:/=+-1) \n\t{}^\"'ax", "http", "www.", "&lt;", "\\"]
)


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_any_mixture_of_markup_characters_stays_text(mixture: str) -> None:
    line = " ".join(mixture.split())
    tokens = PARSER.parse(f"before {escape_line(mixture)} after")
    assert markup_of(tokens) == markup_of(PARSER.parse("before x after"))
    assert visible_text(tokens) == f"before {line} after".replace("  ", " ")


@given(st.text(max_size=60))
def test_any_note_stays_text_inside_its_block_quote(note: str) -> None:
    cleaned = clean(note)
    tokens = PARSER.parse(f"before\n\n{escape_block_quote(cleaned)}\n\nafter")
    kinds = {token.type for token in tokens}
    assert kinds <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
        "blockquote_open",
        "blockquote_close",
    }
    inline_kinds = {
        child.type for token in tokens for child in token.children or [] if not is_text(child)
    }
    assert inline_kinds <= {"hardbreak"}


def test_ordinary_text_is_not_escaped() -> None:
    for text in ("Jansen & Zn. B.V.", "e.g. 3.14, at 23:10 (again)!", "it's “fine”; 50 %"):
        assert escape_line(text) == text


def test_a_complete_report_as_markdown() -> None:
    notes = {"demands.calls": "Sunday 23:10\nthe logo again", "law.risk": "asked Jo"}
    report = build_report(QUESTIONNAIRE, finished_sitting(WATCH, note="on the whole", notes=notes))
    assert markdown_report(report) == EXPECTED


EXPECTED = """\
# Globex B.V.

23 November 2026

## ◐ Watch: 7 points, all on one sign

Every question is answered, except your own weighing.

> on the whole

| | Sign | Points |
|---:|:---|---:|
| 4 | Unreasonable demands | 7 |

Three signs have no points.

## Why

- “Unreasonable demands” has 7 points; a sign is serious from 5 on.

## Your weighing

- “Is what it takes to keep them worth it?” If your answer is no, it is “fire”.

## What would make it worse

- If it goes on after you told them: fire.

## What would make it better

- If you tell them and they keep to it for three months: keep.

## Sign by sign

1. **Unreasonable demands:** Say where your line is.

## Do next

2. Write it down.
3. Tell them now.

Look at this client again on 23 December 2026.

## Answers and notes

### 4 Unreasonable demands

- How often did they call at night? **Every week** (7 points)

  > Sunday 23:10\\
  > the logo again

- Have you told them? **Not yet**

### 10 Legal trouble

- Could you be liable? **No**

  > asked Jo

### The weighing

- Is what it takes to keep them worth it? **not answered**
"""
