"""A questionnaire of four signs, and sittings and reports under it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tensigns.core.sitting import Sitting
from tensigns.questionnaires.reading import read_edition
from tensigns.report.sitting_report import SittingReport, build_report

EDITION = read_edition(Path(__file__).with_name("sample.toml"))
QUESTIONNAIRE = EDITION.questionnaire
STARTED = datetime.fromisoformat("2026-11-23T11:15:30+01:00")
FINISHED = datetime.fromisoformat("2026-11-23T11:20:00+01:00")

MILDEST = {
    "threats.threatened": "no",
    "demands.calls": "never",
    "payment.late": "none",
    "law.risk": "no",
}
WATCH = {**MILDEST, "demands.calls": "weekly", "demands.raised": "not-yet"}


def finished_sitting(
    answers: Mapping[str, str],
    *,
    client: str = "Globex B.V.",
    note: str = "",
    notes: Mapping[str, str] | None = None,
) -> Sitting:
    """Return a finished sitting with these answers."""
    return Sitting(
        client=client,
        language="en",
        questionnaire_ref=EDITION.ref,
        started=STARTED,
        finished=FINISHED,
        id="20261123T101530Z",
        answers=answers,
        notes=notes or {},
        note=note,
    )


def report_on(answers: Mapping[str, str]) -> SittingReport:
    """Return the report on a finished sitting with these answers."""
    return build_report(QUESTIONNAIRE, finished_sitting(answers))
