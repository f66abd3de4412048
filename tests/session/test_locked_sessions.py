"""Two sessions about one client at the same time, who is new or known."""

import os

import pytest

from tensigns.core.interview import Interview
from tensigns.core.sitting import REVIEW
from tensigns.errors import BadInput
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.questionnaires.reading import Edition, builtin_edition
from tensigns.session.drafts import require_draft
from tensigns.session.sitting_session import SittingSession, SittingStart
from tensigns.storage.locks import FolderLocked
from tests.library.sample import NOW, draft_sitting

OWNER = f"process {os.getpid()} on "


@pytest.fixture
def other_library(library: Library) -> Library:
    """The library of another process."""
    return Library(library.root)


def session_about(library: Library, client: Client | str, edition: Edition) -> SittingSession:
    return SittingSession(library, edition, client, lambda: NOW)


def answered(interview: Interview) -> Interview:
    assert interview.current_question is not None
    return interview.answer("unknown")


def test_a_session_can_be_entered_when_the_other_has_gone(
    library: Library, other_library: Library, client: Client, edition: Edition
) -> None:
    with session_about(library, client, edition) as first:
        first.save(answered(first.open()).sitting)
        second = session_about(other_library, client, edition)
        with pytest.raises(FolderLocked, match=OWNER):
            second.__enter__()
    with second:
        assert second.draft_state == "undecided"


def test_two_sessions_about_one_new_client(
    library: Library, other_library: Library, edition: Edition
) -> None:
    with session_about(library, "Globex", edition) as first:
        with session_about(other_library, " globex", edition) as second:
            first_draft, second_draft = answered(first.open()), answered(second.open())
            first.save(first_draft.sitting)
            for _attempt in range(2):
                with pytest.raises(FolderLocked, match=OWNER):
                    second.save(second_draft.sitting)
            first.save(answered(first_draft).sitting)
            first.close()
            assert second.take_notices() == ()
            second.save(second_draft.sitting)
            (item,) = library.trash_items()
            (notice,) = second.take_notices()
            assert "about Globex had been left unfinished meanwhile" in notice
            assert f"It is in the trash, as {item.name}." in notice
            second.save(second_draft.sitting)
            assert second.take_notices() == ()
            with pytest.raises(FolderLocked, match=OWNER):
                first.save(first_draft.sitting)
        (client,) = library.clients()
        assert library.draft(client) == second_draft.sitting
        second.finish(second_draft.go_to(REVIEW))
    assert len(library.sitting_ids(client)) == 1


def test_the_second_saves_beside_what_the_first_has_finished(
    library: Library, other_library: Library, edition: Edition
) -> None:
    with (
        session_about(library, "Globex", edition) as first,
        session_about(other_library, "Globex", edition) as second,
    ):
        interview = answered(second.open())
        first.finish(answered(first.open()).go_to(REVIEW))
        first.close()
        second.finish(answered(interview).go_to(REVIEW))
        assert second.take_notices() == ()
    (client,) = library.clients()
    assert len(library.sitting_ids(client)) == 2


def test_a_draft_that_cannot_be_read_is_neither_replaced_nor_moved(
    library: Library, other_library: Library, edition: Edition
) -> None:
    with session_about(other_library, "Globex", edition) as second:
        interview = answered(second.open())
        client = library.add("Globex", NOW)
        path = library.root / "clients" / client.slug / "in-progress.toml"
        path.write_text("[", encoding="utf-8")
        for _attempt in range(2):
            with pytest.raises(BadInput, match=r"in-progress\.toml: line 1"):
                second.save(interview.sitting)
        assert path.read_text(encoding="utf-8") == "["
        path.unlink()
        second.save(interview.sitting)
    assert library.draft(client) == interview.sitting


def test_there_must_be_a_draft_to_resume(
    library: Library, client: Client, edition: Edition
) -> None:
    with pytest.raises(BadInput, match=r"Globex B\.V\. has no unfinished sitting"):
        require_draft(library, client)
    with pytest.raises(BadInput, match="Nobody has no unfinished sitting"):
        require_draft(library, "Nobody")
    library.save_draft(client, edition, draft_sitting())
    require_draft(library, client)


def test_a_draft_under_another_questionnaire_than_the_one_named_says_so(
    library: Library, client: Client, edition: Edition
) -> None:
    library.save_draft(client, edition, draft_sitting())

    def notices(named: Edition, start: SittingStart) -> tuple[str, ...]:
        with SittingSession(library, named, client, lambda: NOW, start) as session:
            assert session.open().sitting.questionnaire_ref == edition.ref
            return session.take_notices()

    with_name = SittingStart(resume=True, names_questionnaire=True)
    (notice,) = notices(builtin_edition(), with_name)
    assert "goes on under the questionnaire that it was begun with (small 1.0)" in notice
    assert notices(edition, with_name) == ()
    assert notices(builtin_edition(), SittingStart(resume=True)) == ()
