"""One client's sitting in hand: begun or resumed, saved, finished."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import NamedTuple, Self

from msgspec.structs import replace

from tensigns.core.interview import Interview, resume_interview
from tensigns.core.sitting import REVIEW, Sitting
from tensigns.library.clients import Client, validate_name
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition


class Amendment(NamedTuple):
    """The id of the sitting that is amended, and why; ``at``: the question to begin with."""

    id: str
    reason: str
    at: str | None = None


class SittingStart(NamedTuple):
    """How a sitting begins.

    ``amends``: not as a new one but as an amendment. ``resume``: go on with an unfinished one that
    is there (True), begin anew (False), or ask the user.
    """

    amends: Amendment | None = None
    resume: bool | None = None


DEFAULT_START = SittingStart()
"""A new sitting, or the unfinished one if the user says so."""


class SittingSession:
    """What every way of answering needs of the library, for one client.

    A new client is made with the first save, so that looking in leaves nothing behind. From
    then on, or from the start for a known client, the unfinished sitting is held until the desk
    is closed. ``now`` gives the time with its UTC offset. A new client's name is cleaned;
    :class:`BadInput` where it is empty or too long. ``amends``: what begins is no new sitting
    but that one of a known client's, taken up again.
    """

    def __init__(
        self,
        library: Library,
        edition: Edition,
        client: Client | str,
        now: Callable[[], datetime],
        amends: Amendment | None = None,
    ) -> None:
        self._library = library
        self._edition = edition
        self._now = now
        self._amends = amends
        self._held = contextlib.ExitStack()
        self.client = None if isinstance(client, str) else client
        self.name = validate_name(client, ()) if isinstance(client, str) else client.name

    def __enter__(self) -> Self:
        if self.client is not None:
            self._held.enter_context(self._library.lock_draft(self.client))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def unfinished(self) -> Sitting | None:
        """The client's unfinished sitting, if there is one."""
        return None if self.client is None else self._library.draft(self.client)

    @property
    def amends(self) -> bool:
        """Whether what begins is an amendment."""
        return self._amends is not None

    def begin(self, language: str) -> Interview:
        """A new interview, or an amendment; an unfinished one that is there goes to the trash."""
        if self.client is not None:
            taken_up = None if self._amends is None else self._taken_up(self.client, self._amends)
            self._library.discard_draft(self.client)
            if taken_up is not None:
                return taken_up
        questionnaire = self._edition.questionnaire
        sitting = Sitting(
            client=self.name,
            language=language,
            questionnaire_ref=self._edition.ref,
            started=self._now(),
            position=next(iter(questionnaire.questions_by_key)),
        )
        return Interview(questionnaire, sitting)

    def resume(self, sitting: Sitting) -> Interview:
        """Go on with an unfinished sitting, under the questionnaire it began with."""
        self._edition = self._library.edition(sitting.questionnaire_ref)
        return resume_interview(self._edition.questionnaire, sitting)

    def _taken_up(self, client: Client, amends: Amendment) -> Interview:
        """A finished sitting, its answers filled in, at the question asked for or the review."""
        sitting = self._library.load(client, amends.id)
        self._edition = self._library.edition(sitting.questionnaire_ref)
        taken_up = replace(
            sitting,
            id=None,
            started=self._now(),
            finished=None,
            amends=sitting.id,
            reason=amends.reason,
            position=REVIEW,
        )
        review = resume_interview(self._edition.questionnaire, taken_up)
        return review.go_to(amends.at) if amends.at in review.positions else review

    def save(self, sitting: Sitting) -> None:
        """Save an unfinished sitting; once this returns, a power cut loses nothing."""
        self._library.save_draft(self._known(), self._edition, sitting)

    def finish(self, sitting: Sitting, why: Sequence[str] = ()) -> Sitting:
        """Record a finished sitting in place of the unfinished one; gives it with its id.

        ``why``: what it came to in sentences, for whoever opens the file.
        """
        return self._library.finish(self._known(), self._edition, sitting, why)

    def close(self) -> None:
        """Let go of the unfinished sitting."""
        self._held.close()

    def _known(self) -> Client:
        if self.client is None:
            self.client = self._library.add(self.name, self._now())
            self._held.enter_context(self._library.lock_draft(self.client))
        return self.client
