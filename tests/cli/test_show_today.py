"""``show --today``: the re-evaluation of a sitting under an older questionnaire."""

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import LONG_AGO, Commands
from tests.revised_edition import revised_edition


@pytest.fixture
def older_sitting(library: Library) -> Sitting:
    """A sitting about Initech under another edition than the built-in one."""
    client = library.add("Initech", LONG_AGO)
    sitting = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=revised_edition().ref,
        started=LONG_AGO,
        finished=LONG_AGO,
        answers={"slow-payment.late": "most", "lies.meeting": "yes"},
    )
    return library.record(client, revised_edition(), sitting)


@pytest.mark.usefixtures("older_sitting")
def test_show_reports_the_recorded_result_and_todays_only_with_the_option(
    tensigns: Commands,
) -> None:
    recorded = tensigns.ok("show", "Initech")
    assert "● Fire: 11 points" in recorded
    assert "version" not in recorded
    with_today = tensigns.ok("show", "Initech", "--today")
    assert with_today.index("● Fire: 11 points") < with_today.index("◐ Watch: 5 points")
    assert with_today.index("version 3.0") < with_today.index("version 2.0")
    assert "Did they miss a meeting? “Yes”" in with_today


def test_the_document_adds_the_reevaluation_under_today(
    tensigns: Commands, older_sitting: Sitting
) -> None:
    recorded = tensigns.json("show", "Initech")
    with_today = tensigns.json("show", "Initech", "--today")
    today = with_today.pop("today")
    assert with_today == recorded
    assert (recorded["recommendation"], today["recommendation"]) == ("fire", "watch")
    assert today["sitting"] == recorded["sitting"] == older_sitting.id
    assert today["questionnaire"]["hash"] == builtin_edition().ref.hash
    assert (today["gone"], today["changed"]) == (["lies.meeting"], ["slow-payment.late"])


def test_a_sitting_under_todays_questionnaire_has_no_reevaluation(tensigns: Commands) -> None:
    tensigns.record_globex()
    recorded = tensigns.ok("show", "Globex B.V.")
    result = tensigns("show", "Globex B.V.", "--today")
    assert (result.exit_code, result.stdout) == (0, recorded)
    assert "no other edition" in result.stderr
    assert tensigns.json("show", "Globex B.V.", "--today")["today"] is None
