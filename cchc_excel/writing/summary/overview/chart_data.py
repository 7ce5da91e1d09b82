"""The figures behind the charts, in columns right of the printed page of `Tổng quan`: live formulas, open to view."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_excel.domain import MeasuredGroup
from cchc_excel.telling.naming import shorten
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.overview.grid import COLUMNS

FIRST_COLUMN = COLUMNS + 4
_VALUE_COLUMN = FIRST_COLUMN + 1
_UNIT_NAME, _AREA_NAME = 27, 24
SERIES = ("Hoàn thành", "Quá hạn", "Còn lại")
"""What becomes of whatever is applicable: done, not done and overdue, not done and within term."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where a chart's figures stand: names in `FIRST_COLUMN`, one column a series from the next on."""

    first_row: int
    last_row: int

    def names(self, sheet: str) -> list[object]:
        """Return the range of the names, as XlsxWriter takes it."""
        return [sheet, self.first_row - 1, FIRST_COLUMN - 1, self.last_row - 1, FIRST_COLUMN - 1]

    def series(self, sheet: str, index: int) -> list[object]:
        """Return the range of a series."""
        column = _VALUE_COLUMN + index - 1
        return [sheet, self.first_row - 1, column, self.last_row - 1, column]


def write_units(sheet: Sheet, row: int, figures: Figures, shown: Sequence[MeasuredGroup]) -> Block:
    """Write the units that are shown."""
    names = _short_names(shown)
    _write_heads(sheet, row, "Số liệu vẽ biểu đồ theo đơn vị (ngoài trang in)")
    for number, group in enumerate(shown, start=row + 1):
        sheet.put(number, FIRST_COLUMN, names[group.code], "faint")
        _write_series(sheet, number, figures, group)
    return Block(row + 1, row + max(len(shown), 1))


def _short_names(groups: Sequence[MeasuredGroup]) -> dict[str, str]:
    """Return names that stay on one line, by code; those that would look alike begin with their code."""
    short = {group.code: shorten(group.name, _UNIT_NAME) for group in groups}
    alike = Counter(short.values())
    told = {group.code: f"{group.code} {group.name}" for group in groups if alike[short[group.code]] > 1}
    return short | {code: shorten(name, _UNIT_NAME) for code, name in told.items()}


def write_areas(sheet: Sheet, row: int, figures: Figures) -> Block:
    """Write the areas, in plan order."""
    _write_heads(sheet, row, "Số liệu vẽ biểu đồ theo lĩnh vực (ngoài trang in)")
    for number, group in enumerate(figures.groups, start=row + 1):
        sheet.put(number, FIRST_COLUMN, shorten(f"{group.code}. {group.name}", _AREA_NAME), "faint")
        _write_series(sheet, number, figures, group)
    return Block(row + 1, row + max(len(figures.groups), 1))


def _write_heads(sheet: Sheet, row: int, text: str) -> None:
    sheet.put(row, FIRST_COLUMN, text, "faint")
    for column, name in enumerate(SERIES, start=_VALUE_COLUMN):
        sheet.put(row, column, name, "faint")


def _write_series(sheet: Sheet, row: int, figures: Figures, group: MeasuredGroup) -> None:
    place, measures = figures.row_of(group.code), group.measures
    done, late = figures.cell("done", place), figures.cell("overdue", place)
    rest = f"{figures.applicable(place)}-{done}-{late}"
    values = (measures.done, measures.overdue, measures.applicable - measures.done - measures.overdue)
    for column, (formula, value) in enumerate(zip((done, late, rest), values, strict=True), start=_VALUE_COLUMN):
        sheet.formula(row, column, formula, value, "faint", "count")
