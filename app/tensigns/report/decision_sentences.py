"""Sentences about a decision: the choices, and what the five figures come to."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from tensigns.core.journal.decision import Choice, DecisionDetails
from tensigns.core.journal.entries import Entry
from tensigns.core.journal.figures import (
    DOMINANT_SHARE,
    LARGE_SHARE,
    Figures,
    ShareBand,
    compute_figures,
)
from tensigns.language import N_, current_language
from tensigns.language import gettext as _
from tensigns.report.decision_context import DecisionContext
from tensigns.report.wording import localized, long_date, number_word, recommendation_word

CHOICE_WORDS: dict[str, str] = {
    "keep": N_("keep the client as it is"),
    "talk": N_("talk with the client"),
    "reprice": N_("ask another price"),
    "leave": N_("leave the client"),
    "tomorrow": N_("decide tomorrow"),
}
FOLLOWED_WORDS: dict[str, str] = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
}
LOOK_BACK_WORDS: dict[str, str] = {
    "yes": N_("yes"),
    "no": N_("no"),
    "unsure": N_("hard to say"),
}

_SHARE_SENTENCES: dict[ShareBand, str] = {
    "small": N_("As a rule of thumb, below {large}% you do not depend on one client."),
    "large": N_("As a rule of thumb, from {large}% to {dominant}% the loss would be felt."),
    "dominant": N_("As a rule of thumb, above {dominant}% you depend on one client."),
}


def choice_words(choice: Choice) -> str:
    """Return what the user chose, without a capital."""
    return _(CHOICE_WORDS[choice])


def number_text(number: Decimal) -> str:
    """Return a number as the current language prints it, such as 1,234.50 or 12."""
    # Imported here because the library is slow to import and most commands print no number.
    from babel.numbers import format_decimal  # noqa: PLC0415

    is_whole = number == number.to_integral_value()
    pattern = "#,##0" if is_whole else "#,##0.0" if number.as_tuple().exponent == -1 else "#,##0.00"
    return format_decimal(number, pattern, locale=current_language())


def before_sentences(context: DecisionContext) -> tuple[str, ...]:
    """Return what the user should know before a decision."""
    if context.repeated_watch is None:
        return ()
    message = _(
        "The last {count} sittings, since {day}, came to “{word}” on the same sign: {sign}. What "
        "would have to be different this time?"
    )
    repeated = context.repeated_watch
    return (
        message.format(
            count=number_word(repeated.count),
            day=long_date(repeated.since),
            word=recommendation_word("watch"),
            sign=localized(repeated.sign.title),
        ),
    )


def after_sentences(details: DecisionDetails, day: date) -> tuple[str, ...]:
    """Return what follows from a decision that was made on ``day``."""
    sentences = figure_sentences(details)
    if details.choice == "tomorrow":
        next_day = long_date(day + timedelta(days=1))
        sentences += (_("Decide on {day}.").format(day=next_day),)
    elif details.look_back is not None:
        message = _("Look back on {day}.")
        sentences += (message.format(day=long_date(details.look_back)),)
    return sentences


def look_back_sentences(decision: Entry) -> tuple[str, ...]:
    """Return what was decided, and what the user expected."""
    details = decision.details
    if not isinstance(details, DecisionDetails):
        return ()
    day = long_date(decision.period.last)
    sentences = [_("Look back at your decision of {day}.").format(day=day)]
    if details.choice is not None:
        choice = choice_words(details.choice)
        sentences.append(_("You decided: {choice}.").format(choice=choice))
    if details.because:
        sentences.append(_("Because: {text}").format(text=details.because))
    if details.expect:
        sentences.append(_("You expected: {text}").format(text=details.expect))
    return tuple(sentences)


def figure_sentences(details: DecisionDetails) -> tuple[str, ...]:
    """Return what the five figures come to; empty if nothing can be calculated from them."""
    sentences = tuple(_sentences(details, compute_figures(details)))
    closing = (_("This changes how and when, not whether."),)
    return (*sentences, *closing) if sentences else ()


def _sentences(details: DecisionDetails, figures: Figures) -> Iterator[str]:
    if figures.real_rate is not None:
        yield _rate_sentence(figures.real_rate, details.rate)
    if figures.share is not None and figures.share_band is not None:
        share = _("This client brings in {share}% of your income.")
        rule = _(_SHARE_SENTENCES[figures.share_band])
        yield " ".join(
            (
                share.format(share=figures.share),
                rule.format(large=LARGE_SHARE, dominant=DOMINANT_SHARE),
            )
        )
    if figures.monthly_rest is not None and figures.monthly_income is not None:
        message = _("Without this client you take in {rest} a month instead of {all}.")
        yield message.format(
            rest=number_text(figures.monthly_rest), all=number_text(figures.monthly_income)
        )
    if details.months is not None:
        message = _("Your savings last {months} months without any income.")
        yield message.format(months=number_text(details.months))
    yield from _hour_sentences(details, figures)


def _rate_sentence(real_rate: Decimal, rate: Decimal | None) -> str:
    if rate is None:
        message = _("An hour for this client, paid or not, brings in {real}.")
        return message.format(real=number_text(real_rate))
    message = _("An hour for this client, paid or not, brings in {real}; you want {rate} or more.")
    return message.format(real=number_text(real_rate), rate=number_text(rate))


def _hour_sentences(details: DecisionDetails, figures: Figures) -> Iterator[str]:
    if details.hours is not None and figures.hours_a_week is not None:
        message = _("Leaving sets {hours} hours a year free, about {weekly} a week.")
        yield message.format(
            hours=number_text(details.hours), weekly=number_text(figures.hours_a_week)
        )
    if figures.hours_to_sell is not None and details.rate is not None:
        message = _("{hours} hours a year at {rate} an hour bring in the same.")
        yield message.format(
            hours=number_text(figures.hours_to_sell), rate=number_text(details.rate)
        )
    if details.recommendation == "watch" and details.rate and figures.worth_income is not None:
        yield _worth_sentence(details.rate, figures.worth_income, figures.raise_percent)


def _worth_sentence(rate: Decimal, worth_income: Decimal, percent: Decimal | None) -> str:
    if percent == 0:
        return _("At what they pay, the hours are worth it.")
    if percent is None:
        message = _("At {rate} an hour the hours would be worth it: {income} a year.")
        return message.format(rate=number_text(rate), income=number_text(worth_income))
    message = _(
        "At {rate} an hour the hours would be worth it: {income} a year, {percent}% more than now."
    )
    return message.format(
        rate=number_text(rate), income=number_text(worth_income), percent=number_text(percent)
    )
