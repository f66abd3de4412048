"""Which changes would flip the recommendation, on questionnaires small enough to reckon along."""

from tensigns.core.decision.decide import decide
from tensigns.core.decision.flips import MAX_FLIPS
from tensigns.core.questionnaire import UNKNOWN, Questionnaire, Sign
from tests.core.builders import option, points_sign, question, questionnaire_of, sign, unless

Told = list[tuple[str, ...]]


def flips(asked: Questionnaire, **answers: str) -> Told:
    """Each flip as the recommendation and its changes: ``sign.question:before>after``.

    Answers go to the question ``q`` of a sign, or to ``sign_question``.
    """
    given = {
        key.replace("_", ".") if "_" in key else f"{key}.q": each for key, each in answers.items()
    }
    return [
        (
            flip.recommendation,
            *(f"{c.sign}.{c.question}:{c.before}>{c.after}" for c in flip.changes),
        )
        for flip in decide(asked, given).flips
    ]


def growing(name: str, *points: int) -> Sign:
    """One question whose every option can still come about."""
    return sign(name, question("q", *(option(f"p{each}", each, becomes=True) for each in points)))


QUIET = points_sign("quiet", 0, 3)


def test_a_graver_change_is_a_tripwire_and_a_milder_one_an_item_for_the_talk() -> None:
    asked = questionnaire_of(growing("a", 0, 3, 5, 10), QUIET)
    assert flips(asked, a="p5", quiet="p0") == [
        ("fire", "a.q:p5>p10"),
        ("keep", "a.q:p5>p0"),
    ]


def test_what_has_happened_cannot_un_happen() -> None:
    # to the milder side only an option worth nothing, or one of a question about having told them
    some = sign(
        "a",
        question("q", option("none"), option("some", 4, becomes=True), option("much", 6)),
        QUIET.questions[0],
    )
    assert flips(questionnaire_of(some), a="much") == []
    raised = sign(
        "a",
        question(
            "q", option("none"), option("some", 4, becomes=True), option("much", 6), raised=True
        ),
    )
    assert flips(questionnaire_of(raised), a="much") == [("keep", "a.q:much>some")]


def test_only_what_could_still_come_about_is_offered() -> None:
    assert flips(questionnaire_of(points_sign("a", 0, 3, 5, 10)), a="p3") == []


def test_signs_without_points_are_left_alone() -> None:
    asked = questionnaire_of(growing("a", 0, 3, 5), growing("b", 0, 5, 10))
    assert flips(asked, a="p3", b="p0") == [("watch", "a.q:p3>p5")]


def test_dont_know_is_no_given_answer() -> None:
    asked = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("yes", 3)),
            question("r", option("no"), option("yes", 5, becomes=True)),
        ),
        QUIET,
    )
    assert flips(asked, a="yes", a_r=UNKNOWN) == []
    assert flips(asked, a="yes", a_r="no") == [("watch", "a.r:no>yes")]


def test_pairs_are_told_only_where_no_single_change_leads_that_way() -> None:
    asked = questionnaire_of(growing("a", 0, 3, 4), growing("b", 0, 3, 4))
    assert flips(asked, a="p3", b="p3") == [("watch", "a.q:p3>p4", "b.q:p3>p4")]
    assert flips(asked, a="p4", b="p3") == [("watch", "b.q:p3>p4")]


def test_each_way_is_looked_at_by_itself() -> None:
    asked = questionnaire_of(growing("a", 0, 5, 10), growing("b", 0, 5, 10))
    assert flips(asked, a="p5", b="p5") == [
        ("fire", "a.q:p5>p10"),
        ("fire", "b.q:p5>p10"),
        ("keep", "a.q:p5>p0", "b.q:p5>p0"),
    ]


def test_two_changes_in_one_sign_can_do_what_neither_does_alone() -> None:
    # sixteen points count as ten, as thirteen and twelve do; nine do not
    asked = questionnaire_of(
        sign(
            "a",
            question("q", option("none", becomes=True), option("some", 3)),
            question("r", option("none", becomes=True), option("some", 4)),
            question("s", option("none"), option("much", 9)),
        )
    )
    assert flips(asked, a="some", a_r="some", a_s="much") == [
        ("watch", "a.q:some>none", "a.r:some>none")
    ]


def test_the_nearest_come_first_then_the_order_of_the_file() -> None:
    asked = questionnaire_of(growing("a", 0, 4, 6, 5), growing("b", 0, 4, 5))
    assert flips(asked, a="p4") == [("watch", "a.q:p4>p5"), ("watch", "a.q:p4>p6")]
    assert flips(asked, a="p4", b="p0") == [("watch", "a.q:p4>p5"), ("watch", "a.q:p4>p6")]
    both = questionnaire_of(growing("a", 0, 3, 6, 5), growing("b", 0, 3, 5))
    assert flips(both, a="p3", b="p3") == [
        ("watch", "a.q:p3>p5"),
        ("watch", "b.q:p3>p5"),
        ("watch", "a.q:p3>p6"),
    ]


def test_at_most_five_are_told_each_way() -> None:
    asked = questionnaire_of(growing("a", 0, 5, 10, 11, 12, 13, 14, 15), QUIET)
    found = flips(asked, a="p5", quiet="p0")
    assert [each[1] for each in found] == [
        *(f"a.q:p5>p{each}" for each in (10, 11, 12, 13, 14)),
        "a.q:p5>p0",
    ]
    assert MAX_FLIPS == 5


def test_pairs_of_one_sign_and_of_two_are_told_in_one_order() -> None:
    pair = sign(
        "a",
        question("q", option("no"), option("yes", 1), option("more", 2, becomes=True)),
        question("r", option("no"), option("yes", 1), option("more", 2, becomes=True)),
    )
    asked = questionnaire_of(pair, growing("b", 0, 3, 4), points_sign("c", 0, 1))
    assert flips(asked, a="yes", a_r="yes", b="p3", c="p1") == [
        ("watch", "a.q:yes>more", "a.r:yes>more"),
        ("watch", "a.q:yes>more", "b.q:p3>p4"),
        ("watch", "a.r:yes>more", "b.q:p3>p4"),
    ]


def test_a_revealed_follow_up_counts_as_unanswered() -> None:
    asked = questionnaire_of(
        sign(
            "a",
            question("q", option("no"), option("some", 2), option("more", 3, becomes=True)),
            question("r", option("no"), option("yes", 7), show_if=unless("q", "no", "some")),
        ),
        points_sign("b", 0, 3),
    )
    # with seven more it would be fire, yet nobody said so
    assert flips(asked, a="some", a_r="yes", b="p3") == []


def test_the_weighing_stays_as_given() -> None:
    asked = questionnaire_of(growing("a", 0, 5, 10), QUIET)
    given = {"a.q": "p5", "quiet.q": "p0", "weighing.worth-it": "no"}
    decision = decide(asked, given)
    assert [flip.recommendation for flip in decision.flips] == ["keep"]


def test_what_went_on_alone_can_tip_the_sum() -> None:
    told = sign(
        "c",
        question("q", option("no"), option("yes", 4)),
        question(
            "r", option("not-yet"), option("went-on", 1, went_on=True, becomes=True), raised=True
        ),
    )
    asked = questionnaire_of(points_sign("a", 0, 9), points_sign("b", 0, 9), told)
    assert flips(asked, a="p9", b="p9", c="yes", c_r="not-yet") == [("fire", "c.r:not-yet>went-on")]
