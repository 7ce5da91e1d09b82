"""What units report of the statistics the plan asks for: the figure in its line, and below the lines unit by unit."""

from collections.abc import Mapping

from cchc_excel.domain import StatisticFigure, Summary
from cchc_excel.kinds import Kind
from cchc_excel.layout.columns import COUNT, SHARE
from cchc_excel.telling.appendix.lines import ReportedStatistic
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.columns import STATISTICS, number_of

GAP = 4
"""Rows from the last line to what each unit reported: two empty ones, a title, headings."""


def place_parts(summary: Summary, first: int) -> dict[str, range]:
    """Return the rows of what units reported of each item, by its code."""
    places: dict[str, range] = {}
    for figure in summary.statistics:
        if figure.parts:
            places[figure.item.code] = range(first, first + len(figure.parts))
            first += len(figure.parts)
    return places


def write_figure(sheet: Sheet, row: int, line: ReportedStatistic, parts: range | None) -> None:
    """Write what units reported of a line: a sum of their own rows, or a share as it was computed."""
    if line.value is None:
        return
    column, kind = number_of(STATISTICS, "value"), _kind(line.told)
    if parts is None or line.told.item.is_percent:
        sheet.put_kind(row, column, line.value, kind)
    else:
        cells = block_name(parts[0], column, parts[-1], column)
        sheet.formula_as(row, column, f"SUM({cells})", line.value, sheet.styles.of_kind(kind, line.value))


def _kind(figure: StatisticFigure) -> Kind:
    return SHARE if figure.item.is_percent else COUNT


def write_parts(sheet: Sheet, summary: Summary, row: int, parts: Mapping[str, range]) -> int:
    """Write what each unit reported, below a heading in `row`; return the last row."""
    names = {unit.code: unit.name for unit in summary.plan.units}
    sheet.span(row - 1, (1, len(STATISTICS.columns)), "Số liệu của từng đơn vị", "cell", "left", "group")
    for number, heading in enumerate(("Mã số", "Đơn vị", "Đơn vị tính", "Số liệu", "Tệp và ô; ghi chú"), start=1):
        sheet.put(row, number, heading, "annex_head")
    last = row
    for figure in summary.statistics:
        for last, part in zip(parts.get(figure.item.code, ()), figure.parts, strict=True):
            name = names.get(part.unit, part.unit)
            text = f"{name} (nhiệm vụ {part.task})" if part.task else name
            sheet.put(last, 1, figure.item.code, "cell", "center")
            sheet.put(last, 2, text, "cell", "left")
            sheet.put(last, 3, figure.item.measure, "cell", "center")
            sheet.put_kind(last, 4, part.value, _kind(figure))
            source = "Chưa báo cáo" if part.value is None else f"{part.file} {part.place}".strip()
            source = f"{source}. Ghi chú: {part.note}" if part.note else source
            sheet.put(last, 5, source, "cell", "left", "italic")
            sheet.fit_row(last, ((2, text), (5, source)))
    return last
