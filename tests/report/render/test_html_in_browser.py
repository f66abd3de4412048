"""HTML pages in a real browser: no requests, accessible, and at most two pages on paper."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.library.answers_file import read_answers
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.pair_report import build_pair
from tensigns.report.render.html import html_pair, html_report
from tensigns.report.sitting_report import build_report
from tensigns.report.trend import build_trend
from tests.report.client_with_history import effective_sittings
from tests.report.render.browser import A4, DARK, LETTER, PHONE, Browser
from tests.report.render.test_html import PAYLOADS, page, pair_page
from tests.report.sample import finished_sitting
from tests.required_programs import needs

CASE_FILES = sorted((Path(__file__).parents[2] / "cases").glob("[fkw][0-9]*.toml"))

pytestmark = [pytest.mark.browser, needs("chromium")]


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@pytest.fixture
def axe() -> Path:
    """The script of axe-core, an npm package. TENSIGNS_AXE is its path."""
    path = os.environ.get("TENSIGNS_AXE")
    if not path:
        pytest.skip("TENSIGNS_AXE does not say where axe-core's axe.min.js lies")
    return Path(path)


def case_sittings() -> list[Sitting]:
    """The sittings of the real cases, with notes at the first answers."""
    edition = builtin_edition()
    sittings = []
    for path in CASE_FILES:
        answers = read_answers(path.read_bytes(), path.name, edition).answers
        notes = dict.fromkeys(list(answers)[:4], "Sunday 23:10, the logo again; told them to stop")
        sitting = finished_sitting(
            answers, note="On the whole it is bearable,\nbut for the nights.", notes=notes
        )
        sittings.append(replace(sitting, questionnaire_ref=edition.ref))
    return sittings


def case_page(sitting: Sitting) -> str:
    return html_report(
        build_report(builtin_edition().questionnaire, sitting),
        build_trend(effective_sittings(), "4"),
    )


def longest_case() -> Sitting:
    """The case with the longest page."""
    return max(case_sittings(), key=lambda sitting: len(case_page(sitting)))


def case_pair_page(sitting: Sitting) -> str:
    questionnaire = builtin_edition().questionnaire
    second = replace(case_sittings()[0], client="Initech")
    moments = build_trend(effective_sittings(), "4")
    return html_pair(
        build_pair(AnsweredSitting(questionnaire, sitting), AnsweredSitting(questionnaire, second)),
        moments,
    )


ON_BOTH_PAGES = pytest.mark.parametrize("render", [case_page, case_pair_page])


@ON_BOTH_PAGES
def test_a_page_makes_no_request_and_logs_nothing(
    browser: Browser, render: Callable[[Sitting], str]
) -> None:
    visit = browser.visit(render(longest_case()))
    assert visit.messages == ()
    assert visit.addresses == ()


@pytest.mark.parametrize("render", [page, pair_page])
def test_a_page_full_of_payloads_makes_no_request_and_logs_nothing(
    browser: Browser, render: Callable[[str], str]
) -> None:
    visit = browser.visit(render("\n".join(PAYLOADS)))
    assert visit.messages == ()
    assert visit.addresses == ()


def test_the_browser_records_requests_and_messages(browser: Browser) -> None:
    html = page("x").replace("http-equiv", "data-was")
    intruder = '<img src="http://evil.example/x.png"><script>console.log("x")</script>'
    visit = browser.visit(html.replace("</body>", f"{intruder}</body>"))
    assert len(visit.messages) == 1
    assert visit.addresses == ("http://evil.example/x.png",)


@ON_BOTH_PAGES
@pytest.mark.parametrize("flags", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_axe_finds_no_violation(
    browser: Browser, axe: Path, render: Callable[[Sitting], str], flags: tuple[str, ...]
) -> None:
    assert browser.violations(render(longest_case()), axe, *flags) == []


def test_axe_finds_deliberate_violations(browser: Browser, axe: Path) -> None:
    faulty_page = page("x").replace("--quiet: #5b616c", "--quiet: #c8c8c8").replace('lang="en"', "")
    rules = {rule for rule, _nodes in browser.violations(faulty_page, axe)}
    assert {"color-contrast", "html-has-lang"} <= rules


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_sitting_prints_on_two_pages(browser: Browser, language: str, paper: str) -> None:
    set_language(language)
    assert browser.pages(case_page(longest_case()), paper) <= 2
