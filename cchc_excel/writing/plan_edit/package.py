"""A workbook's package into which rows are put: all that refers to rows is moved along, all else stays byte for byte.

openpyxl would lose charts, shapes, newer conditional formats and threaded notes, and moves neither merges nor heights
nor rules when it puts rows in: so the XML itself is changed. Only the calculation chain goes, which Excel makes anew.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.dom.minidom import Document

from cchc_excel.writing.house.packages import pack, unpack
from cchc_excel.writing.house.xml_documents import elements, parse_document, text_of, write_document
from cchc_excel.writing.plan_edit.row_links import move_links
from cchc_excel.writing.plan_edit.row_moves import (
    move_anchors,
    move_areas,
    move_formulas,
    move_notes,
    move_rows,
    move_sources,
    number_cells,
    spell_formulas_out,
)
from cchc_excel.writing.plan_edit.row_shift import RowShift

_CALCULATION_CHAIN = re.compile(r"<(?:Override|Relationship)\b[^>]*calcChain[^>]*/>", re.IGNORECASE)

_SPEAKS_OF_SHEETS = re.compile(
    r"xl/(?:workbook\.xml|charts/.*|pivotCache/[^/]*Definition[^/]*|(?:worksheets|drawings)/_rels/.*)$", re.IGNORECASE
)
"""Names of parts, beside the sheets themselves, that may speak of a sheet by its name."""


class PlanPackage:
    """The parts of a workbook, one of its sheets as a document."""

    def __init__(self, content: bytes, sheet: str) -> None:
        self._parts = unpack(content)
        self._names = {name.lower(): name for name in self._parts}
        self.sheet_parts = dict(self._list_sheets())
        self.sheet = {name.casefold(): name for name in self.sheet_parts}[sheet.casefold()]
        self.part = self.sheet_parts[self.sheet]
        self.document = parse_document(str(self._parts[self.part]))
        number_cells(self.document)
        spell_formulas_out(self.document)

    def read(self, name: str) -> str:
        """Return a part as text, empty where there is none."""
        part = self._parts.get(self._names.get(name.lower(), ""), "")
        return part if isinstance(part, str) else part.decode("utf-8", "replace")

    def pack(self) -> bytes:
        """Return the workbook."""
        chain = self._names.get("xl/calcchain.xml")
        parts = dict(self._parts)
        if chain:
            del parts[chain]
            for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
                parts[self._names[name.lower()]] = _CALCULATION_CHAIN.sub("", self.read(name))
        parts[self.part] = write_document(self.document)
        return pack(parts)

    def shift(self, at: int, count: int) -> None:
        """Make room for `count` rows from row `at` on, and let all that refers to rows follow."""
        shift = RowShift(self.sheet, at, count)
        move_rows(self.document, shift)
        move_areas(self.document, shift)
        move_anchors(self.document, shift)
        move_formulas(self.document, shift, self.sheet)
        move_links(self.document, shift, self.sheet, self._read_texts)
        self._change_beside(shift)
        self._change_elsewhere(shift)

    def _change_beside(self, shift: RowShift) -> None:
        """Move what lies in parts of the sheet's own: notes, tables, pictures."""
        for kind, name in self._related(self.part):
            if kind == "vmlDrawing":
                part = self._parts[name]
                self._parts[name] = move_notes(part if isinstance(part, bytes) else part.encode(), shift)
            elif kind == "drawing":
                self._change(name, lambda document: move_anchors(document, shift))
            elif kind in {"comments", "table", "threadedComment"}:
                self._change(name, lambda document: move_areas(document, shift))

    def _change_elsewhere(self, shift: RowShift) -> None:
        """Move what other sheets, charts, pivots, names and links of the workbook say of the sheet's rows."""
        homes = {part: sheet for sheet, part in self.sheet_parts.items()}
        for name in list(self._parts):
            if name != self.part and (name in homes or _SPEAKS_OF_SHEETS.match(name)) and self._names_sheet(name):
                self._change(name, partial(self._follow, shift=shift, home=homes.get(name, "")))

    def _follow(self, document: Document, shift: RowShift, home: str) -> None:
        spell_formulas_out(document)
        move_formulas(document, shift, home)
        move_links(document, shift, home, self._read_texts)
        move_sources(document, shift)

    def _read_texts(self) -> list[str]:
        """Return the texts that the sheets share, by number."""
        shared = self.read("xl/sharedStrings.xml")
        held = elements(parse_document(shared), "si") if shared else ()
        return ["".join(text_of(text) for text in elements(each, "t")) for each in held]

    def _names_sheet(self, name: str) -> bool:
        return self.sheet.casefold() in unquote(unescape(self.read(name))).casefold()

    def _change(self, name: str, change: Callable[[Document], None]) -> None:
        document = parse_document(self.read(name))
        before = document.toxml()
        change(document)
        if document.toxml() != before:
            self._parts[name] = write_document(document)

    def _list_sheets(self) -> Iterator[tuple[str, str]]:
        targets = dict(self._targets("xl/workbook.xml"))
        for sheet in elements(parse_document(self.read("xl/workbook.xml")), "sheet"):
            found = [value for key, value in sheet.attributes.items() if key.rpartition(":")[2] == "id"]
            if found and found[0] in targets:
                yield sheet.getAttribute("name"), targets[found[0]][1]

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        yield from (target for _, target in self._targets(part))

    def _targets(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield id, kind and name of each part that a part refers to."""
        folder, _, name = part.rpartition("/")
        relations = self.read(f"{folder}/_rels/{name}.rels")
        for relation in elements(parse_document(relations), "Relationship") if relations else ():
            target = relation.getAttribute("Target")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            if path.lower() in self._names:
                kind = relation.getAttribute("Type").rpartition("/")[2]
                yield relation.getAttribute("Id"), (kind, self._names[path.lower()])
