"""Random journal entries. Ids repeat, corrections point anywhere, times can be in the future."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tensigns.core.journal.decision import (
    DECISION,
    LOOK_BACK,
    Choice,
    DecisionDetails,
    Followed,
    LookBackAnswer,
    LookBackDetails,
)
from tensigns.core.journal.details import Details
from tensigns.core.journal.entries import (
    EVENT,
    TOLD,
    Entry,
    EventDetails,
    OtherDetails,
    Period,
    ToldDetails,
)
from tensigns.core.journal.leaving import (
    LEFT,
    PLAN,
    RETURNED,
    TICK,
    Contract,
    Manner,
    Notice,
    PlanDetails,
    PlanStep,
    StandingDetails,
    TickDetails,
)
from tensigns.core.journal.money import (
    INVOICE,
    PAYMENT,
    PROMISE,
    TERMS,
    InvoiceDetails,
    PaymentDetails,
    PromiseDetails,
    TermsDetails,
)
from tensigns.core.journal.talk import (
    OUTCOME,
    TALK,
    OutcomeDetails,
    OutcomeResult,
    TalkCondition,
    TalkDetails,
)
from tensigns.core.money.rates import RULES
from tensigns.core.questionnaire import GRAVITY
from tensigns.language import LANGUAGES

NOW = datetime(2026, 11, 23, 11, 15, 30, tzinfo=timezone(timedelta(hours=1)))
IDS = tuple(f"202611{day:02}T101530Z-{digits}" for day in (1, 2, 24) for digits in ("00ff", "e7f3"))
KINDS = (
    *(EVENT, TOLD, TALK, OUTCOME, DECISION, LOOK_BACK, PLAN, TICK, LEFT, RETURNED),
    *(INVOICE, PAYMENT, PROMISE, TERMS, "rumour"),
)
ITEM_IDS = ("calls", "mails")
YEAR_OF_DAYS = (date(2026, 1, 1), date(2026, 12, 31))
AMOUNTS = st.decimals("0.01", "99999", places=2)
VALUES: SearchStrategy[object] = st.one_of(
    st.sampled_from(["leave", "keep", "talk", ""]), st.integers(), st.booleans(), st.just([{}])
)


def periods() -> SearchStrategy[Period]:
    """Days, months and ranges around :data:`NOW`."""
    days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
    ranges = st.tuples(days, days).map(sorted).map(lambda pair: Period(pair[0], pair[1]))
    months = st.integers(1, 12).map(lambda month: Period.of_month(2026, month))
    return st.one_of(days.map(Period.of_day), ranges, months)


def noted_times() -> SearchStrategy[datetime]:
    """Times around :data:`NOW`, with any offset; some are more than a day ahead."""
    offsets = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9))])
    steps = st.integers(-20, 5).map(lambda quarter_days: timedelta(hours=6 * quarter_days))
    return st.builds(lambda step, offset: (NOW + step).astimezone(offset), steps, offsets)


def details(kind: str) -> SearchStrategy[Details]:
    """The own fields of an entry of a kind. References point anywhere."""
    texts = st.none() | st.sampled_from(["Jansen", "mail of 23 Nov"])
    ids = st.sampled_from(IDS)
    by_kind: dict[str, SearchStrategy[Details]] = {
        EVENT: st.builds(EventDetails, good=st.booleans(), who=texts, record=texts),
        TOLD: st.builds(ToldDetails, who=texts, record=texts, of=st.none() | ids),
        TALK: st.builds(
            TalkDetails,
            conditions=st.lists(conditions(), max_size=3, unique_by=lambda item: item.id).map(
                tuple
            ),
        ),
        OUTCOME: st.builds(
            OutcomeDetails,
            of=st.tuples(ids, st.sampled_from(ITEM_IDS)).map("/".join) | ids,
            result=st.sampled_from(get_args(OutcomeResult)),
        ),
        DECISION: decisions(),
        LOOK_BACK: st.builds(
            LookBackDetails,
            of=ids,
            followed=st.none() | st.sampled_from(get_args(Followed)),
            again=st.none() | st.sampled_from(get_args(LookBackAnswer)),
        ),
    }
    by_kind |= {
        PLAN: plans(),
        TICK: st.builds(
            TickDetails,
            of=st.tuples(ids, st.sampled_from(ITEM_IDS)).map("/".join),
            done=st.booleans(),
        ),
        LEFT: st.just(StandingDetails()),
        RETURNED: st.just(StandingDetails()),
        INVOICE: invoices(),
        PAYMENT: st.builds(PaymentDetails, of=ids, amount=AMOUNTS),
        PROMISE: st.builds(PromiseDetails, of=ids, by=st.dates(*YEAR_OF_DAYS)),
        TERMS: st.builds(
            TermsDetails,
            rule=st.none() | st.sampled_from(RULES),
            private=st.none() | st.booleans(),
            language=st.none() | st.sampled_from(LANGUAGES),
            address=st.none() | st.sampled_from(["u", "je"]),
        ),
    }
    unknown_fields = st.dictionaries(st.sampled_from(["choice", "of"]), VALUES)
    return by_kind.get(kind, unknown_fields.map(OtherDetails))


def conditions() -> SearchStrategy[TalkCondition]:
    """Conditions with one of two ids."""
    return st.builds(
        TalkCondition,
        id=st.sampled_from(ITEM_IDS),
        text=st.sampled_from(["no calls at night", "two\nlines"]),
        by=st.dates(date(2026, 10, 1), date(2026, 12, 31)),
        then=st.sampled_from(["", "I leave"]),
        sign=st.none() | st.just("demands"),
        unknown_keys=st.just({}) | st.just({"mood": [1]}),
    )


def plans() -> SearchStrategy[PlanDetails]:
    """Plans for leaving, with steps that have one of two ids."""
    texts = st.sampled_from(["", "two\nlines"])
    steps = st.builds(
        PlanStep,
        id=st.sampled_from(ITEM_IDS),
        text=st.just("hand over"),
        on=st.dates(*YEAR_OF_DAYS),
        unknown_keys=st.just({}) | st.just({"mood": [1]}),
    )
    return st.builds(
        PlanDetails,
        contract=st.none() | st.sampled_from(get_args(Contract)),
        notice=st.none()
        | st.builds(Notice, st.integers(0, 999), st.sampled_from(["days", "weeks", "months"])),
        owed=texts,
        prepaid=texts,
        theirs=texts,
        ours=texts,
        deadlines=texts,
        manner=st.none() | st.sampled_from(get_args(Manner)),
        ends=st.none() | st.dates(*YEAR_OF_DAYS),
        steps=st.lists(steps, max_size=2, unique_by=lambda step: step.id).map(tuple),
    )


def invoices() -> SearchStrategy[InvoiceDetails]:
    """Invoices that are due on or after the day on which they were issued."""
    days = st.lists(st.dates(*YEAR_OF_DAYS), min_size=2, max_size=2).map(sorted)
    return st.builds(
        lambda days, amount, currency, disputed: InvoiceDetails(
            number="2026-001",
            issued=days[0],
            due=days[1],
            amount=amount,
            currency=currency,
            disputed=disputed,
        ),
        days,
        AMOUNTS,
        st.sampled_from(["EUR", "GBP"]),
        st.booleans(),
    )


def decisions() -> SearchStrategy[DecisionDetails]:
    """Decisions, with and without a day to look back."""
    numbers = st.none() | st.decimals(0, 999_999, places=2)
    return st.builds(
        DecisionDetails,
        sitting=st.none() | st.just("20261101T101530Z"),
        recommendation=st.none() | st.sampled_from(GRAVITY),
        choice=st.none() | st.sampled_from(get_args(Choice)),
        because=st.sampled_from(["", "not now"]),
        look_back=st.none() | st.dates(date(2026, 10, 1), date(2027, 1, 31)),
        income=numbers,
        hours=numbers,
    )


@st.composite
def entries(draw: DrawFn) -> Entry:
    """Any entry, of a known or an unknown kind."""
    kind = draw(st.sampled_from(KINDS))
    return Entry(
        id=draw(st.sampled_from(IDS)),
        kind=kind,
        noted=draw(noted_times()),
        period=draw(periods()),
        details=draw(details(kind)),
        signs=tuple(draw(st.sets(st.sampled_from(["lies", "demands"])))),
        text=draw(st.sampled_from(["", "the logo again", "two\nlines"])),
        corrects=draw(st.none() | st.sampled_from([*IDS, "20200101T000000Z-0000"])),
    )


def journals() -> SearchStrategy[list[Entry]]:
    """Journals as a folder can hold them: no two entries have the same id and kind."""
    return st.lists(entries(), unique_by=lambda entry: (entry.id, entry.kind), max_size=8)
