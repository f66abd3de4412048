"""One client's sitting taken in hand, also after somebody edited its file."""

import pytest

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.library.answers_file import AnswersFile
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import Amendment, SittingSession, SittingStart
from tests.library.sample import ANSWERS, NOW, finished, unfinished


def test_a_sitting_edited_by_hand_resumes_at_a_question_that_shows(
    library: Library, client: Client, edition: Edition
) -> None:
    edited = unfinished({**ANSWERS, "demands.calls": "never"}, at="demands.raised")
    with SittingSession(library, edition, client, lambda: NOW) as session:
        session.save(edited)
    resume = SittingStart(resume=True)
    with SittingSession(library, edition, client, lambda: NOW, resume) as session:
        interview = session.open()
    assert interview.sitting.position == "review"
    assert "demands.raised" not in interview.sitting.answers
    assert interview.sitting.suggestions == {"demands.raised": "not-yet"}


def test_amending_begins_at_the_question_named_and_comes_back_to_the_review(
    library: Library, client: Client, edition: Edition
) -> None:
    plain = library.record(client, edition, finished())
    hidden = library.record(
        client, edition, finished(answers={**ANSWERS, "demands.calls": "never"})
    )

    def begun(sitting: Sitting, at: str | None) -> Interview:
        assert sitting.id is not None
        start = SittingStart(Amendment(sitting.id, "a slip", at))
        with SittingSession(library, edition, client, lambda: NOW, start) as session:
            return session.open()

    amending = begun(plain, "payment.late")
    assert amending.sitting.position == "payment.late"
    assert amending.answer("none").sitting.position == "review"
    assert amending.sitting.amends == plain.id
    assert begun(plain, None).sitting.position == "review"
    assert begun(hidden, "demands.raised").sitting.position == "review"


def test_what_begins_can_be_an_amendment(
    library: Library, client: Client, edition: Edition
) -> None:
    recorded = library.record(client, edition, finished())
    assert recorded.id is not None
    start = SittingStart(Amendment(recorded.id, "a slip"))
    with SittingSession(library, edition, client, lambda: NOW, start) as session:
        interview = session.open()
        assert (interview.sitting.amends, interview.sitting.reason) == (recorded.id, "a slip")
        assert interview.sitting.answers == recorded.answers
        assert interview.sitting.position == "review"
        amending = session.finish(interview.go_to("payment.late").answer("none"))
    assert library.latest_sitting(client) == amending
    assert library.load(client, recorded.id) == recorded


def test_an_amendment_that_was_left_goes_on_as_one(
    library: Library, client: Client, edition: Edition
) -> None:
    recorded = library.record(client, edition, finished())
    assert recorded.id is not None
    start = SittingStart(Amendment(recorded.id, "a slip"))
    with SittingSession(library, edition, client, lambda: NOW, start) as session:
        session.save(session.open().go_to("payment.late").answer("none").sitting)
    resume = SittingStart(resume=True)
    with SittingSession(Library(library.root), edition, client, lambda: NOW, resume) as session:
        assert session.open().sitting.amends == recorded.id


def test_a_draft_waits_for_the_users_choice(
    library: Library, client: Client, edition: Edition
) -> None:
    with SittingSession(library, edition, client, lambda: NOW) as session:
        assert session.draft_state == "none"
        session.save(session.open().answer("no").sitting)
    with SittingSession(library, edition, client, lambda: NOW) as session:
        assert session.draft_state == "undecided"
        with pytest.raises(ValueError, match="not chosen"):
            session.open()
        session.choose(resume=False)
        assert session.open().sitting.answers == {}
        assert not session.has_draft()


def test_the_reasons_are_in_the_file_however_a_sitting_is_finished(
    library: Library, client: Client, edition: Edition
) -> None:
    with SittingSession(library, edition, client, lambda: NOW) as session:
        interview = session.open()
        while interview.current_question is not None:
            interview = interview.answer("unknown")
        session.finish(interview)
    session = SittingSession(library, edition, client, lambda: NOW)
    session.record(session.sitting_from_answers(AnswersFile(None, "", ANSWERS, {})))
    files = [
        (library.root / "clients" / client.slug / f"{sitting_id}.toml").read_text(encoding="utf-8")
        for sitting_id in library.sitting_ids(client)
    ]
    assert [file.count("\nwhy = ") for file in files] == [1, 1]
