"""When something was noted about the signs of a sitting: sentences with dates, and entry ids.

The journal is imported inside functions, because most sittings are of clients without entries.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.questionnaire import Sign
from tensigns.language import gettext as _
from tensigns.report.context import ReportContext
from tensigns.report.wording import join_and, localized

if TYPE_CHECKING:
    from tensigns.core.journal.entries import Entry

MAX_DATES = 3
"""The most dates of one kind in a sentence. If there are more, the latest two are shown."""


def noted_sentences(context: ReportContext, entries: "Sequence[Entry]") -> tuple[str, ...]:
    """Return a sentence on each sign with points, gravest first; none if there are no entries.

    Each sentence has the dates of the entries that belong to the questions of the sign, or "from
    memory". Signs about which nothing at all was noted share the last sentence. ``entries`` are the
    entries of a :class:`Background`.
    """
    if not entries:
        return ()
    sentences, titles = [], []
    for score in context.scores_with_points:
        sign = context.signs_by_id[score.sign]
        sign_entries = _entries_of_sign(context, sign, entries)
        if sign_entries or _has_note(context, sign):
            sentences.append(_sentence(context, sign, sign_entries))
        else:
            titles.append(localized(sign.title))
    if titles:
        message = _("From memory: {signs}.")
        sentences.append(message.format(signs="; ".join(titles)))
    return tuple(sentences)


def entry_ids(context: ReportContext, key: str, entries: "Sequence[Entry]") -> list[str]:
    """Return the ids of the entries that belong to a visible question, oldest first.

    ``key`` is the key of the question.
    """
    if not entries:
        return []
    # Imported here because a client without entries does not need this module.
    from tensigns.core.journal.question_entries import question_entries  # noqa: PLC0415

    question = context.questionnaire.questions_by_key[key]
    return [entry.id for entry in question_entries(question, entries, context.sitting.day)]


def _sentence(context: ReportContext, sign: Sign, sign_entries: "Sequence[Entry]") -> str:
    """Return the sentence on a sign with entries of its own or with a note."""
    from_memory = _("from memory, with a note") if _has_note(context, sign) else _("from memory")
    phrases = "; ".join(_phrases(sign_entries, from_memory))
    return f"{localized(sign.title)}: {phrases}."


def _has_note(context: ReportContext, sign: Sign) -> bool:
    """Whether the sitting has a note on a visible question of a sign."""
    visible_questions = visible_in_sign(sign, context.counted_answers)
    return any(context.sitting.notes.get(visible.key) for visible in visible_questions)


def _entries_of_sign(
    context: ReportContext, sign: Sign, entries: "Sequence[Entry]"
) -> "list[Entry]":
    """Return the entries that belong to the visible questions of a sign, oldest first."""
    from tensigns.core.journal.question_entries import question_entries  # noqa: PLC0415
    from tensigns.core.journal.status import day_order  # noqa: PLC0415

    entries_by_id = {
        (entry.id, entry.kind): entry
        for visible in visible_in_sign(sign, context.counted_answers)
        for entry in question_entries(
            context.questionnaire.questions_by_key[visible.key], entries, context.sitting.day
        )
    }
    return sorted(entries_by_id.values(), key=day_order)


def _phrases(entries: "Sequence[Entry]", from_memory: str) -> Iterator[str]:
    """Yield when something happened, when the client was told, and when something went well.

    ``from_memory`` is what to say if no entry says when something happened.
    """
    from tensigns.core.journal.entries import TOLD, EventDetails  # noqa: PLC0415

    happened, went_well, told = [], [], []
    for entry in entries:
        if entry.kind == TOLD:
            told.append(entry)
        elif isinstance(entry.details, EventDetails) and entry.details.good:
            went_well.append(entry)
        else:
            happened.append(entry)
    yield _dates_text(happened) or from_memory
    if told:
        yield _("you told them: {dates}").format(dates=_dates_text(told))
    if went_well:
        yield _("it went well: {dates}").format(dates=_dates_text(went_well))


def _dates_text(entries: "Sequence[Entry]") -> str:
    """Return the periods of entries, only the latest if there are many; empty without entries."""
    from tensigns.report.periods import short_period_text  # noqa: PLC0415

    periods = list(dict.fromkeys(short_period_text(entry.period) for entry in entries))
    if not periods:
        return ""
    if len(entries) <= MAX_DATES:
        return join_and(periods)
    message = _("{count} times, the latest {dates}")
    return message.format(count=len(entries), dates=join_and(periods[-2:]))
