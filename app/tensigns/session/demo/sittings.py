"""The sittings of the demo: a few invented clients for a new user to look at."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Question
from tensigns.core.sitting import Sitting
from tensigns.language import current_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition


class DemoSitting(NamedTuple):
    """An invented sitting that began ``days_ago`` days ago.

    ``answers`` maps the keys of questions to option ids. Every other question is answered with the
    option whose points are closest to 0. ``draft_position`` is the key of the current question of a
    draft; None if the sitting is finished.
    """

    client: str
    days_ago: int
    answers: Mapping[str, str]
    draft_position: str | None = None


LATE_PAYMENT = {"slow-payment.late": "most", "slow-payment.harm": "short"}
DEMANDS = {"unreasonable-demands.beyond": "weekly", "unreasonable-demands.weight": "harmful"}

DEMO_SITTINGS = (
    DemoSitting("Hooli", 170, {"changing-mind.rework": "once-or-twice"}),
    DemoSitting("Hooli", 20, {}),
    DemoSitting("Globex B.V.", 140, {"slow-payment.late": "one"}),
    DemoSitting("Globex B.V.", 75, LATE_PAYMENT),
    DemoSitting("Globex B.V.", 31, LATE_PAYMENT | DEMANDS | {"slow-payment.raised": "too-soon"}),
    DemoSitting("Initech", 120, {"invoice-disputes.disputes": "once"}),
    DemoSitting("Initech", 60, {"invoice-disputes.disputes": "more"} | DEMANDS),
    DemoSitting(
        "Initech",
        2,
        {
            "invoice-disputes.disputes": "more",
            "invoice-disputes.raised": "went-on",
            "mental-abuse.remarks": "insult",
            "unreasonable-demands.raised": "went-on",
        }
        | DEMANDS,
    ),
    DemoSitting("Umbrella", 1, {}, draft_position="slow-payment.late"),
)


def fill(
    library: Library,
    edition: Edition,
    now: datetime,
    sittings: Sequence[DemoSitting] = DEMO_SITTINGS,
) -> None:
    """Add the clients of invented sittings to a library. ``now`` has a UTC offset."""
    for demo_sitting in sittings:
        clients = library.match(demo_sitting.client)
        client = clients[0] if clients else library.add(demo_sitting.client, now)
        started = now - timedelta(days=demo_sitting.days_ago)
        interview = _answer(_new_interview(edition, client.name, started), demo_sitting)
        if demo_sitting.draft_position:
            library.save_draft(client, edition, interview.sitting)
        else:
            finished = interview.finish(started + timedelta(minutes=4))
            library.record(client, edition, finished.sitting)


def _new_interview(edition: Edition, client: str, started: datetime) -> Interview:
    questionnaire = edition.questionnaire
    sitting = Sitting(
        client=client,
        language=current_language(),
        questionnaire_ref=edition.ref,
        started=started,
        position=next(iter(questionnaire.questions_by_key)),
    )
    return Interview(questionnaire, sitting)


def _answer(interview: Interview, demo_sitting: DemoSitting) -> Interview:
    """Return the interview with all questions answered. In a draft, stop at its position."""
    answers = demo_sitting.answers
    while (question := interview.current_question) and question.key != demo_sitting.draft_position:
        option_id = answers.get(question.key) or _mildest_option_id(question.question)
        interview = interview.answer(option_id)
    return interview


def _mildest_option_id(question: Question) -> str:
    return min(question.options, key=lambda option: abs(option.points)).id
