"""`Theo đơn vị` and `Theo lĩnh vực`: a row a group with the measures of the contract, bars, ranking, totals.

The ranking is `group_ranks`'; what stands right of it is `group_columns`'.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cchc_excel.cells import column_letter
from cchc_excel.domain import MEASURES, MeasuredGroup, Measures
from cchc_excel.layout.columns import Layout
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Place, Sheet, absolute, block_name
from cchc_excel.writing.summary.columns import number_of
from cchc_excel.writing.summary.formulas import Rows, average_formulas, count_formulas, equals_cell, rate_formulas

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
_BARS = ("completion_rate", "average_progress")
MOST_LIVE_GROUPS = 1000
"""Above this many groups their figures are values: the contract, section 5."""


@dataclass(frozen=True)
class Figures:
    """A sheet of groups with figures, and where each figure stands. `places`: where a group's rows are, by code."""

    layout: Layout
    groups: tuple[MeasuredGroup, ...]
    total: Measures
    total_label: str
    table_name: str
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """Return the row of the last group."""
        return FIRST_ROW + len(self.groups) - 1

    @property
    def total_row(self) -> int:
        """Return the row of the totals."""
        return self.last_row + 1

    @property
    def is_live(self) -> bool:
        """Whether the groups' figures are formulas."""
        return len(self.groups) <= MOST_LIVE_GROUPS

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {group.code: row for row, group in enumerate(self.groups, start=FIRST_ROW)}

    def row_of(self, code: str) -> int:
        """Return the row of a group."""
        return self._rows[code]

    def cell(self, key: str, row: int) -> str:
        """Return the address of a figure for a formula in another sheet."""
        return f"'{self.layout.sheet}'!{absolute(row, number_of(self.layout, key))}"

    def block(self, key: str) -> str:
        """Return the cells of a figure of all groups, for a formula in another sheet."""
        return f"{self.cell(key, FIRST_ROW)}:{absolute(self.last_row, number_of(self.layout, key))}"

    def applicable(self, row: int) -> str:
        """Return the formula of what completion is counted over."""
        return f"({self.cell('assigned', row)}-{self.cell('not_applicable', row)})"


def write_figures(sheet: Sheet, figures: Figures, rows: Rows, as_of: date, titles: tuple[str, str]) -> None:
    """Write the sheet: its titles (the title and what it covers), the groups, the totals."""
    columns = figures.layout.columns
    sheet.title(*titles, len(columns))
    sheet.headings(HEADER_ROW, columns)
    for row, group in enumerate(figures.groups, start=FIRST_ROW):
        sheet.put(row, 1, group.code, "cell", "center")
        sheet.put(row, 2, group.name, "cell", "left")
        _write_place(sheet, figures, row, group.code)
        formulas = _group_formulas(rows, as_of, row, figures) if figures.is_live else {}
        write_measures(sheet, row, group.measures, formulas)
        sheet.fit_row(row, [(2, group.name)])
    _write_total(sheet, figures, rows, as_of)
    _decorate(sheet, figures)


def _write_place(sheet: Sheet, figures: Figures, row: int, code: str) -> None:
    """Write which rows a group's figures are counted from, as a link; a name that leads would not wrap everywhere."""
    column, place = number_of(figures.layout, "rows"), figures.places.get(code)
    if place:
        sheet.link_cell(row, column, place.words, place.target, "cell", "center", "leading")


def _group_formulas(rows: Rows, as_of: date, row: int, figures: Figures) -> dict[str, str]:
    group = equals_cell(rows.group, f"$A{row}")
    return {
        **count_formulas(rows, as_of, group),
        **rate_formulas(_local_cells(figures.layout, row)),
        **average_formulas(rows, as_of, group),
    }


def _local_cells(layout: Layout, row: int) -> dict[str, str]:
    return {key: f"{column_letter(number_of(layout, key))}{row}" for key in MEASURES}


def write_measures(sheet: Sheet, row: int, measures: Measures, formulas: Mapping[str, str], *parts: str) -> None:
    """Write a row's measures from the third column on, as formulas where there are some."""
    for column, (key, measure) in enumerate(MEASURES.items(), start=3):
        value = measures.values[key]
        shown = EMPTY if value is None else value
        style = ("cell", "center", measure.style, *parts)
        if key in formulas:
            sheet.formula(row, column, formulas[key], shown, *style)
        else:
            sheet.put(row, column, shown, *style)


def _write_total(sheet: Sheet, figures: Figures, rows: Rows, as_of: date) -> None:
    """Write the last row: counts added up, rates made from these counts, the average from its own sums."""
    row = figures.total_row
    cells = _local_cells(figures.layout, row)
    sums = {
        key: f"SUM({cell.removesuffix(str(row))}{FIRST_ROW}:{cell.removesuffix(str(row))}{figures.last_row})"
        for key, cell in cells.items()
        if not MEASURES[key].is_rate
    }
    formulas = {**sums, **rate_formulas(cells), **average_formulas(rows, as_of)}
    sheet.span(row, (1, 2), figures.total_label, "cell", "left", "total")
    write_measures(sheet, row, figures.total, formulas if figures.groups else {}, "total")
    for column in range(number_of(figures.layout, "rank"), len(figures.layout.columns) + 1):
        sheet.put(row, column, None, "cell", "total")
    sheet.set_height(row, 20)


def _decorate(sheet: Sheet, figures: Figures) -> None:
    layout, last = figures.layout, figures.last_row
    for key in _BARS:
        column = number_of(layout, key)
        sheet.data_bars(block_name(FIRST_ROW, column, max(last, FIRST_ROW), column))
    overdue = number_of(layout, "overdue")
    sheet.worksheet.conditional_format(
        block_name(FIRST_ROW, overdue, figures.total_row, overdue),
        {"type": "cell", "criteria": ">", "value": 0, "format": sheet.styles("alarm")},
    )
    sheet.table(figures.table_name, HEADER_ROW, last, layout.columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=len(layout.columns), last_row=figures.total_row, header_row=HEADER_ROW)
