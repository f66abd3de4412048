"""One client's sitting taken in hand, also after somebody edited its file."""

from msgspec.structs import replace

from tensigns.store.clients import Client
from tensigns.store.desk import Desk
from tensigns.store.library import Library
from tensigns.store.questionnaires import Edition
from tests.store.sample import ANSWERS, NOW, finished, unfinished


def test_a_sitting_edited_by_hand_resumes_at_a_question_that_shows(
    library: Library, client: Client, edition: Edition
) -> None:
    edited = unfinished({**ANSWERS, "demands.calls": "never"}, at="demands.raised")
    with Desk(library, edition, client, lambda: NOW) as desk:
        desk.save(edited)
        assert desk.unfinished is not None
        interview = desk.resume(desk.unfinished)
    assert interview.sitting.at == "review"
    assert "demands.raised" not in interview.sitting.answers
    assert interview.sitting.suggestions == {"demands.raised": "not-yet"}


def test_amending_begins_at_the_question_named_and_comes_back_to_the_review(
    library: Library, client: Client, edition: Edition
) -> None:
    with Desk(library, edition, client, lambda: NOW) as desk:
        recorded = desk.finish(finished())
        amending = desk.amend(recorded, "a slip", "payment.late")
        assert amending.sitting.at == "payment.late"
        assert amending.answer("none").sitting.at == "review"
        assert amending.sitting.amends == recorded.id
        assert desk.amend(recorded, "a slip").sitting.at == "review"
        hidden = replace(recorded, answers={**ANSWERS, "demands.calls": "never"})
        assert desk.amend(hidden, "a slip", "demands.raised").sitting.at == "review"
