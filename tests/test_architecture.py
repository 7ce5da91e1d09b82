"""The house as its README describes it: layers, one home a library, nothing left undone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cchc_excel"
LAYERS = (
    "errors", "disk", "words", "text", "numerals", "identity_marks", "folders", "cells", "rules", "targets",
    "deadlines", "domain", "adjusting", "carrying", "kinds", "layout", "annex_layout", "post_layout",
    "registration_layout", "plan_changes_layout", "header", "templates", "reading", "checking", "receiving",
    "receiving_many", "correcting", "choosing", "merging", "measuring", "registering", "writing", "importing",
    "renewing", "post", "steps", "posting", "registration", "cli",
)  # fmt: skip
"""A module imports only what stands before it here, or its own room."""

HOMES = {
    "click": {"cli"},
    "openpyxl": {"reading", "writing"},
    "python_calamine": {"reading"},
    "pandas": {"domain", "merging", "measuring", "writing"},
    "xlsxwriter": {"writing"},
    "docx": {"reading", "writing"},
    "docxtpl": {"writing"},
    "jinja2": {"writing"},
    "matplotlib": {"writing"},
    "oxmsg": {"reading"},
    "imaplib": {"post"},
    "smtplib": {"post"},
    "keyring": {"post"},
}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))


def room_of(path: Path) -> str:
    """Return the layer a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


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
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("cchc_excel.")}
    assert {room for room in rooms if LAYERS.index(room) > own} == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_each_library_has_its_home(path: Path):
    libraries = {name.split(".")[0] for name in imports(path)}
    assert {library for library, homes in HOMES.items() if library in libraries and room_of(path) not in homes} == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_and_public_name_says_what_it_is(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    things = [tree, *(n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name[0] != "_")]
    assert [getattr(thing, "name", named(path)) for thing in things if not ast.get_docstring(thing)] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_stay_readable(path: Path):
    text = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    assert text.count("\n") <= 320
    assert [f.name for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 50] == []
    assert "TODO" not in text
