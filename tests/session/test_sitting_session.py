"""Sitting sessions: new sittings, drafts, amendments and finished files."""

import tomllib

import pytest

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.library.answers_file import AnswersFile
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import Amendment, SittingSession, SittingStart
from tests.library.sample import ANSWERS, NOW, draft_sitting, finished_sitting


def test_a_draft_edited_by_hand_resumes_at_a_visible_question(
    library: Library, client: Client, edition: Edition
) -> None:
    edited = draft_sitting({**ANSWERS, "demands.calls": "never"}, position="demands.raised")
    with SittingSession(library, edition, client, lambda: NOW) as session:
        session.save(edited)
    resume = SittingStart(resume=True)
    with SittingSession(library, edition, client, lambda: NOW, resume) as session:
        interview = session.open()
    assert interview.sitting.position == "review"
    assert "demands.raised" not in interview.sitting.answers
    assert interview.sitting.suggestions == {"demands.raised": "not-yet"}


def test_an_amendment_opens_at_the_named_question_and_returns_to_the_review(
    library: Library, client: Client, edition: Edition
) -> None:
    raised_visible = library.record(client, edition, finished_sitting())
    raised_hidden = library.record(
        client, edition, finished_sitting(answers={**ANSWERS, "demands.calls": "never"})
    )

    def open_amendment(sitting: Sitting, key: str | None) -> Interview:
        assert sitting.id is not None
        start = SittingStart(Amendment(sitting.id, "a slip", key))
        with SittingSession(library, edition, client, lambda: NOW, start) as session:
            return session.open()

    interview = open_amendment(raised_visible, "payment.late")
    assert interview.sitting.position == "payment.late"
    assert interview.answer("none").sitting.position == "review"
    assert interview.sitting.amends == raised_visible.id
    assert open_amendment(raised_visible, None).sitting.position == "review"
    assert open_amendment(raised_hidden, "demands.raised").sitting.position == "review"


def test_an_amendment_starts_with_the_recorded_answers_and_replaces_the_sitting(
    library: Library, client: Client, edition: Edition
) -> None:
    recorded = library.record(client, edition, finished_sitting())
    assert recorded.id is not None
    start = SittingStart(Amendment(recorded.id, "a slip"))
    with SittingSession(library, edition, client, lambda: NOW, start) as session:
        interview = session.open()
        assert (interview.sitting.amends, interview.sitting.reason) == (recorded.id, "a slip")
        assert interview.sitting.answers == recorded.answers
        assert interview.sitting.position == "review"
        amendment = session.finish(interview.go_to("payment.late").answer("none"))
    assert library.latest_sitting(client) == amendment
    assert library.load(client, recorded.id) == recorded


def test_a_resumed_draft_of_an_amendment_is_still_an_amendment(
    library: Library, client: Client, edition: Edition
) -> None:
    recorded = library.record(client, edition, finished_sitting())
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
        session.choose_draft_state(resume=False)
        assert session.open().sitting.answers == {}
        assert not session.has_draft()


def test_every_way_to_finish_a_sitting_writes_the_reasons(
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


@pytest.mark.parametrize("is_amendment", [False, True])
def test_a_sitting_continued_in_another_language_is_recorded_in_that_language(
    library: Library, client: Client, edition: Edition, *, is_amendment: bool
) -> None:
    start = SittingStart(resume=True)
    if is_amendment:
        recorded = library.record(client, edition, finished_sitting())
        assert recorded.id is not None
        start = SittingStart(Amendment(recorded.id, "a slip"))
    else:
        library.save_draft(client, edition, draft_sitting(ANSWERS))
    set_language("nl")
    with SittingSession(library, edition, client, lambda: NOW, start) as session:
        interview = session.open().go_to("review")
        finished = session.finish(interview)
    assert finished.language == "nl"
    path = library.root / "clients" / client.slug / f"{finished.id}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    assert table["language"] == "nl"
    texts = [question["question"] for question in table["asked"]]
    assert texts == [
        edition.questionnaire.questions_by_key[question["key"]].question.text["nl"]
        for question in table["asked"]
    ]
