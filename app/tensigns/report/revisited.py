"""A sitting as on its day, and what its answers come to under today's questionnaire."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.carried import Carried, carried
from tensigns.core.decision import visible
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting, Source
from tensigns.language import gettext as _
from tensigns.report.document import Document, document
from tensigns.report.report import Report, build
from tensigns.report.words import edition, quoted, told


class Revisited(Struct, frozen=True):
    """Both results, each with the name of its questionnaire.

    ``gone`` tells the answers to what is not asked any more, ``changed`` the questions that were
    revised and whose answers were taken over, ``new`` the open questions that were none then.
    """

    then: Report
    now: Report
    then_by: str
    now_by: str
    headline: str
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]


def is_another_edition(source: Source, today: Source) -> bool:
    """Whether a sitting was held under an edition of today's questionnaire that is not today's."""
    return source.id == today.id and source != today


def revisit(
    questionnaire: Questionnaire, sitting: Sitting, today: Questionnaire, source: Source
) -> Revisited:
    """Decide a sitting twice: by the edition it was answered with, and by today's.

    ``source`` is what ``today`` is known by.
    """
    taken, moved = _moved(questionnaire, sitting, today, source)
    then, now = build(questionnaire, sitting), build(today, moved)
    taken_over = _("{question} Your answer was taken over.")
    new = (
        told(item.question.text)
        for item in visible(today, moved.answers)
        if item.is_open and item.key not in questionnaire.items
    )
    return Revisited(
        then=then,
        now=now,
        then_by=edition(sitting.source),
        now_by=edition(source),
        headline=_headline(then, now),
        gone=tuple(_answers(questionnaire, sitting, taken.gone)),
        changed=tuple(
            taken_over.format(question=told(today.items[key].question.text))
            for key in taken.changed
        ),
        new=tuple(new),
    )


def revisited_document(
    questionnaire: Questionnaire,
    sitting: Sitting,
    today: Questionnaire,
    source: Source,
    slug: str | None,
) -> Document:
    """The sitting's document under today's questionnaire, with the keys of what is not the same."""
    taken, moved = _moved(questionnaire, sitting, today, source)
    differing = {"gone": list(taken.gone), "changed": list(taken.changed)}
    return document(today, moved, slug) | differing


def _moved(
    questionnaire: Questionnaire, sitting: Sitting, today: Questionnaire, source: Source
) -> tuple[Carried, Sitting]:
    taken = carried(questionnaire, today, sitting.answers)
    return taken, replace(sitting, answers=taken.answers, source=source)


def _answers(questionnaire: Questionnaire, sitting: Sitting, keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        question = questionnaire.items[key].question
        option = question.option(sitting.answers[key])
        yield f"{told(question.text)} {quoted(told(option.label)) if option else ''}"


def _headline(then: Report, now: Report) -> str:
    if then.recommendation == now.recommendation:
        message = _("Under today's questionnaire it comes to {now} as well.")
    else:
        message = _("On its day it came to {then}; under today's questionnaire it comes to {now}.")
    return message.format(then=then.word, now=now.word)
