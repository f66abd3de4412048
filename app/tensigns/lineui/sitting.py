"""A sitting in plain lines, from opening it to its result."""

from tensigns.core.answer_letters import first_letter
from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.lineui import wording
from tensigns.lineui.console import Console, InputEnded
from tensigns.lineui.interview import LineInterview
from tensigns.report.render.text import text_result
from tensigns.report.sitting_report import build_report
from tensigns.session.sitting_session import SittingSession
from tensigns.text.wrapping import Paragraph


def run_sitting(console: Console, session: SittingSession) -> Sitting | None:
    """Hold a sitting, show its result and return it. Return None if the user leaves before.

    The caller must have entered ``session``. Raise :class:`OperationFailed` if the input ends; the
    answers until then are saved. Raise :class:`BadInput` if a line is refused and the input is not
    a terminal.
    """
    try:
        finished = _run(console, session)
    except InputEnded as error:
        raise OperationFailed(_input_ended_message(session)) from error
    if finished is None:
        _say_what_is_kept(console, session)
    return finished


def _run(console: Console, session: SittingSession) -> Sitting | None:
    interview = _open(console, session)
    if interview is None:
        return None

    def save(draft: Sitting) -> None:
        session.save(draft)
        console.say(*session.take_notices())

    finished = LineInterview(console, interview, save, session.finish).run()
    if finished is not None and session.client is not None:
        report = build_report(interview.questionnaire, finished)
        console.gap()
        console.lines(text_result(report, console.width).split("\n"))
        console.gap()
        name = f"{session.client.slug}@{finished.id}"
        console.say(_("Saved as {name}.").format(name=name))
    return finished


def _open(console: Console, session: SittingSession) -> Interview | None:
    """Return the interview to hold; None if the user leaves the draft as it is."""
    if session.draft_state == "undecided":
        resume = _ask_to_resume(console, session.name)
        if resume is None:
            return None
        session.choose_draft_state(resume=resume)
    interview = session.open()
    console.say(*session.take_notices())
    if session.draft_state != "resume":
        console.say(*wording.introduction(interview))
    console.say(wording.input_hint())
    return interview


def _ask_to_resume(console: Console, name: str) -> bool | None:
    question = _("The last sitting about {name} is not finished.").format(name=name)
    if not console.is_interactive:
        raise BadInput(f"{question} {_('Say --resume to go on with it, or --new.')}")
    resume = _("Resume where it was left")
    new = _("New sitting; the unfinished one goes to the trash")
    leave = Paragraph(_("Leave it as it is"), "  q  ", "     ")
    console.say(question, wording.lettered_option(resume), wording.lettered_option(new), leave)
    replies = {first_letter(resume): True, first_letter(new): False, "q": None}
    while (line := console.ask(_("Your choice:")).strip().casefold()) not in replies:
        console.refuse(_("type one of: {keys}").format(keys=", ".join(replies)))
    return replies[line]


def _say_what_is_kept(console: Console, session: SittingSession) -> None:
    command = _resume_command(session)
    if command is None:
        console.say(_("Nothing was answered, so nothing is kept."))
    else:
        console.say(_("What was answered is kept. To go on:"))
        console.lines([f"  {command}"])


def _input_ended_message(session: SittingSession) -> str:
    command = _resume_command(session)
    if command is None:
        return _("the input ended before anything was answered; nothing is kept")
    return _("the input ended; what was answered is kept, and `{command}` goes on").format(
        command=command
    )


def _resume_command(session: SittingSession) -> str | None:
    """Return the command that resumes the draft; None if there is no draft."""
    if session.client is None or not session.has_draft():
        return None
    return f"tensigns ask {session.client.slug} --resume"
