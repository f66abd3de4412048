"""Static check that no screen or terminal interprets user text as markup or control characters.

Rules for the full screen, checked on the syntax trees of its modules:

- The content of a widget is made by `Content(...)` or `Text(...)`, or by a function or method of
  ours that is annotated to return one of these or a collection of them. Textual would interpret a
  plain `str` as markup.
- The argument of `Content.from_markup` is a literal. Variable parts are passed as its ``$names``.
- `notify` has ``markup=False``, and its title is one of our own messages.
- Only reviewed widgets of Textual are imported, since others may interpret a `str` as markup.
- `Static`, `Input` and `TextArea` come from `widgets/concealing.py` and `widgets/text_boxes.py`,
  which hide names in discreet mode. `OptionList` and `DataTable` are only made as our `CursorList`
  and `CursorTable`.

Rule for the command line and the line-by-line interview: only the modules that clean text print.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import tensigns

PACKAGE = Path(tensigns.__file__).parent

WIDGETS = {
    "DataTable",
    "OptionList",
}
"""The classes that may be imported from textual.widgets."""

MODULES_OF_ALL_WIDGETS = {"pastes.py": "it tells text boxes from other widgets"}
"""Modules that may import other classes from textual.widgets, and the reason."""

SLOTS = {
    "Hit",
    "Label",
    "Option",
    "Static",
    "add_column",
    "add_row",
    "replace_option_prompt_at_index",
    "update",
    "update_cell",
}
"""Calls that show their positional arguments, except numbers and keys."""

ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "loading_message", "label", "prompt"}
"""Attributes whose value is shown."""

SAFE_TYPES = {"Content", "Text", "Table", "Group", "HangingText"}
"""Types that show text literally; `HangingText` is ours and accepts only `Content`."""

FORBIDDEN = {
    "escape": "it does not make markup harmless",
    "panic": "Textual would print it as markup",
    "print": "it would be printed raw",
    "echo": "it would be printed raw",
    "secho": "it would be printed raw",
}

PRINTING_MODULES = {
    "output.py": "it cleans",
    "console.py": "it cleans",
    "completions.py": "it prints slugs and ids, which are ours",
    "localized.py": "it writes our own examples into click's help",
    "interrupts.py": "it writes a line feed",
}
"""Modules outside the full screen that may print, and the reason."""


class Fault(NamedTuple):
    """A location in the code that breaks a rule, and the reason."""

    location: str
    reason: str


def modules_in(*folders: str) -> list[Path]:
    """The modules in folders of the package."""
    return sorted(path for folder in folders for path in (PACKAGE / folder).rglob("*.py"))


def called_name(node: ast.expr) -> str:
    """The last part of a name or of an attribute."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


