"""One plain sheet of a plan workbook: title, a word to the coordinator, headings, rows, what its cells may hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any

from cchc_excel.cells import column_letter
from cchc_excel.domain.plan_content import Values
from cchc_excel.layout.columns import Column, Layout
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import SIZE

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Between these a plan's year lies."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One plain sheet: its title, a word to the coordinator, its rows, what its cells may hold by column key.

    `required` are the columns that a row must have.
    """

    layout: Layout
    title: str
    guidance: str
    rows: Sequence[Values]
    spare_rows: int = 0
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    extra: tuple[Column, ...] = ()
    notice: str = ""
    required: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns, explaining ones included."""
        return (*self.layout.columns, *self.extra)

    @property
    def last_row(self) -> int:
        """Return the last row, spare ones included."""
        return FIRST_ROW + len(self.rows) + self.spare_rows - 1


def write_list(sheet: Sheet, content: ListSheet) -> None:
    """Write the sheet."""
    columns = content.columns
    sheet.headings(HEADER_ROW, columns, "annex_head")
    sheet.title(content.title, "", len(columns))
    width = sum(column.width for column in columns)
    sheet.put(2, 1, content.guidance, "wrap", "italic", "left")
    sheet.set_height(2, text_height(content.guidance, width, SIZE) + 4)
    sheet.set_height(3, 6)
    if content.notice:
        sheet.span(3, (1, len(columns)), content.notice, "wrap", "left", "bold", "alarm")
        sheet.set_height(3, text_height(content.notice, width, SIZE, bold=True) + 6)
    for row, values in enumerate((*content.rows, *((),) * content.spare_rows), start=FIRST_ROW):
        for number, (column, value) in enumerate(zip_longest(columns, values), start=1):
            sheet.put_kind(row, number, value, column.kind)
        sheet.fit_row(row, list(enumerate(values, start=1)))
    for key, rule in content.rules.items():
        validate(sheet, content.layout.keys.index(key) + 1, (FIRST_ROW, content.last_row), rule)
    last = column_letter(len(content.layout.columns))
    for key in content.required:
        mark_required(sheet, content.layout.keys.index(key) + 1, (FIRST_ROW, content.last_row), last, FIRST_ROW)
    sheet.freeze(FIRST_ROW, 2)
    sheet.set_page(last_column=len(columns), last_row=content.last_row, header_row=HEADER_ROW)


def mark_required(sheet: Sheet, column: int, rows: tuple[int, int], last: str, always: int = 0) -> None:
    """Colour a column's empty cells in rows that something stands in, up to the column `last`; in row `always` too."""
    letter, (first, end) = column_letter(column), rows
    begun = f"COUNTA($A{first}:${last}{first})>0"
    formula = f'=AND(${letter}{first}="",OR(ROW()={always},{begun}))'
    sheet.mark_required(f"{letter}{first}:{letter}{end}", formula)


def whole_number(least: int, most: int, message: str) -> dict[str, Any]:
    """Return the rule of a cell that holds a whole number."""
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": "Giá trị chưa đúng",
        "error_message": message,
    }


def days_of(year: int | None) -> dict[str, Any]:
    """Return the rule of a cell that holds a day of the plan's time, which any may be where its year isn't known."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date((year or FIRST_YEAR + 1) - 1, 1, 1),
        "maximum": date((year or LAST_YEAR - 1) + 1, 12, 31),
        "error_title": "Ngày chưa đúng",
        "error_message": "Ghi ngày/tháng/năm, ví dụ 14/06/2026.",
    }


def choice(source: str | list[str], message: str) -> dict[str, Any]:
    """Return the rule of a cell that holds one of a list."""
    return {"validate": "list", "source": source, "error_title": "Giá trị chưa đúng", "error_message": message}


def validate(sheet: Sheet, column: int, rows: tuple[int, int], rule: Mapping[str, Any]) -> None:
    """Put a rule on the cells of a column from row to row."""
    sheet.worksheet.data_validation(rows[0] - 1, column - 1, rows[1] - 1, column - 1, dict(rule))
