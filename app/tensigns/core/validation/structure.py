"""What must hold before anybody answers a questionnaire: names, texts, reserved words."""

from collections.abc import Iterable, Iterator, Mapping

from tensigns.core.questionnaire import (
    UNKNOWN,
    WEIGHING,
    Condition,
    LocalizedText,
    Option,
    Question,
    Questionnaire,
    Sign,
)
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.text.suggest import nearest_name


def structure_faults(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Every fault that would leave a question nameless, unreachable or without words."""
    return (*text_faults(questionnaire), *number_faults(questionnaire), *name_faults(questionnaire))


def name_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Ids that are taken or reserved, and names that nothing bears."""
    yield from _repeated(FaultLocation(part="sign"), questionnaire.signs)
    for sign in questionnaire.signs:
        if sign.id == WEIGHING:
            yield Fault("reserved-id", FaultLocation(sign.id), {})
        yield from _repeated(FaultLocation(sign.id), sign.questions)
        earlier: dict[str, Question] = {}
        for question in sign.questions:
            place = FaultLocation(sign.id, question.id)
            yield from _options(place, question)
            where = place._replace(part="show_if")
            yield from _condition(where, question.show_if, earlier, "unknown-question")
            earlier.setdefault(question.id, question)
    yield from _weighing(questionnaire.weighing)
    yield from _steps(questionnaire)


def text_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Texts without a language of the questionnaire, or with a foreign one."""
    for place, text in _texts(questionnaire):
        for language in questionnaire.languages:
            if not text.get(language, "").strip():
                yield Fault("missing-translation", place, {"language": language})
        for language in text:
            if language not in questionnaire.languages:
                near = nearest_name(language, questionnaire.languages)
                yield Fault("surplus-translation", place, {"language": language, "near": near})


def number_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Signs that bear the number of another."""
    by_number: dict[int, Sign] = {}
    for sign in questionnaire.signs:
        first = by_number.setdefault(sign.number, sign)
        if first.id != sign.id:
            details = {"number": str(sign.number), "other": first.id}
            yield Fault("repeated-number", FaultLocation(sign.id, part="number"), details)


def _options(place: FaultLocation, question: Question) -> Iterator[Fault]:
    yield from _repeated(place, question.options)
    ids = sorted(option.id for option in question.options)
    if UNKNOWN in ids:
        yield Fault("reserved-id", place._replace(option=UNKNOWN), {})
    if question.type == "yes-no" and ids != ["no", "yes"]:
        yield Fault("yes-no-options", place, {})
    if not any(option.points == 0 and not option.went_on for option in question.options):
        yield Fault("no-zero", place, {})


def _condition(
    place: FaultLocation,
    condition: Condition | None,
    known: Mapping[str, Question],
    code: FaultCode,
) -> Iterator[Fault]:
    """Tests may name questions in ``known`` only, else ``code``, and options of theirs."""
    for test in condition.tests if condition else ():
        question = known.get(test.question)
        if question is None:
            near = nearest_name(test.question, known)
            yield Fault(code, place, {"name": test.question, "near": near})
            continue
        options = [option.id for option in question.options]
        named = test.is_ or test.is_not or ()
        if not named:
            yield Fault("no-option-named", place, {})
        for name in named:
            if name not in options:
                details = {
                    "name": name,
                    "question": test.question,
                    "near": nearest_name(name, options),
                }
                yield Fault("unknown-option", place, details)


def _weighing(weighing: Question) -> Iterator[Fault]:
    place = FaultLocation(WEIGHING, weighing.id)
    yield from _options(place, weighing)
    if weighing.type != "yes-no" and weighing.option("no") is None:
        yield Fault("weighing-without-no", place, {})
    if weighing.show_if is not None:
        yield Fault("weighing-condition", place._replace(part="show_if"), {})
    for option in weighing.options:
        if option.points or option.went_on or option.becomes is not None:
            yield Fault("weighing-counts", place._replace(option=option.id), {})


def _steps(questionnaire: Questionnaire) -> Iterator[Fault]:
    signs = [sign.id for sign in questionnaire.signs]
    by_key = {key: item.question for key, item in questionnaire.questions_by_key.items()}
    for number, step in enumerate(questionnaire.steps, start=1):
        place = FaultLocation(part=f"step ({number})")
        for name in step.signs:
            if name not in signs:
                yield Fault(
                    "unknown-sign", place, {"name": name, "near": nearest_name(name, signs)}
                )
        for key, condition in step.conditions.items():
            where = place._replace(part=f"{place.part} {key}")
            yield from _condition(where, condition, by_key, "unknown-key")


def _repeated(place: FaultLocation, parts: Iterable[Sign | Question | Option]) -> Iterator[Fault]:
    seen: set[str] = set()
    for part in parts:
        if part.id in seen:
            yield Fault("repeated-id", place, {"id": part.id})
        seen.add(part.id)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[FaultLocation, LocalizedText]]:
    yield FaultLocation(part="title"), questionnaire.title
    yield FaultLocation(part="introduction"), questionnaire.introduction
    for sign in questionnaire.signs:
        yield FaultLocation(sign.id, part="title"), sign.title
        yield FaultLocation(sign.id, part="label"), sign.label
        yield FaultLocation(sign.id, part="why"), sign.why
        yield FaultLocation(sign.id, part="advice watch"), sign.advice.watch
        yield FaultLocation(sign.id, part="advice fire"), sign.advice.fire
        for question in sign.questions:
            yield from _question_texts(FaultLocation(sign.id, question.id), question)
    weighing = questionnaire.weighing
    yield from _question_texts(FaultLocation(WEIGHING, weighing.id), weighing)
    for number, step in enumerate(questionnaire.steps, start=1):
        yield FaultLocation(part=f"step ({number}) text"), step.text


def _question_texts(
    place: FaultLocation, question: Question
) -> Iterator[tuple[FaultLocation, LocalizedText]]:
    yield place._replace(part="text"), question.text
    if question.help is not None:
        yield place._replace(part="help"), question.help
    for option in question.options:
        where = place._replace(option=option.id)
        yield where._replace(part="label"), option.label
        if option.becomes is not None:
            yield where._replace(part="becomes"), option.becomes
