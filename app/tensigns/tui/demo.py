"""A few invented clients, to look around without typing anything."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Question
from tensigns.core.sitting import Sitting
from tensigns.language import current_language
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition


class Invented(NamedTuple):
    """A sitting some days ago; what is not among ``answers`` is answered mildest.

    ``stops``: the question at which it was left, if it was.
    """

    client: str
    days: int
    answers: Mapping[str, str]
    stops: str | None = None


LATE = {"slow-payment.late": "three-or-more", "slow-payment.harm": "chasing"}
CALLS = {"unreasonable-demands.beyond": "weekly", "unreasonable-demands.weight": "costly"}

INVENTED = (
    Invented("Hooli", 170, {"changing-mind.rework": "once-or-twice"}),
    Invented("Hooli", 20, {}),
    Invented("Globex B.V.", 140, {"slow-payment.late": "one"}),
    Invented("Globex B.V.", 75, LATE),
    Invented("Globex B.V.", 31, LATE | CALLS | {"slow-payment.raised": "too-soon"}),
    Invented("Initech", 120, {"invoice-disputes.disputes": "once"}),
    Invented("Initech", 60, {"invoice-disputes.disputes": "more"} | CALLS),
    Invented(
        "Initech",
        2,
        {
            "invoice-disputes.disputes": "more",
            "invoice-disputes.raised": "went-on",
            "mental-abuse.remarks": "repeated",
            "unreasonable-demands.raised": "went-on",
        }
        | CALLS,
    ),
    Invented("Umbrella", 1, {}, stops="slow-payment.late"),
)


def fill(library: Library, edition: Edition, now: datetime) -> None:
    """Put the invented clients into an empty library; ``now`` carries its UTC offset."""
    for each in INVENTED:
        known = library.match(each.client)
        client = known[0] if known else library.add(each.client, now)
        started = now - timedelta(days=each.days)
        interview = _answered(_begun(edition, each.client, started), each)
        if each.stops:
            library.save_draft(client, edition, interview.sitting)
        else:
            done = interview.finish(started + timedelta(minutes=4))
            library.record(client, edition, done.sitting)


def _begun(edition: Edition, client: str, started: datetime) -> Interview:
    questionnaire = edition.questionnaire
    sitting = Sitting(
        client=client,
        language=current_language(),
        questionnaire_ref=edition.ref,
        started=started,
        position=next(iter(questionnaire.questions_by_key)),
    )
    return Interview(questionnaire, sitting)


def _answered(interview: Interview, invented: Invented) -> Interview:
    while (item := interview.current_question) is not None and item.key != invented.stops:
        interview = interview.answer(invented.answers.get(item.key) or _mildest(item.question))
    return interview


def _mildest(question: Question) -> str:
    return min(question.options, key=lambda option: abs(option.points)).id
