"""The JSON document of a sitting, compared with one written by hand."""

import json

from msgspec.structs import replace

from tensigns.report.render.sitting_document import sitting_document
from tests.report.sample import EDITION, MILDEST, QUESTIONNAIRE, WATCH, finished_sitting

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
    "open": ["law.risk"],
    "points": 10,
    "signs": [
        {
            "id": "threats",
            "number": 1,
            "points": 0,
            "sum": 0,
            "decisive": False,
            "went_on": False,
            "open": False,
            "answers": [
                {
                    "id": "threatened",
                    "state": "answered",
                    "answer": "no",
                    "points": 0,
                    "note": "",
                    "entries": [],
                }
            ],
        },
        {
            "id": "demands",
            "number": 4,
            "points": 7,
            "sum": 7,
            "decisive": False,
            "went_on": False,
            "open": False,
            "answers": [
                {
                    "id": "calls",
                    "state": "answered",
                    "answer": "weekly",
                    "points": 7,
                    "note": "Sunday",
                    "entries": [],
                },
                {
                    "id": "raised",
                    "state": "answered",
                    "answer": "not-yet",
                    "points": 0,
                    "note": "",
                    "entries": [],
                },
            ],
        },
        {
            "id": "payment",
            "number": 5,
            "points": 3,
            "sum": 3,
            "decisive": False,
            "went_on": False,
            "open": False,
            "answers": [
                {
                    "id": "late",
                    "state": "answered",
                    "answer": "two",
                    "points": 3,
                    "note": "",
                    "entries": [],
                },
                {
                    "id": "short",
                    "state": "unanswered",
                    "answer": None,
                    "points": 0,
                    "note": "in May",
                    "entries": [],
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
            "open": True,
            "answers": [
                {
                    "id": "risk",
                    "state": "unknown",
                    "answer": None,
                    "points": 0,
                    "note": "",
                    "entries": [],
                }
            ],
        },
    ],
    "weighing": {"state": "answered", "answer": "yes", "note": "for now"},
    "rules": [
        {"rule": "serious-sign", "recommendation": "watch", "signs": ["demands"], "points": 7},
        {"rule": "sum", "recommendation": "watch", "signs": ["demands", "payment"], "points": 10},
    ],
    "expires": [],
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
    "since": None,
    "questionnaire": {
        "id": "sample",
        "version": "1.0",
        "hash": EDITION.ref.hash,
    },
}


def test_the_document_has_these_fields_in_this_order() -> None:
    answers = {
        **WATCH,
        "payment.late": "two",
        "law.risk": "unknown",
        "weighing.worth-it": "yes",
    }
    notes = {"demands.calls": "Sunday", "payment.short": "in May", "weighing.worth-it": "for now"}
    document = sitting_document(
        QUESTIONNAIRE,
        finished_sitting(answers, note="on the whole", notes=notes),
        "globex-b-v-0123abcd",
    )
    assert json.dumps(document, indent=1) == json.dumps(EXPECTED, indent=1)


def test_the_document_has_the_plain_sum_and_whether_it_is_decisive() -> None:
    above = sitting_document(
        QUESTIONNAIRE,
        finished_sitting(
            {**MILDEST, "payment.late": "all", "payment.short": "yes", "law.risk": "real"}
        ),
        None,
    )
    signs = {sign["id"]: sign for sign in above["signs"]}
    assert (signs["payment"]["sum"], signs["payment"]["points"]) == (13, 10)
    assert (signs["payment"]["decisive"], signs["law"]["decisive"]) == (False, True)
    below = sitting_document(
        QUESTIONNAIRE,
        finished_sitting({"demands.calls": "unknown", "demands.raised": "stayed-away"}),
        None,
    )
    demands = next(sign for sign in below["signs"] if sign["id"] == "demands")
    assert (demands["sum"], demands["points"]) == (-4, 0)


def test_the_document_tells_when_an_answer_expires_and_what_follows() -> None:
    demands = QUESTIONNAIRE.signs[1]
    calls, raised = demands.questions
    windowed = replace(demands, questions=(replace(calls, window_days=180), raised))
    signs = (QUESTIONNAIRE.signs[0], windowed, *QUESTIONNAIRE.signs[2:])
    questionnaire = replace(QUESTIONNAIRE, signs=signs)
    document = sitting_document(questionnaire, finished_sitting(WATCH), None)
    assert document["expires"] == [
        {"question": "demands.calls", "on": "2027-05-22", "recommendation": "keep"}
    ]
    draft = replace(finished_sitting(WATCH), finished=None, id=None)
    assert sitting_document(questionnaire, draft, None)["expires"] == []


def test_a_weighing_that_is_not_asked_is_unanswered() -> None:
    document = sitting_document(
        QUESTIONNAIRE, finished_sitting({**MILDEST, "weighing.worth-it": "no"}), None
    )
    assert document["weighing"] == {"state": "unanswered", "answer": None, "note": ""}
    assert document["recommendation"] == "keep"


def test_undecided_sittings_and_drafts_have_no_recheck_date() -> None:
    assert sitting_document(QUESTIONNAIRE, finished_sitting({}), None)["recheck"] is None
    draft = sitting_document(
        QUESTIONNAIRE,
        replace(finished_sitting(WATCH), finished=None, id=None),
        "globex-b-v-0123abcd",
    )
    assert draft["recheck"] is None
    assert (draft["state"], draft["finished"]) == ("in-progress", None)
    assert draft["sitting"] is None
