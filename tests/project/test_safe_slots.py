"""User text gets to a screen or a terminal only through slots that show it as it is.

The rule for the full screen, held over its syntax trees:

- What stands in a widget is made by `Content(...)` or `Text(...)`, or by a function or method of
  ours that says it gives one of these (or a table of them). A plain `str` would be markup.
- `Content.from_markup` takes a literal; what varies goes into its ``$names``.
- `notify` says ``markup=False``, and its title is one of our own messages.
- Of Textual's widgets only those are imported that were looked at; the others take a `str` for
  markup in one slot or another.

And for the command line and the interview in lines: what is printed goes through the one module
that cleans it.
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
    "Input",
    "OptionList",
    "ProgressBar",
    "Static",
    "TextArea",
}
"""What may be imported from textual.widgets."""

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
"""Calls whose arguments without a name are shown, but for numbers and keys."""

ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "loading_message", "label", "prompt"}
"""What is shown when it is set."""

MAKERS = {"Content", "Text", "Table", "Group", "HangingText"}
"""What gives something that shows as it is; `HangingText` is ours and takes nothing but `Content`."""

FORBIDDEN = {
    "escape": "it does not make markup harmless",
    "panic": "Textual would print it as markup",
    "print": "it would be printed raw",
    "echo": "it would be printed raw",
    "secho": "it would be printed raw",
}

PRINTING = {
    "output.py": "it cleans",
    "console.py": "it cleans",
    "completions.py": "it prints slugs and ids, which are ours",
    "localized.py": "it writes our own examples into click's help",
}
"""Modules outside the full screen that may write, and why."""


class Fault(NamedTuple):
    """A place where user text could get out as it is not."""

    place: str
    why: str


def of(*folders: str) -> list[Path]:
    """The modules in some folders of the package."""
    return sorted(path for folder in folders for path in (PACKAGE / folder).rglob("*.py"))


def name_of(node: ast.expr) -> str:
    """What a call calls, or an attribute is called."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


