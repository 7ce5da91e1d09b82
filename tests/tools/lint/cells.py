"""What makes Excel repair the rows and cells of a sheet."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tests.tools.lint.areas import LAST_COLUMN, LAST_ROW, block
from tests.tools.lint.formulas import lint_formula
from tests.tools.lint.package import name_of
from tests.tools.lint.styles import LONGEST_TEXT, utf16_length

_HIGHEST, _WIDEST, _DEEPEST = 409.5, 255, 7
_KINDS = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"})


class Counts(NamedTuple):
    """How many styles of cells and shared texts a workbook has."""

    styles: int
    shared: int


def lint_columns(sheet: etree._Element, counts: Counts) -> Iterator[str]:
    """Yield descriptions of columns that are out of order, out of range, or in no style."""
    last = 0
    for column in sheet.iter("{*}col"):
        start, end = int(column.get("min", "0")), int(column.get("max", "0"))
        if not last < start <= end <= LAST_COLUMN:
            yield f"columns {start}–{end} after {last}"
        if float(column.get("width", "0")) > _WIDEST:
            yield f"columns {start}–{end} are {column.get('width')} wide"
        if int(column.get("style", "0")) >= counts.styles:
            yield f"columns {start}–{end} have style {column.get('style')} of {counts.styles}"
        last = end


def lint_rows(data: etree._Element, counts: Counts) -> Iterator[str]:
    """Yield what is wrong with the rows of a sheet and their cells."""
    last = 0
    for row in data:
        number = int(row.get("r", last + 1))
        if not last < number <= LAST_ROW:
            yield f"row {number} after {last}"
        if float(row.get("ht", "0")) > _HIGHEST or int(row.get("outlineLevel", "0")) > _DEEPEST:
            yield f"row {number} is {row.get('ht')} high, {row.get('outlineLevel')} deep"
        if int(row.get("s", "0")) >= counts.styles:
            yield f"row {number} has style {row.get('s')} of {counts.styles}"
        yield from _lint_cells(row, number, counts)
        last = number


def _lint_cells(row: etree._Element, number: int, counts: Counts) -> Iterator[str]:
    last = 0
    for cell in row:
        address = cell.get("r")
        place = block(address) if address else None
        column = last + 1 if address is None else place.left if place else 0
        if not last < column <= LAST_COLUMN or (place and place.top != number):
            yield f"cell {address} in row {number} after column {last}"
        last = column
        yield from (f"cell {address}: {fault}" for fault in _lint_cell(cell, counts))


def _lint_cell(cell: etree._Element, counts: Counts) -> Iterator[str]:
    kind, parts = cell.get("t", "n"), {name_of(each): each for each in cell}
    if kind not in _KINDS or (len(parts) != len(cell)):
        yield f"a cell of kind {kind} with {len(cell)} parts"
    if int(cell.get("s", "0")) >= counts.styles:
        yield f"style {cell.get('s')} of {counts.styles}"
    if "f" in parts:
        yield from _lint_cell_formula(parts["f"])
    text = "".join(parts["is"].itertext("{*}t")) if "is" in parts else parts["v"].text or "" if "v" in parts else None
    if text is not None and not (text == "" and "f" in parts):
        yield from _lint_value(kind, text, counts)


def _lint_cell_formula(formula: etree._Element) -> Iterator[str]:
    if formula.text or formula.get("t") not in {"shared", "dataTable"}:
        yield from lint_formula(formula.text or "")
    if formula.get("t") == "array" and block(formula.get("ref", "")) is None:
        yield f"an array formula over {formula.get('ref')}"


def _lint_value(kind: str, text: str, counts: Counts) -> Iterator[str]:
    if kind == "s" and not (text.isdecimal() and int(text) < counts.shared):
        yield f"text {text} of {counts.shared}"
    elif kind == "b" and text not in {"0", "1"}:
        yield f"{text} is no truth value"
    elif kind == "e" and text not in _ERRORS:
        yield f"{text} is no error of Excel"
    elif kind in {"str", "inlineStr"} and utf16_length(text) > LONGEST_TEXT:
        yield f"a text of {utf16_length(text)} characters"
    elif kind == "n" and not _is_number(text):
        yield f"{text} is no number of Excel"


def _is_number(text: str) -> bool:
    try:
        number = float(text)
    except ValueError:
        return False
    return math.isfinite(number) and abs(number) < 1e308 and "_" not in text
