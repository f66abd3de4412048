"""One sitting about one client: open it, save the draft, finish it."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from tensigns.core.interview import Interview, resume_interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.language import current_language
from tensigns.language import gettext as _
from tensigns.library.clients import Client, validate_name
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.text.discretion import see_name

if TYPE_CHECKING:
    from tensigns.library.answers_file import AnswersFile


class Amendment(Struct, frozen=True):
    """The id of the sitting to amend, the reason, and the question to open at.

    If ``question_key`` is None or the question is hidden, the amendment opens at the review.
    """

    sitting_id: str
    reason: str
    question_key: str | None = None


class SittingStart(Struct, frozen=True):
    """How a session starts.

    ``amendment``: the amendment to make; None starts a new sitting. ``resume``: True resumes the
    client's draft if there is one, False moves the draft to the trash, None lets the user choose.
    ``names_questionnaire``: whether the user named a questionnaire. If so, the user is told when a
    resumed draft uses a different questionnaire.
    """

    amendment: Amendment | None = None
    resume: bool | None = None
    names_questionnaire: bool = False


DEFAULT_START = SittingStart()
"""Start a new sitting. If the client has a draft, the user decides what happens to it."""

DraftState = Literal["none", "undecided", "resume", "discard"]
"""What :meth:`SittingSession.open` does with the client's draft.

