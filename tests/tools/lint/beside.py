"""What makes Excel repair what lies beside a sheet's cells: tables, notes, drawings, charts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.tools.lint.areas import LAST_COLUMN, LAST_ROW, Block, block, lint_areas
from tests.tools.lint.formulas import lint_formula
from tests.tools.lint.package import Package, find_all, first, name_of

_NAME = re.compile(r"[^\W\d][\w.\\]*|_[\w.\\]*|\\[\w.\\]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc]")
_LONGEST_NAME = 255
_ERROR = re.compile(r"#\w+!")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!(),+*/&=<> -]+))!")


def is_name(text: str) -> bool:
    """Whether Excel takes a text for a name of an area or a table."""
    name = text.removeprefix("_xlnm.")
    return bool(_NAME.fullmatch(name)) and not _LIKE_A_CELL.fullmatch(name) and len(name) <= _LONGEST_NAME


def sheets_named(formula: str) -> set[str]:
    """Return the sheets that a formula names, folded."""
    return {
        (quoted.replace("''", "'") or plain).casefold() for quoted, plain in _SHEET.findall(_ERROR.sub("", formula))
    }


def lint_table(table: etree._Element, texts: Mapping[str, str | None]) -> Iterator[str]:
    """Yield what is wrong with a table; `texts` holds what stands in the sheet's cells, None for what is no text."""
    area, name = block(table.get("ref", "")), table.get("displayName", "")
    if not is_name(name):
        yield f"table {name!r} has no name that Excel takes"
    if area is None:
        yield f"table {name} over {table.get('ref')}"
        return
    columns = find_all(table, "tableColumn")
    names = [each.get("name", "") for each in columns]
    has_header = table.get("headerRowCount", "1") != "0"
    if len(columns) != area.right - area.left + 1 or area.bottom - area.top < has_header:
        yield f"table {name} over {table.get('ref')} has {len(columns)} columns"
    if len({each.casefold() for each in names}) < len(names) or len({each.get("id") for each in columns}) < len(names):
        yield f"table {name} has two columns of one name or number"
    heads = [texts.get(f"{_letters(area.left + place)}{area.top}") for place in range(len(names))]
    if has_header and heads != [each.replace("_x000a_", "\n").replace("_x000A_", "\n") for each in names]:
        yield f"table {name} names its columns {names}, its header row {heads}"
    filtered = first(table, "autoFilter")
    if filtered is not None and not ((found := block(filtered.get("ref", ""))) and area.holds(found)):
        yield f"table {name} filters {filtered.get('ref')}"
    for formula in find_all(table, "calculatedColumnFormula"):
        yield from lint_formula(formula.text or "")


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def lint_tables(tables: list[Block], merges: list[Block]) -> Iterator[str]:
    """Yield tables of a sheet that lie over each other or over a merge."""
    for place, table in enumerate(tables):
        yield from (f"tables {table} and {other} overlap" for other in tables[place + 1 :] if table.meets(other))
        yield from (f"the merge {merge} lies in the table {table}" for merge in merges if table.meets(merge))


def lint_notes(package: Package, sheet: str) -> Iterator[str]:
    """Yield notes of a sheet without a cell, without an author, without a box, or two in a cell."""
    for part in package.related(sheet, "comments"):
        root = package.xml(part)
        authors = len(find_all(root, "author"))
        notes = find_all(root, "comment")
        for note in notes:
            yield from lint_areas("a note", note.get("ref"))
            if int(note.get("authorId", "0")) >= authors:
                yield f"the note {note.get('ref')} is by author {note.get('authorId')} of {authors}"
        places = Counter(note.get("ref") for note in notes)
        yield from (f"{count} notes in {cell}" for cell, count in places.items() if count > 1)
        drawn = package.related(sheet, "vmlDrawing")
        boxes = sum(len(find_all(package.xml(each), "ClientData")) for each in drawn)
        if first(package.xml(sheet), "legacyDrawing") is None or boxes < len(notes):
            yield f"{len(notes)} notes in {boxes} boxes"


def lint_drawings(package: Package, sheet: str, sheets: set[str]) -> Iterator[str]:
    """Yield pictures and charts that lie outside the sheet or speak of sheets that are not there."""
    for part in package.related(sheet, "drawing"):
        root = package.xml(part)
        ids = Counter(each.get("id") for each in find_all(root, "cNvPr"))
        yield from (f"{part}: {count} drawings {number}" for number, count in ids.items() if count > 1)
        for anchor in root:
            yield from (f"{part}: {fault}" for fault in _lint_anchor(anchor))
        for chart in package.related(part, "chart"):
            yield from (f"{chart}: {fault}" for fault in _lint_chart(package.xml(chart), sheets))


def _lint_anchor(anchor: etree._Element) -> Iterator[str]:
    ends = [{name_of(each): int(each.text or "0") for each in end} for end in anchor if name_of(end) in {"from", "to"}]
    for end in ends:
        if not (0 <= end["row"] < LAST_ROW and 0 <= end["col"] < LAST_COLUMN) or min(end["rowOff"], end["colOff"]) < 0:
            yield f"a drawing at {end}"
    if len(ends) == 2 and not (ends[0]["row"] <= ends[1]["row"] and ends[0]["col"] <= ends[1]["col"]):
        yield f"a drawing from {ends[0]} to {ends[1]}"


def _lint_chart(chart: etree._Element, sheets: set[str]) -> Iterator[str]:
    for formula in find_all(chart, "f"):
        yield from lint_formula(formula.text or "")
        yield from (
            f"{formula.text} names no sheet of the workbook" for name in sheets_named(formula.text or "") - sheets
        )
    for kind in ("idx", "order"):
        numbers = [each.get("val") for series in find_all(chart, "ser") for each in series if name_of(each) == kind]
        if len(numbers) != len(set(numbers)):
            yield f"two series of {kind} {numbers}"
    axes = [
        each.get("val")
        for axis in chart.iter()
        if name_of(axis).endswith("Ax")
        for each in axis
        if name_of(each) == "axId"
    ]
    used = {
        each.get("val")
        for plot in chart.iter()
        if name_of(plot).endswith("Chart")
        for each in plot
        if name_of(each) == "axId"
    }
    if len(axes) != len(set(axes)) or used - set(axes):
        yield f"axes {axes} for {used}"
