"""The report on a pair of sittings, as text, Markdown and JSON."""

import json
from datetime import datetime

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.report.answered_sitting import AnsweredSitting
from tensigns.report.pair_report import PairReport, build_pair
from tensigns.report.render.markdown import markdown_pair
from tensigns.report.render.pair_document import SluggedSitting, pair_document
from tensigns.report.render.pair_text import text_pair
from tensigns.report.render.sitting_document import sitting_document
from tensigns.text.width import cell_width
from tests.report.render.markdown_reading import PARSER, markup_of, visible_text
from tests.report.render.test_markdown import PAYLOADS, on_one_line
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, finished_sitting

GLOBEX = finished_sitting(WATCH, client="Globex B.V.", notes={"demands.calls": "Sunday,\nat night"})
INITECH = finished_sitting(
    {**MILDEST, "threats.threatened": "shouted"}, client="Initech", note="so far"
)

EXPECTED = """\
Globex B.V. and Initech
Globex B.V.: watch. Initech: keep. The second has 3 points fewer.

                        Globex B.V.           Initech  difference
                   23 November 2026  23 November 2026
                            ◐ Watch            ○ Keep
 1  Threats                       0                 4          +4
 4  Demands                       7                 0          \N{MINUS SIGN}7
 5  Slow payment                  0                 0           0
10  Legal trouble                 0                 0           0
    total                         7                 4          \N{MINUS SIGN}3

Globex B.V.: Your weighing
  - “Is what it takes to keep them worth it?” If your answer is no, it is
    “fire”.

1 Threats
  Did they threaten you?
    Globex B.V.: No
    Initech: They shouted (4 points)

4 Unreasonable demands
  How often did they call at night?
    Globex B.V.: Every week (7 points)
      Note: Sunday,
        at night
    Initech: Never
  Have you told them?
    Globex B.V.: Not yet
    Initech: not asked

Initech
  Note: so far
"""


def pair_report(
    first: Sitting = GLOBEX,
    second: Sitting = INITECH,
    second_questionnaire: Questionnaire = QUESTIONNAIRE,
) -> PairReport:
    return build_pair(
        AnsweredSitting(QUESTIONNAIRE, first), AnsweredSitting(second_questionnaire, second)
    )


def revised_questionnaire() -> Questionnaire:
    """The questionnaire with its second sign revised and another sign added."""
    threats, demands, *further_signs = QUESTIONNAIRE.signs
    calls, *further_questions = demands.questions
    revised_demands = replace(demands, questions=(replace(calls, revision=2), *further_questions))
    added_sign = replace(further_signs[-1], id="more", number=11)
    return replace(QUESTIONNAIRE, signs=(threats, revised_demands, *further_signs, added_sign))


def test_the_pair_as_plain_text() -> None:
    assert text_pair(pair_report()) == EXPECTED


def test_the_table_is_aligned_by_cells() -> None:
    wide_name = replace(INITECH, client="東京デザイン株式会社のとても長い名前の部署")
    lines = text_pair(pair_report(second=wide_name)).splitlines()
    start = next(index for index, line in enumerate(lines) if line.endswith("difference"))
    figures = [line for line in lines[start : start + 8] if line[-1].isdigit()]
    assert len(figures) == 5 + 1
    assert {cell_width(line) for line in figures if not line.endswith("2026")} == {
        cell_width(lines[start])
    }


def test_two_sittings_of_one_client_are_named_by_their_dates() -> None:
    later = datetime.fromisoformat("2027-01-02T09:00:00+01:00")
    report = pair_report(
        second=replace(INITECH, client="Globex B.V.", started=later, finished=later)
    )
    assert report.title == "Globex B.V."
    assert (report.name_a, report.name_b) == ("23 November 2026", "2 January 2027")
    assert report.headline.startswith("23 November 2026: watch. 2 January 2027: keep.")
    assert "2 January 2027: Never" in text_pair(report)


def test_two_sittings_of_one_day_have_different_names() -> None:
    report = pair_report(second=replace(INITECH, client="Globex B.V."))
    assert report.name_a != report.name_b


def test_a_sitting_does_not_differ_from_itself() -> None:
    report = pair_report(second=GLOBEX)
    assert report.headline == "Both: watch. Their points are equal."
    assert report.difference_text == "0"
    assert {sign.difference_text for sign in report.signs} == {"0"}
    assert not any(answer.differs for sign in report.signs for answer in sign.answers)


def test_signs_that_cannot_be_compared_are_listed() -> None:
    report = pair_report(second_questionnaire=revised_questionnaire())
    assert [sign.id for sign in report.not_comparable] == ["demands", "more"]
    assert [
        (sign.points_a, sign.points_b, sign.difference_text) for sign in report.not_comparable
    ] == [
        (7, 0, ""),
        (None, 0, ""),
    ]
    for text in (text_pair(report), markdown_pair(report)):
        assert "Two signs cannot be compared" in text
        assert "Every week" not in text


def test_a_question_that_one_side_was_not_asked_keeps_its_position() -> None:
    keys = [answer.answer_a.key for answer in pair_report().signs[1].answers]
    assert keys == ["demands.calls", "demands.raised"]
    swapped = build_pair(
        AnsweredSitting(QUESTIONNAIRE, INITECH), AnsweredSitting(QUESTIONNAIRE, GLOBEX)
    )
    assert [answer.answer_b.key for answer in swapped.signs[1].answers] == keys
    assert swapped.signs[1].answers[1].answer_a.answer == "not asked"


def test_the_weighing_is_shown_where_one_side_was_asked() -> None:
    weighed = replace(GLOBEX, answers={**WATCH, "weighing.worth-it": "yes"})
    section = pair_report(first=weighed).answer_sections[-1]
    assert section.title == "The weighing"
    assert [section.answers[0].answer_a.answer, section.answers[0].answer_b.answer] == [
        "Yes",
        "not asked",
    ]


def test_the_pair_as_a_json_document() -> None:
    document = pair_document(
        SluggedSitting(QUESTIONNAIRE, GLOBEX, "globex-0123abcd"),
        SluggedSitting(revised_questionnaire(), INITECH, None),
    )
    assert json.loads(json.dumps(document)) == document
    assert document["a"] == sitting_document(QUESTIONNAIRE, GLOBEX, "globex-0123abcd")
    assert document["b"] == sitting_document(revised_questionnaire(), INITECH, None)
    assert document["signs"][0] == {
        "id": "threats",
        "comparable": True,
        "a": 0,
        "b": 4,
        "difference": 4,
    }
    assert [sign["comparable"] for sign in document["signs"]] == [True, False, True, True, False]
    assert document["signs"][-1]["a"] is None
    assert document["signs"][1]["difference"] is None


def test_the_pair_in_dutch() -> None:
    set_language("nl")
    for text in (text_pair(pair_report()), markdown_pair(pair_report())):
        assert "opletten" in text
        assert "Threats" not in text
        assert "points" not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_renders_every_payload_as_plain_text(payload: str) -> None:
    def report_with(content: str) -> PairReport:
        name = on_one_line(content)
        first = replace(GLOBEX, client=name, note=content, notes={"demands.calls": content})
        second = replace(INITECH, client=f"{name} too", note=content)
        return pair_report(first, second)

    lines = [("Word" if line.strip() else "") for line in payload.split("\n")]
    harmless = PARSER.parse(markdown_pair(report_with("\n".join(lines))))
    hostile = PARSER.parse(markdown_pair(report_with(payload)))
    assert markup_of(hostile) == markup_of(harmless)
    assert on_one_line(payload) in visible_text(hostile)
