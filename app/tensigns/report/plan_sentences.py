"""The texts of a plan for leaving: its steps, and what is said about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tensigns.core.journal.leaving import Contract, Manner, Notice, PlanDetails, PlanStep
from tensigns.core.leaving_plan import (
    end_day,
    is_notice_short,
    needs_lawyer_first,
    next_weekday,
    plan_steps,
)
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _
from tensigns.report.wording import long_date

CONTRACT_NAMES: dict[Contract, str] = {
    "open-ended": N_("open-ended: it goes on until somebody ends it"),
    "fixed-term": N_("for a fixed term"),
    "project": N_("a project, which ends when it is done"),
    "nothing-written": N_("nothing in writing"),
    "unknown": N_("I don't know which"),
}
"""The kinds of contract, in English."""

MANNER_NAMES: dict[Manner, str] = {
    "decent": N_("decently: a call, then a letter"),
    "letter-only": N_("with a letter alone"),
    "safety": N_("at once: there are threats or violence"),
    "legal-risk": N_("with a letter that states a legal risk"),
}
"""The ways of leaving, in English."""

_STEPS = {
    "contract": N_(
        "Read the contract, or what was agreed in mails: notice, money, rights, hand-over. In "
        "doubt, ask a lawyer before you announce anything."
    ),
    "contract-unwritten": N_(
        "Look up in mails and offers what was agreed: notice, money, rights, hand-over. What is "
        "not in writing can still be a job that ends only when it is done; in doubt, ask a lawyer "
        "before you announce anything."
    ),
    "clause": N_(
        "A fixed-term contract or a project ends early only as agreed. Check that the notice of "
        "{notice} holds for you too; in doubt, ask a lawyer before you announce anything."
    ),
    "invoice": N_("Send an invoice for everything that is done."),
    "remind": N_(
        "Send one reminder of what is owed: {owed}. Do not wait for a second one. If what is late "
        "is not paid by the day in it, pause your work until it is paid; say so in writing, and in "
        "doubt ask a lawyer first."
    ),
    "remind-lawyer": N_("Send one reminder of what is owed: {owed}. Do not wait for a second one."),
    "risk": N_("Ask a lawyer how to state the risk in writing."),
    "letter-risk": N_(
        "Send the letter that states the risk and asks for an answer, without other reasons, in a "
        "way that shows that it arrived."
    ),
    "risk-answer": N_(
        "Keep the answer, or the signed refusal. If there is none, note that with the date."
    ),
    "risk-lawyer": N_("Ask the lawyer how to state the risk in writing, and keep the answer."),
    "announce": N_(
        "Call to say that you stop; give no reasons. Send the letter on the same day, in a way "
        "that shows that it arrived."
    ),
    "letter": N_(
        "Send the letter, without a call and without reasons, in a way that shows that it arrived."
    ),
    "letter-safety": N_(
        "Send the letter, in a way that shows that it arrived: you stop as of now. No notice, no "
        "meeting, no call, no reasons."
    ),
    "hand-over": N_("Finish or hand over what you promised."),
    "access": N_("End your access to what is theirs, and theirs to what is yours."),
    "last-invoice": N_("Send the last invoice."),
    "refund": N_("Refund what is prepaid and not done: {prepaid}."),
    "refund-lawyer": N_("Refund what is prepaid and not done as the lawyer says: {prepaid}."),
    "archive": N_("Archive the contract, the invoices, the mails and the record of what happened."),
    "look-back": N_("Look back: did you do it, and was it right?"),
    "lawyer": N_(
        "Ask a lawyer, with the contract at hand: may I end this early? Are my reasons weighty "
        "enough? What must I still finish, and what can it cost me? May I pause while a bill is "
        "open?"
    ),
    "lawyer-safety": N_(
        "Ask a lawyer on the same day how to end this at once, and let the lawyer write. No "
        "notice, no meeting."
    ),
    "record": N_("Take the dated record of what happened along to the lawyer."),
    "record-safety": N_(
        "Write down what happened, with days and names. Keep the messages; answer none."
    ),
    "decide": N_("Decide on the basis of what the lawyer said, and make the plan anew."),
    "police": N_(
        "At once, in a weekend too: call the police if you are threatened. Meet nobody, and go "
        "nowhere alone."
    ),
    "return": N_("Return what is theirs by post or online, not in person."),
    "collect": N_("Send the last invoice and collect what is owed in writing, never in person."),
}
"""The texts of the steps by id, in English.

