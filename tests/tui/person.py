"""A person at a real terminal, who answers as quickly as people do."""

from tests.tui.interview_session import ANSWERS, FIRST_QUESTION, InterviewSession, wait_until
from tests.tui.terminal import ESCAPE, Terminal

CALLS, RAISED = "How often did they call at night?", "Did you raise it?"
OWN_SETTINGS = {"XDG_CONFIG_HOME": ""}
"""The environment of a user who has set nothing."""

PERSON = 0.25
"""Seconds between two answers of a quick person."""


def answer(session: InterviewSession) -> None:
    """Answer the first two questions as a person does. No other question has an answer."""
    terminal = session.terminal
    for sign, question, key, next_question in (
        (1, FIRST_QUESTION, "n", CALLS),
        (2, CALLS, "3", RAISED),
    ):
        terminal.wait_for(question, f"sign {sign} of 3")
        terminal.watch(PERSON)
        terminal.send(key)
        terminal.wait_for(next_question)
    wait_for_answers(session, ANSWERS)


def wait_for_answers(session: InterviewSession, answers: dict[str, str]) -> None:
    """Wait until the draft has these answers. Each save writes the newest sitting."""
    wait_until(lambda: bool(list(session.home.rglob("in-progress.toml"))))
    wait_until(lambda: len(session.saved_draft.answers) >= len(answers))
    assert session.saved_draft.answers == answers


def open_note(terminal: Terminal) -> None:
    terminal.send("o")
    terminal.wait_for("close the note, keeping it")


def close_note(terminal: Terminal, key: str = ESCAPE) -> None:
    terminal.send(key)
    terminal.wait_until(lambda screen: "close the note" not in screen, "the end of the note")
