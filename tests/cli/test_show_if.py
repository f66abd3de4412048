"""``show --if``: the result of a sitting if some answers were others. Nothing is saved."""

import pytest

from tensigns.library.library import Library
from tests.cli.conftest import Commands
from tests.library.sample import unchanged


@pytest.fixture(autouse=True)
def sitting_id(tensigns: Commands) -> str:
    return tensigns.record_globex()


def test_the_result_is_that_of_a_sitting_with_these_answers(
    tensigns: Commands, library: Library
) -> None:
    with unchanged(library.root):
        changed = tensigns.json("show", "globex", "--if", "slow-payment.late=none")["if"]
    other = '[answers]\nslow-payment.late = "none"\n'
    asked = tensigns.json("ask", "Initech", "--answers", "-", "--dry-run", stdin=other)
    for key in ("recommendation", "points", "range", "open", "movers", "weighing"):
        assert changed[key] == asked[key]
    assert changed["sitting"] is None
    assert changed["client"] == "Globex B.V."


def test_the_document_of_the_sitting_stays_and_the_changes_are_listed(
    tensigns: Commands,
) -> None:
    recorded = tensigns.json("show", "globex")
    changes = ("slow-payment.late=none", "lies.untrue=unknown")
    document = tensigns.json("show", "globex", "--if", changes[0], "--if", changes[1])
    what_if = document.pop("if")
    assert document == recorded
    assert what_if["changes"] == [
        {"question": "lies.untrue", "from": None, "to": "unknown"},
        {"question": "slow-payment.late", "from": "often", "to": "none"},
        {"question": "slow-payment.raised", "from": "went-on", "to": None},
    ]


def test_the_text_names_the_changes_and_both_results(tensigns: Commands) -> None:
    text = " ".join(tensigns.ok("show", "globex", "--if", "slow-payment.late=none").split())
    assert text.startswith("This is a trial; nothing is saved. Changed answers - How many of")
    assert "“None: all on time, or no invoice yet”, instead of “" in text
    assert "This is not asked then." in text
    own, trial = text.split("With your own answers: ")[1].split("Globex B.V., ")
    assert own.startswith("watch, ")
    assert "no points" in trial


def test_with_full_every_question_has_its_changed_answer(tensigns: Commands) -> None:
    text = tensigns.ok("show", "globex", "--full", "--if", "slow-payment.late=unknown")
    assert "[slow-payment.late]\n    ? I don't know\n" in text


def test_the_last_change_of_a_question_counts(tensigns: Commands) -> None:
    args = ("--if", "slow-payment.late=none", "--if", "slow-payment.late=one")
    (change, *_others) = tensigns.json("show", "globex", *args)["if"]["changes"]
    assert (change["question"], change["to"]) == ("slow-payment.late", "one")


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        (["slow-paymnt.late=none"], ["“slow-paymnt.late” is no question", "“slow-payment.late”?"]),
        (["slow-payment.late=non"], ["“non” is no option", "did you mean “none”?"]),
        (["slow-payment.late"], ["“slow-payment.late” is not KEY=OPTION"]),
        (["slow-payment.late="], ["“” is no option; choose one of: none,"]),
        (["slow-payment.late=none", "slow-payment.raised=stopped"], ["slow-payment.raised: "]),
        (["a.b=c", "lies.untrue=x"], ["“a.b” is no question", "“x” is no option"]),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_wrong_change_is_refused(
    changes: list[str], parts: list[str], options: tuple[str, ...], tensigns: Commands
) -> None:
    args = [arg for change in changes for arg in ("--if", change)]
    message = tensigns.error_of("show", "globex", *args, *options)
    for part in ["--if", *parts]:
        assert part in message


def test_todays_questionnaire_and_other_answers_rule_each_other_out(tensigns: Commands) -> None:
    args = ("--today", "--if", "slow-payment.late=none")
    assert "--if and --today" in tensigns.error_of("show", "globex", *args)
