"""What a defect in a return is, and the collection that `make_returns` writes and `test_returns` reads.

A defect changes one thing in the tidy return of Phòng Hành chính - Tổ chức. Rows of that form: I.1-I.4 in 13-16, the
area II in 17, II.1 and II.2 in 18 and 19, spare rows from 21 on, who signs in 27 and 28.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from tests.tools.places import ROOT

FOLDER = ROOT / "tests" / "returns"
TIDY, OTHER = FOLDER / "tidy.xlsx", FOLDER / "tidy-kstt.xlsx"
FORM, LAST_COLUMN, ADDED_ROW = "Báo cáo", 14, 21

Change = Callable[[Workbook], None]
"""Makes the defect in the tidy return."""

Damage = Callable[[bytes], bytes]
"""Makes the defect in the bytes of the tidy return."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One workbook to write: its name under `tests/returns/`, and what is done to the tidy return.

    `office` says that LibreOffice saves it last: in its own words, or in its own format.
    """

    name: str
    change: Change | None = None
    damage: Damage | None = None
    office: bool = False
    minutes: int = 0

    @property
    def suffix(self) -> str:
        """Return the end of its name: .xlsx."""
        return Path(self.name).suffix


DEFECTS: dict[str, Defect] = {}


def defect(name: str, *, office: bool = False, minutes: int = 0) -> Callable[[Change], Change]:
    """Enter a change under a file name; .xls and .ods are LibreOffice's, `minutes` pass before the file is saved."""
    office = office or not name.endswith(".xlsx")

    def enter(change: Change) -> Change:
        add(Defect(name, change, office=office, minutes=minutes))
        return change

    return enter


def damage(name: str) -> Callable[[Damage], Damage]:
    """Enter a change of a file's bytes under a file name."""

    def enter(change: Damage) -> Damage:
        add(Defect(name, damage=change))
        return change

    return enter


def add(entry: Defect) -> None:
    """Enter a defect; a name is given once."""
    if entry.name in DEFECTS:
        raise ValueError(entry.name)
    DEFECTS[entry.name] = entry


def form_of(book: Workbook) -> Worksheet:
    """Return the sheet with the table."""
    return book[FORM]


def insert_row(sheet: Worksheet, before: int, count: int = 1) -> None:
    """Insert rows as Excel does: what is merged below moves with them."""
    areas = [_move(area, count) if area.min_row >= before else area for area in sheet.merged_cells.ranges]
    sheet.insert_rows(before, count)
    sheet.merged_cells = MultiCellRange(areas)


def delete_row(sheet: Worksheet, row: int, count: int = 1) -> None:
    """Delete rows as Excel does."""
    last = row + count - 1
    kept = [area for area in sheet.merged_cells.ranges if not row <= area.min_row <= last]
    sheet.delete_rows(row, count)
    sheet.merged_cells = MultiCellRange([_move(area, -count) if area.min_row > last else area for area in kept])


def _move(area: CellRange, rows: int) -> CellRange:
    return CellRange(
        min_col=area.min_col, max_col=area.max_col, min_row=area.min_row + rows, max_row=area.max_row + rows
    )


def values_of(sheet: Worksheet, row: int) -> list[tuple[object, str]]:
    """Return what a row of the table holds, with its number formats."""
    cells = (sheet.cell(row, column) for column in range(1, LAST_COLUMN + 1))
    return [(cell.value, cell.number_format) for cell in cells]


def put_row(sheet: Worksheet, row: int, values: list[tuple[object, str]]) -> None:
    """Write what `values_of` returned into another row."""
    for column, (value, number_format) in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        cell.value, cell.number_format = value, number_format


def unmerge(sheet: Worksheet, row: int) -> None:
    """Take apart what is merged in a row."""
    for area in [area for area in sheet.merged_cells.ranges if area.min_row <= row <= area.max_row]:
        sheet.unmerge_cells(str(area))


def move_columns(sheet: Worksheet, order: list[int], last_row: int = 25) -> None:
    """Put the columns of the table into another order: `order` holds today's column number for each place."""
    for row in range(10, last_row + 1):
        unmerge(sheet, row)
        cells = {column: copy(sheet.cell(row, column)) for column in order}
        taken = {column: (cell.value, cell.number_format, copy(cell.font)) for column, cell in cells.items()}
        for place, column in enumerate(order, start=1):
            target = sheet.cell(row, place)
            target.value, target.number_format, target.font = taken[column]