class Module:
    """One module's syntax tree, with what in it gives something that shows as it is."""

    def __init__(self, source: str, name: str) -> None:
        self._name = name
        self._tree = ast.parse(source)
        self._safe = {*self._functions()}
        self._safe |= {*self._names()}

    def faults(self) -> Iterator[Fault]:
        """Every place that breaks the rule for the full screen."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield from self._call(node)
            elif isinstance(node, ast.Assign):
                yield from self._assigned(node)
            elif isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
                for each in node.names:
                    if each.name not in WIDGETS:
                        yield self._fault(node, f"is {each.name} a safe slot?")

    def writes(self) -> Iterator[Fault]:
        """Every place that prints."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                name = name_of(node.func)
                if name in {"print", "echo", "secho", "write", "writelines"}:
                    yield self._fault(node, name)

    def _call(self, node: ast.Call) -> Iterator[Fault]:
        name = name_of(node.func)
        if name in FORBIDDEN:
            yield self._fault(node, f"{name}: {FORBIDDEN[name]}")
        elif name == "from_markup":
            yield from self._markup(node)
        elif name == "notify":
            yield from self._toast(node)
        elif name == "exit":
            if len(node.args) > 2 or any(each.arg == "message" for each in node.keywords):
                yield self._fault(node, "Textual would print it as markup")
        elif name in SLOTS:
            shown = [each for each in self._shown(name, node.args) if not self._is_safe(each)]
            yield from (self._fault(node, f"{name} shows {ast.unparse(each)}") for each in shown)

    def _markup(self, node: ast.Call) -> Iterator[Fault]:
        if not isinstance(node.func, ast.Attribute) or name_of(node.func.value) != "Content":
            yield self._fault(node, "only Content keeps what varies apart from markup")
        elif not all(_is_literal(each) for each in node.args):
            yield self._fault(node, "markup that is no literal")

    def _toast(self, node: ast.Call) -> Iterator[Fault]:
        named = {each.arg: each.value for each in node.keywords}
        markup = named.get("markup")
        if not (isinstance(markup, ast.Constant) and markup.value is False):
            yield self._fault(node, "notify without markup=False")
        if "title" in named and not _is_ours(named["title"]):
            yield self._fault(node, "a toast's title is always markup")

    def _shown(self, slot: str, args: list[ast.expr]) -> list[ast.expr]:
        """What of a call's arguments is shown."""
        skipped = {"Hit": 1, "replace_option_prompt_at_index": 1, "update_cell": 2}
        return args[skipped.get(slot, 0) :][: 1 if slot == "Hit" else None]

    def _assigned(self, node: ast.Assign) -> Iterator[Fault]:
        for target in node.targets:
            shown = isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES
            if shown and not self._is_safe(node.value):
                yield self._fault(node, f"{ast.unparse(target)} shows {ast.unparse(node.value)}")

    def _is_safe(self, node: ast.expr) -> bool:  # noqa: PLR0911  a kind of expression each
        """Whether an expression gives something that shows as it is."""
        match node:
            case ast.Constant(value=str() as text):
                return "[" not in text
            case ast.Name(id=name):
                return name in self._safe
            case ast.Starred(value=value) | ast.Subscript(value=value):
                return self._is_safe(value)
            case ast.GeneratorExp(elt=each) | ast.ListComp(elt=each):
                return self._is_safe(each)
            case ast.IfExp(body=one, orelse=other):
                return self._is_safe(one) and self._is_safe(other)
            case ast.Call(func=ast.Attribute(value=value, attr=attr)):
                return attr in self._safe or self._is_safe(value) or name_of(value) in MAKERS
            case ast.Call(func=ast.Name(id=name)):
                return name in MAKERS or name in self._safe
            case ast.Attribute(attr=name):
                return name in self._safe
        return False

    def _functions(self) -> Iterator[str]:
        """The functions that say they give something that shows as it is."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.FunctionDef) and _is_made(node.returns):
                yield node.name

    def _names(self) -> Iterator[str]:
        """The names that stand for such a thing, and for nothing else."""
        bound: dict[str, bool] = {}
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        safe = bound.get(target.id, True) and self._is_safe(node.value)
                        bound[target.id] = safe
            elif isinstance(node, ast.arg) and node.annotation is not None:
                bound[node.arg] = bound.get(node.arg, True) and _is_made(node.annotation)
        return (name for name, safe in bound.items() if safe)

    def _fault(self, node: ast.stmt | ast.expr, why: str) -> Fault:
        return Fault(f"{self._name}:{node.lineno}", why)


def _is_made(annotation: ast.expr | None) -> bool:
    """Whether an annotation names only what shows as it is, in whatever collection."""
    if annotation is None:
        return False
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    collections = {"dict", "list", "tuple", "Iterable", "Iterator", "Sequence", "Mapping"}
    keys = {"str"} if names & {"dict", "Mapping"} else set()
    return bool(names & MAKERS) and names <= MAKERS | collections | keys


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_ours(node: ast.expr) -> bool:
    """Whether this is one of our own messages, translated or not."""
    match node:
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant()]):
            return True
    return _is_literal(node)


@pytest.mark.parametrize("path", of("tui"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_a_screen_shows_is_no_markup(path: Path) -> None:
    assert [*Module(path.read_text(encoding="utf-8"), path.name).faults()] == []


@pytest.mark.parametrize(
    "path", of("cli", "lineui"), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_what_is_printed_is_cleaned(path: Path) -> None:
    if path.name not in PRINTING:
        assert [*Module(path.read_text(encoding="utf-8"), path.name).writes()] == []


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
        "def label(name: str) -> str: return name\nStatic(label(name))",
    ],
)
def test_the_rule_finds_what_breaks_it(line: str) -> None:
    assert [*Module(line, "invented.py").faults()] != []


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
def test_the_rule_lets_through_what_keeps_it(line: str) -> None:
    assert [*Module(line, "invented.py").faults()] == []
