"""The house as its README describes it: layers, one home a library, nothing left undone."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
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
    "xlsxwriter": {"writing.house", "writing.summary", "writing.plan", "writing.registration", "writing.report"},
    "docx": {"books", "writing.report"},
    "docxtpl": {"writing.report"},
    "jinja2": {"writing.report"},
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

SUMMARY = "cchc_excel.writing.summary"
SUMMARY_PARTS = tuple(f"{SUMMARY}.{part}" for part in ("groups", "overview", "year"))
"""Parts that take columns, formulas and the content from the room that puts them together: the only circles left."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))


def module_name(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def folder_name(name: str, path: Path) -> str:
    """Return the folder a module stands in; a module right in the package is one by itself."""
    return name if path.parent == PACKAGE or path.name == "__init__.py" else name.rpartition(".")[0]


MODULE_NAMES = {module_name(path): path for path in PACKAGE.rglob("*.py")}


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
    TopologicalSorter(graph_of(MODULE_NAMES)).prepare()


def test_no_folder_imports_one_that_leads_back_to_it():
    folders = graph_of(MODULE_NAMES, folder_name)
    for part in SUMMARY_PARTS:
        assert part in folders[SUMMARY], "no circle any more: take it off the list"
        folders[part].remove(SUMMARY)
    TopologicalSorter(folders).prepare()


def graph_of(
    names: Mapping[str, Path], group: Callable[[str, Path], str] = lambda name, _: name
) -> dict[str, set[str]]:
    """Return what each module, or each group of them, imports, wherever in it."""
    graph: dict[str, set[str]] = {}
    for name, path in names.items():
        told = {whole(found, names) for found in imported(path, name)} & names.keys()
        own = group(name, path)
        graph.setdefault(own, set()).update({group(other, names[other]) for other in told} - {own})
    return graph


def test_no_folder_has_more_files_than_a_reader_can_take_in():
    folders = {folder for folder in PACKAGE.rglob("*") if folder.is_dir() and folder.name != "__pycache__"}
    assert {folder.name for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES} == set()


def imported(path: Path, name: str) -> Iterator[str]:
    """Yield the dotted names that a module imports: modules, or names in them. What only types need counts, too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = name if path.name == "__init__.py" else name.rpartition(".")[0]
            for _ in range(node.level - 1):
                above = above.rpartition(".")[0]
            module = ".".join(filter(None, (above, node.module))) if node.level else node.module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def whole(name: str, names: Mapping[str, Path]) -> str:
    """Return the module of a name: itself, or the one that it stands in."""
    return name if name in names else name.rpartition(".")[0]


@pytest.mark.parametrize("path", sorted((PACKAGE.parent / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_no_test_takes_from_another_test(path: Path):
    """What tests share lies in `tests/tools/`, and what they begin with in `tests/conftest.py`."""
    names = [name for name in imported(path, module_name(path)) if name.startswith("tests.")]
    assert [name for name in names if re.search(r"\.(?:test_|conftest\b)", name)] == []
