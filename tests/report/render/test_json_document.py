"""The JSON document of a sitting, against one written by hand."""

import json

from msgspec.structs import replace

from tensigns.report.render.sitting_document import sitting_document
from tests.report.sample import EDITION, MILDEST, QUESTIONNAIRE, WATCH, sitting

EXPECTED = {
    "client": "Globex B.V.",
    "slug": "globex-b-v-0123abcd",
    "sitting": "20261123T101530Z",
    "state": "finished",
    "amends": None,
    "reason": None,
    "started": "2026-11-23T11:15:30+01:00",
    "finished": "2026-11-23T11:20:00+01:00",
    "language": "en",
    "note": "on the whole",
    "recommendation": "watch",
    "range": ["watch", "fire"],
    "settled": False,
    "movers": ["law.risk"],
    "points": 10,
    "signs": [
        {
            "id": "threats",
            "number": 1,
            "points": 0,
            "sum": 0,
            "decisive": False,
            "went_on": False,
            "answers": [
                {"id": "threatened", "state": "answered", "answer": "no", "points": 0, "note": ""}
            ],
        },
        {
            "id": "demands",
            "number": 4,
            "points": 7,
            "sum": 7,
            "decisive": False,
            "went_on": False,
            "answers": [
                {
                    "id": "calls",
                    "state": "answered",
                    "answer": "weekly",
                    "points": 7,
                    "note": "Sunday",
                },
                {"id": "raised", "state": "answered", "answer": "not-yet", "points": 0, "note": ""},
            ],
        },
        {
            "id": "payment",
            "number": 5,
            "points": 3,
            "sum": 3,
            "decisive": False,
            "went_on": False,
            "answers": [
                {"id": "late", "state": "answered", "answer": "two", "points": 3, "note": ""},
                {
                    "id": "short",
                    "state": "unanswered",
                    "answer": None,
                    "points": 0,
                    "note": "in May",
                },
            ],
        },
        {
            "id": "law",
            "number": 10,
            "points": 0,
            "sum": 0,
            "decisive": False,
            "went_on": False,
            "answers": [
                {"id": "risk", "state": "unknown", "answer": None, "points": 0, "note": ""}
            ],
        },
    ],
    "weighing": {"state": "answered", "answer": "yes", "note": "for now"},
    "rules": [
        {"rule": "serious-sign", "recommendation": "watch", "signs": ["demands"], "points": 7},
        {"rule": "sum", "recommendation": "watch", "signs": ["demands", "payment"], "points": 10},
    ],
    "flips": [
        {
            "recommendation": "fire",
            "changes": [
                {"sign": "demands", "question": "raised", "from": "not-yet", "to": "went-on"}
            ],
        },
        {
            "recommendation": "keep",
            "changes": [
                {"sign": "demands", "question": "raised", "from": "not-yet", "to": "stayed-away"}
            ],
        },
    ],
    "recheck": "2026-12-23",
    "questionnaire": {
        "id": "sample",
        "version": "1.0",
        "hash": EDITION.ref.hash,
    },
}


def test_field_by_field_and_in_order() -> None:
    answers = {
        **WATCH,
        "payment.late": "two",
        "law.risk": "unknown",
        "weighing.worth-it": "yes",
    }
    notes = {"demands.calls": "Sunday", "payment.short": "in May", "weighing.worth-it": "for now"}
    made = sitting_document(
        QUESTIONNAIRE, sitting(answers, note="on the whole", notes=notes), "globex-b-v-0123abcd"
    )
    assert json.dumps(made, indent=1) == json.dumps(EXPECTED, indent=1)


def test_the_sum_is_not_clamped_and_decisive_is_told() -> None:
    over = sitting_document(
        QUESTIONNAIRE,
        sitting({**MILDEST, "payment.late": "all", "payment.short": "yes", "law.risk": "real"}),
        None,
    )
    signs = {sign["id"]: sign for sign in over["signs"]}
    assert (signs["payment"]["sum"], signs["payment"]["points"]) == (13, 10)
    assert (signs["payment"]["decisive"], signs["law"]["decisive"]) == (False, True)
    below = sitting_document(
        QUESTIONNAIRE, sitting({"demands.calls": "unknown", "demands.raised": "stayed-away"}), None
    )
    demands = next(sign for sign in below["signs"] if sign["id"] == "demands")
    assert (demands["sum"], demands["points"]) == (-4, 0)


def test_a_weighing_that_is_not_asked_is_unanswered() -> None:
    made = sitting_document(QUESTIONNAIRE, sitting({**MILDEST, "weighing.worth-it": "no"}), None)
    assert made["weighing"] == {"state": "unanswered", "answer": None, "note": ""}
    assert made["recommendation"] == "keep"


def test_no_next_look_while_undecided_or_unfinished() -> None:
    assert sitting_document(QUESTIONNAIRE, sitting({}), None)["recheck"] is None
    unfinished = sitting_document(
        QUESTIONNAIRE, replace(sitting(WATCH), finished=None, id=None), "globex-b-v-0123abcd"
    )
    assert unfinished["recheck"] is None
    assert (unfinished["state"], unfinished["finished"]) == ("in-progress", None)
    assert unfinished["sitting"] is None
