"""Sentences that are made of a user's text."""

import pytest

from tensigns.report.wording import end_sentence


@pytest.mark.parametrize(
    "text", ["", "I stop.", "Do you stop?", "I stop!", "and then…", "“I stop.”"]
)
def test_a_text_with_a_punctuation_mark_at_its_end_stays(text: str) -> None:
    assert end_sentence(text) == text


@pytest.mark.parametrize("text", ["I stop", "I ask 10%", "I stop (on 31 January)", "I say “stop”"])
def test_another_text_gets_a_full_stop(text: str) -> None:
    assert end_sentence(text) == f"{text}."
