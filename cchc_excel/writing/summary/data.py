"""`Dữ liệu`: the Excel table `DuLieu`, one row an assignment, on which all figures stand.

Rows stand unit by unit, so that a unit's rows are one block that a link can lead to; `Biểu tổng hợp` has them by task.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from cchc_excel.layout import DATA, DATA_TABLE
from cchc_excel.writing.summary.sheet import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from cchc_excel.domain import Summary
    from cchc_excel.writing.summary.sheet import Sheet

_HEADER_ROW = 1
_LAST_KEPT_COLUMN = 1
_LONG_TEXTS = frozenset(
    {"area_name", "text", "unit_name", "deadline", "document", "difficulty", "proposal", "source_file", "source_cell"}
)


def data_rows(summary: Summary) -> list[dict[str, Any]]:
    """Return the rows as they stand in the sheet: units in plan order, the tasks of each in plan order."""
    order = {unit.code: number for number, unit in enumerate(summary.plan.units)}
    return sorted(records_of(summary.table), key=lambda record: order[record["unit"]])


def places_of_units(rows: Sequence[Mapping[str, Any]]) -> dict[str, Place]:
    """Return where the rows of each unit stand."""
    places = {}
    for unit, numbered in groupby(enumerate(rows, start=_HEADER_ROW + 1), key=lambda pair: pair[1]["unit"]):
        numbers = [number for number, _ in numbered]
        places[unit] = Place(DATA.sheet, numbers[0], numbers[-1])
    return places


def write_data(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the table with its headings in the first row, as whoever reads it by program expects."""
    columns = DATA.columns
    sheet.headings(_HEADER_ROW, columns)
    for row, record in enumerate(rows, start=_HEADER_ROW + 1):
        for number, column in enumerate(columns, start=1):
            sheet.put_kind(row, number, record[column.key], column.kind)
        sheet.fit_row(
            row,
            ((number, record[column.key]) for number, column in enumerate(columns, 1) if column.key in _LONG_TEXTS),
        )
    last_row = _HEADER_ROW + max(len(rows), 1)
    sheet.table(DATA_TABLE, _HEADER_ROW, last_row, columns)
    sheet.freeze(_HEADER_ROW + 1, _LAST_KEPT_COLUMN + 1)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW, wide=2)


def records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values; whatever pandas holds for missing becomes None."""
    plain = table.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")  # type: ignore[return-value]
