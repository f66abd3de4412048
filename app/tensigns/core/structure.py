"""What must hold before anybody answers a questionnaire: names, texts, reserved words."""

from collections.abc import Iterable, Iterator, Mapping

from tensigns.core.faults import Fault, FaultCode, Place
from tensigns.core.nearest import nearest
from tensigns.core.questionnaire import (
    UNKNOWN,
    WEIGHING,
    Condition,
    Option,
    Question,
    Questionnaire,
    Sign,
    Text,
)


def structure(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Every fault that would leave a question nameless, unreachable or without words."""
    return (*texts(questionnaire), *numbers(questionnaire), *names(questionnaire))


def names(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Ids that are taken or reserved, and names that nothing bears."""
    yield from _repeated(Place(part="sign"), questionnaire.signs)
    for sign in questionnaire.signs:
        if sign.id == WEIGHING:
            yield Fault("reserved-id", Place(sign.id), {})
        yield from _repeated(Place(sign.id), sign.questions)
        earlier: dict[str, Question] = {}
        for question in sign.questions:
            place = Place(sign.id, question.id)
            yield from _options(place, question)
            where = place._replace(part="show_if")
            yield from _condition(where, question.show_if, earlier, "unknown-question")
            earlier.setdefault(question.id, question)
    yield from _weighing(questionnaire.weighing)
    yield from _steps(questionnaire)


def texts(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Texts without a language of the questionnaire, or with a foreign one."""
    for place, text in _texts(questionnaire):
        for language in questionnaire.languages:
            if not text.get(language, "").strip():
                yield Fault("missing-translation", place, {"language": language})
        for language in text:
            if language not in questionnaire.languages:
                near = nearest(language, questionnaire.languages)
                yield Fault("surplus-translation", place, {"language": language, "near": near})


def numbers(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Signs that bear the number of another."""
    by_number: dict[int, Sign] = {}
    for sign in questionnaire.signs:
        first = by_number.setdefault(sign.number, sign)
        if first.id != sign.id:
            details = {"number": str(sign.number), "other": first.id}
            yield Fault("repeated-number", Place(sign.id, part="number"), details)


def _options(place: Place, question: Question) -> Iterator[Fault]:
    yield from _repeated(place, question.options)
    ids = sorted(option.id for option in question.options)
    if UNKNOWN in ids:
        yield Fault("reserved-id", place._replace(option=UNKNOWN), {})
    if question.type == "yes-no" and ids != ["no", "yes"]:
        yield Fault("yes-no-options", place, {})
    if not any(option.points == 0 and not option.went_on for option in question.options):
        yield Fault("no-zero", place, {})


def _condition(
    place: Place, condition: Condition | None, known: Mapping[str, Question], code: FaultCode
) -> Iterator[Fault]:
    """Tests may name questions in ``known`` only, else ``code``, and options of theirs."""
    for test in condition.tests if condition else ():
        question = known.get(test.question)
        if question is None:
            near = nearest(test.question, known)
            yield Fault(code, place, {"name": test.question, "near": near})
            continue
        options = [option.id for option in question.options]
        named = test.is_ or test.is_not or ()
        if not named:
            yield Fault("no-option-named", place, {})
        for name in named:
            if name not in options:
                details = {"name": name, "question": test.question, "near": nearest(name, options)}
                yield Fault("unknown-option", place, details)


def _weighing(weighing: Question) -> Iterator[Fault]:
    place = Place(WEIGHING, weighing.id)
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
    by_key = {key: item.question for key, item in questionnaire.items.items()}
    for number, step in enumerate(questionnaire.steps, start=1):
        place = Place(part=f"step ({number})")
        for name in step.signs:
            if name not in signs:
                yield Fault("unknown-sign", place, {"name": name, "near": nearest(name, signs)})
        for key, condition in step.conditions.items():
            where = place._replace(part=f"{place.part} {key}")
            yield from _condition(where, condition, by_key, "unknown-key")


def _repeated(place: Place, parts: Iterable[Sign | Question | Option]) -> Iterator[Fault]:
    seen: set[str] = set()
    for part in parts:
        if part.id in seen:
            yield Fault("repeated-id", place, {"id": part.id})
        seen.add(part.id)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[Place, Text]]:
    yield Place(part="title"), questionnaire.title
    yield Place(part="introduction"), questionnaire.introduction
    for sign in questionnaire.signs:
        yield Place(sign.id, part="title"), sign.title
        yield Place(sign.id, part="label"), sign.label
        yield Place(sign.id, part="why"), sign.why
        yield Place(sign.id, part="advice watch"), sign.advice.watch
        yield Place(sign.id, part="advice fire"), sign.advice.fire
        for question in sign.questions:
            yield from _question_texts(Place(sign.id, question.id), question)
    weighing = questionnaire.weighing
    yield from _question_texts(Place(WEIGHING, weighing.id), weighing)
    for number, step in enumerate(questionnaire.steps, start=1):
        yield Place(part=f"step ({number}) text"), step.text


def _question_texts(place: Place, question: Question) -> Iterator[tuple[Place, Text]]:
    yield place._replace(part="text"), question.text
    if question.help is not None:
        yield place._replace(part="help"), question.help
    for option in question.options:
        where = place._replace(option=option.id)
        yield where._replace(part="label"), option.label
        if option.becomes is not None:
            yield where._replace(part="becomes"), option.becomes
