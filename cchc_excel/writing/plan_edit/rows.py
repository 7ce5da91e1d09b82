"""New tasks put into an existing plan workbook: into the annex under their areas, or into `Điều chỉnh` from a day on.

Blank rows are filled first, then rows are put in below the last one, as the rows beside them look. Nothing else is
changed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from xml.dom.minidom import Element

from openpyxl.utils import column_index_from_string

from cchc_excel.books.workbooks import open_book
from cchc_excel.cells import CellRange, column_letter
from cchc_excel.domain import AdjustmentKind, NewTask
from cchc_excel.layout.changes import ADJUSTMENTS
from cchc_excel.layout.columns import TASKS
from cchc_excel.layout.header import find_header
from cchc_excel.plan.rows import sort_rows
from cchc_excel.plan.tables import Spec, Table, read_table
from cchc_excel.text import fold
from cchc_excel.words import show_date
from cchc_excel.writing.house.packages import cell_text
from cchc_excel.writing.house.row_heights import HIGHEST_ROW, text_height
from cchc_excel.writing.house.xml_documents import (
    children,
    copy_of,
    elements,
    empty,
    insert_after,
    new_element,
    parse_document,
    set_text,
)
from cchc_excel.writing.plan_edit.package import PlanPackage
from cchc_excel.writing.plan_edit.row_moves import sheet_rows

_PADDING = 4.0
_DEFAULT_WIDTH = 8.43
_DEFAULT_SIZE = 11.0
_KEPT_OF_A_CELL = ("r", "s")
_NOT_KEPT_OF_A_ROW = ("hidden", "collapsed")


def with_tasks(content: bytes, tasks: Sequence[NewTask]) -> bytes:
    """Return a plan workbook with new tasks, each last under its area; the areas must be the plan's own."""
    places = _Places.of(content)
    package = PlanPackage(content, places.table.grid.name)
    looks = _Looks(package, places)
    by_area = groupby(sorted(tasks, key=lambda task: -places.end_of(task)), key=places.end_of)
    for end, group in [(end, list(group)) for end, group in by_area]:
        _enter(package, looks, places, end, group)
    return package.pack()


def with_additions(content: bytes, tasks: Sequence[NewTask], day: date) -> bytes:
    """Return a plan workbook with new tasks as changes of the plan (*bổ sung nhiệm vụ*), in force from a day."""
    places = _Places.of_adjustments(content)
    package = PlanPackage(content, places.table.grid.name)
    added = {"day": show_date(day), "kind": AdjustmentKind.ADDED.value}
    rows = [replace(task, cells={**task.cells, **added, "area": task.area.code}) for task in tasks]
    _enter(package, _Looks(package, places), places, max(places.ends.values()), rows)
    return package.pack()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the annex's rows and columns are: `columns` by key, `ends` the last row of each area by folded code."""

    table: Table
    columns: Mapping[str, int]
    task_rows: tuple[int, ...]
    ends: Mapping[str, int]

    @classmethod
    def of(cls, content: bytes) -> "_Places":
        table, _ = read_table(open_book(content), Spec(TASKS, ()), "")
        header = find_header(table.grid, TASKS)
        rows = sort_rows(table)
        ends = {fold(row.area.code): row.record.number for row in rows}
        task_rows = tuple(row.record.number for row in rows if row.is_task)
        return cls(table, header.columns if header else {}, task_rows, ends)

    @classmethod
    def of_adjustments(cls, content: bytes) -> "_Places":
        """Return the places of the changes: all of them stand one below the other, as of one area."""
        table, _ = read_table(open_book(content), Spec(ADJUSTMENTS, ()), "")
        header = find_header(table.grid, ADJUSTMENTS)
        used = [row.number for row in table.records if not all(row.is_empty(key) for key in ADJUSTMENTS.keys)]
        end = max(used, default=table.first_row - 1)
        return cls(table, header.columns if header else {}, tuple(used), {"": end})

    def end_of(self, task: NewTask) -> int:
        """Return the row under which a task belongs."""
        return self.ends[fold(task.area.code)]

    def merged_in(self, row: int) -> list[CellRange]:
        """Return the merges that lie within a row."""
        return [block for block in self.table.grid.merges if block.top == block.bottom == row]


class _Looks:
    """How a task row looks: the row to copy, font sizes by style, column widths."""

    def __init__(self, package: PlanPackage, places: _Places) -> None:
        self.rows = {int(row.getAttribute("r")): row for row in sheet_rows(package.document)}
        self._places = places
        self._sizes = list(_read_sizes(package.read("xl/styles.xml")))
        self._widths = dict(_read_widths(package))

    def model_for(self, end: int) -> tuple[int, Element]:
        """Return the row to copy below `end`: of the annex's task rows the one that looks as most do, the nearest."""
        numbers = [number for number in self._places.task_rows if number in self.rows] or self._blank_rows() or [end]
        common = Counter(map(self._look_of, numbers)).most_common(1)[0][0]
        likely = [number for number in numbers if self._look_of(number) == common]
        best = min(likely, key=lambda number: (abs(number - end), number))
        return best, self.rows[best]

    def blank_after(self, end: int) -> list[int]:
        """Return the blank rows right below a row that are laid out for tasks."""
        blank = []
        number = end + 1
        while number in self.rows and self._is_blank(number):
            blank.append(number)
            number += 1
        return blank

    def _blank_rows(self) -> list[int]:
        return [number for end in self._places.ends.values() for number in self.blank_after(end)]

    def _is_blank(self, number: int) -> bool:
        row = self.rows[number]
        styled = {_column_of(cell) for cell in children(row, "c") if cell.getAttribute("s") not in ("", "0")}
        columns = {column for key, column in self._places.columns.items() if key in {"task", "text", "deadline"}}
        is_empty = all(cell.is_empty for cell in self._places.table.grid.by_row.get(number, ()))
        is_hidden = row.getAttribute("hidden") in ("1", "true")
        return is_empty and columns <= styled and not is_hidden and not self._places.merged_in(number)

    def _look_of(self, number: int) -> tuple[tuple[int, str], ...]:
        return tuple((_column_of(cell), cell.getAttribute("s")) for cell in children(self.rows[number], "c"))

    def height_of(self, row: Element, texts: Mapping[int, str]) -> float:
        """Return how high a row must be for its texts, by column."""
        styles = {_column_of(cell): cell.getAttribute("s") for cell in children(row, "c")}
        heights = (
            text_height(text, self._widths.get(column, _DEFAULT_WIDTH), self._size_of(styles.get(column, "")))
            for column, text in texts.items()
            if text
        )
        return min(HIGHEST_ROW, max(heights, default=0.0) + _PADDING)

    def _size_of(self, style: str) -> float:
        number = int(style) if style.isdecimal() else -1
        return self._sizes[number] if 0 <= number < len(self._sizes) else _DEFAULT_SIZE


