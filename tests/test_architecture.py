"""The house as its README describes it: layers, one home a library, nothing left undone."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cchc_excel"
LAYERS = (
    "errors", "moments", "words", "text", "numerals", "identity_marks", "disk", "folders", "cells", "rules", "targets",
    "deadlines", "domain", "templates", "kinds", "layout", "carrying", "writing.files", "books.parts", "books.formats",
    "books", "supporting", "inbox", "plan", "earlier", "returns", "checking", "receiving", "merging", "measuring",
    "telling", "post", "closing", "registering", "writing.house", "writing.registration", "writing.plan_edit",
    "writing.form", "writing.summary", "writing.letters", "writing.plan", "writing.report", "writing.urging", "writing",
    "importing",
    "renewing", "steps", "guiding", "cli",
)  # fmt: skip
"""A module imports only what stands before it here, or its own room."""

HOMES = {
    "click": {"cli"},
    "openpyxl": {"writing.form", "writing.plan_edit", "writing.house"},
    "python_calamine": {"earlier"},
    "pandas": {"domain", "merging", "measuring", "telling"},
    "xlsxwriter": {"writing.house", "writing.summary", "writing.plan", "writing.registration"},
    "docx": {"books", "writing.report"},
    "docxtpl": {"writing.report"},
    "jinja2": {"writing.report"},
    "matplotlib": {"writing.report"},
    "olefile": {"inbox"},
    "oxmsg": {"inbox"},
    "viparse": {"books.parts"},
    "xlrd": {"books.formats"},
    "imaplib": {"post"},
    "smtplib": {"post"},
    "keyring": {"post"},
}

MOST_FILES = 22
"""In one folder of the package."""

MOST_BY_PLACE = 5
"""Values that a dataclass is given without their names."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))


def room_of(path: Path) -> str:
    """Return the layer a module belongs to."""
    return room_named(".".join(path.relative_to(PACKAGE).with_suffix("").parts))


def room_named(name: str) -> str:
    """Return the layer of a module by its dotted name within the package."""
    first, *rest = name.split(".")
    return next((room for room in (f"{first}.{rest[0]}",) if room in LAYERS), first) if rest else first


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "cchc_excel":
                yield from (f"cchc_excel.{alias.name}" for alias in node.names)
            else:
                yield node.module


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_go_one_way(path: Path):
    own = LAYERS.index(room_of(path))
    rooms = {room_named(name.partition(".")[2]) for name in imports(path) if name.startswith("cchc_excel.")} - {
        "__version__"
    }
    assert {room for room in rooms if LAYERS.index(room) > own} == set()


def test_what_is_said_is_not_taken_from_what_draws_it():
    """Word, the letters and the screen say the same as Excel, and none of them takes it out of Excel's sheets."""
    drawers = [path for path in MODULES if room_of(path) in {"writing.report", "writing.letters", "cli"}]
    assert [named(path) for path in drawers if any("writing.summary" in name for name in imports(path))] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_each_library_has_its_home(path: Path):
    libraries = {name.split(".")[0] for name in imports(path)}
    assert {library for library, homes in HOMES.items() if library in libraries and room_of(path) not in homes} == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_and_public_name_says_what_it_is(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    things = [tree, *(n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name[0] != "_")]
    assert [getattr(thing, "name", named(path)) for thing in things if not ast.get_docstring(thing)] == []


def test_a_type_has_a_name_of_its_own():
    names = Counter(name for path in MODULES for name in types_in(path))
    assert [name for name, times in names.items() if times > 1] == []


def types_in(path: Path) -> Iterator[str]:
    """Yield the public types that a module declares: its classes, and what it calls another type."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        else:
            names = [target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)]
        yield from (name for name in names if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name))


def test_what_has_many_fields_is_made_by_their_names():
    """Text after text is soon given in the wrong order. Cells are made by the million: they are tuples."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    large = {name for tree in trees.values() for name in large_dataclasses(tree)}
    assert [
        f"{named(path)}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in large
        if len(node.args) > MOST_BY_PLACE or any(isinstance(argument, ast.Starred) for argument in node.args)
    ] == []


def large_dataclasses(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(said) for said in node.decorator_list):
            fields = [field for field in node.body if isinstance(field, ast.AnnAssign)]
            if len(fields) > MOST_BY_PLACE:
                yield node.name


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_stay_readable(path: Path):
    text = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    assert text.count("\n") <= 320
    assert [f.name for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 50] == []
    assert "TODO" not in text
    assert ".rule is " not in text, "a rule that came from another process is equal to its like, not the same object"


def test_no_module_imports_one_that_leads_back_to_it():
    names = {module_name(path): path for path in PACKAGE.rglob("*.py")}
    graph = {name: {whole(told, names) for told in imported(path)} - {name} for name, path in names.items()}
    TopologicalSorter({name: {told for told in known if told in names} for name, known in graph.items()}).prepare()


def test_no_folder_has_more_files_than_a_reader_can_take_in():
    folders = {folder for folder in PACKAGE.rglob("*") if folder.is_dir() and folder.name != "__pycache__"}
    assert {folder.name for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES} == set()


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports while it is loaded: modules, or names in them."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("cchc_excel"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def whole(name: str, names: Mapping[str, Path]) -> str:
    """Return the module of a name: itself, or the one that it stands in."""
    return name if name in names else name.rpartition(".")[0]


@pytest.mark.parametrize("path", sorted((PACKAGE.parent / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_no_test_takes_from_another_test(path: Path):
    """What tests share lies in `tests/tools/`, and what they begin with in `tests/conftest.py`."""
    modules = {name.rpartition(".")[2] for name in imports(path) if name.startswith("tests.")}
    assert {name for name in modules if name.startswith(("test_", "conftest"))} == set()
