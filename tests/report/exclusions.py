"""Pairs of statements that exclude each other, each with the reason.

No result makes both statements of a pair, whatever the answers are.
"""

from typing import NamedTuple

from tests.report.results import (
    Statement,
    answered,
    any_of,
    chosen_points,
    message,
    milder_flip_of,
    none_of,
    step,
    steps_without_signs,
)


class Exclusion(NamedTuple):
    """Two statements of which a result makes at most one."""

    first: Statement
    second: Statement
    reason: str


# Facts
HAS_POINTS = Statement("some sign has points", lambda r: r.report.points > 0)
SERIOUS_ANSWER = Statement(
    "an answer is serious by itself",
    lambda r: max(chosen_points(r), default=0) >= r.report.thresholds.serious,
)
OPEN_QUESTION = Statement("a question is open", lambda r: bool(r.report.open_questions))
NO_OPEN_QUESTION = Statement("no question is open", lambda r: not r.report.open_questions)
MOVER = Statement("an open question could change it", lambda r: bool(r.report.movers))
WIDE_RANGE = Statement("it could become something else", lambda r: not r.report.settled)
OPEN_WEIGHING = Statement("the weighing is open", lambda r: bool(r.report.open_weighing_sentence))
MILDER_FLIP = Statement("a flip to milder", lambda r: bool(r.flips(graver=False)))
GRAVER_FLIP = Statement("a flip to graver", lambda r: bool(r.flips(graver=True)))
MILDER_WITH_TIME = Statement("milder with time", lambda r: bool(r.report.time_sentences))
OTHER_MILDEST = Statement(
    "an open question could make it milder",
    lambda r: r.context.decision.mildest != r.context.decision.recommendation,
)
OTHER_GRAVEST = Statement(
    "an open question could make it graver",
    lambda r: r.context.decision.gravest != r.context.decision.recommendation,
)
IS_KEEP = Statement("it is keep", lambda r: r.report.recommendation == "keep")
DECISIVE = Statement("a sign is decisive", lambda r: bool(r.context.rules_named("decisive-sign")))
THREAT = any_of(
    "a threat or violence",
    answered("physical-abuse.threat", "unclear", "yes", "put-right"),
    answered("physical-abuse.outburst", "violence", "rage", "shouting"),
)
OVERDUE = answered("slow-payment.overdue", "yes", "broken-date", "long", "silence")
NOT_ALL_PAID = any_of(
    "an agreed sum is not paid",
    OVERDUE,
    answered("invoice-disputes.outcome", "open", "held-back", "refused"),
    answered("played-off.cost", "open"),
)
KEEP_AFTER_WEIGHED_NO = Statement(
    "an answer could make it keep, although the own weighing is no",
    lambda r: r.context.decision.mildest == "keep" and bool(r.context.rules_named("weighing")),
)
NOT_KNOWN = any_of(
    "whoever is in charge does not know",
    *(
        answered(f"{sign}.who", "not-known")
        for sign in ("mental-abuse", "unreasonable-demands", "invoice-disputes", "played-off")
    ),
)
PUT_A_STOP = any_of(
    "whoever is in charge put a stop to it",
    *(
        answered(f"{sign}.who", "replaced")
        for sign in ("mental-abuse", "unreasonable-demands", "invoice-disputes", "played-off")
    ),
    answered("physical-abuse.outburst", "put-right"),
    answered("physical-abuse.threat", "put-right"),
)
RAISED_SIGNS = (
    "mental-abuse",
    "lies",
    "unreasonable-demands",
    "slow-payment",
    "invoice-disputes",
    "changing-mind",
    "ignores-advice",
    "played-off",
)


def raised_anywhere(option: str) -> Statement:
    return any_of(
        f"raised: {option}", *(answered(f"{sign}.raised", option) for sign in RAISED_SIGNS)
    )


