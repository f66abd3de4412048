"""A sitting in plain lines, from opening it to its result."""

from functools import partial
from typing import TYPE_CHECKING

from tensigns.core.answer_letters import first_letter
from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput, OperationFailed
from tensigns.language import gettext as _
from tensigns.lineui import wording
from tensigns.lineui.console import LEAVE, Console, FormLeft, InputEnded
from tensigns.lineui.interview import LineInterview
from tensigns.report.amendment import amendment_sentence
from tensigns.report.wording import long_date, quote, recommendation_word
from tensigns.session.drafts import draft_sentence
from tensigns.session.sitting_session import SittingSession
from tensigns.text.wrapping import Paragraph

if TYPE_CHECKING:
    from tensigns.prompts.question_background import BackgroundOf


def run_sitting(console: Console, session: SittingSession) -> Sitting | None:
    """Hold a sitting, show its result and return the sitting; None if the user leaves before.

    The caller must have entered ``session``. Raise :class:`OperationFailed` if the input ends; the
    answers until then are saved. Raise :class:`BadInput` if a line is refused and the input is not
    a terminal.
    """
    try:
        finished = _run(console, session)
    except InputEnded as error:
        raise OperationFailed(_input_ended_message(session)) from error
    except FormLeft:
        console.say_left()
        return None
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

    background_of = _background_of(console, session, interview.sitting)
    finished = LineInterview(console, interview, save, session.finish, background_of).run()
    if finished is not None and session.client is not None:
        _say_result(console, session, finished)
        name = f"{session.client.slug}@{finished.id}"
        console.say(_("Saved as {name}.").format(name=name))
    return finished


def _open(console: Console, session: SittingSession) -> Interview | None:
    """Return the interview to hold; None if the user leaves the draft unchanged."""
    if console.is_interactive:
        # A script gets the name on standard error, when something is saved.
        heading = _("Sitting about {client}") if session.client else _("A new client: {client}")
        console.say(heading.format(client=session.name))
    if session.draft is not None and session.draft_state == "undecided":
        resume = _ask_to_resume(console, session, session.draft)
        if resume is None:
            return None
        session.choose_draft_state(resume=resume)
    _say_last_time(console, session)
    _ask_conditions(console, session)
    interview = session.open()
    console.say(*session.take_notices())
    if session.draft_state != "resume":
        console.say(*wording.introduction(interview))
    console.say(amendment_sentence(interview.sitting))
    console.say(wording.input_hint())
    return interview


def _say_last_time(console: Console, session: SittingSession) -> None:
    """Say the last result before a new sitting about a known client."""
    if session.client is None or session.draft_state == "resume" or session.is_amendment:
        return
    latest = session.library.latest_result(session.client)
    if latest is None:
        return
    message = _("Last time, on {date}: {recommendation}. `{command}` shows why, and what to do.")
    console.say(
        message.format(
            date=long_date(latest.day),
            recommendation=quote(recommendation_word(latest.result.recommendation)),
            command=f"tensigns show {session.client.slug}",
        )
    )
    console.gap()


def _ask_conditions(console: Console, session: SittingSession) -> None:
    """Ask about conditions whose day has come, before a new sitting about a known client."""
    if session.client is None or session.draft_state == "resume" or session.is_amendment:
        return
    if not any(name.kind == "talk" for name in session.library.entry_names(session.client)):
        return
    # Imported here because most clients have no conditions.
    from tensigns.lineui.outcomes import ask_outcomes  # noqa: PLC0415
    from tensigns.session.conditions import load_due_conditions  # noqa: PLC0415

    conditions = load_due_conditions(session.library, session.client, session.now())
    ask_outcomes(console, session.library, session.client, conditions, session.now)


def _background_of(
    console: Console, session: SittingSession, sitting: Sitting
) -> "BackgroundOf | None":
    """Return a function that returns the background of a question; None for a new client."""
    if session.client is None:
        return None
    # Imported here because a new client has no background.
    from tensigns.prompts.question_background import question_background  # noqa: PLC0415
    from tensigns.session.sitting_background import sitting_background  # noqa: PLC0415

    now = session.now()
    background = sitting_background(session.library, session.client, sitting, now)
    console.say(*background.faults)
    return partial(question_background, background, now.date())


def _ask_to_resume(console: Console, session: SittingSession, draft: Sitting) -> bool | None:
    """Return whether the user resumes the draft; None if the user leaves the draft unchanged.

    Raise :class:`BadInput` if the input is not a terminal.
    """
    question = draft_sentence(draft, session.name)
    if not console.is_interactive:
        raise BadInput(f"{question} {_('Say --resume to go on with it, or --new.')}")
    latest = session.client and session.library.latest_sitting(session.client)
    resume = _("Resume where it was left")
    new = _("New sitting; the unfinished one goes to the trash")
    result = _("Look at the last result") if latest else ""
    leave = Paragraph(_("Leave it as it is"), "  q  ", "     ")
    options = [wording.lettered_option(label) for label in (resume, new, result) if label]
    replies = {first_letter(resume): True, first_letter(new): False, LEAVE: None}
    keys = [first_letter(label) for label in (resume, new, result) if label] + [LEAVE]
    console.say(question, *options, leave)
    while (line := console.ask(_("Your choice:")).strip().casefold()) not in replies:
        if latest and line == first_letter(result):
            _say_result(console, session, latest)
            console.say(question, *options, leave)
        else:
            console.refuse(_("type one of: {keys}").format(keys=", ".join(keys)))
    return replies[line]


def _say_result(console: Console, session: SittingSession, sitting: Sitting) -> None:
    # Imported here because the first question must not wait for these imports.
    from tensigns.report.background import load_background  # noqa: PLC0415
    from tensigns.report.render.text import text_result  # noqa: PLC0415
    from tensigns.report.sitting_report import build_report  # noqa: PLC0415

    questionnaire = session.library.edition(sitting.questionnaire_ref).questionnaire
    background = load_background(session.library, session.client, sitting)
    report = build_report(questionnaire, sitting, background)
    console.gap()
    console.say(*background.faults)
    console.lines(text_result(report, console.width).split("\n"))
    console.gap()


def _say_what_is_kept(console: Console, session: SittingSession) -> None:
    command = _resume_command(session)
    if command is None:
        console.say(_("Nothing was answered, so nothing was saved."))
    else:
        console.say(_("What was answered is kept. To go on:"))
        console.lines([f"  {command}"])


def _input_ended_message(session: SittingSession) -> str:
    command = _resume_command(session)
    if command is None:
        return _("The input ended before anything was answered; nothing was saved")
    return _("The input ended; what was answered is kept, and `{command}` goes on").format(
        command=command
    )


def _resume_command(session: SittingSession) -> str | None:
    """Return the command that resumes the draft; None if there is no draft."""
    if session.client is None or not session.has_draft():
        return None
    return f"tensigns ask {session.client.slug} --resume"
