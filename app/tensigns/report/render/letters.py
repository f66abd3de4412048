"""Letters, reminders, and the sheets and mails of talks, as Markdown.

There is a template for each language, because a letter is not a translation of another.
"""

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from tensigns.language import in_language
from tensigns.report.leaving_letter import LeavingLetter
from tensigns.report.letter import LetterForm
from tensigns.report.reminder import Reminder
from tensigns.report.render.markdown import markdown_environment
from tensigns.report.render.markdown_escape import escape_line
from tensigns.report.talk_letters import TalkLetters
from tensigns.report.wording import end_sentence, without_full_stop

if TYPE_CHECKING:
    from jinja2 import Environment


def markdown_reminder(reminder: Reminder) -> str:
    """Return a reminder as Markdown, in its own language."""
    return _render("reminder", reminder.form, reminder=reminder)


def markdown_letter(letter: LeavingLetter) -> str:
    """Return a letter as Markdown, in its own language."""
    return _render("letter", letter.form, letter=letter)


def markdown_talk_sheet(letters: TalkLetters) -> str:
    """Return the sheet for a talk as Markdown, in the language of the talk."""
    return _render("talk-sheet", letters.form, letters=letters)


def markdown_talk_mail(letters: TalkLetters) -> str:
    """Return the mail that confirms a talk as Markdown, in the language of the talk."""
    return _render("talk-mail", letters.form, letters=letters)


def _render(name: str, form: LetterForm, **values: object) -> str:
    with in_language(form.language):
        template = _environment().get_template(f"{name}.{form.language}.md.jinja")
        is_polite = form.address == "u"
        text = template.render(
            sender=form.sender,
            you="u" if is_polite else "je",
            your="uw" if is_polite else "je",
            is_polite=is_polite,
            **values,
        )
    return text.strip("\n") + "\n"


@cache
def _environment() -> "Environment":
    environment = markdown_environment().overlay()
    environment.globals["open"] = _open_place
    environment.filters.update(
        address_lines=_address_lines,
        end_sentence=end_sentence,
        without_full_stop=without_full_stop,
    )
    return environment


def _open_place(text: str) -> Markup:
    """Return a text in square brackets: a place that the user has to fill in."""
    return Markup(f"[{escape_line(text)}]")  # noqa: S704  escaped


def _address_lines(text: str) -> Markup:
    """Return the lines of an address, with a line break after each but the last."""
    lines = [escape_line(line) for line in text.splitlines() if line.strip()]
    return Markup("\\\n".join(lines))  # noqa: S704  escaped
