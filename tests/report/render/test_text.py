"""The report as plain text."""

from msgspec.structs import replace

from tensigns.report.render.text import text_report, text_result
from tensigns.report.sitting_report import build_report
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting, report_on

EXPECTED = """\
Globex B.V., 23 November 2026

◐ Watch: 7 points, all on one sign

Provisional: the question that is still open could change this.
At worst it could still become “fire”.

  on the whole
  and so on

  4  Unreasonable demands: 7
 10  Legal trouble: ?
? means that a question is open: it has no answer, or “I don't know”.
Two signs have no points.

Why
  - “Unreasonable demands” has 7 points; a sign is serious from 5 on.

Open, and could change the result
  - Legal trouble: Could you be liable?

Your weighing
  - “Is what it takes to keep them worth it?” If your answer is no, it is
    “fire”.

What would make it worse
  - If it goes on after you told them: fire.

What would make it better
  - If you tell them and they keep to it for three months: keep, unless the
    open question adds points.

Sign by sign
  1. Unreasonable demands: Say where your line is.

Do next
  2. Write it down.
  3. Tell them now.

Look at this client again on 23 December 2026.

4 Unreasonable demands
  How often did they call at night?
    Every week (7 points)
    Note: Sunday 23:10
      the logo again
  Have you told them?
    Not yet

The weighing
  Is what it takes to keep them worth it?
    not answered
"""


def test_a_complete_report_as_plain_text() -> None:
    answers = {key: answer for key, answer in WATCH.items() if key != "law.risk"}
    notes = {"demands.calls": "Sunday 23:10\nthe logo again"}
    report = build_report(
        QUESTIONNAIRE, finished_sitting(answers, note="on the whole\nand so on", notes=notes)
    )
    assert text_report(report) == EXPECTED


def test_the_result_ends_with_the_next_steps() -> None:
    assert text_result(report_on(MILDEST)).endswith(
        "What to do\n  1. Go on as you are.\n\nLook at this client again on 22 May 2027."
    )


def test_a_draft_is_marked_as_unfinished() -> None:
    report = build_report(QUESTIONNAIRE, replace(finished_sitting(WATCH), finished=None, id=None))
    assert text_report(report).startswith("Globex B.V., 23 November 2026, unfinished\n")
