"""The result that a sitting would have with other answers."""

from datetime import timedelta

from tensigns.report.background import Background
from tensigns.report.since_last_time import DatedSitting
from tensigns.report.what_if import build_what_if, change_answers
from tensigns.report.wording import long_date
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting


def test_the_recheck_of_an_amendment_is_counted_from_the_amended_sitting() -> None:
    sitting = finished_sitting(WATCH)
    day = sitting.day - timedelta(days=90)
    background = Background(DatedSitting(QUESTIONNAIRE, sitting, day), amended_day=day)
    changes = {"demands.calls": MILDEST["demands.calls"]}
    changed = change_answers(QUESTIONNAIRE, sitting, changes, "--if")
    report = build_what_if(QUESTIONNAIRE, sitting, changed, background).report
    assert report.word == "keep"
    recheck = day + timedelta(days=QUESTIONNAIRE.decision.recheck.keep)
    assert long_date(recheck) in report.recheck_sentence
    assert report.since is None
