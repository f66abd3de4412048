"""Results of the built-in questionnaire, and statements that a result can make.

A statement is recognised by what it is, not by its words: a step or an advice by the text in the
questionnaire that it shows, a sentence by the message that it fills in, a fact by the decision.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec.structs import replace

from tensigns.core.decision.conditions import visible_in_sign
from tensigns.core.decision.flips import Flip
from tensigns.core.decision.visibility import visible_questions
from tensigns.core.questionnaire import GRAVITY, UNKNOWN, ConditionalText, Question
from tensigns.language import gettext, ngettext
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.background import NO_BACKGROUND, Background
from tensigns.report.context import ReportContext
from tensigns.report.next_steps import NextStep
from tensigns.report.since_last_time import DatedSitting
from tensigns.report.sitting_report import SittingReport, build_report
from tensigns.report.wording import localized
from tests.report.sample import finished_sitting

EDITION = builtin_edition()
QUESTIONNAIRE = EDITION.questionnaire


class Result(NamedTuple):
    """What a reader is told, and the answers and the decision that it is written from."""

    report: SittingReport
    context: ReportContext

    @classmethod
    def of(
        cls,
        answers: Mapping[str, str],
        client: str = "Globex B.V.",
        before: Mapping[str, str] | None = None,
    ) -> "Result":
        """The result of answers; ``before`` are those of the sitting before, if there is one."""
        sitting = replace(finished_sitting(answers, client=client), questionnaire_ref=EDITION.ref)
        background = NO_BACKGROUND
        if before is not None:
            background = Background(
                DatedSitting(QUESTIONNAIRE, replace(sitting, answers=before), date(2026, 3, 3))
            )
        return cls(
            build_report(QUESTIONNAIRE, sitting, background),
            ReportContext.of(QUESTIONNAIRE, sitting),
        )

    def sentences(self) -> Iterator[str]:
        """Every paragraph of the result except the steps."""
        report = self.report
        yield from (report.headline, report.range_sentence, report.meaning_sentence)
        yield from (report.silent_signs_sentence, report.open_weighing_sentence)
        yield from report.rule_paragraphs
        for section in (*report.past_sections, *report.change_sections):
            yield from section.sentences

    def flips(self, *, graver: bool) -> list[Flip]:
        gravity = GRAVITY.index(self.context.decision.recommendation)
        return [
            flip
            for flip in self.context.decision.flips
            if (GRAVITY.index(flip.recommendation) > gravity) == graver
        ]


class Statement(NamedTuple):
    """Something that a result says, or that its answers say.

    ``texts`` are the texts of the questionnaire that say it, if it is a step or an advice.
    """

    name: str
    holds: Callable[[Result], bool]
    texts: Collection[ConditionalText] = ()

    def positions(self, result: Result) -> list[int]:
        """The numbers of the steps of a result that say it."""
        shown = {localized(text.text) for text in self.texts}
        steps = enumerate(result.report.next_steps, start=1)
        return [number for number, step in steps if step.text in shown]


def step(name: str, *english_starts: str) -> Statement:
    """The result shows one of these steps or pieces of advice."""
    texts = [text for start in english_starts for text in _conditional_texts(start)]
    return Statement(name, lambda result: bool(steps_shown(result, texts)), texts)


def steps_without_signs(name: str, count: int, *english_starts: str) -> Statement:
    """The result shows this many of these steps without the signs that they are about."""
    texts = [text for start in english_starts for text in _conditional_texts(start)]

    def are_shown(result: Result) -> bool:
        shown = steps_shown(result, texts)
        return sum(not step.sign_title for step in shown) >= count

    return Statement(name, are_shown)


def steps_shown(result: Result, texts: Iterable[ConditionalText]) -> list[NextStep]:
    localized_texts = {localized(text.text) for text in texts}
    return [step for step in result.report.next_steps if step.text in localized_texts]


def message(name: str, singular: str, plural: str = "") -> Statement:
    """The result contains this message, whatever its placeholders hold."""

    def is_said(result: Result) -> bool:
        forms = [ngettext(singular, plural, count) for count in (1, 2)] if plural else []
        patterns = [_pattern(form) for form in forms or [gettext(singular)]]
        return any(
            pattern.search(sentence) for sentence in result.sentences() for pattern in patterns
        )

    return Statement(name, is_said)


def answered(key: str, *options: str) -> Statement:
    """The answer to a question counts and is one of these options."""
    question = QUESTIONNAIRE.questions_by_key[key].question
    assert all(question.option(option) for option in options)
    return Statement(
        f"{key} is {', '.join(options)}",
        lambda result: result.context.counted_answers.get(key) in options,
    )


def any_of(name: str, *statements: Statement) -> Statement:
    return Statement(name, lambda result: any(part.holds(result) for part in statements))


def none_of(name: str, *statements: Statement) -> Statement:
    return Statement(name, lambda result: not any(part.holds(result) for part in statements))


def milder_flip_of(sign_id: str) -> Statement:
    """A change under this sign alone would make the recommendation milder."""
    return Statement(
        f"a milder flip of {sign_id}",
        lambda result: any(
            all(change.sign == sign_id for change in flip.changes)
            for flip in result.flips(graver=False)
        ),
    )


def chosen_points(result: Result) -> Iterator[int]:
    """The points of every chosen option that counts."""
    for sign in QUESTIONNAIRE.signs:
        for question in visible_in_sign(sign, result.context.counted_answers):
            if question.option:
                yield question.option.points


def _conditional_texts(english_start: str) -> list[ConditionalText]:
    texts = [text for text in _all_conditional_texts() if text.text["en"].startswith(english_start)]
    assert texts, f"no step and no advice begins with {english_start!r}"
    return texts


def _all_conditional_texts() -> Iterator[ConditionalText]:
    yield from QUESTIONNAIRE.steps
    for sign in QUESTIONNAIRE.signs:
        yield from sign.advice


def _pattern(message: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", message)
    return re.compile(".+".join(map(re.escape, parts)))


@st.composite
def random_answers(draw: st.DrawFn) -> dict[str, str]:
    """Answers to visible questions; some are "don't know" and some are missing.

    Most signs are without trouble, as with most clients; else nearly every result would be *fire*.
    """
    answers: dict[str, str] = {}
    quiet_signs = {sign.id for sign in QUESTIONNAIRE.signs if draw(st.integers(0, 9)) < 6}
    for item in QUESTIONNAIRE.questions_by_key.values():
        visible_keys = {question.key for question in visible_questions(QUESTIONNAIRE, answers)}
        if item.key not in visible_keys:
            continue
        if item.sign and item.sign.id in quiet_signs:
            answers[item.key] = mildest_option(item.question)
            continue
        options = [option.id for option in item.question.options]
        chosen = draw(st.sampled_from([*options, *options, UNKNOWN, ""]))
        if chosen:
            answers[item.key] = chosen
    return answers


def mildest_option(question: Question) -> str:
    return min(question.options, key=lambda option: option.points).id


def mildest_answers() -> dict[str, str]:
    """The first options of the questions of the built-in questionnaire that are always asked."""
    return {
        f"{sign.id}.{question.id}": question.options[0].id
        for sign in QUESTIONNAIRE.signs
        for question in sign.questions
        if not question.show_if
    }
