"""The texts of the steps of a plan for leaving, and the names of its answers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tensigns.core.journal.leaving import Contract, Manner, Notice, PlanDetails, PlanStep
from tensigns.core.leaving_plan import (
    UNLISTED_ARREARS,
    Arrears,
    needs_lawyer_first,
    next_working_day,
    plan_steps,
)
from tensigns.language import N_, ngettext
from tensigns.language import gettext as _

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
    "they-ended": N_("they ended it: with a letter that confirms it"),
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
    "clause-lawyer": N_(
        "Keep what the lawyer said about ending this early, with the contract, before you announce "
        "anything."
    ),
    "contract-ended": N_(
        "Read the contract, or what was agreed in mails: may they end it now, with which notice, "
        "and what do they owe you then? In doubt, ask a lawyer before you confirm anything."
    ),
    "invoice": N_("Send an invoice for everything that is done."),
    "remind": N_(
        "Send one reminder of what is late. Owed: {owed}. Do not wait for a second one. If it is "
        "not paid by the day in it, pause your work until it is paid; say so in writing, and in "
        "doubt ask a lawyer first."
    ),
    "remind-lawyer": N_(
        "Send one reminder of what is late. Owed: {owed}. Do not wait for a second one."
    ),
    "remind-later": N_("If it is not paid when it is due, send one reminder. Owed: {owed}."),
    "remind-disputed": N_(
        "Ask in writing what they dispute, and for the part that they do not dispute. Owed: {owed}."
        " Do not pause your work over it without asking a lawyer."
    ),
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
    "letter-ended": N_(
        "Send the letter that confirms that they ended it, without a call and without reasons, in "
        "a way that shows that it arrived."
    ),
    "hand-over": N_("Finish or hand over what you promised."),
    "access": N_("End your access to what is theirs, and theirs to what is yours."),
    "last-invoice": N_("Send the last invoice."),
    "refund": N_("Refund what they prepaid for work that is not done: {prepaid}."),
    "refund-lawyer": N_(
        "Refund what they prepaid for work that is not done, as the lawyer says: {prepaid}."
    ),
    "archive": N_("Archive the contract, the invoices, the mails and the record of what happened."),
    "look-back": N_("Look back. Did you do it, and was it right?"),
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
    "decide": N_(
        "Decide on the basis of what the lawyer said. If you may end it, answer the questions "
        "again: as notice, the one that the lawyer named, or 0 days; then there is a letter."
    ),
    "police": N_(
        "At once, in a weekend too: call the police if you are threatened. Meet nobody, and go "
        "nowhere alone."
    ),
    "return": N_("Return what is theirs by post, by courier or online, not in person."),
    "collect": N_("Send the last invoice and collect what is owed in writing, never in person."),
}
"""The texts of the steps by id, in English.

Ids with a suffix are for a manner of leaving or a kind of contract.
"""

STEP_IDS = frozenset(_STEPS)
"""The ids of all steps that a plan can have."""

_SUFFIXES: Mapping[Manner, str] = {
    "safety": "-safety",
    "legal-risk": "-risk",
    "they-ended": "-ended",
}

_Sentences = Mapping[str, Sequence[tuple[str, str]]]
"""Pairs of an answer of the user and the sentence for it, by the id of the step that they follow.