Ids with a suffix are for a manner of leaving or a kind of contract.
"""

_SUFFIXES: Mapping[Manner, str] = {"safety": "-safety", "legal-risk": "-risk"}


def contract_name(contract: Contract | None) -> str:
    """Return the kind of contract."""
    return _(CONTRACT_NAMES[contract or "unknown"])


def notice_text(notice: Notice) -> str:
    """Return a notice, such as "1 month", in the current language."""
    messages = {
        "days": ngettext("{number} day", "{number} days", notice.number),
        "weeks": ngettext("{number} week", "{number} weeks", notice.number),
        "months": ngettext("{number} month", "{number} months", notice.number),
    }
    return messages[notice.unit].format(number=notice.number)


def worded_steps(plan: PlanDetails, today: date) -> tuple[PlanStep, ...]:
    """Return the steps of a plan with their texts in the current language."""
    return tuple(
        PlanStep(step.id, _step_text(step.id, plan), step.on) for step in plan_steps(plan, today)
    )


def remark_sentences(plan: PlanDetails, today: date) -> Iterator[str]:
    """Yield remarks about a plan, for the day on which the plan is made or shown."""
    if needs_lawyer_first(plan):
        yield _(
            "A fixed-term contract or a project cannot be ended at will, so no letter is drafted: "
            "ask a lawyer. In the Netherlands you may end it early only for weighty reasons or as "
            "agreed (art. 7:408 BW, as known on {day})."
        ).format(day=long_date(date(2026, 11, 26)))
    if is_notice_short(plan, today) and plan.notice is not None:
        first_day = next_weekday(today)
        yield _(
            "The notice of {notice} does not fit before {end}: if you announce on {first}, it ends "
            "on {last} at the earliest. Agree on an earlier end in writing, or change the end."
        ).format(
            notice=notice_text(plan.notice),
            end=long_date(end_day(plan, today)),
            first=long_date(first_day),
            last=long_date(plan.notice.after(first_day)),
        )
    if plan.manner == "safety" and plan.notice is not None and plan.notice.number:
        yield _(
            "You stop without the notice of {notice}. If the client objects or claims damages, let "
            "a lawyer answer; the record is what helps then."
        ).format(notice=notice_text(plan.notice))
    if plan.manner != "safety" and not needs_lawyer_first(plan):
        if plan.notice is None:
            yield _(
                "Without a notice in the contract, a month is usual; two weeks to 60 days are also "
                "seen."
            )
        yield _(
            "As a rule, a notice counts from the day on which the letter arrives, not from the day "
            "on which you send it."
        )
    yield _(
        "The steps are on weekdays; where a day fell in a weekend, it was moved. Public holidays "
        "are not known here."
    )
    yield _(
        "This plan is general and no legal advice. Where the law is concerned, ask a lawyer or "
        "your trade association."
    )


def _step_text(step_id: str, plan: PlanDetails) -> str:
    message = _(_STEPS[_variant_id(step_id, plan)])
    notice = notice_text(plan.notice) if plan.notice else ""
    text = message.format(owed=plan.owed, prepaid=plan.prepaid, notice=notice)
    return " ".join([text, *_own_sentences(step_id, plan)])


def _variant_id(step_id: str, plan: PlanDetails) -> str:
    """Return the key of the text of a step: its id, with or without a suffix."""
    if step_id == "contract" and plan.contract == "nothing-written":
        return "contract-unwritten"
    if step_id in ("refund", "remind") and needs_lawyer_first(plan):
        return f"{step_id}-lawyer"
    variant_id = step_id + (_SUFFIXES.get(plan.manner, "") if plan.manner else "")
    return variant_id if variant_id in _STEPS else step_id


def _own_sentences(step_id: str, plan: PlanDetails) -> Iterator[str]:
    """Yield what the user typed that belongs to a step."""
    is_safety = plan.manner == "safety"
    sentences: Sequence[tuple[str, str]] = ()
    if step_id == "hand-over":
        sentences = (
            (plan.theirs, _("Hand over what is theirs: {text}.")),
            (plan.ours, _("Ask for what is yours: {text}.")),
            (plan.deadlines, _("Remind them of their deadlines: {text}.")),
        )
    elif step_id == "return":
        sentences = ((plan.theirs, _("Theirs: {text}.")),)
    elif step_id == "collect":
        sentences = ((plan.owed, _("Owed: {text}.")),)
    elif step_id in ("letter", "lawyer") and is_safety:
        sentences = (
            (plan.ours, _("In the letter, ask for what is yours: {text}.")),
            (plan.deadlines, _("In the letter, name their deadlines: {text}.")),
        )
    elif step_id == "record" and needs_lawyer_first(plan) and not is_safety:
        sentences = (
            (plan.prepaid, _("Ask what you must refund of what is prepaid: {text}.")),
            (plan.theirs, _("Say what you have of theirs: {text}.")),
            (plan.ours, _("Say what they have of yours: {text}.")),
            (plan.deadlines, _("Name their deadlines: {text}.")),
        )
    for text, message in sentences:
        if text:
            yield message.format(text=text)
