"""``tensigns ask --answers``: a finished sitting from an answers file."""

from collections.abc import Iterator
from typing import NamedTuple

from tensigns.cli import output
from tensigns.cli.answers_source import AnswersSource, read_source
from tensigns.cli.resolve import load_edition
from tensigns.clock import now
from tensigns.core.interview import Interview
from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.errors import BadInput
from tensigns.language import gettext as _
from tensigns.library.answers_file import AnswersFile, client_name_in_answers, read_answers
from tensigns.library.library import Library
from tensigns.prompts.review import contradictions
from tensigns.questionnaires.reading import Edition
from tensigns.report.background import Background, load_background
from tensigns.report.render.sitting_document import sitting_document
from tensigns.session.sitting_session import Amendment, SittingSession, SittingStart
from tensigns.text.wrapping import wrap


class AnswersRequest(NamedTuple):
    """The answers file, and the client, questionnaire and amendment of the command line."""

    path: str
    client: str | None
    questions: str | None
    amendment: Amendment | None


def ask_from_answers(
    library: Library, request: AnswersRequest, *, dry_run: bool, as_json: bool
) -> None:
    """Record a sitting with the answers of an answers file, and print its result.

    With ``dry_run``, nothing is recorded. If the file has faults, raise :class:`BadInput` with
    every fault and write nothing.
    """
    started = now()
    source = read_source(request.path)
    if request.amendment is not None and request.questions is None:
        edition = _amended_edition(library, source, request.client, request.amendment)
    else:
        edition = load_edition(request.questions, library)
    answers = read_answers(*source, edition)
    name = _client_name(request.client, answers.client)
    if request.amendment is None:
        client = library.find_or_name(name)
    else:
        client = library.find(name)
        library.load(client, request.amendment.sitting_id)
    start = SittingStart(request.amendment)
    session = SittingSession(library, edition, client, lambda: started, start)
    sitting = session.sitting_from_answers(answers)
    if not dry_run:
        sitting = session.record(sitting)
    slug = session.client.slug if session.client else None
    background = load_background(library, session.client, sitting)
    output.print_messages(_messages(answers, Interview(edition.questionnaire, sitting), background))
    if as_json:
        output.print_json(sitting_document(edition.questionnaire, sitting, slug, background))
    else:
        _print_result(edition.questionnaire, sitting, background)
    if dry_run:
        output.print_message(_("Nothing was saved: this was a dry run."))
    else:
        if isinstance(client, str):
            output.print_message(_("{name} is a new client.").format(name=session.name))
        else:
            output.print_client_name(session.name)
        output.print_message(_("Saved as {name}.").format(name=f"{slug}@{sitting.id}"))


def _messages(answers: AnswersFile, interview: Interview, background: Background) -> Iterator[str]:
    """Yield what the user is told beside the result."""
    if answers.is_weighing_left_out:
        message = _("With these answers the weighing is not asked; your answer to it is left out.")
        yield "\n".join(wrap(message))
    yield from ("\n".join(wrap(sentence)) for sentence in contradictions(interview))
    yield from background.faults


def _print_result(questionnaire: Questionnaire, sitting: Sitting, background: Background) -> None:
    # Imported here because scripts that read JSON do not need it.
    from tensigns.report.render.text import text_result
    from tensigns.report.sitting_report import build_report

    output.print_text(text_result(build_report(questionnaire, sitting, background)))


def _amended_edition(
    library: Library, source: AnswersSource, client: str | None, amendment: Amendment
) -> Edition:
    """Return the questionnaire of the sitting to amend."""
    name = _client_name(client, client_name_in_answers(*source))
    amended = library.load(library.find(name), amendment.sitting_id)
    return library.edition(amended.questionnaire_ref)


def _client_name(on_command_line: str | None, in_file: str | None) -> str:
    name = in_file if on_command_line is None else on_command_line
    if name is None:
        raise BadInput(
            _(
                "Which client are these answers about? "
                "Name a CLIENT, or put `client = ` in the file."
            )
        )
    return name
