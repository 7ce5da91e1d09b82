"""The figures behind the charts, in columns right of the printed page of `Tổng quan`: live formulas, open to view."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_excel.domain import MeasuredGroup, Summary
from cchc_excel.telling.charts import Band, band_counts, share_of_year, shown_units
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.bands import band_formulas
from cchc_excel.writing.summary.formulas import Rows, equals_cell
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.overview.trend import Trend, write_trend_data

FIRST_COLUMN = 28
_TREND_COLUMN = FIRST_COLUMN + 12
_VALUE_COLUMN = FIRST_COLUMN + 1
_LONGEST_NAME = 38


@dataclass(frozen=True, slots=True)
class Block:
    """Where a chart's figures stand: names in `FIRST_COLUMN`, one column a series from the next on."""

    first_row: int
    last_row: int

    def names(self, sheet: str) -> list[object]:
        """Return the range of the names, as XlsxWriter takes it."""
        return [sheet, self.first_row - 1, FIRST_COLUMN - 1, self.last_row - 1, FIRST_COLUMN - 1]

    def series(self, sheet: str, index: int = 0) -> list[object]:
        """Return the range of a series."""
        column = _VALUE_COLUMN + index - 1
        return [sheet, self.first_row - 1, column, self.last_row - 1, column]


@dataclass(frozen=True, slots=True)
class ChartData:
    """Where the figures of all charts stand, and which units are shown."""

    outcomes: Block
    units: Block
    areas: Block
    progress: Block
    trend: Trend
    shown_units: tuple[MeasuredGroup, ...]
    all_units: int


def write_chart_data(
    sheet: Sheet, summary: Summary, by_unit: Figures, by_area: Figures, rows: tuple[Rows, Rows]
) -> ChartData:
    """Write all figures; `rows` are the assignments and the tasks."""
    assignments, tasks = rows
    sheet.put(1, FIRST_COLUMN, "Số liệu vẽ biểu đồ (ngoài trang in)", "faint")
    units = shown_units(by_unit.groups)
    outcomes = _write_outcomes(sheet, 3, summary, tasks)
    unit_block = _write_units(sheet, outcomes.last_row + 3, summary, (by_unit, units), assignments)
    areas = _write_areas(sheet, unit_block.last_row + 3, by_area)
    progress = _write_progress(sheet, areas.last_row + 3, summary, by_area)
    trend = write_trend_data(sheet, 3, _TREND_COLUMN, summary, by_area)
    return ChartData(
        outcomes=outcomes,
        units=unit_block,
        areas=areas,
        progress=progress,
        trend=trend,
        shown_units=units,
        all_units=len(by_unit.groups),
    )


def _write_outcomes(sheet: Sheet, row: int, summary: Summary, tasks: Rows) -> Block:
    counts = band_counts(summary.tasks["outcome"], summary.overall)
    formulas = band_formulas(tasks)
    for index, (band, formula, value) in enumerate(zip(Band, formulas, counts, strict=True)):
        sheet.put(row + index, FIRST_COLUMN, band.value, "faint")
        sheet.formula(row + index, _VALUE_COLUMN, formula, value, "faint")
    return Block(row, row + len(Band) - 1)


def _write_units(
    sheet: Sheet, row: int, summary: Summary, units: tuple[Figures, Sequence[MeasuredGroup]], rows: Rows
) -> Block:
    figures, shown = units
    for index, band in enumerate(Band):
        sheet.put(row - 1, _VALUE_COLUMN + index, band.value, "faint")
    outcomes = summary.table.groupby("unit")["outcome"].agg(list)
    for number, group in enumerate(shown, start=row):
        place = figures.row_of(group.code)
        _write_unit_name(sheet, number, figures.cell("name", place), group.name)
        formulas = band_formulas(rows, equals_cell(rows.group, figures.cell("code", place)))
        for index, value in enumerate(band_counts(outcomes[group.code], group.measures)):
            if not figures.is_live:
                sheet.put(number, _VALUE_COLUMN + index, value, "faint")
            else:
                sheet.formula(number, _VALUE_COLUMN + index, formulas[index], value, "faint")
    return Block(row, row + max(len(shown), 1) - 1)


def _write_unit_name(sheet: Sheet, row: int, name_cell: str, name: str) -> None:
    """Write a unit's name so short that it stays on one line beside its bar."""
    formula = f'IF(LEN({name_cell})>{_LONGEST_NAME},LEFT({name_cell},{_LONGEST_NAME - 1})&"…",{name_cell})'
    value = f"{name[: _LONGEST_NAME - 1]}…" if len(name) > _LONGEST_NAME else name
    sheet.formula(row, FIRST_COLUMN, formula, value, "faint")


def _write_areas(sheet: Sheet, row: int, by_area: Figures) -> Block:
    for number, group in enumerate(by_area.groups, start=row):
        place = by_area.row_of(group.code)
        name = f'{by_area.cell("code", place)}&". "&{by_area.cell("name", place)}'
        counts = f'{by_area.cell("done", place)}&"/"&{by_area.applicable(place)}'
        label = f"{group.code}. {group.name} ({group.measures.done}/{group.measures.applicable})"
        sheet.formula(number, FIRST_COLUMN, f'{name}&" ("&{counts}&")"', label, "faint")
        rate = group.measures.completion_rate
        formula = by_area.cell("completion_rate", place)
        sheet.formula(number, _VALUE_COLUMN, formula, EMPTY if rate is None else rate, "faint", "rate")
    return Block(row, row + max(len(by_area.groups), 1) - 1)


def _write_progress(sheet: Sheet, row: int, summary: Summary, by_area: Figures) -> Block:
    year, day = summary.plan.info.year, summary.as_of
    start, end = f"DATE({year - 1},12,31)", f"DATE({year},12,31)"
    gone = f"MAX(0,MIN(1,(DATE({day.year},{day.month},{day.day})-{start})/({end}-{start})))"
    total, overall = by_area.total_row, summary.overall
    lines = (
        ("Thời gian đã qua của năm", gone, share_of_year(day, year)),
        ("Tiến độ bình quân", by_area.cell("average_progress", total), overall.average_progress),
        ("Tỷ lệ hoàn thành", by_area.cell("completion_rate", total), overall.completion_rate),
    )
    for number, (name, formula, value) in enumerate(lines, start=row):
        sheet.put(number, FIRST_COLUMN, name, "faint")
        sheet.formula(number, _VALUE_COLUMN, formula, EMPTY if value is None else value, "faint", "rate")
    return Block(row, row + len(lines) - 1)