none: there is no draft, or the session is not entered yet. undecided: the front end must first call
:meth:`SittingSession.choose_draft_state`. resume: resume the draft. discard: move it to the trash.
"""


class SittingSession:
    """A session about one client, for both front ends and for answers files.

    ``client`` is a client of ``library``, or the name of a new client. The session cleans the name
    and raises :class:`BadInput` if the name is empty or too long. The first save adds the new
    client to the library, so that looking at the questions leaves no files; until then the
    attribute ``client`` is None. ``now`` returns the current time with its UTC offset. The methods
    raise the errors of the library.

    As a context manager the session reads the client's draft and keeps the draft locked until
    :meth:`close`. While another process has the lock, entering raises :class:`FolderLocked`,
    which identifies that process; the session can be entered again later. The draft of a new client
    is locked by the first save. If another process has added that client meanwhile and has the
    lock, saving raises :class:`FolderLocked` until the lock is free.
    """

    def __init__(
        self,
        library: Library,
        edition: Edition,
        client: Client | str,
        now: Callable[[], datetime],
        start: SittingStart = DEFAULT_START,
    ) -> None:
        self.library = library
        self._edition = edition
        self.now = now
        self._amendment = start.amendment
        self._resume = start.resume
        self._names_questionnaire = start.names_questionnaire
        self._draft: Sitting | None = None
        self._locks: contextlib.ExitStack | None = None
        """Closing this stack releases the lock on the draft. None until the session is entered."""
        self._is_locked = False
        self._notices: list[str] = []
        self.client = None if isinstance(client, str) else client
        self.name = validate_name(client, ()) if isinstance(client, str) else client.name
        if self.client is None:
            see_name("", self.name)

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as locks:
            if self.client is not None:
                locks.enter_context(self.library.lock_draft(self.client))
                self._draft = self.library.draft(self.client)
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
        """Return the messages for the user that were added since the last call."""
        notices, self._notices = tuple(self._notices), []
        return notices

    # Opening

    @property
    def is_amendment(self) -> bool:
        """Whether the session was started to amend a sitting."""
        return self._amendment is not None

    @property
    def draft(self) -> Sitting | None:
        """The draft that was on file when the session was entered; None if there was none."""
        return self._draft

    @property
    def draft_state(self) -> DraftState:
        """What :meth:`open` does with the draft that existed when the session was entered."""
        if self._draft is None:
            return "none"
        if self._resume is None:
            return "undecided"
        return "resume" if self._resume else "discard"

    def choose_draft_state(self, *, resume: bool) -> None:
        """Set whether :meth:`open` resumes the draft or moves it to the trash."""
        self._resume = resume

    def open(self) -> Interview:
        """Return the interview to conduct.

        The interview starts from the draft, from the amended sitting, or as a new sitting. A draft
        that is not resumed moves to the trash. Raise :class:`ValueError` while :attr:`draft_state`
        is undecided.
        """
        if self.draft_state == "undecided":
            raise ValueError("the user has not chosen what to do with the draft")
        if self._draft is not None and self._resume:
            return self._resumed_interview(self._draft)
        if self.client is None or self._amendment is None:
            interview = self._new_interview()
        else:
            interview = self._amendment_interview(self.client, self._amendment)
        if self.client is not None:
            self.library.discard_draft(self.client)
        return interview

    def _resumed_interview(self, draft: Sitting) -> Interview:
        edition = self.library.edition(draft.questionnaire_ref)
        if self._names_questionnaire and edition.ref != self._edition.ref:
            message = _(
                "This sitting goes on under the questionnaire that it was begun with ({version}), "
                "not under the one you named."
            )
            version = f"{edition.ref.id} {edition.ref.version}"
            self._notices.append(message.format(version=version))
        self._edition = edition
        # A file holds all questions in one language. The review shows the current language.
        draft = replace(draft, language=current_language())
        return resume_interview(edition.questionnaire, draft)

    def _new_interview(self) -> Interview:
        questionnaire = self._edition.questionnaire
        sitting = Sitting(
            client=self.name,
            language=current_language(),
            questionnaire_ref=self._edition.ref,
            started=self.now(),
            position=next(iter(questionnaire.questions_by_key)),
        )
        return Interview(questionnaire, sitting)

    def _amendment_interview(self, client: Client, amendment: Amendment) -> Interview:
        """Return an interview that starts from the answers and edition of the amended sitting."""
        amended = self.library.load(client, amendment.sitting_id)
        self._edition = self.library.edition(amended.questionnaire_ref)
        draft = replace(
            amended,
            id=None,
            language=current_language(),
            started=self.now(),
            finished=None,
            amends=amended.id,
            reason=amendment.reason,
            position=REVIEW,
        )
        interview = resume_interview(self._edition.questionnaire, draft)
        question_key = amendment.question_key
        return interview.go_to(question_key) if question_key in interview.positions else interview

    # Saving and finishing

    def has_draft(self) -> bool:
        """Whether the client has a draft in the library now."""
        return self.client is not None and self.library.draft(self.client) is not None

    def save(self, draft: Sitting) -> None:
        """Save the draft, so that it survives a power cut. An empty draft is not made."""
        if draft.is_empty and not self.has_draft():
            return
        client = self._ensure_client()
        self._lock_draft(client)
        self.library.save_draft(client, self._edition, draft)

    def finish(self, interview: Interview) -> Sitting:
        """Finish the interview with the current time, write the sitting, and remove the draft.

        Return the sitting with its id.
        """
        return self._write(interview.finish(self.now()).sitting, self.library.finish)

    def sitting_from_answers(self, answers_file: "AnswersFile") -> Sitting:
        """Return a sitting with the answers of a file, finished now. It is not written."""
        now, amendment = self.now(), self._amendment
        return Sitting(
            client=self.name,
            language=current_language(),
            questionnaire_ref=self._edition.ref,
            started=now,
            finished=now,
            answers=answers_file.answers,
            notes=answers_file.notes,
            note=answers_file.note,
            amends=amendment.sitting_id if amendment else None,
            reason=amendment.reason if amendment else None,
        )

    def record(self, finished: Sitting) -> Sitting:
        """Write a finished sitting and return it with its id. A draft is not removed."""
        return self._write(finished, self.library.record)

    def _write(self, finished: Sitting, write: Callable[..., Sitting]) -> Sitting:
        """Write a finished sitting and its reasons with ``write``, a method of the library."""
        # Imported here because the first question must not wait for this import.
        from tensigns.report.rule_sentences import recorded_reasons  # noqa: PLC0415

        reasons = recorded_reasons(self._edition.questionnaire, finished)
        if self.client is None:
            # Checked first, so that no client is added for a sitting that cannot be written.
            self.library.require_recordable(self._edition, finished, reasons)
        client = self._ensure_client()
        self._lock_draft(client)
        return write(client, self._edition, finished, reasons)

    def _ensure_client(self) -> Client:
        """Return the session's client. A new client is added to the library first.

        If another process has added a client with this name meanwhile, return that client.
        """
        if self.client is None:
            self.client = self.library.add(self.name, self.now())
            see_name(self.client.slug, self.name)
        return self.client

    def _lock_draft(self, client: Client) -> None:
        """Lock the draft of a client that was new when the session was entered.

        Do nothing if the draft is locked or the session was never entered. If another process has
        added the client meanwhile and left a draft, that draft moves to the trash and the user is
        told.
        """
        if self._locks is None or self._is_locked:
            return
        with contextlib.ExitStack() as locks:
            locks.enter_context(self.library.lock_draft(client))
            trash_name = self.library.discard_draft(client)
            self._locks.push(locks.pop_all())
        self._is_locked = True
        if trash_name is not None:
            message = _(
                "Another sitting about {name} had been left unfinished meanwhile. It is in the "
                "trash, as {item}."
            )
            self._notices.append(message.format(name=client.name, item=trash_name))
