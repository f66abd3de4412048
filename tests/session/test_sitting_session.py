"""One client's sitting taken in hand, also after somebody edited its file."""

from tensigns.core.interview import Interview
from tensigns.core.sitting import Sitting
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition
from tensigns.session.sitting_session import Amendment, SittingSession
from tests.library.sample import ANSWERS, NOW, finished, unfinished


def test_a_sitting_edited_by_hand_resumes_at_a_question_that_shows(
    library: Library, client: Client, edition: Edition
) -> None:
    edited = unfinished({**ANSWERS, "demands.calls": "never"}, at="demands.raised")
    with SittingSession(library, edition, client, lambda: NOW) as desk:
        desk.save(edited)
        assert desk.unfinished is not None
        interview = desk.resume(desk.unfinished)
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
        amends = Amendment(sitting.id, "a slip", at)
        with SittingSession(library, edition, client, lambda: NOW, amends) as desk:
            return desk.begin("en")

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
    amends = Amendment(recorded.id, "a slip")
    with SittingSession(library, edition, client, lambda: NOW, amends) as desk:
        interview = desk.begin("nl")
        assert (interview.sitting.amends, interview.sitting.reason) == (recorded.id, "a slip")
        assert interview.sitting.answers == recorded.answers
        assert interview.sitting.position == "review"
        amending = desk.finish(interview.go_to("payment.late").answer("none").finish(NOW).sitting)
    assert library.latest_sitting(client) == amending
    assert library.load(client, recorded.id) == recorded


def test_an_amendment_that_was_left_goes_on_as_one(
    library: Library, client: Client, edition: Edition
) -> None:
    recorded = library.record(client, edition, finished())
    assert recorded.id is not None
    with SittingSession(
        library, edition, client, lambda: NOW, Amendment(recorded.id, "a slip")
    ) as desk:
        desk.save(desk.begin("en").go_to("payment.late").answer("none").sitting)
    with SittingSession(Library(library.root), edition, client, lambda: NOW) as desk:
        assert desk.unfinished is not None
        assert desk.resume(desk.unfinished).sitting.amends == recorded.id
