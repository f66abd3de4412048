"""The flow of any form: show the form with the kept texts, then save it or keep its texts."""

from collections.abc import Callable

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.prompts.form import Form, Values
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.started_forms import FormKey
from tensigns.tui.screens.form import FormScreen

FORM_TOPIC = "form"
"""The topic of toasts about a form that was kept."""


def _save_nothing(_values: Values) -> None:
    """Save nothing, because the caller saves the values later."""


async def fill_in_form(
    context: FlowContext,
    client: Client,
    form_id: str,
    form: Form,
    save: Callable[[Values], None] = _save_nothing,
) -> Values | None:
    """Show a form about a client. Return the values that were saved; None if none were saved.

    ``save`` is called with the values; see :class:`FormScreen`. A form that the user leaves is
    kept, and shown again with its texts the next time. A message says so if the user has changed
    a text since the form was opened.
    """
    key = FormKey(client.slug, form_id)
    screen = FormScreen(client.name, form, context.started_forms.texts(key), save)
    first_texts = screen.texts
    context.started_forms.open(key, screen)
    values: Values | None = None
    try:
        values = await context.app.push_screen_wait(screen)
    finally:
        is_kept = context.started_forms.close(key, saved=values is not None)
    if is_kept and screen.texts != first_texts:
        message = _("Not saved yet; what you typed is there when you open this again.")
        context.show_message(message, topic=FORM_TOPIC)
    return values
