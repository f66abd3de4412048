"""The report as plain lines."""

from msgspec.structs import replace

from tensigns.report.render.text import text_report, text_result
from tensigns.report.sitting_report import build_report
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, report, sitting

EXPECTED = """\
Globex B.V., 23 November 2026

◐ Watch: 7 points, all on one sign

Provisional: the one open question could still turn it.
At its gravest it could still become fire.

  on the whole
  and so on

  4  Unreasonable demands: 7
Three signs are silent. One of them has no answer yet.

Why
  - “Unreasonable demands” weighs 7 points; a sign is serious from 5 on.

Still open
  - Legal trouble: Could you be liable?
  - “Is what it takes to keep them worth it?” If your answer is no, it is
    fire.

Tripwires
  - If it goes on after you told them: fire.

The talk
  - If you tell them and they keep to it for three months: keep.

Next steps
  - Unreasonable demands: Say where your line is.
  - Write it down.
  - Tell them now.

Look again on 23 December 2026.

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


def test_it_reads_from_top_to_bottom() -> None:
    answers = {key: given for key, given in WATCH.items() if key != "law.risk"}
    notes = {"demands.calls": "Sunday 23:10\nthe logo again"}
    said = build_report(
        QUESTIONNAIRE, sitting(answers, note="on the whole\nand so on", notes=notes)
    )
    assert text_report(said) == EXPECTED


def test_the_result_ends_with_what_to_do() -> None:
    assert text_result(report(MILDEST)).endswith(
        "Next steps\n  - Go on as you are.\n\nLook again on 22 May 2027."
    )


def test_an_unfinished_sitting_is_called_so() -> None:
    said = build_report(QUESTIONNAIRE, replace(sitting(WATCH), finished=None, id=None))
    assert text_report(said).startswith("Globex B.V., 23 November 2026, unfinished\n")
