"""A scripted user who completes a sitting in a real terminal.

An interview of the checkout's own engine runs in parallel and gives the question that the program
must show next. The program itself may be an installed one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tensigns.core.decision.decide import Decision, decide
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import UNKNOWN, KeyedQuestion
from tensigns.core.sitting import Sitting
from tensigns.language import gettext as _
from tensigns.language import set_language
from tensigns.questionnaires.reading import builtin_edition
from tensigns.report.wording import localized, recommendation_word
from tests.tui.terminal import ENTER, ESCAPE, Terminal, environment

CLIENT = "Globex B.V. [/x] née Köln"
NOTE = "Sunday 23:10, the logo again [/] ✎"
SERIOUS_SIGN = 5
"""The number of the sign that gets the gravest answers. All others get the mildest."""


@dataclass
class ScriptedUser:
    """One sitting about `CLIENT` in one language. ``program``: the command without arguments.

    ``environ`` returns the environment of the program for a home folder.
    """

    program: Sequence[str | Path]
    home: Path
    language: str
    size: tuple[int, int]
    environ: Callable[[Path], dict[str, str]] = environment

    def __post_init__(self) -> None:
        set_language(self.language)
        edition = builtin_edition()
        sitting = Sitting(
            client=CLIENT,
            language=self.language,
            questionnaire_ref=edition.ref,
            started=datetime.now(UTC),
            position=next(iter(edition.questionnaire.questions_by_key)),
        )
        self.interview = Interview(edition.questionnaire, sitting)

    @property
    def decision(self) -> Decision:
        """The decision on the answers so far."""
        return decide(self.interview.questionnaire, self.interview.sitting.answers)

    def complete_sitting(self) -> None:
        """Complete the sitting; leave and resume it in the middle."""
        for _step in self.steps():
            pass

    def steps(self) -> Iterator[Terminal]:
        """Complete the sitting step by step, so that sittings can alternate. Yield the terminal."""
        with self.start() as terminal:
            yield terminal
            for _number in range(3):
                self.answer(terminal)
                yield terminal
            self.add_note(terminal)
            self.answer(terminal, UNKNOWN)
            self.wait_for_question(terminal)
            terminal.send(ESCAPE)
            assert terminal.wait_for_end() == 0, terminal.text
        with self.start("--resume") as terminal:
            yield terminal
            while self.interview.current_question is not None:
                self.answer(terminal)
                yield terminal
            terminal.wait_for(_("Review"))
            terminal.send("f")
            yield terminal
            terminal.wait_for(" ".join(recommendation_word(self.decision.recommendation).upper()))
            terminal.send(ESCAPE)
            assert terminal.wait_for_end() == 0, terminal.text
            yield terminal

    def start(self, *options: str) -> Terminal:
        """Start the program with a sitting about the client."""
        argv = [*self.program, "--lang", self.language, "ask", *options, CLIENT]
        return Terminal(argv, self.environ(self.home), self.size, cwd=self.home)

    def wait_for_question(self, terminal: Terminal) -> KeyedQuestion:
        """Wait until the screen shows the current question of the interview. Return it."""
        item = self.interview.current_question
        assert item is not None
        terminal.wait_for(first_words(localized(item.question.text)))
        return item

    def answer(self, terminal: Terminal, option: str | None = None) -> None:
        """Press the key of an option, or of the option that :func:`option_to_choose` returns."""
        item = self.wait_for_question(terminal)
        option = option or option_to_choose(item)
        option_ids = [o.id for o in item.question.options]
        key = "0" if option == UNKNOWN else str(option_ids.index(option) + 1)
        if item.question.type == "yes-no" and option != UNKNOWN:
            key = localized(item.question.options[option_ids.index(option)].label)[0].lower()
        terminal.send(key)
        self.interview = self.interview.answer(option)

    def add_note(self, terminal: Terminal) -> None:
        """Write `NOTE` and a second line at the current question."""
        self.wait_for_question(terminal)
        terminal.send("o")
        terminal.wait_for(_("close the note, keeping it"))
        terminal.send(NOTE + ENTER + "…")
        terminal.wait_for(NOTE, "…")
        terminal.send(ESCAPE)
        terminal.wait_for(f"{_('Note')}  {NOTE}")
        self.interview = self.interview.annotate(f"{NOTE}\n…")


def option_to_choose(item: KeyedQuestion) -> str:
    """Return the option with the most points on the serious sign, or the fewest on other signs."""
    options = item.question.options
    if item.sign is not None and item.sign.number == SERIOUS_SIGN:
        return max(options, key=lambda option: option.points).id
    return min(options, key=lambda option: abs(option.points)).id


def first_words(text: str) -> str:
    """Return the start of a text, short enough to be on one line at any width."""
    return text[:24].rpartition(" ")[0]