# Messages
ALL_ANSWERED = message("every question is answered", "Every question is answered.")
ALL_BUT_WEIGHING = message(
    "all but the weighing", "Every question is answered, except your own weighing."
)
OPEN_CHANGES_NOTHING = message(
    "the open questions change nothing",
    "The question that is still open cannot change this.",
    "The {open} questions that are still open cannot change this.",
)
NOTHING_GRAVE = message(
    "nothing grave", "“Keep” means that your answers show nothing grave, and no more than that."
)
NO_POINTS = message("no sign has points", "No sign has points.")
NO_RULE = message(
    "no rule holds",
    "“Watch” starts at {serious} points on one sign, or {limit} on all together.",
)
NOTHING_BETTER = message(
    "nothing makes it better",
    "Nothing that can still change would make this better.",
)
NOTHING_WORSE = message(
    "nothing makes it fire",
    "Even if something here gets worse, it does not become “fire”, not even with two things at "
    "once.",
)
BY_WEIGHING = message(
    "it rests on the weighing",
    "It rests on your own weighing; without it, this would be “{recommendation}”.",
)
SUM_ALONE = message(
    "it rests on the sum", "It rests on the sum; no sign would be enough by itself."
)
BARE_RANGE = message(
    "it could still become the mildest, without a condition",
    "At best it could still become “{mildest}”.",
)
BARE_WIDE_RANGE = message(
    "it could become anything, without a condition",
    "It could still become anything from “{mildest}” to “{gravest}”.",
)
ONE_SIGN_ALONE = message("it rests on one sign", "It rests on one sign alone: {sign}.")

NOTHING_CHANGED = message("nothing changed", "Nothing changed: still {word}, {figures}.")
OTHER_RECOMMENDATION = message("it is another", "Then {before}; now {now}.")
OTHER_FIGURES = message("it has other figures", "Still {word}: then {before}; now {now}.")
ROSE = message("a sign rose", "rose from {before} to {now}")
FELL = message("a sign fell", "fell from {before} to {now}")
OPENED = message("a sign was opened", "open now")
CLOSED = message("a sign was closed", "no longer open")
OTHER_ANSWERS = message("other answers", "Other answers, as many points: {signs}.")
OTHER_WEIGHING = message("another weighing", "Your own weighing: {before} then, {now} now.")
CHANGE = any_of("a change", ROSE, FELL, OPENED, CLOSED, OTHER_ANSWERS, OTHER_WEIGHING)

# Steps and advice
LEAVE_NOW = step("leave now", "Leave now.", "If you have refused what is not allowed")
SLEEP_ON_IT = step("sleep on it", "If you have not told them yet that you are leaving")
SAFETY = step("safety before money", "Your safety, and that of the people who work for you")
NO_OTHER_CHANCE = step(
    "no other chance",
    "There is nothing to discuss about how it was meant, and you owe nobody another chance.",
    "They knew, and it happened again.",
)
TELL_REMARK = step("tell them which remark", "Tell them which remark you mean")
TELL_IN_CHARGE = step("tell whoever is in charge", "Tell whoever is in charge there")
STOPPED_BY_BOSS = step("whoever is in charge put a stop", "Whoever is in charge put a stop to it")
SAY_IT = step("say what has to change", "You have not told them yet what has to change")
CANNOT_TELL = step("can't tell yet", "You can't tell yet whether it helps.")
HAS_STOPPED = step("it has stopped", "It has stopped.")
WENT_ON = step("it went on", "It went on after you had said something.")
WENT_ON_PAYING_LATE = step("they went on paying late", "They went on paying late after")
IF_OVERDUE = step("if anything is overdue", "If anything is overdue")
REMINDER = step(
    "a final date for what is overdue",
    "Send a written reminder",
    "Set a final date in writing",
)
WHAT_FOLLOWS = step("what follows after the final date", "Say in the same letter what follows")
OPEN_SUM = step("a date for the open sum", "An agreed sum is still open")
NO_ANSWER_TO_REMINDERS = step("they no longer answer", "They no longer answer")
DEMAND = step("a written demand", "Send a written demand", "They no longer answer: send")
IN_ADVANCE = step("they pay in advance", "If you do anything more for them once nothing is overdue")
CLAIM = step("claim what was agreed", "They owe you what was agreed: claim it")
STAY_FIRM = step("stay firm on the invoice", "Stay firm and friendly")
MONEY_FIRST = step("money first", "Money first:")
LINE_UP = step("line up a replacement", "Look at what you live on.")
READ_CONTRACT = step("read the contract", "Read your contract")
CALL_FIRST = step("call before the letter", "If they were decent to you otherwise")
NO_MORE_CALLS = step("no more calls", "You need not be in one room or on one call")
LETTER_ALONE = step("the letter alone", "After aggression, insults or lies")
FINISH = step("finish what you promised", "Finish or hand over what you promised")
FINISH_WHEN_PAID = step("finish when the money is in", "When the money is in, finish or hand over")
PUT_RIGHT = step(
    "put right what went wrong",
    "Write down what you advised and when. Put right what went wrong",
)
IN_FUTURE = step("other terms for what comes next", "Ask for a deposit or shorter terms")
END_LETTER = step("the letter", "Put the end in a letter")
LETTER_WITH_DEADLINES = step(
    "the letter says what will be finished",
    "Put the end in a letter, short and formal: the end date",
)
STOP_AT_ONCE = step(
    "the letter says that you stop at once", "Put the end in a letter, short and formal: that you"
)
LEAVE_DANGER = step("leave now, in danger", "Leave now.")
INVOICE_ON_THE_DAY = step("send each invoice at once", "Send each invoice the day")
CONFIRM_PRICE = step("have the price confirmed", "It is not settled whether they will pay")
BILL_REDOING = step("bill the redoing", "Bill the redoing", "Add up the hours that redoing")
CARRY_ON = step("carry on", "Carry on.")
OUTGROWN = step("outgrown", "If you have simply outgrown this client")
STAYED_AWAY = step("it has stayed away", "It has stayed away")
SAY_IT_NOW = step(
    "say now what you have not said yet",
    "You have not told them yet",
    "You have not said anything about",
)
SMALL = step("what is going on is small", "What is going on is small.")
PRICE_FOR_NUISANCE = step("a price for a nuisance", "What is no more than a nuisance")
NOT_WORTH_IT = step("not worth what it takes", "You say that they are not worth what it takes.")
SUSPECT = step("you suspect an untruth", "You suspect that something was untrue.")

