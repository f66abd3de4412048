"""The interview as plain lines: for screen readers, for dumb terminals and for scripts."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, Failed
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.lineui import wording
from tensigns.lineui.console import Console, InputEnded
from tensigns.lineui.interview import LineInterview
from tensigns.prompts.question import first_letter
from tensigns.report.recorded_reasons import recorded_reasons
from tensigns.report.render.text import text_result
from tensigns.report.sitting_report import build_report
from tensigns.session.sitting_session import SittingSession
from tensigns.text.clean import clean_line
from tensigns.text.wrapping import Paragraph


class FinishedSitting(NamedTuple):
    """A sitting that was finished, and whose it is."""

    client: Client
    sitting: Sitting


def ask_name(talk: Console) -> str:
    """A client's name."""
    talk.say(_("What is the client called?"))
    while not (name := clean_line(talk.ask(_("Name:")))):
        talk.refuse(_("Type a name first."))
    return name


def run_sitting(
    talk: Console, desk: SittingSession, now: Callable[[], datetime], *, resume: bool | None = None
) -> FinishedSitting | None:
    """Hold one sitting, tell its result and give it; none where the user left before the end.

    ``resume``: go on with an unfinished sitting (True), begin anew (False), or ask, which takes
    somebody who types. :class:`Failed` where the input ends, with what was answered kept;
    :class:`BadInput` where a line cannot be taken and nobody types.
    """
    try:
        interview = _begun(talk, desk, resume=resume)
        session = _session(talk, desk, interview) if interview else None
        sitting = session.hold(now) if session else None
    except InputEnded as error:
        raise Failed(_ended(desk)) from error
    if session is None or sitting is None or desk.client is None:
        _tell_left(talk, desk)
        return None
    report = build_report(session.interview.questionnaire, sitting)
    talk.gap()
    talk.lines(text_result(report, talk.width).split("\n"))
    talk.gap()
    talk.say(_("Saved as {name}.").format(name=f"{desk.client.slug}@{sitting.id}"))
    return FinishedSitting(desk.client, sitting)


def _session(talk: Console, desk: SittingSession, interview: Interview) -> LineInterview:
    def finish(done: Sitting) -> Sitting:
        return desk.finish(done, recorded_reasons(interview.questionnaire, done))

    return LineInterview(talk, interview, desk.save, finish)


def _begun(talk: Console, desk: SittingSession, *, resume: bool | None) -> Interview | None:
    """The interview to hold; none where the user backed out."""
    unfinished = desk.unfinished
    if unfinished is not None and resume is None:
        resume = _asked_to_resume(talk, desk.name)
        if resume is None:
            return None
    if unfinished is not None and resume:
        talk.say(wording.hint())
        return desk.resume(unfinished)
    interview = desk.begin(current_language())
    talk.say(*wording.introduction(interview), wording.hint())
    return interview


def _asked_to_resume(talk: Console, name: str) -> bool | None:
    question = _("The last sitting about {name} is not finished.").format(name=name)
    if not talk.by_hand:
        raise BadInput(f"{question} {_('Say --resume to go on with it, or --new.')}")
    go_on = _("Resume where it was left")
    anew = _("New sitting; the unfinished one goes to the trash")
    leave = Paragraph(_("Leave it as it is"), "  q  ", "     ")
    talk.say(question, wording.lettered(go_on), wording.lettered(anew), leave)
    replies = {first_letter(go_on): True, first_letter(anew): False, "q": None}
    while (line := talk.ask(_("Your choice:")).strip().casefold()) not in replies:
        talk.refuse(_("type one of: {keys}").format(keys=", ".join(replies)))
    return replies[line]


def _tell_left(talk: Console, desk: SittingSession) -> None:
    command = _command(desk)
    if command is None:
        talk.say(_("Nothing was answered, so nothing is kept."))
    else:
        talk.say(_("What was answered is kept. To go on:"))
        talk.lines([f"  {command}"])


def _ended(desk: SittingSession) -> str:
    command = _command(desk)
    if command is None:
        return _("the input ended before anything was answered; nothing is kept")
    return _("the input ended; what was answered is kept, and `{command}` goes on").format(
        command=command
    )


def _command(desk: SittingSession) -> str | None:
    """What goes on with the sitting; none where nothing is kept."""
    if desk.client is None or desk.unfinished is None:
        return None
    return f"tensigns ask {desk.client.slug} --resume"
