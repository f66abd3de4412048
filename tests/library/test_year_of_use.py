"""After a year of use on two copies of a data folder, everything that was saved is there once."""

from collections import Counter
from pathlib import Path

import pytest

from tensigns.core.decision.decide import decide
from tensigns.core.journal.status import status_from
from tensigns.library.check import check_library
from tensigns.questionnaires.reading import builtin_edition
from tensigns.session.overview import client_overview
from tests.library.sample import THOROUGH
from tests.library.year_of_use import NAMES, Year

pytestmark = pytest.mark.process

SEEDS = range(25 if THOROUGH else 2)


@pytest.fixture(params=SEEDS)
def year(request: pytest.FixtureRequest, tmp_path: Path) -> Year:
    year = Year(tmp_path, request.param)
    year.play()
    return year


def test_everything_acknowledged_is_there_once_and_every_total_is_right(year: Year) -> None:
    for library in (year.laptop, year.desktop):
        saved_texts: Counter[str] = Counter()
        effective_texts: set[str] = set()
        for client in library.clients():
            entries, faults = library.journal(client).read()
            assert faults == ()
            saved_texts.update(entry.text for entry in entries)
            effective_texts |= {entry.text for entry in status_from(entries, year.now).entries}
        chains = [chain for chain in year.chains if not chain.is_deleted]
        expected_texts = {text for chain in chains for text in chain.texts}
        assert set(saved_texts.values()) == {1}
        assert saved_texts.keys() - year.unacknowledged == expected_texts
        assert effective_texts - year.unacknowledged == {chain.texts[-1] for chain in chains}

        questionnaire = builtin_edition().questionnaire
        overviews = {c.name: client_overview(library, c) for c in library.clients()}
        assert overviews.keys() == set(NAMES)
        assert sum(overview.sitting_count for overview in overviews.values()) == year.sittings
        for name, answer_sets in year.answers.items():
            history = library.history(overviews[name].client)
            decisions = [decide(questionnaire, answers) for answers in answer_sets]
            assert [(s.result.recommendation, s.result.points) for s in history.sittings] == [
                (decision.recommendation, decision.points) for decision in decisions
            ]
            latest = overviews[name].latest
            assert (latest.points if latest else None) == (
                decisions[-1].points if decisions else None
            )

        assert check_library(library).faults == ()
