"""One sitting about one client: open it, save the draft, finish it."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from msgspec.structs import replace

from tensigns.core.interview import Interview, resume_interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.errors import BadInput
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client, validate_name
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition

if TYPE_CHECKING:
    from tensigns.library.answers_file import AnswersFile


class Amendment(NamedTuple):
    """The id of the sitting to amend, the reason, and the question to open at.

    Without ``question_key``, or if that question is hidden, the amendment opens at the review.
    """

    sitting_id: str
    reason: str
    question_key: str | None = None


class SittingStart(NamedTuple):
    """How a sitting opens: as an amendment or a new one, and what becomes of a draft.

    ``resume``: True continues the draft, if there is one, False moves it to the trash, None asks
    the user. ``names_questionnaire``: the user named a questionnaire, and is told if the draft has
    another one.
    """

    amendment: Amendment | None = None
    resume: bool | None = None
    names_questionnaire: bool = False


DEFAULT_START = SittingStart()
"""A new sitting; if the client has a draft, the user chooses."""

DraftState = Literal["none", "undecided", "resume", "discard"]
"""What becomes of the client's draft when the session opens.

none: there is no draft. undecided: the front end has to ask the user and call
:meth:`SittingSession.choose`. resume: the draft is continued. discard: it moves to the trash.
"""


class SittingSession:
    """One sitting about one client, for both front ends and for answers files.

    As a context manager it reads the client's draft and keeps it locked until :meth:`close`.
    While another process has the draft, entering raises :class:`FolderLocked`, which names that
    process; the session can be entered again later. ``client`` is a client of the library or the
    name of a new one, which is cleaned; a name that is empty or too long raises
    :class:`BadInput`. A new client is added to the library by the first save, so that looking at
    the questions leaves no files. If another process has added that client meanwhile and has the
    draft, saving raises :class:`FolderLocked` until the draft is free. ``now`` gives the time with
    its UTC offset. The methods raise what the library raises.
    """

    def __init__(
        self,
        library: Library,
        edition: Edition,
        client: Client | str,
        now: Callable[[], datetime],
        start: SittingStart = DEFAULT_START,
    ) -> None:
        self._library = library
        self._edition = edition
        self._now = now
        self._amendment = start.amendment
        self._resume = start.resume
        self._names_questionnaire = start.names_questionnaire
        self._draft: Sitting | None = None
        self._locks: contextlib.ExitStack | None = None
        """Holds the lock on the draft; None outside a ``with`` block."""
        self._is_locked = False
        self._notices: list[str] = []
        self.client = None if isinstance(client, str) else client
        self.name = validate_name(client, ()) if isinstance(client, str) else client.name

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as locks:
            if self.client is not None:
                locks.enter_context(self._library.lock_draft(self.client))
                self._draft = self._library.draft(self.client)
                self._is_locked = True
            self._locks = locks.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Unlock the draft."""
        if self._locks is not None:
            self._locks.close()
            self._is_locked = False

    def take_notices(self) -> tuple[str, ...]:
        """What the user should be told of :meth:`open` and of saving; each line is given once."""
        notices, self._notices = tuple(self._notices), []
        return notices

    # Opening

    @property
    def is_amendment(self) -> bool:
        """Whether the session was started to amend a sitting."""
        return self._amendment is not None

    @property
    def draft_state(self) -> DraftState:
        """What becomes of the draft that was on file when the session was entered."""
        if self._draft is None:
            return "none"
        if self._resume is None:
            return "undecided"
        return "resume" if self._resume else "discard"

    def choose(self, *, resume: bool) -> None:
        """Take the user's choice about the draft."""
        self._resume = resume

    def open(self) -> Interview:
        """The interview to hold: the draft, the amendment or a new sitting.

        Unless it is resumed, a draft moves to the trash. :class:`ValueError` while the draft is
        undecided.
        """
        if self.draft_state == "undecided":
            raise ValueError("the user has not chosen what to do with the draft")
        if self._draft is not None and self._resume:
            return self._resumed_interview(self._draft)
        if self.client is None or self._amendment is None:
            interview = self._new_interview()
        else:
            interview = self._amending_interview(self.client, self._amendment)
        if self.client is not None:
            self._library.discard_draft(self.client)
        return interview

    def _resumed_interview(self, draft: Sitting) -> Interview:
        edition = self._library.edition(draft.questionnaire_ref)
        if self._names_questionnaire and edition.ref != self._edition.ref:
            message = _(
                "This sitting goes on under the questionnaire that it was begun with ({version}), "
                "not under the one you named."
            )
            version = f"{edition.ref.id} {edition.ref.version}"
            self._notices.append(message.format(version=version))
        self._edition = edition
        # A file records all questions in one language: the one in which the review shows them.
        draft = replace(draft, language=current_language())
        return resume_interview(edition.questionnaire, draft)

    def _new_interview(self) -> Interview:
        questionnaire = self._edition.questionnaire
        sitting = Sitting(
            client=self.name,
            language=current_language(),
            questionnaire_ref=self._edition.ref,
            started=self._now(),
            position=next(iter(questionnaire.questions_by_key)),
        )
        return Interview(questionnaire, sitting)

    def _amending_interview(self, client: Client, amendment: Amendment) -> Interview:
        """The amended sitting's answers under its own questionnaire, as a draft."""
        amended = self._library.load(client, amendment.sitting_id)
        self._edition = self._library.edition(amended.questionnaire_ref)
        draft = replace(
            amended,
            id=None,
            language=current_language(),
            started=self._now(),
            finished=None,
            amends=amended.id,
            reason=amendment.reason,
            position=REVIEW,
        )
        review = resume_interview(self._edition.questionnaire, draft)
        key = amendment.question_key
        return review.go_to(key) if key in review.positions else review

    # Saving and finishing

    def has_draft(self) -> bool:
        """Whether the client has a draft on file now."""
        return self.client is not None and self._library.draft(self.client) is not None

    def save(self, draft: Sitting) -> None:
        """Save the draft; after this returns, a power cut loses nothing."""
        client = self._add_client()
        self._lock_draft(client)
        self._library.save_draft(client, self._edition, draft)

    def finish(self, interview: Interview) -> Sitting:
        """Finish the interview now and write it in place of the draft; gives it with its id."""
        return self._write(interview.finish(self._now()).sitting, self._library.finish)

    def sitting_from_answers(self, answers: "AnswersFile") -> Sitting:
        """A finished sitting with the answers of a file, dated now; :meth:`record` writes it."""
        now, amendment = self._now(), self._amendment
        return Sitting(
            client=self.name,
            language=current_language(),
            questionnaire_ref=self._edition.ref,
            started=now,
            finished=now,
            answers=answers.answers,
            notes=answers.notes,
            note=answers.note,
            amends=amendment.sitting_id if amendment else None,
            reason=amendment.reason if amendment else None,
        )

    def record(self, finished: Sitting) -> Sitting:
        """Write a finished sitting and leave a draft alone; gives the sitting with its id."""
        return self._write(finished, self._library.record)

    def _write(self, finished: Sitting, write: Callable[..., Sitting]) -> Sitting:
        """Write a finished sitting with the reasons of its recommendation."""
        # Imported here because the first question must not wait for it.
        from tensigns.report.rule_sentences import recorded_reasons  # noqa: PLC0415

        reasons = recorded_reasons(self._edition.questionnaire, finished)
        if self.client is None:
            # A client is not added for a sitting that cannot be written.
            self._library.require_recordable(self._edition, finished, reasons)
        client = self._add_client()
        self._lock_draft(client)
        return write(client, self._edition, finished, reasons)

    def _add_client(self) -> Client:
        """The client of the library; a new one is added unless another process has done so."""
        if self.client is None:
            self.client = self._library.add(self.name, self._now())
        return self.client

    def _lock_draft(self, client: Client) -> None:
        """Lock the draft of a new client, within a ``with`` block.

        The draft of another process that had the same idea moves to the trash, and the user is
        told.
        """
        if self._locks is None or self._is_locked:
            return
        with contextlib.ExitStack() as locks:
            locks.enter_context(self._library.lock_draft(client))
            trash_name = self._library.discard_draft(client)
            self._locks.push(locks.pop_all())
        self._is_locked = True
        if trash_name is not None:
            message = _(
                "Another sitting about {name} had been left unfinished meanwhile. It is in the "
                "trash; `tensigns trash restore {item}` brings it back."
            )
            self._notices.append(message.format(name=client.name, item=trash_name))


def require_draft(library: Library, client: Client | str) -> None:
    """Raise :class:`BadInput` if a client, or the name of a new one, has no draft to resume."""
    if isinstance(client, str) or library.draft(client) is None:
        message = _(
            "{name} has no unfinished sitting to go on with; leave --resume out to begin one"
        )
        raise BadInput(message.format(name=client if isinstance(client, str) else client.name))
