"""Checks of texts, sign numbers, names and options.

A questionnaire that fails one of these checks is rejected.
"""

from collections.abc import Iterable, Iterator, Mapping

from tensigns.core.questionnaire import (
    UNKNOWN,
    WEIGHING,
    AdviceTable,
    Condition,
    ConditionalText,
    LocalizedText,
    Option,
    Question,
    Questionnaire,
    Sign,
)
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.text.suggest import Suggestions


def structure_faults(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Return the faults of texts, then the faults of sign numbers, then the faults of names."""
    return (*text_faults(questionnaire), *number_faults(questionnaire), *name_faults(questionnaire))


def name_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield faults for ids that are repeated or reserved, and for names that do not exist.

    The names are names of questions, options and signs in conditions and steps. Faults of options
    and of the weighing question are included.
    """
    suggestions = Suggestions()
    yield from _repeated_ids(FaultLocation(part="sign"), questionnaire.signs)
    for sign in questionnaire.signs:
        if sign.id == WEIGHING:
            yield Fault("reserved-id", FaultLocation(sign.id), {})
        yield from _repeated_ids(FaultLocation(sign.id), sign.questions)
        earlier: dict[str, Question] = {}
        for question in sign.questions:
            location = FaultLocation(sign.id, question.id)
            yield from _option_faults(location, question, suggestions)
            condition_location = location._replace(part="show_if")
            yield from _condition_faults(
                condition_location, question.show_if, earlier, "unknown-question", suggestions
            )
            earlier.setdefault(question.id, question)
    yield from _weighing_faults(questionnaire.weighing, suggestions)
    yield from _step_sign_faults(questionnaire, suggestions)
    yield from _outer_condition_faults(questionnaire, suggestions)


def text_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield faults for missing translations and for languages that the questionnaire lacks."""
    suggestions = Suggestions()
    for location, text in _texts(questionnaire):
        for language in questionnaire.languages:
            if not text.get(language, "").strip():
                yield Fault("missing-translation", location, {"language": language})
        for language in text:
            if language not in questionnaire.languages:
                near = suggestions.nearest_name(language, questionnaire.languages)
                yield Fault("surplus-translation", location, {"language": language, "near": near})


def number_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a fault for each sign that has the number of an earlier sign."""
    by_number: dict[int, Sign] = {}
    for sign in questionnaire.signs:
        first = by_number.setdefault(sign.number, sign)
        if first.id != sign.id:
            details = {"number": str(sign.number), "other": first.id}
            yield Fault("repeated-number", FaultLocation(sign.id, part="number"), details)


def conditional_texts(
    questionnaire: Questionnaire,
) -> Iterator[tuple[FaultLocation, ConditionalText]]:
    """Yield the advice of every sign, then the steps, each with its location."""
    for sign in questionnaire.signs:
        for number, advice in enumerate(sign.advice, start=1):
            yield FaultLocation(sign.id, part=f"advice ({number})"), advice
    for number, step in enumerate(questionnaire.steps, start=1):
        yield FaultLocation(part=f"step ({number})"), step


def outer_conditions(questionnaire: Questionnaire) -> Iterator[tuple[FaultLocation, Condition]]:
    """Yield each condition of advice and steps, with its location.

    These conditions name questions as ``sign.question``.
    """
    for location, conditional_text in conditional_texts(questionnaire):
        for key, condition in conditional_text.conditions.items():
            yield location._replace(part=f"{location.part} {key}"), condition


def _option_faults(
    location: FaultLocation, question: Question, suggestions: Suggestions
) -> Iterator[Fault]:
    yield from _repeated_ids(location, question.options)
    ids = sorted(option.id for option in question.options)
    if UNKNOWN in ids:
        yield Fault("reserved-id", location._replace(option=UNKNOWN), {})
    if question.type == "yes-no" and ids != ["no", "yes"]:
        yield Fault("yes-no-options", location, {})
    if not any(option.points == 0 and not option.went_on for option in question.options):
        yield Fault("no-zero", location, {})
    yield from _after_faults(location, question, suggestions)
    yield from _fading_faults(location, question, suggestions)


def _after_faults(
    location: FaultLocation, question: Question, suggestions: Suggestions
) -> Iterator[Fault]:
    """Yield faults for ``after`` without ``becomes``, and for names in it that are no options."""
    option_ids = [option.id for option in question.options]
    for option in question.options:
        after_location = location._replace(option=option.id, part="after")
        if option.after is not None and option.becomes is None:
            yield Fault("after-without-becomes", after_location, {})
        for name in option.after or ():
            if name not in option_ids:
                near = suggestions.nearest_name(name, option_ids)
                details = {"name": name, "question": question.id, "near": near}
                yield Fault("unknown-option", after_location, details)


def _fading_faults(
    location: FaultLocation, question: Question, suggestions: Suggestions
) -> Iterator[Fault]:
    """Yield faults for ``fades_to`` without ``window_days``, and for names that are no options.

    An option with more points is a fault too: time makes nothing worse.
    """
    for option in question.options:
        if option.fades_to is None:
            continue
        fading_location = location._replace(option=option.id, part="fades_to")
        faded_option = question.option(option.fades_to)
        if question.window_days is None:
            yield Fault("fades-without-window", fading_location, {})
        elif faded_option is None:
            near = suggestions.nearest_name(option.fades_to, [o.id for o in question.options])
            details = {"name": option.fades_to, "question": question.id, "near": near}
            yield Fault("unknown-option", fading_location, details)
        elif faded_option.points > option.points:
            yield Fault("fades-to-worse", fading_location, {"worse": faded_option.id})


def _condition_faults(
    location: FaultLocation,
    condition: Condition | None,
    questions: Mapping[str, Question],
    code: FaultCode,
    suggestions: Suggestions,
) -> Iterator[Fault]:
    """Yield faults for tests that name no option, an unknown question or an unknown option.

    A question is unknown if it is not in ``questions``; ``code`` is the code of that fault.
    """
    for test in condition.tests if condition else ():
        question = questions.get(test.question)
        if question is None:
            near = suggestions.nearest_name(test.question, questions)
            yield Fault(code, location, {"name": test.question, "near": near})
            continue
        option_ids = [option.id for option in question.options]
        tested_ids = test.is_ or test.is_not or ()
        if not tested_ids:
            yield Fault("no-option-named", location, {})
        for name in tested_ids:
            if name not in option_ids:
                near = suggestions.nearest_name(name, option_ids)
                details = {"name": name, "question": test.question, "near": near}
                yield Fault("unknown-option", location, details)


def _weighing_faults(weighing: Question, suggestions: Suggestions) -> Iterator[Fault]:
    location = FaultLocation(WEIGHING, weighing.id)
    yield from _option_faults(location, weighing, suggestions)
    if weighing.type != "yes-no" and weighing.option("no") is None:
        yield Fault("weighing-without-no", location, {})
    if weighing.show_if is not None:
        yield Fault("weighing-condition", location._replace(part="show_if"), {})
    if weighing.window_days is not None:
        yield Fault("weighing-window", location._replace(part="window_days"), {})
    for option in weighing.options:
        if option.points or option.went_on or option.becomes is not None or option.spares:
            yield Fault("weighing-counts", location._replace(option=option.id), {})


def _step_sign_faults(questionnaire: Questionnaire, suggestions: Suggestions) -> Iterator[Fault]:
    sign_ids = [sign.id for sign in questionnaire.signs]
    for number, step in enumerate(questionnaire.steps, start=1):
        location = FaultLocation(part=f"step ({number})")
        for name in step.signs:
            if name not in sign_ids:
                details = {"name": name, "near": suggestions.nearest_name(name, sign_ids)}
                yield Fault("unknown-sign", location, details)


def _outer_condition_faults(
    questionnaire: Questionnaire, suggestions: Suggestions
) -> Iterator[Fault]:
    questions = {key: keyed.question for key, keyed in questionnaire.questions_by_key.items()}
    for location, condition in outer_conditions(questionnaire):
        yield from _condition_faults(location, condition, questions, "unknown-key", suggestions)


def _repeated_ids(
    location: FaultLocation, parts: Iterable[Sign | Question | Option]
) -> Iterator[Fault]:
    ids: set[str] = set()
    for part in parts:
        if part.id in ids:
            yield Fault("repeated-id", location, {"id": part.id})
        ids.add(part.id)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[FaultLocation, LocalizedText]]:
    yield FaultLocation(part="title"), questionnaire.title
    yield FaultLocation(part="introduction"), questionnaire.introduction
    for sign in questionnaire.signs:
        yield FaultLocation(sign.id, part="title"), sign.title
        yield FaultLocation(sign.id, part="label"), sign.label
        yield FaultLocation(sign.id, part="why"), sign.why
        if isinstance(sign.advice_in_file, AdviceTable):
            yield FaultLocation(sign.id, part="advice watch"), sign.advice_in_file.watch
            yield FaultLocation(sign.id, part="advice fire"), sign.advice_in_file.fire
        else:
            for number, advice in enumerate(sign.advice_in_file, start=1):
                yield FaultLocation(sign.id, part=f"advice ({number}) text"), advice.text
        for question in sign.questions:
            yield from _question_texts(FaultLocation(sign.id, question.id), question)
    weighing = questionnaire.weighing
    yield from _question_texts(FaultLocation(WEIGHING, weighing.id), weighing)
    for number, step in enumerate(questionnaire.steps, start=1):
        yield FaultLocation(part=f"step ({number}) text"), step.text


def _question_texts(
    location: FaultLocation, question: Question
) -> Iterator[tuple[FaultLocation, LocalizedText]]:
    yield location._replace(part="text"), question.text
    if question.help is not None:
        yield location._replace(part="help"), question.help
    for option in question.options:
        option_location = location._replace(option=option.id)
        yield option_location._replace(part="label"), option.label
        if option.becomes is not None:
            yield option_location._replace(part="becomes"), option.becomes
