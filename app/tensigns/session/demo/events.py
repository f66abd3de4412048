"""The invented events in the journals of the demo, dated in days before today."""

from typing import NamedTuple

from tensigns.language import N_


class DemoEvent(NamedTuple):
    """An invented event that happened ``days_ago`` days ago, or what the user told the client.

    ``text`` is in English. ``days_until_noted``: after how many days the event was noted.
    """

    days_ago: int
    text: str
    sign: str | None = None
    good: bool = False
    told: bool = False
    who: str | None = None
    record: str | None = None
    days_until_noted: int = 0


DEMO_EVENTS: dict[str, tuple[DemoEvent, ...]] = {
    "Globex B.V.": (
        DemoEvent(150, N_("They praised the new order pages before the whole team."), good=True),
        DemoEvent(138, N_("Invoice G-101 was paid eleven days late."), "slow-payment"),
        DemoEvent(
            121,
            N_("Called at half past ten in the evening about a banner."),
            "unreasonable-demands",
            who="R.K.",
        ),
        DemoEvent(109, N_("The briefing was complete, a week before we began."), good=True),
        DemoEvent(
            96,
            N_("My second mail about invoice G-104; no answer."),
            "slow-payment",
            record=N_("mail: invoice G-104"),
        ),
        DemoEvent(90, N_("Invoice G-104 was paid after my third mail."), "slow-payment"),
        DemoEvent(
            68,
            N_("Asked in the evening for a new page by the next morning."),
            "unreasonable-demands",
            who="R.K.",
        ),
        DemoEvent(
            57, N_("Invoice G-109 was paid twelve days late, after two calls."), "slow-payment"
        ),
        DemoEvent(
            48,
            N_("Four messages in one evening, the last one at twenty to twelve."),
            "unreasonable-demands",
            who="R.K.",
        ),
        DemoEvent(
            36, N_("Wanted two more rounds of changes at the same price."), "unreasonable-demands"
        ),
        DemoEvent(
            24,
            N_("They accepted my offer on the same day and at my price."),
            "slow-payment",
            good=True,
        ),
        DemoEvent(
            15,
            N_("Called at a quarter past nine in the evening about a typing error."),
            "unreasonable-demands",
            who="R.K.",
            days_until_noted=2,
        ),
        DemoEvent(
            12,
            N_("I sent a friendly reminder about G-112 and G-115."),
            "slow-payment",
            told=True,
            record=N_("mail: reminder"),
        ),
        DemoEvent(9, N_("They paid a part of G-112 and named a day for the rest."), good=True),
    ),
    "Initech": (
        DemoEvent(131, N_("They recommended me to another department."), good=True),
        DemoEvent(
            116,
            N_("Disputed two hours on invoice N-21, which they had approved before."),
            "invoice-disputes",
        ),
        DemoEvent(
            98,
            N_("Expected me at a meeting one hour after the invitation."),
            "unreasonable-demands",
        ),
        DemoEvent(83, N_("A calm call about the planning; we agreed on fixed days."), good=True),
        DemoEvent(
            70,
            N_("Called three times on my day off."),
            "unreasonable-demands",
            who="B.L.",
            days_until_noted=1,
        ),
        DemoEvent(
            62,
            N_("Disputed all of invoice N-24; paid once I had sent the signed offer."),
            "invoice-disputes",
            record=N_("offer N-24, signed"),
        ),
        DemoEvent(
            51,
            N_("I asked them to mail about an invoice within a week, and to say what is wrong."),
            "invoice-disputes",
            told=True,
        ),
        DemoEvent(
            40,
            N_("Disputed invoice N-27 for work that they had approved in writing."),
            "invoice-disputes",
            record=N_("mail: approved, go ahead"),
        ),
        DemoEvent(
            29,
            N_("Wanted the report a week before the agreed day, at the same price."),
            "unreasonable-demands",
        ),
        DemoEvent(
            17, N_("I said that I do not work on my days off."), "unreasonable-demands", told=True
        ),
        DemoEvent(
            11, N_("Called me an amateur in a meeting of six people."), "mental-abuse", who="B.L."
        ),
        DemoEvent(9, N_("A colleague called to say sorry about the meeting."), good=True),
        DemoEvent(4, N_("Disputes invoice N-29 too and keeps back all of it."), "invoice-disputes"),
    ),
    "Umbrella": (
        DemoEvent(64, N_("Invoice U-8 was paid two days late."), "slow-payment"),
        DemoEvent(41, N_("They planned the next three months together with me."), good=True),
        DemoEvent(
            22, N_("Invoice U-9 was paid a week late: they had lost the mail."), "slow-payment"
        ),
        DemoEvent(8, N_("They sent everything that I need in one message."), good=True),
    ),
    "Hooli": (
        DemoEvent(
            176,
            N_("Other colours after the approval; they paid for the extra hours."),
            "changing-mind",
        ),
        DemoEvent(128, N_("Invoice H-12 was paid within five days, like all others."), good=True),
        DemoEvent(93, N_("They asked what I need to do the work well."), good=True),
        DemoEvent(61, N_("They moved a deadline because I was ill."), good=True),
        DemoEvent(33, N_("A clear briefing, and one person who decides."), good=True),
        DemoEvent(12, N_("They sent a cake when the new pages were ready."), good=True),
    ),
    "Vandelay": (
        DemoEvent(320, N_("A friendly start, with a clear contract."), good=True),
        DemoEvent(296, N_("The first invoice was paid three weeks late."), "slow-payment"),
        DemoEvent(270, N_("They promised to pay at once. Nothing came."), "slow-payment"),
        DemoEvent(248, N_("Said that the money was sent. It was not."), "lies", who="A.V."),
        DemoEvent(
            231,
            N_("Told their customer that I caused the delay; their own mail says otherwise."),
            "lies",
            who="A.V.",
            record=N_("mail: we are late with the texts"),
        ),
        DemoEvent(221, N_("I said that I only plan with days that they keep."), "lies", told=True),
        DemoEvent(
            212, N_("Said once more that the money was sent. It was not."), "lies", who="A.V."
        ),
        DemoEvent(180, N_("They handed over my files on the agreed day."), good=True),
        DemoEvent(171, N_("The last invoice was paid in full."), good=True),
    ),
}
"""The events by the name of the client, oldest first."""
