"""Scripts of an interview that every front end can play.

The steps: ``=OPTION`` answers with that option; ``back`` and ``on`` go to the previous and the next
question; ``go N`` goes to the sign of that number; ``line N`` goes to the N-th line of the review;
``note TEXT`` writes a note, with ``|`` for a line break; ``leave`` leaves and resumes; ``finish``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN
from tensigns.prompts import navigation, review
from tensigns.prompts.question import answer_choices
from tests.lineui.memory_console import clock

Script = Sequence[str]

LEAVE, FINISH = "leave", "finish"

SCRIPTS = {
    "straight on": "=no; =never; =none; finish",
    "the worst": "=yes; =weekly; =went-on; =all; finish",
    "to the weighing": "=no; =weekly; =not-yet; =none; =no; finish",
    "every answer unknown": "=unknown; =unknown; =unknown; =unknown; finish",
    "nothing but the last": "on; on; =some; finish",
    "a changed mind": "=yes; back; =no; =monthly; back; =never; =none; finish",
    "hidden and shown again": (
        "=no; =weekly; =went-on; back; back; =never; back; =monthly; back; "
        "=never; back; =weekly; =went-on; =some; finish"
    ),
    "hidden and left hidden": "=no; =weekly; =went-on; go 4; =never; on; finish",
    "back to the start and on": "=no; =never; back; back; back; on; on; =all; finish",
    "through the review": "on; on; on; line 2; =weekly; =not-yet; =no; line 2; on; finish",
    "to and fro in the review": "on; on; =none; line 1; back; on; go 4; =never; go 1; on; finish",
    "notes": (
        "note Sunday| 23:10, the logo ; =no; =weekly; note ten times; =went-on; back; "
        "back; =never; note soon|they said; =none; note on the whole; line 1; note anew; "
        "on; finish"
    ),
    "left and resumed": (
        "=no; leave; =weekly; leave; back; leave; =never; =unknown; leave; line 1; "
        "leave; =some; finish"
    ),
    "left with a note alone": "note first|of all; leave; on; =never; leave",
    "left in the review": "=no; on; on; leave; line 1; leave",
    "left with what is hidden": "=no; =weekly; =went-on; back; back; =never; leave",
    "through the list of signs": (
        "go 5; =some; go 1; =no; go 4; =monthly; =unknown; go 5; on; finish"
    ),
}


def parse_script(text: str) -> Script:
    """Return the steps of a script in the notation of ``SCRIPTS``."""
    return text.split("; ")


def random_script(seed: int, interview: Interview, steps: int = 45) -> Script:
    """Return a script of random steps. It finishes the sitting if the sitting has answers."""
    rng = Random(seed)  # noqa: S311  no secrets
    script: list[str] = []
    while len(script) < steps:
        step = rng.choice(possible_steps(interview, rng))
        script.append(step)
        interview = apply_step(interview, step)
    if not review.has_answers(interview):
        return script
    while interview.current_question is not None:
        script.append("on")
        interview = interview.forward()
    return [*script, FINISH]


def possible_steps(interview: Interview, rng: Random) -> list[str]:
    """Return the steps that are allowed at this point. Likely steps are listed several times."""
    signs = [row.number for row in navigation.navigation_items(interview) if row.number]
    steps = ["back", "back", f"note {rng.random()}", LEAVE, f"go {rng.choice(signs)}"]
    if interview.current_question is not None:
        options = [choice.id for choice in answer_choices(interview.current_question.question)]
        return [*steps, "on", *(f"={rng.choice(options)}" for _ in range(9))]
    items = review.review_items(interview)
    line_numbers = [
        str(number) for number, item in enumerate(items, 1) if item.key in interview.positions
    ]
    return [*steps, *(f"line {rng.choice(line_numbers)}" for _ in range(6 if line_numbers else 0))]


def apply_step(interview: Interview, step: str) -> Interview:
    """Return the interview after a step."""
    word, _, argument = step.partition(" ")
    transitions: dict[str, Callable[[], Interview]] = {
        "back": interview.back,
        "on": interview.forward,
        "go": lambda: interview.go_to(sign_key(interview, argument)),
        "line": lambda: interview.go_to(review.review_items(interview)[int(argument) - 1].key),
        "note": lambda: interview.annotate(argument.replace("|", "\n").strip()),
        "leave": lambda: reopened(interview),
        "finish": lambda: interview.finish(clock()),
    }
    transition = transitions.get(word)
    return transition() if transition else interview.answer(word.removeprefix("="))


def reopened(interview: Interview) -> Interview:
    """Return the interview of the next session.

    A resumed interview has no record of the question that it came from. A sitting in which nothing
    is answered or noted is not saved, and begins anew.
    """
    sitting = interview.sitting
    if sitting.is_empty:
        first_key = next(iter(interview.questionnaire.questions_by_key))
        sitting = replace(sitting, position=first_key)
    return Interview(interview.questionnaire, sitting)


def sign_key(interview: Interview, number: str) -> str:
    """Return the key of the question at which a sign is entered."""
    (key,) = (row.key for row in navigation.navigation_items(interview) if row.number == number)
    return key


@dataclass(frozen=True)
class Step:
    """A step with the interview before and after it."""

    text: str
    before: Interview
    after: Interview

    @property
    def key(self) -> str:
        """The key that selects the option of an answering step."""
        assert self.before.current_question is not None
        choices = answer_choices(self.before.current_question.question)
        (choice,) = (c for c in choices if c.id == self.text.removeprefix("="))
        return choice.keys[-1] if choice.id != UNKNOWN else "0"


def split_sessions(script: Script, interview: Interview) -> Iterator[list[Step]]:
    """Yield the steps of a script as a list for each session. ``leave`` ends a session."""
    steps: list[Step] = []
    for text in script:
        after = apply_step(interview, text)
        steps.append(Step(text, interview, after))
        interview = after
        if text == LEAVE:
            yield steps
            steps = []
    if steps:
        yield steps
