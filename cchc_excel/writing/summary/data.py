"""`Dữ liệu`: the Excel table `DuLieu`, one row an assignment, on which all figures stand.

Rows stand unit by unit, so that a unit's rows are one block that a link can lead to; `Biểu tổng hợp` has them by task.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cchc_excel.layout.columns import DATA, DATA_TABLE
from cchc_excel.writing.house.sheet import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_excel.domain import Plan
    from cchc_excel.telling.rows import SummaryRow
    from cchc_excel.writing.house.sheet import Sheet

_HEADER_ROW = 1
_LAST_KEPT_COLUMN = 1
_NOT_PRINTED = "Trang để lọc, tra cứu trên máy, chỉ in dòng tiêu đề; cần in đủ thì xóa vùng in (Clear Print Area)."
_MOVES = "Các trang khác đếm theo cột “Kết quả” này: sửa ở đây thì mọi con số đổi theo, ghi đúng chữ như các dòng khác."
_MOVES_NOT = (
    "Sửa ở cột này không làm đổi con số nào: các trang khác đếm theo cột “Kết quả”. Muốn sửa lâu dài, hãy sửa biểu của "
    "đơn vị hoặc ghi vào trang “Đính chính” của tệp kế hoạch rồi tổng hợp lại."
)
_SAID = {
    "outcome": ("Cột làm đổi số liệu", _MOVES),
    "status": ("Cột này chỉ để xem", _MOVES_NOT),
    "finished_on": ("Cột này chỉ để xem", _MOVES_NOT),
}
"""What is said of a column, as long as one of its cells is chosen: its title and the message."""


def in_data_order(rows: Sequence[SummaryRow], plan: Plan) -> list[SummaryRow]:
    """Return the assignments as they stand in the sheet: units in plan order, the tasks of each in plan order."""
    order = {unit.code: number for number, unit in enumerate(plan.units)}
    return sorted(rows, key=lambda row: order[row.unit])


def places_of_units(rows: Sequence[SummaryRow]) -> dict[str, Place]:
    """Return where the rows of each unit stand."""
    places = {}
    for unit, numbered in groupby(enumerate(rows, start=_HEADER_ROW + 1), key=lambda pair: pair[1].unit):
        numbers = [number for number, _ in numbered]
        places[unit] = Place(DATA.sheet, numbers[0], numbers[-1])
    return places


def write_data(sheet: Sheet, rows: Sequence[SummaryRow]) -> None:
    """Write the table with its headings in the first row, as whoever reads it by program expects."""
    columns = DATA.columns
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns)
    for number, row in enumerate(rows, start=_HEADER_ROW + 1):
        sheet.add_row(table, number, row)
    last_row = _HEADER_ROW + max(len(rows), 1)
    sheet.table(DATA_TABLE, _HEADER_ROW, last_row, columns)
    _say_what_moves(sheet, last_row)
    sheet.freeze(_HEADER_ROW + 1, _LAST_KEPT_COLUMN + 1)
    sheet.set_page(last_column=len(columns), last_row=_HEADER_ROW)
    sheet.say_above(_NOT_PRINTED)


def _say_what_moves(sheet: Sheet, last_row: int) -> None:
    """Say at the cells that people would change which of them the figures are counted from."""
    for key, (title, message) in _SAID.items():
        column = DATA.keys.index(key)
        said = {"validate": "any", "input_title": title, "input_message": message}
        sheet.worksheet.data_validation(_HEADER_ROW - 1, column, last_row - 1, column, said)