def _enter(package: PlanPackage, looks: _Looks, places: _Places, end: int, tasks: Sequence[NewTask]) -> None:
    """Put the tasks of one area into its blank rows, then into new rows below; areas come from the bottom up."""
    blank = looks.blank_after(end)[: len(tasks)]
    for number, task in zip(blank, tasks, strict=False):
        _fill(looks, places, looks.rows[number], task)
    rest = tasks[len(blank) :]
    if not rest:
        return
    number, model = looks.model_for(end)
    above = looks.rows[end + len(blank)]
    # An area's own row is copied only where the annex has no task row at all: what it merges is its name's.
    copied = [] if number in places.ends.values() and number not in places.task_rows else places.merged_in(number)
    first = end + len(blank) + 1
    kept = copy_of(model)
    package.shift(first, len(rest))
    for place, task in reversed(list(enumerate(rest, start=first))):
        row = _blank_copy(kept, place)
        _fill(looks, places, row, task)
        insert_after(row, above)
        _repeat_merges(package, copied, place)


def _blank_copy(model: Element, number: int) -> Element:
    """Return a row like another, with nothing in its cells."""
    row = copy_of(model)
    row.setAttribute("r", str(number))
    for name in _NOT_KEPT_OF_A_ROW:
        if row.hasAttribute(name):
            row.removeAttribute(name)
    for cell in children(row, "c"):
        empty(cell)
        for name in [key for key in cell.attributes.keys() if key not in _KEPT_OF_A_CELL]:  # noqa: SIM118 - no mapping
            cell.removeAttribute(name)
        cell.setAttribute("r", f"{column_letter(_column_of(cell))}{number}")
    return row


def _fill(looks: _Looks, places: _Places, row: Element, task: NewTask) -> None:
    """Write a task into a blank row, each cell in its own style, and make the row high enough."""
    cells = {_column_of(cell): cell for cell in children(row, "c")}
    texts = {places.columns[key]: text for key, text in task.cells.items() if key in places.columns and text}
    for column, text in texts.items():
        _write_text(cells.get(column) or _add_cell(row, column), text)
    row.setAttribute("ht", f"{looks.height_of(row, texts):g}")
    row.setAttribute("customHeight", "1")


def _write_text(cell: Element, text: str) -> None:
    """Write a text as text alone: no formula, no number."""
    empty(cell)
    cell.setAttribute("t", "inlineStr")
    holder = new_element(cell, "is")
    written = new_element(cell, "t")
    written.setAttribute("xml:space", "preserve")
    set_text(written, cell_text(text))
    holder.appendChild(written)
    cell.appendChild(holder)


def _add_cell(row: Element, column: int) -> Element:
    cell = new_element(row, "c")
    cell.setAttribute("r", f"{column_letter(column)}{row.getAttribute('r')}")
    after = next((known for known in children(row, "c") if _column_of(known) > column), None)
    row.insertBefore(cell, after)
    return cell


def _repeat_merges(package: PlanPackage, blocks: Sequence[CellRange], row: int) -> None:
    for holder in elements(package.document, "mergeCells"):
        for block in blocks:
            merge = new_element(holder, "mergeCell")
            merge.setAttribute("ref", f"{column_letter(block.left)}{row}:{column_letter(block.right)}{row}")
            holder.appendChild(merge)
        if holder.hasAttribute("count"):
            holder.setAttribute("count", str(len(children(holder, "mergeCell"))))


def _column_of(cell: Element) -> int:
    return column_index_from_string(cell.getAttribute("r").rstrip("0123456789"))


def _read_widths(package: PlanPackage) -> Iterator[tuple[int, float]]:
    for described in elements(package.document, "col"):
        first, last = int(described.getAttribute("min")), int(described.getAttribute("max"))
        for column in range(first, min(last, first + 255) + 1):
            yield column, float(described.getAttribute("width") or _DEFAULT_WIDTH) - 0.71


def _read_sizes(styles: str) -> Iterator[float]:
    """Yield the font size of each cell style, in order."""
    document = parse_document(styles)
    fonts = [
        next((float(size.getAttribute("val")) for size in children(font, "sz")), _DEFAULT_SIZE)
        for holder in elements(document, "fonts")
        for font in children(holder, "font")
    ]
    for holder in elements(document, "cellXfs"):
        for style in children(holder, "xf"):
            number = int(style.getAttribute("fontId") or 0)
            yield fonts[number] if number < len(fonts) else _DEFAULT_SIZE