TWO_RAISED_STEPS = steps_without_signs(
    "two steps on what was raised that name no sign",
    2,
    "You have not told them yet what has to change",
    "You can't tell yet whether it helps.",
    "It has stopped.",
    "It went on after you had said something.",
)

EXCLUSIONS = (
    # What is open
    Exclusion(ALL_ANSWERED, OPEN_QUESTION, "an open question is not answered"),
    Exclusion(ALL_ANSWERED, OPEN_WEIGHING, "neither is the weighing"),
    Exclusion(ALL_BUT_WEIGHING, OPEN_QUESTION, "an open question is not answered"),
    Exclusion(ALL_BUT_WEIGHING, none_of("the weighing is not open", OPEN_WEIGHING), "it is"),
    Exclusion(OPEN_CHANGES_NOTHING, MOVER, "a mover could change the recommendation"),
    Exclusion(OPEN_CHANGES_NOTHING, WIDE_RANGE, "the range says what it could become"),
    Exclusion(OPEN_CHANGES_NOTHING, NO_OPEN_QUESTION, "nothing is open"),
    # What it rests on
    Exclusion(NOTHING_GRAVE, SERIOUS_ANSWER, "an answer shows something grave"),
    Exclusion(NO_POINTS, HAS_POINTS, "a sign has points"),
    Exclusion(NO_RULE, HAS_POINTS, "the points are worth a word"),
    Exclusion(BY_WEIGHING, DECISIVE, "the sign would be enough"),
    Exclusion(SUM_ALONE, DECISIVE, "a sign would be enough"),
    Exclusion(ONE_SIGN_ALONE, BY_WEIGHING, "it rests on one thing"),
    # What could change it
    Exclusion(NOTHING_BETTER, MILDER_FLIP, "the flip makes it better"),
    Exclusion(NOTHING_BETTER, MILDER_WITH_TIME, "time makes it better"),
    Exclusion(BARE_RANGE, KEEP_AFTER_WEIGHED_NO, "the own weighing is no"),
    Exclusion(BARE_WIDE_RANGE, KEEP_AFTER_WEIGHED_NO, "the own weighing is no"),
    Exclusion(NOTHING_BETTER, OTHER_MILDEST, "an answer could make it better"),
    Exclusion(NOTHING_BETTER, BY_WEIGHING, "one's own weighing could make it better"),
    Exclusion(NOTHING_WORSE, GRAVER_FLIP, "the flip makes it fire"),
    Exclusion(NOTHING_WORSE, OTHER_GRAVEST, "an answer could make it fire"),
    Exclusion(NOTHING_WORSE, OPEN_WEIGHING, "one's own weighing could make it fire"),
    # Since last time
    Exclusion(NOTHING_CHANGED, CHANGE, "something changed"),
    Exclusion(NOTHING_CHANGED, OTHER_RECOMMENDATION, "it is the same or another"),
    Exclusion(NOTHING_CHANGED, OTHER_FIGURES, "the figures are the same or others"),
    Exclusion(OPENED, ALL_ANSWERED, "an open sign has an open question"),
    Exclusion(OPENED, NO_OPEN_QUESTION, "an open sign has an open question"),
    Exclusion(ROSE, NO_POINTS, "what rose has points"),
    # The next steps: another chance
    Exclusion(NO_OTHER_CHANCE, milder_flip_of("mental-abuse"), "the flip is another chance"),
    Exclusion(NO_OTHER_CHANCE, TELL_REMARK, "telling them is another chance"),
    Exclusion(NO_OTHER_CHANCE, TELL_IN_CHARGE, "so is whoever is in charge"),
    Exclusion(TELL_REMARK, answered("mental-abuse.raised", "went-on"), "they have been told"),
    Exclusion(TELL_REMARK, answered("mental-abuse.raised", "too-soon"), "they have been told"),
    Exclusion(SAY_IT, none_of("all is raised", raised_anywhere("not-yet")), "nothing is unsaid"),
    Exclusion(CANNOT_TELL, none_of("it can be told", raised_anywhere("too-soon")), "it can"),
    Exclusion(HAS_STOPPED, none_of("none stopped", raised_anywhere("stopped")), "it has not"),
    Exclusion(WENT_ON, none_of("none went on", raised_anywhere("went-on")), "it did not"),
    Exclusion(TWO_RAISED_STEPS, HAS_POINTS, "of which sign does each of them speak?"),
    Exclusion(TELL_IN_CHARGE, none_of("they know", NOT_KNOWN), "they have been told"),
    Exclusion(STOPPED_BY_BOSS, none_of("none put a stop to it", PUT_A_STOP), "they did not"),
    # The next steps: danger, and leaving
    Exclusion(SAFETY, none_of("no threat", THREAT), "there is no danger"),
    Exclusion(LEAVE_NOW, SLEEP_ON_IT, "now or tomorrow"),
    Exclusion(LEAVE_NOW, MONEY_FIRST, "now or when the money is in"),
    Exclusion(LEAVE_NOW, LINE_UP, "now or when there is a replacement"),
    Exclusion(LEAVE_NOW, IN_ADVANCE, "no work is done any more"),
    Exclusion(LEAVE_NOW, FINISH, "no work is done any more"),
    Exclusion(LEAVE_NOW, FINISH_WHEN_PAID, "no work is done any more"),
    Exclusion(LEAVE_NOW, PUT_RIGHT, "no work is done any more"),
    Exclusion(LEAVE_NOW, CALL_FIRST, "no call to those who are a danger"),
    Exclusion(LEAVE_DANGER, LETTER_WITH_DEADLINES, "no work is done any more"),
    Exclusion(STOP_AT_ONCE, none_of("no danger", LEAVE_DANGER), "the contract has a notice"),
    Exclusion(CALL_FIRST, LETTER_ALONE, "a call or no call"),
    Exclusion(
        CALL_FIRST,
        answered("invoice-disputes.disputes", "always"),
        "nobody passes on a client who disputes every invoice",
    ),
    Exclusion(
        PUT_RIGHT, answered("ignores-advice.pieces", "nothing"), "there is nothing to put right"
    ),
    Exclusion(CALL_FIRST, NO_MORE_CALLS, "a call or no call"),
    # The next steps: money
    Exclusion(IF_OVERDUE, OVERDUE, "it is overdue"),
    Exclusion(IF_OVERDUE, answered("slow-payment.overdue", "no"), "nothing is overdue"),
    Exclusion(REMINDER, none_of("nothing is overdue", OVERDUE), "nothing to remind of"),
    Exclusion(DEMAND, none_of("nothing is overdue", OVERDUE), "nothing to demand"),
    Exclusion(
        NO_ANSWER_TO_REMINDERS,
        none_of("reminders are answered", answered("slow-payment.overdue", "silence")),
        "they answer",
    ),
    Exclusion(DEMAND, FINISH, "no more work until it is paid"),
    Exclusion(DEMAND, MONEY_FIRST, "the demand says it already"),
    Exclusion(CLAIM, answered("invoice-disputes.outcome", "paid", "trifle", "lost"), "it is paid"),
    Exclusion(STAY_FIRM, answered("invoice-disputes.outcome", "paid"), "it is paid"),
    Exclusion(WHAT_FOLLOWS, none_of("nothing is overdue", OVERDUE), "no date has been set"),
    Exclusion(WENT_ON_PAYING_LATE, OVERDUE, "the letter with the final date says it already"),
    Exclusion(
        WENT_ON_PAYING_LATE,
        none_of("they did not go on", answered("slow-payment.raised", "went-on")),
        "they did not",
    ),
    Exclusion(INVOICE_ON_THE_DAY, OVERDUE, "the money that is overdue comes first"),
    Exclusion(
        CONFIRM_PRICE,
        none_of("the price is settled", answered("played-off.cost", "open")),
        "it is settled",
    ),
    Exclusion(OPEN_SUM, OVERDUE, "the reminder says it already"),
    Exclusion(OPEN_SUM, none_of("all is paid", NOT_ALL_PAID), "there is no open sum"),
    Exclusion(BILL_REDOING, answered("changing-mind.paid", "they"), "it is paid already"),
    Exclusion(
        PRICE_FOR_NUISANCE,
        answered("unreasonable-demands.raised", "stopped", "stayed-away"),
        "it has stopped",
    ),
    # Keep
    Exclusion(CARRY_ON, NOT_ALL_PAID, "collect first, or carry on"),
    Exclusion(OUTGROWN, NOT_ALL_PAID, "money that is owed is trouble"),
    Exclusion(OUTGROWN, TELL_IN_CHARGE, "there is trouble"),
    Exclusion(
        STAYED_AWAY, none_of("nothing stayed away", raised_anywhere("stayed-away")), "it did not"
    ),
    Exclusion(SMALL, OPEN_SUM, "a demand is not small"),
    Exclusion(SMALL, SAY_IT_NOW, "the next time, or now"),
    Exclusion(SAY_IT_NOW, none_of("all is raised", raised_anywhere("not-yet")), "it is said"),
    Exclusion(CARRY_ON, REMINDER, "start nothing new, or carry on"),
    Exclusion(CARRY_ON, NO_ANSWER_TO_REMINDERS, "start nothing new, or carry on"),
    Exclusion(SMALL, none_of("there are points", HAS_POINTS), "nothing is going on"),
    Exclusion(SMALL, SERIOUS_ANSWER, "it is not small"),
    Exclusion(SMALL, NO_ANSWER_TO_REMINDERS, "a registered letter is not small"),
    Exclusion(SMALL, REMINDER, "say something now"),
    Exclusion(SMALL, TELL_IN_CHARGE, "say something now"),
    Exclusion(SMALL, NOT_WORTH_IT, "it is not small to them"),
    Exclusion(IS_KEEP, BY_WEIGHING, "the weighing never leads to keep"),
)
"""No pair may stand together."""


class Order(NamedTuple):
    """Two steps of which the first comes before the second. None stands for every other step."""

    first: Statement
    second: Statement | None
    reason: str


ORDERS = (
    Order(SLEEP_ON_IT, None, "sleeping on it after something else is no use"),
    Order(SAFETY, DEMAND, "safety comes before money"),
    Order(SAFETY, CLAIM, "safety comes before money"),
    Order(LEAVE_NOW, CLAIM, "what is owed is settled afterwards"),
    Order(REMINDER, IN_FUTURE, "what is overdue now comes before the terms of what comes next"),
    Order(REMINDER, WHAT_FOLLOWS, "the letter first, then what it says too"),
    Order(TELL_IN_CHARGE, OPEN_SUM, "whoever is in charge may settle it"),
    Order(TELL_IN_CHARGE, SAY_IT, "whoever is in charge may settle it"),
    Order(DEMAND, FINISH_WHEN_PAID, "no work until the money is in"),
    Order(READ_CONTRACT, END_LETTER, "the contract says what the letter must say"),
    Order(MONEY_FIRST, END_LETTER, "collect, then part ways"),
    Order(CALL_FIRST, END_LETTER, "the call comes before the letter"),
)
"""The order in which one would act."""
