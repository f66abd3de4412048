"""What a questionnaire must keep to that its types cannot say."""

from collections.abc import Iterable, Iterator, Mapping

from tensigns.core.questionnaire import (
    UNKNOWN,
    WEIGHING,
    Condition,
    Option,
    Question,
    Questionnaire,
    Sign,
    Test,
)
from tensigns.language import gettext as _
from tensigns.store.faults import Faults, quoted, unknown

Text = Mapping[str, str]


def check_basics(questionnaire: Questionnaire, faults: Faults) -> None:
    """Note everything that would leave a question nameless, unreachable or without words."""
    for place, text in _texts(questionnaire):
        _check_text(place, text, questionnaire.languages, faults)
    _check_unique("sign", (sign.id for sign in questionnaire.signs), faults)
    for sign in questionnaire.signs:
        if sign.id == WEIGHING:
            faults.add(f"sign {sign.id}", _("this id is reserved"))
        _check_unique(f"sign {sign.id}", (each.id for each in sign.questions), faults)
        _check_questions(sign, faults)
    _check_options(f"weighing {questionnaire.weighing.id}", questionnaire.weighing, faults)
    if questionnaire.weighing.show_if is not None:
        faults.add("weighing show_if", _("the weighing shows by its own rule"))
    _check_steps(questionnaire, faults)


def _check_questions(sign: Sign, faults: Faults) -> None:
    earlier: dict[str, Question] = {}
    for question in sign.questions:
        place = f"sign {sign.id} question {question.id}"
        _check_options(place, question, faults)
        message = _("{name} is no earlier question of the same sign")
        _check_condition(f"{place} show_if", question.show_if, earlier, message, faults)
        earlier[question.id] = question


def _check_options(place: str, question: Question, faults: Faults) -> None:
    ids = [option.id for option in question.options]
    _check_unique(place, ids, faults)
    if UNKNOWN in ids:
        faults.add(f"{place} option {UNKNOWN}", _("this id is reserved"))
    if question.type == "yes-no" and sorted(ids) != ["no", "yes"]:
        faults.add(place, _("a yes-no question has the options yes and no"))
    if not any(option.points == 0 for option in question.options):
        faults.add(place, _("no option is worth 0 points"))


def _check_condition(
    place: str,
    condition: Condition | None,
    known: Mapping[str, Question],
    message: str,
    faults: Faults,
) -> None:
    """Tests may name the questions in ``known`` only, else ``message``, and their options."""
    for test in condition.tests if condition else ():
        question = known.get(test.question)
        if question is None:
            faults.add(place, unknown(test.question, known, message))
        else:
            _check_test(place, test, question, faults)


def _check_test(place: str, test: Test, question: Question, faults: Faults) -> None:
    ids = [*(option.id for option in question.options), UNKNOWN]
    named = test.is_ if test.is_ is not None else test.is_not
    if not named:
        faults.add(place, _("no option is named"))
    for option in named or ():
        if option not in ids:
            message = _("{name} is no option of {question}")
            faults.add(place, unknown(option, ids, message, question=test.question))


def _check_steps(questionnaire: Questionnaire, faults: Faults) -> None:
    signs = [sign.id for sign in questionnaire.signs]
    by_key = {key: item.question for key, item in questionnaire.items.items()}
    for number, step in enumerate(questionnaire.steps, start=1):
        for sign in step.signs:
            if sign not in signs:
                faults.add(f"step ({number})", unknown(sign, signs, _("{name} is no sign")))
        message = _("{name} is no question; name it as sign.question")
        _check_condition(f"step ({number}) show_if", step.show_if, by_key, message, faults)


def _check_unique(place: str, ids: Iterable[str], faults: Faults) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            faults.add(place, _("the id {id} is used twice").format(id=quoted(each)))
        seen.add(each)


def _check_text(place: str, text: Text, languages: Iterable[str], faults: Faults) -> None:
    for language in languages:
        if not text.get(language, "").strip():
            faults.add(place, _("the text in {language} is missing").format(language=language))
    for language in text.keys() - set(languages):
        message = _("{language} is none of the questionnaire's languages")
        faults.add(place, message.format(language=quoted(language)))


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    yield "title", questionnaire.title
    yield "introduction", questionnaire.introduction
    for sign in questionnaire.signs:
        place = f"sign {sign.id}"
        yield f"{place} title", sign.title
        yield f"{place} label", sign.label
        yield f"{place} why", sign.why
        yield f"{place} advice watch", sign.advice.watch
        yield f"{place} advice fire", sign.advice.fire
        for question in sign.questions:
            yield from _question_texts(f"{place} question {question.id}", question)
    yield from _question_texts(f"weighing {questionnaire.weighing.id}", questionnaire.weighing)
    for number, step in enumerate(questionnaire.steps, start=1):
        yield f"step ({number}) text", step.text


def _question_texts(place: str, question: Question) -> Iterator[tuple[str, Text]]:
    yield f"{place} text", question.text
    if question.help is not None:
        yield f"{place} help", question.help
    for option in question.options:
        yield from _option_texts(f"{place} option {option.id}", option)


def _option_texts(place: str, option: Option) -> Iterator[tuple[str, Text]]:
    yield f"{place} label", option.label
    if option.becomes is not None:
        yield f"{place} becomes", option.becomes
