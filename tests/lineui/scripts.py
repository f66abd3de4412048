"""Scripts of answers that any front end can be driven by.

A step is a word, for some with more: ``=OPTION`` answers, ``back``, ``on``, ``go SIGN`` by the
sign's number, ``line N`` goes to the review's N-th line, ``note TEXT`` writes a note (``|`` ends
a line), ``leave`` leaves and resumes, ``finish``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN
from tensigns.prompts import navigation, review
from tensigns.prompts.question import answer_choices
from tests.lineui.lines import clock

Script = Sequence[str]

LEAVE, FINISH = "leave", "finish"

SCRIPTS = {
    "straight on": "=no; =never; =none; finish",
    "the worst": "=yes; =weekly; =went-on; =all; finish",
    "to the weighing": "=no; =weekly; =not-yet; =none; =no; finish",
    "nothing known": "=unknown; =unknown; =unknown; =unknown; finish",
    "nothing but the last": "on; on; =some; finish",
    "a changed mind": "=yes; back; =no; =monthly; back; =never; =none; finish",
    "hidden and shown again": (
        "=no; =weekly; =went-on; back; back; =never; back; =monthly; back; "
        "=never; back; =weekly; =went-on; =some; finish"
    ),
    "hidden and left so": "=no; =weekly; =went-on; go 4; =never; on; finish",
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
    "about the signs": ("go 5; =some; go 1; =no; go 4; =monthly; =unknown; go 5; on; finish"),
}


def steps_of(text: str) -> Script:
    """The steps of a script as it is written above."""
    return text.split("; ")


def wandering(seed: int, interview: Interview, steps: int = 45) -> Script:
    """A script that goes wherever chance has it, and finishes if there is something to finish."""
    chance = Random(seed)  # noqa: S311  chance, not secrets
    script: list[str] = []
    while len(script) < steps:
        step = chance.choice(possible(interview, chance))
        script.append(step)
        interview = taken(interview, step)
    if review.is_empty(interview):
        return script
    while interview.current_question is not None:
        script.append("on")
        interview = interview.forward()
    return [*script, FINISH]


def possible(interview: Interview, chance: Random) -> list[str]:
    """Steps that can be taken here, the likelier ones more than once."""
    signs = [row.number for row in navigation.navigation_items(interview) if row.number]
    found = ["back", "back", f"note {chance.random()}", LEAVE, f"go {chance.choice(signs)}"]
    if interview.current_question is not None:
        options = [choice.id for choice in answer_choices(interview.current_question.question)]
        return [*found, "on", *(f"={chance.choice(options)}" for _ in range(9))]
    listed = review.review_items(interview)
    there = [str(place) for place, line in enumerate(listed, 1) if line.key in interview.positions]
    return [*found, *(f"line {chance.choice(there)}" for _ in range(6 if there else 0))]


def taken(interview: Interview, step: str) -> Interview:
    """What the reducer makes of a step."""
    word, _, rest = step.partition(" ")
    moves: dict[str, Callable[[], Interview]] = {
        "back": interview.back,
        "on": interview.forward,
        "go": lambda: interview.go_to(sign(interview, rest)),
        "line": lambda: interview.go_to(review.review_items(interview)[int(rest) - 1].key),
        "note": lambda: interview.annotate(rest.replace("|", "\n").strip()),
        # Where a question was reached from is not kept.
        "leave": lambda: Interview(interview.questionnaire, interview.sitting),
        "finish": lambda: interview.finish(clock()),
    }
    move = moves.get(word)
    return move() if move else interview.answer(word.removeprefix("="))


def sign(interview: Interview, number: str) -> str:
    """Where a sign is entered."""
    (key,) = (row.key for row in navigation.navigation_items(interview) if row.number == number)
    return key


@dataclass(frozen=True)
class Step:
    """A step with the place it is taken at, and the one it leads to."""

    text: str
    before: Interview
    after: Interview

    @property
    def key(self) -> str:
        """The key of the option that is chosen."""
        assert self.before.current_question is not None
        listed = answer_choices(self.before.current_question.question)
        (choice,) = (each for each in listed if each.id == self.text.removeprefix("="))
        return choice.keys[-1] if choice.id != UNKNOWN else "0"


def legs(script: Script, interview: Interview) -> Iterator[list[Step]]:
    """The steps of a script, a list for each time it is sat down to."""
    leg: list[Step] = []
    for text in script:
        after = taken(interview, text)
        leg.append(Step(text, interview, after))
        interview = after
        if text == LEAVE:
            yield leg
            leg = []
    if leg:
        yield leg
