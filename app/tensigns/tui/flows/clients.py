"""The flows that show a client's history, rename clients, and delete clients, sittings, entries."""

from datetime import date

from textual import events

from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.report.wording import long_date
from tensigns.session.client_entry import load_entry
from tensigns.session.client_page import ClientPage, load_client_page
from tensigns.tui.flows.flow_context import DeletedItem, FlowContext
from tensigns.tui.screens.entry_dialog import EntryDialog
from tensigns.tui.screens.history import HistoryScreen
from tensigns.tui.screens.text_dialog import TextDialog
from tensigns.tui.shown_keys import shown_key

TRASH_TOPIC = "trash"
"""The topic of toasts about deleting and restoring. The newest toast replaces the older ones."""


class ClientFlows:
    """Show a history, rename, delete, undo. The methods raise the errors of the library."""

    def __init__(self, context: FlowContext) -> None:
        self._context = context
        self._deleted_items = context.deleted_items

    async def show_history(self, slug: str) -> None:
        """Show a client's history until the user goes back."""
        library = self._context.library
        client = library.find(slug)

        def load() -> ClientPage:
            return load_client_page(library, client, self._context.now())

        screen = HistoryScreen(client, load, self._context.can_undo)
        await self._context.app.push_screen_wait(screen)

    async def show_entry(self, client: Client, entry_id: str) -> None:
        """Show a journal entry until the user goes back."""
        entry = load_entry(self._context.library, client, entry_id)
        self._context.show_first(entry.faults, "journal")
        await self._context.app.push_screen_wait(EntryDialog(entry.report))

    async def rename(self, slug: str) -> None:
        """Ask for a new name and rename the client."""
        client = self._context.library.find(slug)

        def objection(name: str) -> str:
            matches = self._context.library.match(name)
            is_taken = any(match.slug != slug for match in matches)
            return self._context.name_objection(name) if is_taken else ""

        dialog = TextDialog(
            _("A new name for {name}").format(name=client.name),
            _("Earlier sittings keep the old name."),
            objection,
            client.name,
        )
        name = await self._context.app.push_screen_wait(dialog)
        if name is not None:
            self._context.library.rename(client, name)
            self._reload_screen()

    def delete(self, slug: str) -> None:
        """Move a client to the trash. :meth:`undo` restores the client."""
        client = self._context.library.find(slug)
        unreadable = self._context.library.unreadable_files(client)
        item = DeletedItem(self._context.library.delete(client), client.name)
        message = _("{where}: this could not be read; it is in the trash as it was.")
        self._report_deletion(item, *(message.format(where=path) for path in unreadable))

    def delete_sitting(self, slug: str, sitting_id: str, day: date) -> None:
        """Move a sitting to the trash. ``day`` is the day of the sitting in the history."""
        client = self._context.library.find(slug)
        trash_name = self._context.library.delete(client, sitting_id)
        description = _("The sitting about {name} of {date}")
        description = description.format(name=client.name, date=long_date(day))
        self._report_deletion(DeletedItem(trash_name, description))

    def delete_entry(self, client: Client, entry_id: str, period: str) -> None:
        """Move an entry to the trash, with its corrections. ``period`` is its period as text."""
        trash_name = self._context.library.journal(client).delete(entry_id)
        description = _("The entry about {name} of {date}")
        description = description.format(name=client.name, date=period)
        self._report_deletion(DeletedItem(trash_name, description))

    def _report_deletion(self, item: DeletedItem, *further_lines: str) -> None:
        """Remember a deleted item for :meth:`undo`, and tell the user where it is.

        ``further_lines`` are shown below that message.
        """
        self._deleted_items.append(item)
        message = _("{what} is in the trash. Press {undo} to undo that.")
        lines = [message.format(what=item.description, undo=shown_key("undo")), *further_lines]
        self._context.show_message("\n".join(lines), topic=TRASH_TOPIC)
        self._reload_screen()

    def undo(self) -> None:
        """Restore the client, sitting or entry that was deleted last."""
        if not self._deleted_items:
            # The key came twice, before the screen knew that nothing is left to undo.
            return
        # The item is kept until it is restored, so that the user can try again after an error.
        self._context.library.restore(self._deleted_items[-1].trash_name)
        item = self._deleted_items.pop()
        message = _("{what} is back.").format(what=item.description)
        self._context.show_message(message, topic=TRASH_TOPIC)
        self._reload_screen()

    def _reload_screen(self) -> None:
        """Make the current screen read the library again, as it does when it is uncovered."""
        self._context.app.screen.post_message(events.ScreenResume())
