"""``show --today``: a sitting under an older questionnaire, and what it comes to now."""

import pytest

from tensigns.core.sitting import Sitting
from tensigns.library.library import Library
from tensigns.questionnaires.reading import builtin_edition
from tests.cli.conftest import Commands
from tests.cli.test_rename_delete import LONG_AGO
from tests.revised_edition import revised


@pytest.fixture
def older(library: Library) -> Sitting:
    """A sitting of Initech under another edition than the built-in one."""
    client = library.add("Initech", LONG_AGO)
    sitting = Sitting(
        client=client.name,
        language="en",
        questionnaire_ref=revised().ref,
        started=LONG_AGO,
        finished=LONG_AGO,
        answers={"slow-payment.late": "three-or-more", "lies.meeting": "yes"},
    )
    return library.record(client, revised(), sitting)


@pytest.mark.usefixtures("older")
def test_it_is_told_as_on_its_day_unless_asked(tensigns: Commands) -> None:
    told = tensigns.ok("show", "Initech")
    assert "● Fire: 11 points" in told
    assert "version" not in told
    both = tensigns.ok("show", "Initech", "--today")
    assert both.index("● Fire: 11 points") < both.index("◐ Watch: 5 points")
    assert both.index("version 2.0") < both.index("version 1.0")
    assert "Did they miss a meeting? “Yes”" in both


def test_the_document_has_today_beside_the_day(tensigns: Commands, older: Sitting) -> None:
    day = tensigns.json("show", "Initech")
    both = tensigns.json("show", "Initech", "--today")
    today = both.pop("today")
    assert both == day
    assert (day["recommendation"], today["recommendation"]) == ("fire", "watch")
    assert today["sitting"] == day["sitting"] == older.id
    assert today["questionnaire"]["hash"] == builtin_edition().ref.hash
    assert (today["gone"], today["changed"]) == (["lies.meeting"], ["slow-payment.late"])


def test_under_todays_questionnaire_there_is_nothing_to_add(tensigns: Commands) -> None:
    tensigns.globex()
    day = tensigns.ok("show", "Globex B.V.")
    done = tensigns("show", "Globex B.V.", "--today")
    assert (done.exit_code, done.stdout) == (0, day)
    assert "no newer version" in done.stderr
    assert tensigns.json("show", "Globex B.V.", "--today")["today"] is None
