"""`Dữ liệu`: the Excel table `DuLieu`, one row an assignment, on which all figures stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_excel.layout import DATA, DATA_TABLE

if TYPE_CHECKING:
    import pandas as pd

    from cchc_excel.domain import Summary
    from cchc_excel.writing.summary.sheet import Sheet

_HEADER_ROW = 1
_LAST_KEPT_COLUMN = 1
_LONG_TEXTS = frozenset(
    {"area_name", "text", "unit_name", "deadline", "document", "difficulty", "proposal", "source_file"}
)


def write_data(sheet: Sheet, summary: Summary) -> None:
    """Write the table with its headings in the first row, as whoever reads it by program expects."""
    columns = DATA.columns
    sheet.headings(_HEADER_ROW, columns)
    records = records_of(summary.table)
    for row, record in enumerate(records, start=_HEADER_ROW + 1):
        for number, column in enumerate(columns, start=1):
            sheet.put_kind(row, number, record[column.key], column.kind)
        sheet.fit_row(
            row,
            ((number, record[column.key]) for number, column in enumerate(columns, 1) if column.key in _LONG_TEXTS),
        )
    last_row = _HEADER_ROW + max(len(records), 1)
    head = sheet.styles("head")
    sheet.worksheet.add_table(
        _HEADER_ROW - 1,
        0,
        last_row - 1,
        len(columns) - 1,
        {
            "name": DATA_TABLE,
            "style": None,
            "columns": [{"header": column.heading, "header_format": head} for column in columns],
        },
    )
    sheet.freeze(_HEADER_ROW + 1, _LAST_KEPT_COLUMN + 1)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW, wide=2)


def records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values; whatever pandas holds for missing becomes None."""
    plain = table.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")  # type: ignore[return-value]
