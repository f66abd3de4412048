"""HTML pages: complete, self-contained, and without active content whatever the texts are."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.pair_report import build_pair
from tensigns.report.render.html import html_pair, html_report
from tensigns.report.sitting_report import build_report
from tensigns.report.trend import build_trend
from tensigns.text.clean import clean
from tests.report.client_with_history import effective_sittings
from tests.report.render.test_markdown import PAYLOADS as MARKDOWN_PAYLOADS
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting

PAYLOADS = [
    *MARKDOWN_PAYLOADS,
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</blockquote></main></body></html><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' onfocus=alert(1) autofocus '",
    "--></svg><svg/onload=alert(1)>",
    "<style>@import url(//evil.example)</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input autofocus onfocus=alert(1)>",
    "<object data=//evil.example></object><embed src=//evil.example>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "\u003cscript\u003ealert(1)",
    "<a href=javascript:alert(1)>x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x1b]52;c;eA==\x07\u202e\u200b<b>",
]

FORBIDDEN = {"script", "img", "iframe", "object", "embed", "form", "input", "a", "base", "link"}


class ParsedPage(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def sitting_with_text(text: str) -> Sitting:
    """A finished sitting with this text in every field that a user can fill."""
    sitting = finished_sitting(WATCH, client=text, note=text, notes=dict.fromkeys(WATCH, text))
    return replace(sitting, amends="20261101T080000Z", reason=text)


def page(text: str) -> str:
    return html_report(
        build_report(QUESTIONNAIRE, sitting_with_text(text)), build_trend(effective_sittings(), "4")
    )


def pair_page(text: str) -> str:
    first = sitting_with_text(text)
    second = finished_sitting(MILDEST, client=f"{text} too", note=text)
    moments = build_trend(effective_sittings(), "4")
    pair = build_pair(AnsweredSitting(QUESTIONNAIRE, first), AnsweredSitting(QUESTIONNAIRE, second))
    return html_pair(pair, moments, moments)


@pytest.mark.parametrize("render", [page, pair_page])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_of_the_user_stays_text(payload: str, render: Callable[[str], str]) -> None:
    parsed, harmless = ParsedPage(render(payload)), ParsedPage(render("harmless"))
    assert parsed.elements == harmless.elements
    assert " ".join(clean(payload).split()) in parsed.text
    assert "\x1b" not in render(payload)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_of_the_questionnaire_stays_text(payload: str) -> None:
    content = {"en": payload, "nl": payload}
    sign = replace(QUESTIONNAIRE.signs[1], title=content, label=content)
    questionnaire = replace(
        QUESTIONNAIRE, signs=(QUESTIONNAIRE.signs[0], sign, *QUESTIONNAIRE.signs[2:])
    )
    parsed = ParsedPage(html_report(build_report(questionnaire, finished_sitting(WATCH))))
    assert not FORBIDDEN & {tag for tag, _attributes in parsed.elements}
    assert " ".join(clean(payload).split()) in parsed.text


@pytest.mark.parametrize("render", [page, pair_page])
def test_a_page_is_self_contained(render: Callable[[str], str]) -> None:
    html = render("Globex B.V.")
    tags = {tag for tag, _attributes in ParsedPage(html).elements}
    attributes = {name for _tag, names in ParsedPage(html).elements for name in names}
    assert not FORBIDDEN & tags
    assert not {name for name in attributes if name.startswith("on")}
    assert not {"href", "src", "srcset", "data", "action", "style"} & attributes
    assert "http://" not in html
    assert "https://" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert html.startswith("<!DOCTYPE html>")
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in html


@pytest.mark.parametrize(("language", "word"), [("en", "Watch"), ("nl", "Opletten")])
def test_a_page_is_marked_with_its_language(language: str, word: str) -> None:
    set_language(language)
    for html in (page("Globex"), pair_page("Globex")):
        assert f'<html lang="{language}">' in html
        assert word in ParsedPage(html).text


def test_a_full_bar_is_the_decisive_threshold_of_the_questionnaire() -> None:
    thresholds = replace(QUESTIONNAIRE.decision, decisive=14)
    questionnaire = replace(QUESTIONNAIRE, decision=thresholds)
    half_bar = '<rect class="full" width="50" height="10"/>'
    assert half_bar in html_report(build_report(questionnaire, finished_sitting(WATCH)))
    pair = build_pair(
        AnsweredSitting(questionnaire, finished_sitting(WATCH)),
        AnsweredSitting(QUESTIONNAIRE, finished_sitting(WATCH)),
    )
    html = html_pair(pair)
    assert html.index(half_bar) < html.index('<rect class="full" width="70" height="10"/>')


def test_the_page_has_every_text_of_the_report() -> None:
    sitting = finished_sitting(
        WATCH, note="on the whole", notes={"demands.calls": "Sunday,\nat night"}
    )
    report = build_report(QUESTIONNAIRE, sitting)
    html = html_report(report)
    text = ParsedPage(html).text
    sentences = [
        report.client,
        report.date,
        report.points_summary,
        report.headline,
        report.range_sentence,
        report.recheck_sentence,
    ]
    sentences += [
        *report.rule_paragraphs,
        *report.tripwires,
        *report.milder_changes,
        report.silent_signs_sentence,
        report.note,
    ]
    sentences += [step.text for step in report.next_steps]
    sentences += [sign.title for sign in report.signs_with_points]
    sentences += [
        answer.question for section in report.answer_sections for answer in section.answers
    ]
    for sentence in sentences:
        assert sentence in text
    assert ' Every week</span></th><td class="bars">' in html
    assert "Sunday,\nat night</blockquote>" in html
    assert "Over time" not in text


def test_the_trend_is_on_the_page_as_text_too() -> None:
    text = ParsedPage(page("Globex")).text
    assert "23 November 2026 ○ keep 2" in text
    assert "● fire 26" in text


def test_every_answer_of_a_pair_has_the_name_of_its_side() -> None:
    first = finished_sitting(WATCH, client="Globex")
    second = finished_sitting(MILDEST, client="Initech")
    pair = build_pair(AnsweredSitting(QUESTIONNAIRE, first), AnsweredSitting(QUESTIONNAIRE, second))
    text = ParsedPage(html_pair(pair)).text
    assert "Globex Every week" in text
    assert "Initech Never" in text
    assert "Globex: watch. Initech: keep." in text


def test_the_heaviest_answer_has_its_question() -> None:
    page = html_report(build_report(QUESTIONNAIRE, finished_sitting(WATCH)))
    assert '<span class="heaviest">How often did they call at night? Every week</span>' in page
