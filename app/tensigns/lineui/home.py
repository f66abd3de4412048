"""Home in plain lines: the clients as a numbered list, and what can be done with one of them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from tensigns.environment.settings import Sender
from tensigns.errors import TensignsError
from tensigns.language import gettext as _
from tensigns.library.clients import Client
from tensigns.library.library import Library
from tensigns.lineui.choice import ask_number
from tensigns.lineui.client_choice import ask_client, client_or_new_name
from tensigns.lineui.client_lines import ClientLines
from tensigns.lineui.console import Console, InputEnded, OutputEnded
from tensigns.lineui.history import history_lines
from tensigns.lineui.sitting import run_sitting
from tensigns.questionnaires.reading import Edition
from tensigns.report.background import load_background
from tensigns.report.render.text import text_report
from tensigns.report.sitting_report import build_report
from tensigns.report.wording import long_date, open_count_text, points_text, recommendation_word
from tensigns.session.client_history import load_history
from tensigns.session.overview import ClientOverview, client_overview, is_due
from tensigns.session.sitting_session import SittingSession, SittingStart


class _Action(NamedTuple):
    """Something to do with a client, and its label."""

    label: str
    run: Callable[[Client], object]


class LineHome:
    """Home on a console whose input is a terminal.

    ``edition`` is the questionnaire of new sittings. ``now`` returns the current time.
    ``sender`` is the user as the sender of letters.
    """

    def __init__(
        self,
        console: Console,
        library: Library,
        edition: Edition,
        now: Callable[[], datetime],
        sender: Sender,
    ) -> None:
        self._console = console
        self._library = library
        self._edition = edition
        self._now = now
        self._sender = sender
        self._left = False

    def run(self) -> None:
        """List the clients and do what the user chooses, until the user leaves."""
        while not self._left and (client := self._choose_client()) is not None:
            if isinstance(client, str):
                self._try(partial(self._ask, client))
            else:
                self._choose_actions(client)
            self._console.gap()

    def _choose_client(self) -> Client | str | None:
        listing = self._library.list_clients()
        remarks = {client.slug: self._remark(client) for client in listing.clients}
        self._console.say(*listing.faults)
        # Without clients, a name is all that can be typed, so it is no mistake.
        confirms_new = bool(listing.clients)
        resolve = partial(
            client_or_new_name, self._console, self._library, confirms_new=confirms_new
        )
        return ask_client(self._console, listing.clients, resolve, remarks)

    def _remark(self, client: Client) -> str:
        """Return what the list says of a client, or why the client cannot be read."""
        try:
            overview = client_overview(self._library, client)
        except TensignsError as error:
            return str(error)
        remarks = _overview_remarks(overview, is_due=is_due(overview, self._now().date()))
        return ", ".join((*remarks, *overview.faults))

    def _choose_actions(self, client: Client) -> None:
        """Ask what to do with a client until the user goes back to the list, or leaves."""
        while not self._left:
            try:
                actions = self._actions(client)
            except TensignsError as error:
                self._console.say(str(error))
                return
            labels = [*(action.label for action in actions), _("Back to the clients")]
            self._console.gap()
            number = ask_number(self._console, client.name, labels)
            self._left = number is None
            if number is None or number == len(actions):
                return
            self._try(partial(actions[number].run, client))

    def _actions(self, client: Client) -> list[_Action]:
        has_sittings = bool(self._library.sitting_ids(client))
        ask_label = _("Ask again") if has_sittings else _("Ask")
        if self._library.draft(client) is not None:
            ask_label = _("Go on with the unfinished sitting, or start anew")
        ask = _Action(ask_label, self._ask)
        show = _Action(_("Show the last result"), self._show)
        history = _Action(_("Show the history"), self._show_history)
        has_history = has_sittings or bool(self._library.entry_names(client))
        decide = _Action(_("Decide"), self._decide)
        talk = _Action(_("Talk"), self._talk)
        money = _Action(_("Money owed"), self._show_money)
        leave = _Action(_("Leave this client"), self._plan_leaving)
        return [
            *([show] if has_sittings else []),
            ask,
            *([history, money, leave, decide, talk] if has_history else [money]),
            _Action(_("Note what happened"), self._log),
        ]

    def _try(self, run: Callable[[], object]) -> None:
        """Run an action. Show an error and go on, unless the input or the output has ended."""
        try:
            run()
        except (InputEnded, OutputEnded):
            raise
        except TensignsError as error:
            self._console.say(str(error))

    def _ask(self, client: Client | str) -> None:
        start = SittingStart()
        with SittingSession(self._library, self._edition, client, self._now, start) as session:
            run_sitting(self._console, session)

    def _show(self, client: Client) -> None:
        sitting = self._library.latest_sitting(client)
        if sitting is not None:
            questionnaire = self._library.edition(sitting.questionnaire_ref).questionnaire
            background = load_background(self._library, client, sitting)
            # The file keeps the name that the client had.
            report = build_report(questionnaire, replace(sitting, client=client.name), background)
            text = text_report(report, self._console.width)
            self._console.gap()
            self._console.say(*background.faults)
            self._console.lines(text.rstrip("\n").split("\n"))

    def _show_money(self, client: Client) -> None:
        # Imported here because the list of clients does not need it.
        from tensigns.lineui.owed import LineMoney  # noqa: PLC0415

        self._hold(LineMoney, client)

    def _decide(self, client: Client) -> None:
        # Imported here because most uses of home do not need it.
        from tensigns.lineui.decide import LineDecision  # noqa: PLC0415

        self._hold(LineDecision, client)

    def _talk(self, client: Client) -> None:
        # Imported here because most uses of home do not need it.
        from tensigns.lineui.talk import LineTalk  # noqa: PLC0415

        self._hold(LineTalk, client)

    def _log(self, client: Client) -> None:
        # Imported here because most uses of home do not need it.
        from tensigns.lineui.log import LineLog  # noqa: PLC0415

        self._hold(LineLog, client)

    def _plan_leaving(self, client: Client) -> None:
        # Imported here because the list of clients does not need it.
        from tensigns.lineui.leave import LineLeaving  # noqa: PLC0415

        self._hold(LineLeaving, client)

    def _hold(self, lines_type: type[ClientLines], client: Client) -> None:
        lines_type(self._console, self._library, client, self._now, self._sender).run()

    def _show_history(self, client: Client) -> None:
        history = load_history(self._library, client)
        self._console.say(*history.faults, *history.date_faults)
        if history.time_line():
            self._console.gap()
            self._console.lines(history_lines(client, history, as_lists=True))


def _overview_remarks(overview: ClientOverview, *, is_due: bool) -> Iterator[str]:
    latest = overview.latest
    if latest is not None:
        yield recommendation_word(latest.recommendation)
        yield points_text(latest.points)
        yield from filter(None, [open_count_text(latest.open_count)])
        yield long_date(latest.day)
    elif not overview.draft:
        yield _("nothing yet")
    if overview.draft is not None:
        yield _("unfinished amendment") if overview.draft.amends else _("unfinished")
    if is_due:
        yield _("due")