A sentence is left out if its answer is empty.
"""


def notice_text(notice: Notice) -> str:
    """Return a notice, such as "1 month", in the current language."""
    messages = {
        "days": ngettext("{number} day", "{number} days", notice.number),
        "weeks": ngettext("{number} week", "{number} weeks", notice.number),
        "months": ngettext("{number} month", "{number} months", notice.number),
    }
    return messages[notice.unit].format(number=notice.number)


def worded_steps(
    plan: PlanDetails, today: date, arrears: Arrears = UNLISTED_ARREARS
) -> tuple[PlanStep, ...]:
    """Return the steps of a plan with their texts in the current language."""
    return tuple(
        PlanStep(step.id, _step_text(step.id, plan, today, arrears), step.on)
        for step in plan_steps(plan, today, arrears)
    )


def _step_text(step_id: str, plan: PlanDetails, today: date, arrears: Arrears) -> str:
    variant_id = _variant_id(step_id, plan, today, arrears)
    notice = notice_text(plan.notice) if plan.notice else ""
    text = _(_STEPS[variant_id]).format(owed=plan.owed, prepaid=plan.prepaid, notice=notice)
    sentences = [text, *_own_sentences(step_id, plan)]
    if step_id == "remind" and arrears == UNLISTED_ARREARS:
        sentences.append(
            _(
                "If nothing is late yet, leave this step out. Note the invoices under “{title}”, "
                "and the reminder is drafted for you."
            ).format(title=_("Money owed"))
        )
    can_deduct = plan.owed and not arrears.is_disputed and not needs_lawyer_first(plan)
    if step_id == "refund" and can_deduct:
        sentences.append(_("What is overdue then, you can usually deduct; in doubt, ask a lawyer."))
    return " ".join(sentences)


def _variant_id(step_id: str, plan: PlanDetails, today: date, arrears: Arrears) -> str:
    """Return the key of the text of a step: its id, with or without a suffix."""
    if step_id == "remind":
        return _remind_variant_id(plan, today, arrears)
    if step_id == "refund" and needs_lawyer_first(plan):
        return "refund-lawyer"
    if step_id == "clause" and plan.notice is not None and not plan.notice.number:
        return "clause-lawyer"
    variant_id = step_id + (_SUFFIXES.get(plan.manner, "") if plan.manner else "")
    if variant_id in _STEPS and variant_id != step_id:
        return variant_id
    is_unwritten = step_id == "contract" and plan.contract == "nothing-written"
    return "contract-unwritten" if is_unwritten else step_id


def _remind_variant_id(plan: PlanDetails, today: date, arrears: Arrears) -> str:
    if arrears.is_disputed:
        return "remind-disputed"
    if not arrears.are_late(next_working_day(today)):
        return "remind-later"
    return "remind-lawyer" if needs_lawyer_first(plan) else "remind"


def _own_sentences(step_id: str, plan: PlanDetails) -> Iterator[str]:
    """Yield the sentences with what the user typed, and what follows from it, about a step."""
    if plan.manner == "safety":
        sentences = _safety_sentences(plan)
    elif needs_lawyer_first(plan):
        sentences = _lawyer_sentences(plan)
    else:
        sentences = _notice_sentences(plan)
    for text, message in sentences.get(step_id, ()):
        if text:
            yield message.format(text=text)


def _safety_sentences(plan: PlanDetails) -> _Sentences:
    """Return the sentences for the manner ``safety``."""
    return {
        "letter": (
            (plan.ours, _("The letter asks for what is yours: {text}.")),
            (plan.deadlines, _("The letter names their deadlines: {text}.")),
        ),
        "lawyer": (
            (plan.ours, _("Say what they have of yours: {text}.")),
            (plan.deadlines, _("Name their deadlines: {text}.")),
        ),
        "return": (
            (plan.theirs, _("Theirs: {text}.")),
            (plan.ours, _("Let somebody else fetch what is yours; do not go there yourself.")),
        ),
        "collect": ((plan.owed, _("Owed: {text}.")),),
    }


def _lawyer_sentences(plan: PlanDetails) -> _Sentences:
    """Return the sentences for an agreement that the user may not end at will."""
    return {
        "record": (
            (plan.prepaid, _("Ask what you must refund of what is prepaid: {text}.")),
            (plan.theirs, _("Say what you have of theirs: {text}.")),
            (plan.ours, _("Say what they have of yours: {text}.")),
            (plan.deadlines, _("Name their deadlines: {text}.")),
        ),
    }


def _notice_sentences(plan: PlanDetails) -> _Sentences:
    """Return the sentences for an agreement that ends with a notice."""
    return {
        "hand-over": ((plan.deadlines, _("Remind them of their deadlines: {text}.")),),
        "access": (
            (plan.theirs, _("Hand over what is theirs: {text}.")),
            (plan.ours, _("Get back what is yours: {text}.")),
        ),
    }
