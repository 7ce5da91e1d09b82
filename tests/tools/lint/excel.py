"""What makes Excel repair or refuse a workbook beyond the schema. A fault is one English sentence with its part."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.tools.lint.areas import block
from tests.tools.lint.beside import (
    is_name,
    lint_drawings,
    lint_notes,
    lint_table,
    lint_tables,
    sheets_named,
)
from tests.tools.lint.cells import Counts, lint_columns, lint_rows
from tests.tools.lint.formulas import lint_formula
from tests.tools.lint.package import RELATIONS, Package, find_all, first, lint_package, name_of
from tests.tools.lint.rules import (
    lint_checks,
    lint_colours,
    lint_links,
    lint_merges,
    lint_order,
    lint_page,
)
from tests.tools.lint.styles import count_of, lint_fonts, lint_shared, lint_styles

_ILLEGAL = frozenset("[]:*?/\\")
_LONGEST_SHEET_NAME = 31


def lint_workbook(path: Path) -> list[str]:
    """Return what is wrong with a workbook, nothing where it is sound."""
    package = Package(path)
    faults = list(lint_package(package))
    return faults or list(_Workbook(package).lint())


class _Workbook:
    """A workbook's parts by what they are."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.related("", "officeDocument")[0]
        self._root = package.xml(self._part)
        targets = package.relations(self._part)
        self._listed = find_all(self._root, "sheet")
        self._sheets = {each.get("name", ""): targets[each.get(f"{RELATIONS}id", "")][1] for each in self._listed}
        self._names = [(each.get("name", ""), each.get("localSheetId")) for each in find_all(self._root, "definedName")]
        self._styles = package.related(self._part, "styles")[0]
        self._shared = package.related(self._part, "sharedStrings")

    def lint(self) -> Iterator[str]:
        """Yield all faults."""
        yield from (f"workbook: {fault}" for fault in (*self._lint_sheets(), *self._lint_names()))
        themes = self._package.related(self._part, "theme")
        yield from (f"styles: {fault}" for fault in lint_styles(self._package, self._styles))
        for part in (self._styles, *self._shared):
            yield from (f"{part}: {fault}" for fault in lint_fonts(self._package, part, themes))
        yield from (f"{part}: {fault}" for part in self._shared for fault in lint_shared(self._package.xml(part)))
        tables: list[etree._Element] = []
        for name, part in self._sheets.items():
            if name_of(self._package.xml(part)) == "worksheet":
                tables += [self._package.xml(each) for each in self._package.related(part, "table")]
                yield from (f"{name}: {fault}" for fault in self._lint_sheet(part))
        yield from self._lint_table_names(tables)

    def _lint_sheets(self) -> Iterator[str]:
        for name in self._sheets:
            if not 1 <= len(name) <= _LONGEST_SHEET_NAME or set(name) & _ILLEGAL or name[0] == "'" or name[-1] == "'":
                yield f"a sheet {name!r}"
        if len({name.casefold() for name in self._sheets}) < len(self._listed):
            yield "two sheets of one name"
        if len({each.get("sheetId") for each in self._listed}) < len(self._listed):
            yield "two sheets of one number"
        shown = [each.get("state", "visible") == "visible" for each in self._listed]
        view = first(self._root, "workbookView")
        active = 0 if view is None else int(view.get("activeTab", "0"))
        if active >= len(shown) or not shown[active]:
            yield f"sheet {active}, which is open, is not shown"

    def _lint_names(self) -> Iterator[str]:
        counts = Counter((name.casefold(), scope) for name, scope in self._names)
        yield from (f"{count} names {name}" for name, count in counts.items() if count > 1)
        known = {name.casefold() for name in self._sheets}
        for each in find_all(self._root, "definedName"):
            name, text = each.get("name", ""), each.text or ""
            if not is_name(name) or int(each.get("localSheetId", "0")) >= len(self._listed):
                yield f"a name {name!r}"
            yield from (f"name {name}: {fault}" for fault in lint_formula(text))
            yield from (f"name {name}: there is no sheet {sheet}" for sheet in sheets_named(text) - known)
            if name.startswith("_xlnm.") and "#REF!" in text:
                yield f"name {name}: {text}"

    def _lint_table_names(self, tables: list[etree._Element]) -> Iterator[str]:
        taken = Counter(table.get("displayName", "").casefold() for table in tables)
        taken.update(name.casefold() for name, _ in self._names if not name.startswith("_xlnm."))
        names = {table.get("displayName", "").casefold() for table in tables}
        yield from (
            f"{count} tables or areas are named {name}" for name, count in taken.items() if count > 1 and name in names
        )
        if len({table.get("id") for table in tables}) < len(tables):
            yield "two tables of one number"

    def _lint_sheet(self, part: str) -> Iterator[str]:
        package, sheet = self._package, self._package.xml(part)
        shared = package.xml(self._shared[0]) if self._shared else []
        counts = Counts(count_of(package, self._styles, "cellXfs"), len(shared))
        names = {name.casefold() for name, _ in self._names}
        known = {name.casefold() for name in self._sheets}
        yield from lint_order(sheet)
        yield from lint_columns(sheet, counts)
        yield from (fault for data in sheet if name_of(data) == "sheetData" for fault in lint_rows(data, counts))
        yield from lint_merges(sheet)
        yield from lint_colours(sheet, count_of(package, self._styles, "dxfs"))
        yield from lint_checks(sheet)
        yield from lint_links(sheet, known, names)
        yield from lint_page(sheet)
        yield from lint_notes(package, part)
        yield from lint_drawings(package, part, known)
        yield from self._lint_formulas(sheet, known)
        yield from self._lint_tables(part, shared)

    def _lint_formulas(self, sheet: etree._Element, known: set[str]) -> Iterator[str]:
        formulas = {
            each.text or "" for name in ("f", "formula", "formula1", "formula2") for each in find_all(sheet, name)
        }
        for formula in (each for each in formulas if "!" in each and "[" not in each):
            unquoted = _without_texts(formula)
            yield from (f"{formula[:80]}: there is no sheet {name}" for name in sheets_named(unquoted) - known)

    def _lint_tables(self, part: str, shared: etree._Element | list[etree._Element]) -> Iterator[str]:
        sheet = self._package.xml(part)
        tables = [self._package.xml(each) for each in self._package.related(part, "table")]
        if len(find_all(sheet, "tablePart")) != len(tables):
            yield f"{len(tables)} tables of {len(find_all(sheet, 'tablePart'))}"
        if not tables:
            return
        rows = {found.top for table in tables if (found := block(table.get("ref", "")))}
        texts = {
            cell.get("r", ""): _text_of(cell, shared)
            for row in find_all(sheet, "row")
            if int(row.get("r", "0")) in rows
            for cell in row
        }
        for table in tables:
            yield from lint_table(table, texts)
        merges = [found for each in find_all(sheet, "mergeCell") if (found := block(each.get("ref", "")))]
        yield from lint_tables([found for table in tables if (found := block(table.get("ref", "")))], merges)


def _without_texts(formula: str) -> str:
    return "".join(part for place, part in enumerate(formula.split('"')) if place % 2 == 0)


def _text_of(cell: etree._Element, shared: etree._Element | list[etree._Element]) -> str | None:
    kind, value = cell.get("t"), first(cell, "v")
    if kind == "s" and value is not None:
        return "".join(shared[int(value.text or "0")].itertext("{*}t"))
    if kind == "inlineStr":
        return "".join(cell.itertext("{*}t"))
    return value.text if kind == "str" and value is not None else None
