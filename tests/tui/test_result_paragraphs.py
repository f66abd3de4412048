"""No paragraph of a result has more than three lines on 80 columns, in either language."""

from collections.abc import Iterator

import pytest
from textual.widgets import Static

from tensigns.language import LANGUAGES, set_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.export import ClientSitting
from tensigns.report.sitting_report import build_report
from tensigns.tui.screens.result import ResultScreen
from tests.cases.test_case_reports import finished_case
from tests.cases.test_cases import VERDICTS
from tests.tui.pilot import TensignsPilot, front_screen, run_home, wait_for_screen, wait_until_idle

MOST_LINES = 3


@pytest.mark.parametrize("language", LANGUAGES)
async def test_paragraphs_of_the_cases_are_short(language: str, library: Library) -> None:
    set_language(language)
    client = library.add("Globex B.V.", finished_case("k01").started)
    questionnaire = builtin_edition().questionnaire
    async with run_home(library, (80, 24)) as pilot:
        for case in VERDICTS:
            sitting = finished_case(case)
            report = build_report(questionnaire, sitting)
            screen = ResultScreen(ClientSitting(client, sitting), report, can_re_evaluate=False)
            await pilot.app.push_screen(screen)
            await wait_for_screen(pilot, ResultScreen)
            await wait_until_idle(pilot)
            paragraphs = [*shown_paragraphs(pilot)]
            assert len(paragraphs) > 1
            assert [text for text, height in paragraphs if height > MOST_LINES] == [], case
            pilot.app.pop_screen()


def shown_paragraphs(pilot: TensignsPilot) -> Iterator[tuple[str, int]]:
    """The texts of the result with their heights in lines."""
    for widget in front_screen(pilot, ResultScreen).query(Static):
        yield str(widget.content), widget.size.height
