"""The small questionnaire of ``sample`` in format 2: two red flags, windows, a wide weighing."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from tensigns.core.questionnaire import Question, Sign
from tensigns.report.sitting_report import SittingReport, build_report
from tests.report.sample import FINISHED, QUESTIONNAIRE, finished_sitting

HALF_A_YEAR = 180


def _with_window(question: Question) -> Question:
    is_windowed = question.id in ("threatened", "calls")
    return replace(question, window_days=HALF_A_YEAR if is_windowed else None)


def _with_windows(sign: Sign) -> Sign:
    return replace(
        sign,
        questions=tuple(map(_with_window, sign.questions)),
        red_flag=sign.id in ("threats", "payment"),
    )


FORMAT_TWO = replace(
    QUESTIONNAIRE,
    format=2,
    decision=replace(QUESTIONNAIRE.decision, red_flags=2, weighing_from=1, serious=4),
    signs=tuple(map(_with_windows, QUESTIONNAIRE.signs)),
)
"""“Threats” and “Slow payment” are red flags, serious from 4 points on.

“Threats” and “Unreasonable demands” ask about the last half year.
"""


def format_two_report(
    answers: Mapping[str, str], *, finished: datetime | None = FINISHED
) -> SittingReport:
    """The report on a sitting with these answers; a draft if ``finished`` is None."""
    sitting = replace(finished_sitting(answers), finished=finished)
    return build_report(FORMAT_TWO, sitting)
