"""What is moved in the parts of a workbook when rows are put into a sheet: rows, areas, formulas, notes, pictures."""

import re
from xml.dom.minidom import Document, Element

from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string

from cchc_excel.cells import column_letter
from cchc_excel.writing.house.xml_documents import children, elements, remove, set_text, text_of
from cchc_excel.writing.plan_edit.row_shift import RowShift

_FIXED_AREAS = frozenset({"mergeCell", "hyperlink", "dimension", "selection", "comment", "threadedComment"})
"""Elements whose area never takes in rows put below it."""

_VIEWS = frozenset({"selection", "pane", "sheetView", "customSheetView"})
"""Elements that say where somebody looked last: where that is pushed off, they say nothing of it."""

_NEVER_DROPPED = frozenset({"comment", "threadedComment", "table"})

_FORMULAS = ("f", "formula", "formula1", "formula2")
_NOTE_ROW = re.compile(rb"(<(?:\w+:)?Row>\s*)(\d+)(\s*</)")
_NOTE_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)(</)")


def sheet_rows(document: Document) -> list[Element]:
    """Return the rows of a sheet; what lies on it (a button) tells its place in elements of that name, too."""
    return [row for data in elements(document, "sheetData") for row in children(data, "row")]


def number_cells(document: Document) -> None:
    """Write the address of each row and cell that is only told by its place."""
    last = 0
    for row in sheet_rows(document):
        last = int(row.getAttribute("r") or last + 1)
        row.setAttribute("r", str(last))
        column = 0
        for cell in children(row, "c"):
            letters = cell.getAttribute("r").rstrip("0123456789")
            column = column_index_from_string(letters) if letters else column + 1
            cell.setAttribute("r", f"{column_letter(column)}{last}")


def spell_formulas_out(document: Document) -> None:
    """Write shared formulas into each of their cells: rows put between them would part them from their first."""
    firsts: dict[str, tuple[str, str]] = {}
    for formula in elements(document, "f"):
        cell = formula.parentNode
        if formula.getAttribute("t") != "shared" or not isinstance(cell, Element):
            continue
        address, index = cell.getAttribute("r"), formula.getAttribute("si")
        if text := text_of(formula):
            firsts[index] = (f"={text}", address)
        elif index in firsts:
            first, origin = firsts[index]
            set_text(formula, Translator(first, origin).translate_formula(address)[1:])
        for name in ("t", "si", "ref"):
            if formula.hasAttribute(name):
                formula.removeAttribute(name)


def move_rows(document: Document, shift: RowShift) -> None:
    """Give the rows of a sheet, and their cells, the numbers they have afterwards.

    Blank rows go that would stand below the last one; raises ValueError where there is something in them.
    """
    for row in sheet_rows(document):
        number = int(row.getAttribute("r"))
        if shift.pushes_off(number):
            if any(cell.hasChildNodes() for cell in children(row, "c")):
                raise ValueError(f"row {number} is in use, and would stand below the last one")
            remove(row)
        elif number >= shift.at:
            row.setAttribute("r", str(shift.row(number)))
            for cell in children(row, "c"):
                cell.setAttribute("r", shift.area(cell.getAttribute("r")))


def move_areas(document: Document, shift: RowShift) -> None:
    """Move what is said of areas: merges, rules, links, filters, tables, notes, page breaks."""
    for element in elements(document):
        name = element.localName or ""
        if name == "f" and element.hasAttribute("ref"):
            element.setAttribute("ref", shift.area(element.getAttribute("ref"), grows=False))
        elif name == "brk" and element.parentNode and element.parentNode.localName == "rowBreaks":
            # A page that ends above the new rows ends below them: what it ends before is the next area.
            after = int(element.getAttribute("id"))
            element.setAttribute("id", str(shift.row(after + 1) - 1))
        elif name not in {"c", "row", "f"}:
            _move_area(element, shift, grows=name not in _FIXED_AREAS)


def _move_area(element: Element, shift: RowShift, *, grows: bool) -> None:
    for key in ("activeCell", "topLeftCell", "sqref", "ref"):
        if not element.hasAttribute(key):
            continue
        moved = shift.areas(element.getAttribute(key), grows=grows)
        if moved:
            element.setAttribute(key, moved)
        elif element.localName in _VIEWS:
            element.removeAttribute(key)
        else:
            _drop(element)
            return
    if element.localName == "sqref":
        moved = shift.areas(text_of(element), grows=grows)
        if moved:
            set_text(element, moved)
        elif isinstance(element.parentNode, Element):
            _drop(element.parentNode)


def _drop(element: Element) -> None:
    """Take away what is said of cells that are pushed off, and its list where it was the last; no list may be empty."""
    if element.localName in _NEVER_DROPPED:
        raise ValueError(f"{element.localName} {element.getAttribute('ref')} would stand below the last row")
    holder = element.parentNode
    remove(element)
    if not isinstance(holder, Element):
        return
    rest = [node for node in holder.childNodes if isinstance(node, Element)]
    if not rest:
        remove(holder)
    elif holder.hasAttribute("count"):
        holder.setAttribute("count", str(len(rest)))


def move_formulas(document: Document, shift: RowShift, home: str) -> None:
    """Move what formulas and names point to; `home` is the sheet they stand on."""
    for formula in elements(document, *_FORMULAS, "definedName"):
        if text := text_of(formula):
            moved = shift.formula(text, home)
            if moved != text:
                set_text(formula, moved)


def move_sources(document: Document, shift: RowShift) -> None:
    """Move the area that a pivot table takes its rows from."""
    for source in elements(document, "worksheetSource"):
        if source.getAttribute("sheet").casefold() == shift.sheet.casefold():
            source.setAttribute("ref", shift.area(source.getAttribute("ref")))


def move_anchors(document: Document, shift: RowShift) -> None:
    """Move pictures, shapes, charts and buttons: their rows count from 0."""
    for row in elements(document, "row"):
        if not row.hasAttribute("r") and text_of(row).strip().isdecimal():
            set_text(row, str(shift.row(int(text_of(row)) + 1) - 1))


def move_notes(part: bytes, shift: RowShift) -> bytes:
    """Move the boxes of notes, in a kind of XML that is not always well-formed: their rows count from 0."""

    def move_row(found: re.Match[bytes]) -> bytes:
        return found[1] + str(shift.row(int(found[2]) + 1) - 1).encode() + found[3]

    def move_anchor(found: re.Match[bytes]) -> bytes:
        numbers = [number.strip().decode() for number in found[2].split(b",")]
        for place in (2, 6):
            if len(numbers) > place and numbers[place].isdecimal():
                numbers[place] = str(shift.row(int(numbers[place]) + 1) - 1)
        return found[1] + ", ".join(numbers).encode() + found[3]

    return _NOTE_ANCHOR.sub(move_anchor, _NOTE_ROW.sub(move_row, part))