class Module:
    """The syntax tree of a module, with the names in it that hold or return safe types."""

    def __init__(self, source: str, name: str) -> None:
        self._name = name
        self._tree = ast.parse(source)
        self._safe = {*self._safe_functions()}
        self._safe |= {*self._safe_names()}

    def markup_faults(self) -> Iterator[Fault]:
        """Every location that breaks a rule for the full screen."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield from self._call_faults(node)
            elif isinstance(node, ast.Assign):
                yield from self._assignment_faults(node)
            elif isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
                for alias in node.names:
                    if alias.name not in WIDGETS and self._name not in MODULES_OF_ALL_WIDGETS:
                        yield self._fault(node, f"is {alias.name} a safe slot?")

    def printing_faults(self) -> Iterator[Fault]:
        """Every location that prints."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                name = called_name(node.func)
                if name in {"print", "echo", "secho", "write", "writelines"}:
                    yield self._fault(node, name)

    def _call_faults(self, node: ast.Call) -> Iterator[Fault]:
        name = called_name(node.func)
        if name in FORBIDDEN:
            yield self._fault(node, f"{name}: {FORBIDDEN[name]}")
        elif name == "from_markup":
            yield from self._markup_faults(node)
        elif name == "notify":
            yield from self._notify_faults(node)
        elif name == "exit":
            if len(node.args) > 2 or any(argument.arg == "message" for argument in node.keywords):
                yield self._fault(node, "Textual would print it as markup")
        elif name in WIDGETS:
            yield self._fault(node, f"{name}: names would be shown in discreet mode")
        elif name in SLOTS:
            for argument in self._shown_arguments(name, node.args):
                if not self._is_safe(argument):
                    yield self._fault(node, f"{name} shows {ast.unparse(argument)}")

    def _markup_faults(self, node: ast.Call) -> Iterator[Fault]:
        if not isinstance(node.func, ast.Attribute) or called_name(node.func.value) != "Content":
            yield self._fault(node, "only Content keeps what varies apart from markup")
        elif not all(_is_literal(argument) for argument in node.args):
            yield self._fault(node, "markup that is no literal")

    def _notify_faults(self, node: ast.Call) -> Iterator[Fault]:
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        markup = keywords.get("markup")
        if not (isinstance(markup, ast.Constant) and markup.value is False):
            yield self._fault(node, "notify without markup=False")
        if "title" in keywords and not _is_own_message(keywords["title"]):
            yield self._fault(node, "a toast's title is always markup")

    def _shown_arguments(self, slot: str, args: list[ast.expr]) -> list[ast.expr]:
        """The arguments of a call that are shown."""
        skipped = {"Hit": 1, "replace_option_prompt_at_index": 1, "update_cell": 2}
        return args[skipped.get(slot, 0) :][: 1 if slot == "Hit" else None]

    def _assignment_faults(self, node: ast.Assign) -> Iterator[Fault]:
        for target in node.targets:
            is_shown = isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES
            if is_shown and not self._is_safe(node.value):
                yield self._fault(node, f"{ast.unparse(target)} shows {ast.unparse(node.value)}")

    def _is_safe(self, node: ast.expr) -> bool:  # noqa: PLR0911  one return for every kind of expression
        """Whether the value of an expression is shown literally."""
        match node:
            case ast.Constant(value=str() as text):
                return "[" not in text
            case ast.Name(id=name):
                return name in self._safe
            case ast.Starred(value=value) | ast.Subscript(value=value):
                return self._is_safe(value)
            case ast.GeneratorExp(elt=element) | ast.ListComp(elt=element):
                return self._is_safe(element)
            case ast.IfExp(body=body, orelse=other):
                return self._is_safe(body) and self._is_safe(other)
            case ast.Call(func=ast.Attribute(value=value, attr=attr)):
                return (
                    attr in self._safe or self._is_safe(value) or called_name(value) in SAFE_TYPES
                )
            case ast.Call(func=ast.Name(id=name)):
                return name in SAFE_TYPES or name in self._safe
            case ast.Attribute(attr=name):
                return name in self._safe
        return False

    def _safe_functions(self) -> Iterator[str]:
        """The functions that are annotated to return safe types."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.FunctionDef) and _is_safe_annotation(node.returns):
                yield node.name

    def _safe_names(self) -> Iterator[str]:
        """The names that are bound to safe values only."""
        safety_by_name: dict[str, bool] = {}
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        safe = safety_by_name.get(target.id, True) and self._is_safe(node.value)
                        safety_by_name[target.id] = safe
            elif isinstance(node, ast.arg) and node.annotation is not None:
                safe = safety_by_name.get(node.arg, True) and _is_safe_annotation(node.annotation)
                safety_by_name[node.arg] = safe
        return (name for name, safe in safety_by_name.items() if safe)

    def _fault(self, node: ast.stmt | ast.expr, why: str) -> Fault:
        return Fault(f"{self._name}:{node.lineno}", why)


def _is_safe_annotation(annotation: ast.expr | None) -> bool:
    """Whether an annotation names only safe types and collections of them."""
    if annotation is None:
        return False
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    collections = {"dict", "list", "tuple", "Iterable", "Iterator", "Sequence", "Mapping"}
    keys = {"str"} if names & {"dict", "Mapping"} else set()
    return bool(names & SAFE_TYPES) and names <= SAFE_TYPES | collections | keys


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_own_message(node: ast.expr) -> bool:
    """Whether an expression is a literal or a translated message of ours."""
    match node:
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant()]):
            return True
    return _is_literal(node)


@pytest.mark.parametrize("path", modules_in("tui"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_widget_interprets_user_text_as_markup(path: Path) -> None:
    assert [*Module(path.read_text(encoding="utf-8"), path.name).markup_faults()] == []


@pytest.mark.parametrize(
    "path", modules_in("cli", "lineui"), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_only_the_listed_modules_print(path: Path) -> None:
    if path.name not in PRINTING_MODULES:
        assert [*Module(path.read_text(encoding="utf-8"), path.name).printing_faults()] == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(name)",
        "Static(f'[b]{name}[/b]')",
        "Static('[b]bold[/b]')",
        "Static(_('Hello {name}').format(name=name))",
        "self.query_one(Static).update(name)",
        "table.add_row(Text('a'), name)",
        "table.add_row(*names)",
        "table.add_column(name)",
        "Option(name)",
        "listed.set_options(Option(each) for each in names)",
        "self.notify(name)",
        "self.notify(name, markup=True)",
        "self.notify('a', title=name, markup=False)",
        "self.tooltip = name",
        "box.border_title = f'{name}'",
        "Content.from_markup(f'[b]{name}')",
        "Text.from_markup('[b]bold')",
        "app.exit(1, 1, str(error))",
        "app.exit(message=str(error))",
        "Static(escape(name))",
        "from textual.widgets import Label",
        "from textual.widgets import Static",
        "OptionList(Content(name))",
        "def label(name: str) -> str: return name\nStatic(label(name))",
    ],
)
def test_unsafe_code_is_detected(line: str) -> None:
    assert [*Module(line, "invented.py").markup_faults()] != []


@pytest.mark.parametrize(
    "line",
    [
        "Static(Content(name), classes='name')",
        "Static(classes='name')",
        "table.add_row(*(Text(each) for each in names), key=name)",
        "def cell(name: str) -> Text: return Text(name)\ntable.add_row(cell(name))",
        "line = Content.from_markup('[b]$name', name=name)\nStatic(line)",
        "self.notify(name, title=_('Saved'), markup=False)",
        "bar.update(progress=1)",
    ],
)
def test_safe_code_is_accepted(line: str) -> None:
    assert [*Module(line, "invented.py").markup_faults()] == []
