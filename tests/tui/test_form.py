"""A form on the full screen: moving, choosing, saving, errors beside the field, what is kept."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from textual.events import Paste

from tensigns.errors import OperationFailed
from tensigns.language import set_language
from tensigns.library.library import Library
from tensigns.prompts.form import Form, FormField, FormOption, Values, yes_no_options
from tensigns.tui.app import TensignsApp
from tensigns.tui.flows.flow_context import FlowContext
from tensigns.tui.flows.forms import fill_in_form
from tensigns.tui.screens.dialog import MessageDialog
from tensigns.tui.screens.exit_dialog import ExitDialog
from tensigns.tui.screens.form import FormFields, FormScreen
from tensigns.tui.widgets.form_row import FormRow
from tests.hostile_texts import PAYLOADS
from tests.processes import WAIT_LIMIT
from tests.prompts.form_sample import sample_form
from tests.tui.pilot import (
    NOW,
    TensignsPilot,
    click_on,
    front_screen,
    press,
    press_burst,
    run_app,
    screen_text,
    toast_messages,
    wait_for_screen,
    wait_for_texts,
    wait_until,
    wait_until_idle,
)


class SampleForm:
    """A form on the screen, and the values that were saved."""

    def __init__(self, pilot: TensignsPilot, library: Library, form: Form) -> None:
        self.pilot = pilot
        self._client = library.find("Globex")
        self._form = form
        self.saved: list[Values] = []
        self.failure: OperationFailed | None = None

    async def open(self) -> None:
        """Show the form."""
        app = self.pilot.app
        assert isinstance(app, TensignsApp)
        flow = fill_in_form(app.flow_context, self._client, "sample", self._form, self._save)
        app.run_worker(flow)
        await wait_for_screen(self.pilot, FormScreen)
        await wait_until_idle(self.pilot)

    def _save(self, values: Values) -> None:
        if self.failure is not None:
            raise self.failure
        self.saved.append(values)

    @property
    def texts(self) -> dict[str, str]:
        """The texts on the screen by field."""
        return dict(front_screen(self.pilot, FormScreen).texts)

    @property
    def focused_field(self) -> str:
        """The id of the field with the focus."""
        screen = front_screen(self.pilot, FormScreen)
        return next(row.field.id for row in screen.query(FormRow) if row.editor.has_focus)


@contextlib.asynccontextmanager
async def run_form(
    library: Library, form: Form | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[SampleForm]:
    """Run the app with a form about Globex in front of home."""
    if not library.match("Globex"):
        library.add("Globex", NOW)
    async with run_app(TensignsApp(library, now=lambda: NOW), size) as pilot:
        sample = SampleForm(pilot, library, form or sample_form())
        await sample.open()
        yield sample


async def is_home(pilot: TensignsPilot) -> None:
    """Wait until the form is closed."""
    await wait_until(pilot, lambda: not isinstance(pilot.app.screen, FormScreen))


async def test_enter_leads_through_the_fields_and_saves_on_the_last_one(library: Library) -> None:
    async with run_form(library) as form:
        assert form.focused_field == "choice"
        await press(form.pilot, "2", *"They rang", "enter", *"again", "tab", "y")
        await press(form.pilot, *"2026-11-20", "enter", *"12")
        await wait_for_texts(form.pilot, "enter save")
        assert "^S" not in screen_text(form.pilot)
        await press(form.pilot, "0", "enter")
        await is_home(form.pilot)
    (values,) = form.saved
    assert values["because"] == "They rang\nagain"
    assert (values["choice"], values["again"], values["hours"]) == ("leave", True, 120)
    assert values["on"].isoformat() == "2026-11-20"


async def test_a_form_that_closes_while_it_opens_is_no_fault(library: Library) -> None:
    async with run_form(library) as form:
        screen = front_screen(form.pilot, FormScreen)
        await screen.query_one(FormFields).remove()
        screen.on_mount()


async def test_arrows_and_tab_move_between_the_fields(library: Library) -> None:
    async with run_form(library) as form:
        fields = []
        for key in ("down", "down", "down", "tab", "down", "down", "up", "shift+tab"):
            await press(form.pilot, key)
            fields.append(form.focused_field)
        assert fields == [
            *("choice", "choice", "because", "again"),
            *("again", "again", "again", "because"),
        ]
        assert form.texts["choice"] == "", "moving through options chooses none"
        await press(form.pilot, "shift+tab", "shift+tab")
        assert form.focused_field == "hours"
        await press(form.pilot, "down")
        assert form.focused_field == "hours"
        await press(form.pilot, "tab")
        assert form.focused_field == "choice"


async def test_enter_takes_the_option_under_the_cursor_and_without_one_goes_on(
    library: Library,
) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "enter")
        assert (form.texts["choice"], form.focused_field) == ("", "because")
        await press(form.pilot, "shift+tab", "down", "down", "enter")
        assert form.texts["choice"] == "leave"
        await press(form.pilot, "shift+tab", "backspace")
        assert form.texts["choice"] == ""
        await click_on(form.pilot, "keep them")
        assert form.texts["choice"] == "keep"


async def test_a_field_that_a_choice_makes_pointless_disappears(library: Library) -> None:
    async with run_form(library) as form:
        await wait_for_texts(form.pilot, "Why?")
        await press(form.pilot, "1")
        await wait_until(form.pilot, lambda: "Why?" not in screen_text(form.pilot))
        assert form.focused_field == "again"
        await press(form.pilot, "ctrl+s")
        await is_home(form.pilot)
    assert "because" not in form.saved[0]


async def test_what_cannot_be_taken_is_told_beside_the_field_and_stays(library: Library) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "2")
        form.pilot.app.post_message(Paste("x" * 101))
        await wait_until_idle(form.pilot)
        await press(form.pilot, "ctrl+s")
        await wait_for_texts(form.pilot, "Why?  it has 101 characters; 100 are the most")
        assert (form.focused_field, form.saved) == ("because", [])
        assert form.texts["because"] == "x" * 101
        await press(form.pilot, "backspace", "tab", "tab", *"soon", "tab")
        await wait_for_texts(form.pilot, "write a day as")
        assert "101 characters" not in screen_text(form.pilot)
        await press(form.pilot, "shift+tab", *["backspace"] * 4, "ctrl+s")
        await is_home(form.pilot)
    assert form.saved[0]["on"] is None


async def test_a_missing_field_is_told_only_when_saving(library: Library) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "tab", "tab")
        assert "Something is needed here." not in screen_text(form.pilot)
        await press(form.pilot, "ctrl+s")
        await wait_for_texts(form.pilot, "What will you do?  Something is needed here.")
        assert form.focused_field == "choice"


async def test_a_form_that_cannot_be_written_stays(library: Library) -> None:
    async with run_form(library) as form:
        form.failure = OperationFailed("the disk is full")
        await press(form.pilot, "1", "ctrl+s")
        await wait_for_texts(form.pilot, "the disk is full")
        form.failure = None
        await press(form.pilot, "ctrl+s")
        await is_home(form.pilot)
    assert len(form.saved) == 1


@pytest.mark.parametrize("key", ["escape", "f3"])
async def test_a_started_form_is_kept_until_it_is_saved(library: Library, key: str) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "2", *"[b]x[/b]", key)
        await is_home(form.pilot)
        assert any("Not saved yet" in message for message in toast_messages(form.pilot))
        await form.open()
        assert (form.texts["choice"], form.texts["because"]) == ("leave", "[b]x[/b]")
        await press(form.pilot, "ctrl+s")
        await is_home(form.pilot)
        await form.open()
        assert form.texts["choice"] == ""
    assert form.saved[0]["because"] == "[b]x[/b]"


async def test_a_kept_form_that_is_only_read_again_says_nothing(library: Library) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "2", *"x", "escape")
        await is_home(form.pilot)
        await wait_until(form.pilot, lambda: len(toast_messages(form.pilot)) == 1)
        form.pilot.app.clear_notifications()
        await form.open()
        await press(form.pilot, "end", "shift+tab", "pagedown", "escape")
        await is_home(form.pilot)
        assert toast_messages(form.pilot) == []
        await form.open()
        assert form.texts["because"] == "x"


async def test_a_form_left_empty_says_nothing(library: Library) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "escape")
        await is_home(form.pilot)
        assert toast_messages(form.pilot) == []
        await press(form.pilot, "q")
        await wait_until(form.pilot, lambda: form.pilot.app.return_code is not None)


@pytest.mark.parametrize("is_open", [True, False])
async def test_leaving_the_program_asks_before_a_started_form_is_lost(
    library: Library, *, is_open: bool
) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "2", *"x")
        if not is_open:
            await press(form.pilot, "escape")
            await is_home(form.pilot)
        await press(form.pilot, "ctrl+c" if is_open else "q")
        await wait_for_screen(form.pilot, ExitDialog)
        await wait_for_texts(form.pilot, "What now? (Globex)")
        # Enter at once loses nothing.
        await press(form.pilot, "enter")
        if not is_open:
            await form.open()
        assert form.texts["because"] == "x"
        await press(form.pilot, "ctrl+c", "l")
        await wait_until(form.pilot, lambda: form.pilot.app.return_code == 130)


@pytest.mark.parametrize(("key", "code"), [("ctrl+c", 130), ("ctrl+q", 0)])
async def test_a_key_that_ends_the_program_ends_it_in_the_question_before_the_end(
    library: Library, key: str, code: int
) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "2", *"x", "escape")
        await is_home(form.pilot)
        await press(form.pilot, "q")
        await wait_for_screen(form.pilot, ExitDialog)
        await press(form.pilot, key)
        await wait_until(form.pilot, lambda: form.pilot.app.return_code == code)


@pytest.mark.parametrize(("key", "code"), [("ctrl+c", 130), ("l", 0)])
async def test_a_form_that_is_the_whole_app_ends_with_the_exit_code_of_the_key(
    library: Library, key: str, code: int
) -> None:
    app = TensignsApp(library, now=lambda: NOW)
    client = library.add("Globex", NOW)

    async def flow(context: FlowContext) -> None:
        await fill_in_form(context, client, "sample", sample_form(), lambda _values: None)

    app.single_flow = flow
    async with run_app(app) as pilot:
        await wait_for_screen(pilot, FormScreen)
        await press(pilot, "2", *"x", "escape")
        await wait_for_screen(pilot, ExitDialog)
        await press(pilot, key)
        await wait_until(pilot, lambda: app.return_code == code)


async def test_typing_replaces_the_default_but_no_other_text(library: Library) -> None:
    async with run_form(library) as form:
        await press(form.pilot, "1", "tab", *"20 nov", "shift+tab", "tab", *" 2026")
        assert form.texts["on"] == "20 nov 2026"


async def test_the_help_shows_what_can_be_typed(library: Library) -> None:
    field = FormField(id="signs", label="Which sign?", listing=(("4", "Demands"),))
    async with run_form(library, Form("note", (field,))) as form:
        await press(form.pilot, "f1")
        await wait_for_screen(form.pilot, MessageDialog)
        await wait_for_texts(form.pilot, "4   Demands", "Tab and the arrows")


async def test_earlier_texts_are_suggested(library: Library) -> None:
    field = FormField(id="who", label="Who?", suggestions=("JB", "Mrs. X"))
    async with run_form(library, Form("note", (field,))) as form:
        await press(form.pilot, "m")
        await wait_for_texts(form.pilot, "mrs. X")
        await press(form.pilot, "right")
        assert form.texts["who"] == "Mrs. X"


async def test_hostile_texts_are_shown_as_they_are(library: Library) -> None:
    text = " ".join(PAYLOADS)
    fields = (
        FormField(id="line", label=text, hint=text, if_empty=text),
        FormField(id="lines", label=text, is_multiline=True),
        FormField(id="choice", label=text, options=(FormOption("a", text),)),
    )
    async with run_form(library, Form(text, fields), (140, 45)) as form:
        form.pilot.app.post_message(Paste("[red]a[/] \x1b[31m"))
        await wait_until_idle(form.pilot)
        await wait_for_texts(form.pilot, "[red]a[/] [31m")


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_every_field_can_be_used_in_the_smallest_terminal(
    library: Library, language: str
) -> None:
    set_language(language)
    async with run_form(library, size=(40, 12)) as form:
        for _field in range(5):
            screen = front_screen(form.pilot, FormScreen)
            await form.pilot.pause()
            focused = screen.focused
            assert focused is not None
            assert screen.region.contains_region(focused.region), form.focused_field
            assert focused.region.bottom <= 11, form.focused_field
            await press(form.pilot, "tab")


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["Which notice?  a month", "Until which day?", "a day, or a month and a half"]),
        (60, ["Which notice?  a month", "Until which day?  a day, or a month and a half"]),
    ],
)
async def test_a_hint_that_does_not_fit_beside_its_label_is_below_it(
    library: Library, width: int, lines: list[str]
) -> None:
    fields = (
        FormField(id="notice", label="Which notice?", hint="a month"),
        FormField(id="day", label="Until which day?", hint="a day, or a month and a half"),
    )
    async with run_form(library, Form("note", fields), (width, 24)) as form:
        text = await wait_for_texts(form.pilot, "Which notice?", lines[-1])
        texts = [line.strip(" ▌┃") for line in text.splitlines()]
        assert [text for text in texts if text in lines] == lines


@pytest.mark.parametrize("width", [80, 100])
async def test_the_scroll_bar_of_a_form_is_at_the_edge_of_the_screen(
    library: Library, width: int
) -> None:
    fields = tuple(FormField(id=f"field{number}", label="Which?") for number in range(20))
    async with run_form(library, Form("note", fields), (width, 24)) as form:
        lines = (await wait_for_texts(form.pilot, "Which?", "┃")).splitlines()
        assert {line.rindex("┃") for line in lines if "┃" in line} == {width - 1}


async def test_a_choice_that_hides_the_last_field_ends_the_form(library: Library) -> None:
    fields = (
        FormField(id="again", label="Again?", options=yes_no_options()),
        FormField(id="why", label="Why?", is_shown=lambda values: values.get("again") != "no"),
    )
    async with run_form(library, Form("note", fields)) as form:
        await press_burst(form.pilot, "n")
        await is_home(form.pilot)
    assert form.saved == [{"again": "no"}]


async def test_a_form_is_saved_once(library: Library) -> None:
    field = FormField(id="again", label="Again?", options=yes_no_options())
    async with run_form(library, Form("note", (field,))) as form:
        await press_burst(form.pilot, "y", "ctrl+s", "enter", "ctrl+s")
        await is_home(form.pilot)
        await wait_until_idle(form.pilot)
    assert form.saved == [{"again": "yes"}]


async def test_enter_in_the_last_field_saves_the_keys_before_it(library: Library) -> None:
    field = FormField(id="why", label="Why?")
    async with run_form(library, Form("note", (field,))) as form:
        await press_burst(form.pilot, *"They rang", "enter")
        assert form.saved == [{"why": "They rang"}]


async def values_after_burst(library: Library, *keys: str) -> Values:
    """Press keys at once in a form whose second field is shown if the first has a text; save it."""
    fields = (
        FormField(id="condition", label="If what?"),
        FormField(id="by", label="By when?", is_shown=lambda values: bool(values.get("condition"))),
        FormField(id="offer", label="What do you offer?"),
    )
    async with run_form(library, Form("talk", fields)) as form:
        await press_burst(form.pilot, *keys, "ctrl+s")
        await is_home(form.pilot)
    (values,) = form.saved
    return values


@pytest.mark.parametrize("key", ["enter", "tab", "down"])
async def test_keys_at_once_reach_the_field_that_the_keys_before_them_show(
    library: Library, key: str
) -> None:
    values = await values_after_burst(library, *"abc", key, *"tom")
    assert values == {"condition": "abc", "by": "tom", "offer": None}


async def test_arrows_leave_a_text_on_several_lines(library: Library) -> None:
    fields = [FormField(id=key, label=key, is_multiline=key == "why") for key in ("a", "why", "b")]
    async with run_form(library, Form("note", tuple(fields))) as form:
        await press_burst(form.pilot, "tab", *"text", "down")
        assert form.focused_field == "b"
        await press_burst(form.pilot, "up", "up")
        assert form.focused_field == "a"
        assert form.texts["why"] == "text"


async def test_a_text_on_several_lines_is_whole_before_the_form_is_saved(library: Library) -> None:
    fields = (
        FormField(id="why", label="Why?", is_multiline=True),
        FormField(id="again", label="Again?", options=yes_no_options()),
    )
    async with run_form(library, Form("note", fields)) as form:
        await press_burst(form.pilot, *"They rang", "tab", "y")
        await is_home(form.pilot)
    assert form.saved == [{"why": "They rang", "again": "yes"}]


async def test_no_key_waits_for_a_field_that_is_closed(library: Library) -> None:
    async with run_form(library) as form:
        row = front_screen(form.pilot, FormScreen).query(FormRow)[1]
        await row.remove()
        await asyncio.wait_for(row.finish_typing(), WAIT_LIMIT)


async def test_keys_after_the_key_that_saves_are_no_part_of_the_text(library: Library) -> None:
    field = FormField(id="why", label="Why?")
    async with run_form(library, Form("note", (field,))) as form:
        await press_burst(form.pilot, *"ab", "ctrl+s", *"zz")
        await is_home(form.pilot)
    assert form.saved == [{"why": "ab"}]


async def test_what_was_typed_before_escape_is_kept(library: Library) -> None:
    async with run_form(library) as form:
        await press_burst(form.pilot, "2", *"They rang", "escape")
        await is_home(form.pilot)
        await form.open()
        assert form.texts["because"] == "They rang"
