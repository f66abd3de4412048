"""Two sittings side by side, in every form."""

import json
from datetime import datetime

import pytest
from msgspec.structs import replace

from tensigns.core.questionnaire import Questionnaire
from tensigns.core.sitting import Sitting
from tensigns.language import set_language
from tensigns.report.pair_report import PairReport, build_pair
from tensigns.report.render.markdown import markdown_pair
from tensigns.report.render.pair_document import SluggedSitting, pair_document
from tensigns.report.render.pair_text import text_pair
from tensigns.report.render.sitting_document import sitting_document
from tensigns.text.width import cell_width
from tests.report.render.test_markdown import PARSER, PAYLOADS, in_line, shape, text
from tests.report.sample import MILDEST, QUESTIONNAIRE, WATCH, sitting

GLOBEX = sitting(WATCH, client="Globex B.V.", notes={"demands.calls": "Sunday,\nat night"})
INITECH = sitting({**MILDEST, "threats.threatened": "shouted"}, client="Initech", note="so far")

EXPECTED = """\
Globex B.V. and Initech
Globex B.V. comes to watch, Initech to keep. The second has 3 points fewer.

                        Globex B.V.           Initech  difference
                   23 November 2026  23 November 2026
                            ◐ Watch            ○ Keep
 1  Threats                       0                 4          +4
 4  Demands                       7                 0          -7
 5  Slow payment                  0                 0           0
10  Legal trouble                 0                 0           0
    together                      7                 4          -3

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


def pair(
    a: Sitting = GLOBEX, b: Sitting = INITECH, newer: Questionnaire = QUESTIONNAIRE
) -> PairReport:
    return build_pair((QUESTIONNAIRE, a), (newer, b))


def revised() -> Questionnaire:
    """The questionnaire with another meaning of its second sign, and a sign more."""
    threats, demands, *others = QUESTIONNAIRE.signs
    calls, *rest = demands.questions
    newer = replace(demands, questions=(replace(calls, revision=2), *rest))
    extra = replace(others[-1], id="more", number=11)
    return replace(QUESTIONNAIRE, signs=(threats, newer, *others, extra))


def test_as_text() -> None:
    assert text_pair(pair()) == EXPECTED


def test_the_table_is_aligned_by_cells() -> None:
    wide = replace(INITECH, client="東京デザイン株式会社のとても長い名前の部署")
    lines = text_pair(pair(b=wide)).splitlines()
    start = next(place for place, line in enumerate(lines) if line.endswith("difference"))
    figures = [line for line in lines[start : start + 8] if line[-1].isdigit()]
    assert len(figures) == 5 + 1
    assert {cell_width(line) for line in figures if not line.endswith("2026")} == {
        cell_width(lines[start])
    }


def test_one_client_at_two_times_is_told_by_days() -> None:
    later = datetime.fromisoformat("2027-01-02T09:00:00+01:00")
    told = pair(b=replace(INITECH, client="Globex B.V.", started=later, finished=later))
    assert told.title == "Globex B.V."
    assert (told.name_a, told.name_b) == ("23 November 2026", "2 January 2027")
    assert told.headline.startswith("On 23 November 2026 it came to watch, on 2 January 2027")
    assert "2 January 2027: Never" in text_pair(told)


def test_two_sittings_of_a_day_are_told_apart() -> None:
    told = pair(b=replace(INITECH, client="Globex B.V."))
    assert told.name_a != told.name_b


def test_a_sitting_does_not_differ_from_itself() -> None:
    told = pair(b=GLOBEX)
    assert told.headline == "Both come to watch. Their points are equal."
    assert told.difference_text == "0"
    assert {sign.difference_text for sign in told.signs} == {"0"}
    assert not any(said.differs for sign in told.signs for said in sign.answers)


def test_what_cannot_be_compared_is_listed_with_the_reason() -> None:
    told = pair(newer=revised())
    assert [sign.id for sign in told.not_comparable] == ["demands", "more"]
    assert [
        (sign.points_a, sign.points_b, sign.difference_text) for sign in told.not_comparable
    ] == [
        (7, 0, ""),
        (None, 0, ""),
    ]
    for written in (text_pair(told), markdown_pair(told)):
        assert "Two signs cannot be compared" in written
        assert "Every week" not in written


def test_a_question_that_one_side_was_not_asked_stands_in_its_place() -> None:
    keys = [said.answer_a.key for said in pair().signs[1].answers]
    assert keys == ["demands.calls", "demands.raised"]
    turned = build_pair((QUESTIONNAIRE, INITECH), (QUESTIONNAIRE, GLOBEX))
    assert [said.answer_b.key for said in turned.signs[1].answers] == keys
    assert turned.signs[1].answers[1].answer_a.answer == "not asked"


def test_the_weighing_is_told_where_a_side_was_asked() -> None:
    answered = replace(GLOBEX, answers={**WATCH, "weighing.worth-it": "yes"})
    section = pair(a=answered).answer_sections[-1]
    assert section.title == "The weighing"
    assert [section.answers[0].answer_a.answer, section.answers[0].answer_b.answer] == [
        "Yes",
        "not asked",
    ]


def test_the_document() -> None:
    told = pair_document(
        SluggedSitting(QUESTIONNAIRE, GLOBEX, "globex-0123abcd"),
        SluggedSitting(revised(), INITECH, None),
    )
    assert json.loads(json.dumps(told)) == told
    assert told["a"] == sitting_document(QUESTIONNAIRE, GLOBEX, "globex-0123abcd")
    assert told["b"] == sitting_document(revised(), INITECH, None)
    assert told["signs"][0] == {
        "id": "threats",
        "comparable": True,
        "a": 0,
        "b": 4,
        "difference": 4,
    }
    assert [each["comparable"] for each in told["signs"]] == [True, False, True, True, False]
    assert told["signs"][-1]["a"] is None
    assert told["signs"][1]["difference"] is None


def test_in_dutch() -> None:
    set_language("nl")
    for written in (text_pair(pair()), markdown_pair(pair())):
        assert "opletten" in written
        assert "Threats" not in written
        assert "points" not in written


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_keeps_whatever_was_written_text(payload: str) -> None:
    def told(words: str) -> PairReport:
        a = replace(GLOBEX, client=in_line(words), note=words, notes={"demands.calls": words})
        return pair(a=a, b=replace(INITECH, client=f"{in_line(words)} too", note=words))

    lines = [("Word" if line.strip() else "") for line in payload.split("\n")]
    harmless = PARSER.parse(markdown_pair(told("\n".join(lines))))
    hostile = PARSER.parse(markdown_pair(told(payload)))
    assert shape(hostile) == shape(harmless)
    assert in_line(payload) in text(hostile)
