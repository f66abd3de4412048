"""Sentences about a talk and its conditions."""

from collections.abc import Iterable, Iterator

from tensigns.core.journal.talk import TalkCondition
from tensigns.language import gettext as _
from tensigns.report.talk_context import TalkContext
from tensigns.report.wording import long_date


def before_talk_sentences(context: TalkContext) -> Iterator[str]:
    """Yield what the user should know before a talk is prepared."""
    if context.is_unsafe:
        yield _(
            "After threats or violence, do not meet alone. Get help first, and put what you have "
            "to say in writing."
        )
    if context.has_legal_risk:
        yield _(
            "A legal risk belongs in writing: state it in a letter, keep the answer, and ask a "
            "lawyer before you talk about it."
        )


def broken_sentence(condition: TalkCondition) -> str:
    """Return what was to follow if a condition is broken; empty if the user did not say."""
    if not condition.then:
        return ""
    return _("You wrote what follows now: {text}").format(text=condition.then)


def condition_sentences(conditions: Iterable[TalkCondition]) -> Iterator[str]:
    """Yield each condition with its day."""
    for condition in conditions:
        yield _("{day}: {text}").format(day=long_date(condition.by), text=condition.text)
