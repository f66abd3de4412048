"""Messages about the faults of a questionnaire. They name keys and ids of its file."""

from collections.abc import Mapping

from tensigns.core.questionnaire import WEIGHING
from tensigns.core.validation.faults import Fault, FaultCode, FaultLocation
from tensigns.language import N_
from tensigns.language import gettext as _
from tensigns.storage.file_faults import quote_value, with_suggestion

_UNQUOTED_DETAILS = ("bound", "count", "width", "limit", "number", "question", "others")
"""The details that are shown without quotes: numbers, and texts that are not from the file."""

_MESSAGES: Mapping[FaultCode, str] = {
    "reserved-id": N_("this id is reserved; choose another"),
    "repeated-id": N_("the id {id} is used twice"),
    "repeated-number": N_("the sign {other} has the number {number} already"),
    "unknown-question": N_("{name} is no earlier question of the same sign"),
    "unknown-key": N_("{name} is no question; name it as sign.question"),
    "unknown-option": N_("{name} is no option of {question}"),
    "unknown-sign": N_("{name} is no sign"),
    "no-option-named": N_("no option is named"),
    "yes-no-options": N_("a yes-no question has the options yes and no"),
    "weighing-without-no": N_("the weighing needs the option no: only that answer counts"),
    "weighing-condition": N_("the program decides when the weighing is asked; leave show_if out"),
    "weighing-counts": N_("only a no counts here; leave points, went_on, becomes and spares out"),
    "weighing-window": N_("the weighing asks about no period; leave window_days out"),
    "after-without-becomes": N_("after limits becomes, so it needs becomes"),
    "fades-without-window": N_(
        "fades_to is the answer when the period has passed; it needs window_days"
    ),
    "fades-to-worse": N_("{worse} is worth more, and time makes nothing worse"),
    "missing-translation": N_("the text in {language} is missing"),
    "surplus-translation": N_("{language} is none of the questionnaire's languages"),
    "no-zero": N_("no option is worth 0 points; one that went on does not count"),
    "too-many-ways": N_(
        "there are more than {bound} ways to answer this sign, so nothing can be proved of it; "
        "ask less, or ask some questions only after certain answers"
    ),
    "never-shown": N_("this condition never holds, so the question is never asked"),
    "never-holds": N_("this condition never holds"),
    "option-changes-nothing": N_(
        "whatever else is answered, the points of this option change nothing"
    ),
    "question-changes-nothing": N_(
        "this question changes nothing: its options are worth the same, and no show_if looks at it"
    ),
    "never-comes-about": N_("no other answer could turn into this one; leave becomes out"),
    "cannot-reach-ten": N_(
        "whatever is answered, this sign never has the points that decisive asks for"
    ),
    "not-monotone": N_("this is worth more than {milder}, and yet the sign can be milder with it"),
    "scale-descends": N_(
        "the options of a scale must not lose points; this is worth less than {before}"
    ),
    "went-on-not-worst": N_("what went on must be worth most here, and {worse} is worth more"),
    "raise-first-unasked": N_("raise_first needs a question with raised = true in this sign"),
    "raise-first-ten": N_(
        "with raise_first, only what went on may bring this sign to the points that decisive "
        "asks for; here others can"
    ),
    "label-too-wide": N_("in {language} this takes {width} cells; {limit} is the most"),
    "unreachable": N_("with these figures no answers lead to {recommendation}"),
    "too-few-red-flags": N_("fewer signs can be serious red flags: {count}"),
}


def location_text(location: FaultLocation) -> str:
    """Return a location in the file, such as ``sign lies question told option yes``."""
    if location.sign == WEIGHING and location.question:
        words = [WEIGHING]
        ids_by_key = {"option": location.option}
    else:
        words = []
        ids_by_key = {
            "sign": location.sign,
            "question": location.question,
            "option": location.option,
        }
    words += [f"{key} {item_id}" for key, item_id in ids_by_key.items() if item_id]
    if location.part:
        words.append(location.part)
    return " ".join(words)


def fault_message(fault: Fault) -> str:
    """Return the message about a fault. It suggests a similar known name if there is one."""
    details = {
        key: value if key in _UNQUOTED_DETAILS else quote_value(value)
        for key, value in fault.details.items()
    }
    message = _(_MESSAGES[fault.code]).format(**details)
    if fault.details.get("others"):
        message = _("{message} (where {others})").format(message=message, others=details["others"])
    return with_suggestion(message, fault.details.get("near", ""))
