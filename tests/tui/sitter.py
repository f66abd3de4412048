"""Somebody at the keyboard of a real terminal, who knows what the engine asks next.

The engine of the checkout runs along and says which question must show; the program itself is
whatever was installed.
"""

from collections.abc import Iterator, Sequence
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
SPEAKING = 5
"""The sign on which the worst is answered; on all others it is the mildest."""


@dataclass
class Sitter:
    """One sitting about `CLIENT` in one language, with ``program`` as a command begins."""

    program: Sequence[str | Path]
    home: Path
    language: str
    size: tuple[int, int]

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
        """What the answers given so far come to."""
        return decide(self.interview.questionnaire, self.interview.sitting.answers)

    def sit(self) -> None:
        """The whole sitting, left and resumed in the middle."""
        for _step in self.steps():
            pass

    def steps(self) -> Iterator[Terminal]:
        """The same step by step, so that somebody else can sit meanwhile; its terminal."""
        with self.start() as terminal:
            yield terminal
            for _number in range(3):
                self.answer(terminal)
                yield terminal
            self.note(terminal)
            self.answer(terminal, UNKNOWN)
            self.shows(terminal)
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
        """The program, asked for a sitting about the client."""
        argv = [*self.program, "--lang", self.language, "ask", *options, CLIENT]
        return Terminal(argv, environment(self.home), self.size, cwd=self.home)

    def shows(self, terminal: Terminal) -> KeyedQuestion:
        """Wait until the question that the engine is at shows."""
        item = self.interview.current_question
        assert item is not None
        terminal.wait_for(beginning(localized(item.question.text)))
        return item

    def answer(self, terminal: Terminal, option: str | None = None) -> None:
        """Answer the question that shows, by its key."""
        item = self.shows(terminal)
        option = option or chosen(item)
        ids = [each.id for each in item.question.options]
        key = "0" if option == UNKNOWN else str(ids.index(option) + 1)
        if item.question.type == "yes-no" and option != UNKNOWN:
            key = localized(item.question.options[ids.index(option)].label)[0].lower()
        terminal.send(key)
        self.interview = self.interview.answer(option)

    def note(self, terminal: Terminal) -> None:
        """Note something at the question that shows."""
        self.shows(terminal)
        terminal.send("o")
        terminal.wait_for(_("close the note, keeping it"))
        terminal.send(NOTE + ENTER + "…")
        terminal.wait_for(NOTE, "…")
        terminal.send(ESCAPE)
        terminal.wait_for(f"{_('Note')}  {NOTE}")
        self.interview = self.interview.annotate(f"{NOTE}\n…")


def chosen(item: KeyedQuestion) -> str:
    """The option with the most points on the sign that speaks, with none anywhere else."""
    options = item.question.options
    if item.sign is not None and item.sign.number == SPEAKING:
        return max(options, key=lambda option: option.points).id
    return min(options, key=lambda option: abs(option.points)).id


def beginning(text: str) -> str:
    """As much of a text as stands on one line at any width."""
    return text[:24].rpartition(" ")[0]
