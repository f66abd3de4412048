"""Pages in a real browser: silent, reachable by everybody, and short on paper."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.library.answers_file import read_answers
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.pair_report import build_pair
from tensigns.report.render.html import html_pair, html_report
from tensigns.report.sitting_report import build_report
from tensigns.report.trend import build_trend
from tests.report.client_with_history import standing
from tests.report.render.browser import A4, DARK, LETTER, PHONE, Browser
from tests.report.render.test_html import PAYLOADS, page, pair_page
from tests.report.sample import sitting
from tests.required_programs import needs

CASES = sorted((Path(__file__).parents[2] / "cases").glob("[fkw][0-9]*.toml"))

pytestmark = [pytest.mark.browser, needs("chromium")]


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@pytest.fixture
def axe() -> Path:
    """The script of axe-core, an npm package, where TENSIGNS_AXE says that it lies."""
    named = os.environ.get("TENSIGNS_AXE")
    if not named:
        pytest.skip("TENSIGNS_AXE does not say where axe-core's axe.min.js lies")
    return Path(named)


def cases() -> list[Sitting]:
    """Real cases, each with notes at its first answers."""
    edition = builtin_edition()
    made = []
    for path in CASES:
        given = read_answers(path.read_bytes(), path.name, edition).answers
        notes = dict.fromkeys(list(given)[:4], "Sunday 23:10, the logo again; told them to stop")
        noted = sitting(
            given, note="On the whole it is bearable,\nbut for the nights.", notes=notes
        )
        made.append(replace(noted, questionnaire_ref=edition.ref))
    return made


def case_page(made: Sitting) -> str:
    return html_report(
        build_report(builtin_edition().questionnaire, made), build_trend(standing(), "4")
    )


def longest() -> Sitting:
    """The case that there is most to say of."""
    return max(cases(), key=lambda made: len(case_page(made)))


def case_pair_page(made: Sitting) -> str:
    questionnaire = builtin_edition().questionnaire
    other = replace(cases()[0], client="Initech")
    moments = build_trend(standing(), "4")
    return html_pair(build_pair((questionnaire, made), (questionnaire, other)), moments)


RENDERED = pytest.mark.parametrize("render", [case_page, case_pair_page])


@RENDERED
def test_a_page_asks_for_nothing_and_says_nothing(
    browser: Browser, render: Callable[[Sitting], str]
) -> None:
    visit = browser.visit(render(longest()))
    assert visit.messages == ()
    assert visit.addresses == ()


@pytest.mark.parametrize("render", [page, pair_page])
def test_nor_does_one_full_of_payloads(browser: Browser, render: Callable[[str], str]) -> None:
    visit = browser.visit(render("\n".join(PAYLOADS)))
    assert visit.messages == ()
    assert visit.addresses == ()


def test_a_page_that_did_would_be_noticed(browser: Browser) -> None:
    html = page("x").replace("http-equiv", "data-was")
    intruder = '<img src="http://evil.example/x.png"><script>console.log("x")</script>'
    visit = browser.visit(html.replace("</body>", f"{intruder}</body>"))
    assert len(visit.messages) == 1
    assert visit.addresses == ("http://evil.example/x.png",)


@RENDERED
@pytest.mark.parametrize("look", [(), (DARK,), (PHONE,)], ids=["light", "dark", "phone"])
def test_axe_finds_no_violation(
    browser: Browser, axe: Path, render: Callable[[Sitting], str], look: tuple[str, ...]
) -> None:
    assert browser.violations(render(longest()), axe, *look) == []


def test_axe_would_find_one(browser: Browser, axe: Path) -> None:
    pale = page("x").replace("--quiet: #5b616c", "--quiet: #c8c8c8").replace('lang="en"', "")
    found = {rule for rule, _nodes in browser.violations(pale, axe)}
    assert {"color-contrast", "html-has-lang"} <= found


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_sitting_prints_on_two_pages(browser: Browser, language: str, paper: str) -> None:
    set_language(language)
    assert browser.pages(case_page(longest()), paper) <= 2
