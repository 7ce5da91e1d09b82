"""`Tổng kết năm`: the periods of the year side by side with a chart, then the lists of `year_lists`.

Earlier periods are as their own summary workbooks say; the last one is live.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter
from cchc_excel.domain import MEASURES, Measures, PastPeriod, Period, Summary
from cchc_excel.plan.periods import one_a_cutoff
from cchc_excel.words import EMPTY, show_rate
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import FONT, GREY, INK, NAVY, SILVER, SKY, VIETNAMESE
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.formulas import rate_formulas
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.year.evidence import places_of_evidence
from cchc_excel.writing.summary.year.last_year import write_last_year
from cchc_excel.writing.summary.year.lists import FIRST, ListHead, YearGrid, width_of, write_year_lists

_KEYS = (
    "assigned", "not_applicable", "done", "done_on_time", "done_late", "overdue", "due", "due_done",
    "completion_rate", "due_completion_rate", "on_time_rate", "average_progress",
)  # fmt: skip
_FIRST_KEY = FIRST + 1
_LEAST_COLUMNS = FIRST + len(_KEYS)
_CHART_ROWS = 11
_ROW_POINTS = 17.25
_ROW_PIXELS = 23
_CHART_TITLE = "Tỷ lệ hoàn thành qua các kỳ"
NO_FIGURES = "Không có số liệu: chưa có sổ tổng hợp dùng được của kỳ này"


def write_year(book: Workbook, sheet: Sheet, content: Content) -> None:
    """Write the results of all periods, the objectives, the ranking of the units, and what is left to do."""
    summary = content.summary
    told = {past.period.code for past in summary.history}
    periods = one_a_cutoff({*summary.plan.periods, summary.period}, summary.period, told)
    last_column, year = max(_LEAST_COLUMNS, FIRST + len(periods) + 7), summary.plan.info.year
    for column in range(1, last_column + 1):
        sheet.set_width(column, width_of(column))
    grid = YearGrid(sheet, periods, last_column, sheet.page_room())
    sheet.title(f"Tổng kết thực hiện Kế hoạch năm {year}", content.covered, grid.last_column)
    sheet.set_height(3, 6)
    grid.room.take(1, sheet.height_to(3))
    row = _write_periods(book, grid, summary, content.by_area, 4)
    last_row = write_year_lists(grid, content, places_of_evidence(content.by_unit, content.evidence), row + 1)
    last_row = write_last_year(grid, content, last_row)
    sheet.set_page(last_column=grid.last_column, last_row=last_row)
    sheet.worksheet.set_h_pagebreaks(grid.room.breaks)


def _write_periods(book: Workbook, grid: YearGrid, summary: Summary, by_area: Figures, row: int) -> int:
    """Write one row a period and the chart under them; return the last row."""
    sheet, past = grid.sheet, {known.period.code: known for known in summary.history}
    head = ListHead(grid, ("Mã kỳ", "Kỳ báo cáo", "Số liệu đến ngày", *(MEASURES[key].heading for key in _KEYS)))
    first = head.begin(row, "1. Kết quả qua các kỳ (tính theo nhiệm vụ, lũy kế từ đầu năm)")
    for number, period in enumerate(grid.periods, start=first):
        is_now = period == summary.period
        for column, text in ((1, period.code), (2, period.name)):
            sheet.put(number, column, text, "cell", "center" if column == 1 else "left")
        sheet.put(number, FIRST, summary.as_of if is_now else period.cutoff, "cell", "center", "day")
        measures = summary.overall if is_now else _overall(past, period)
        if measures is None:
            sheet.span(number, (_FIRST_KEY, _FIRST_KEY + len(_KEYS) - 1), NO_FIGURES, "cell", "italic", "center")
        else:
            _write_measures(sheet, number, measures, by_area if is_now else None)
        sheet.fit_row(number, [(2, period.name)])
        grid.room.take(number, sheet.height_of(number))
    last = first + len(grid.periods) - 1
    return _place_chart(book, grid, summary, (first, last))


def _overall(past: Mapping[str, PastPeriod], period: Period) -> Measures | None:
    known = past.get(period.code)
    return known.overall if known else None


def _write_measures(sheet: Sheet, row: int, measures: Measures, live: Figures | None) -> None:
    """Write a period's counts, of the last one as formulas, and its rates, made from these counts."""
    cells = {key: f"{column_letter(_FIRST_KEY + place)}{row}" for place, key in enumerate(_KEYS)}
    formulas = rate_formulas(cells)
    if live:
        formulas |= {key: live.cell(key, live.total_row) for key in _KEYS if key not in formulas}
    for column, key in enumerate(_KEYS, start=_FIRST_KEY):
        value = getattr(measures, key)
        shown = EMPTY if value is None else value
        style = ("cell", "center", MEASURES[key].style)
        if key in formulas:
            sheet.formula(row, column, formulas[key], shown, *style)
        else:
            sheet.put(row, column, shown, *style)


def _place_chart(book: Workbook, grid: YearGrid, summary: Summary, rows: tuple[int, int]) -> int:
    """Put the chart under the periods and return the last row it covers."""
    top = rows[1] + 2
    grid.room.take(top - 1, (_CHART_ROWS + 1) * _ROW_POINTS)
    for row in range(top, top + _CHART_ROWS):
        grid.sheet.set_height(row, _ROW_POINTS)
    chart = _draw(book, grid.sheet.name, rows)
    widths = [width_of(column) for column in range(1, grid.last_column + 1)]
    chart.set_size({"width": sum(int(width * 7 + 5) for width in widths), "height": _CHART_ROWS * _ROW_PIXELS - 6})
    told = "; ".join(_told(summary, grid.periods))
    options = {"description": f"Biểu đồ cột: {_CHART_TITLE.lower()}. {told}.", "object_position": 1, "y_offset": 3}
    grid.sheet.worksheet.insert_chart(top - 1, 0, chart, options)
    return top + _CHART_ROWS - 1


def _told(summary: Summary, periods: Sequence[Period]) -> list[str]:
    past = {known.period.code: known for known in summary.history}
    known = [
        (period.code, summary.overall if period == summary.period else _overall(past, period)) for period in periods
    ]
    return [f"{code} {show_rate(m.completion_rate) if m else 'không có số liệu'}" for code, m in known]


def _draw(book: Workbook, sheet: str, rows: tuple[int, int]) -> Chart:
    def cells(column: int) -> list[Any]:
        return [sheet, rows[0] - 1, column - 1, rows[1] - 1, column - 1]

    chart = book.add_chart({"type": "column"})
    labels = {"value": True, "num_format": f"{VIETNAMESE}0.0%;;", "font": _font(9), "position": "outside_end"}
    for key, colour in (("completion_rate", NAVY), ("due_completion_rate", SKY)):
        chart.add_series(
            {"name": MEASURES[key].heading, "categories": cells(1), "values": cells(_FIRST_KEY + _KEYS.index(key)),
             "gap": 120, "fill": {"color": colour}, "border": {"color": INK, "width": 0.5}, "data_labels": labels}
        )  # fmt: skip
    chart.set_title({"name": _CHART_TITLE, "name_font": _font(11, bold=True), "overlay": False})
    chart.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.25, "num_format": "0%", "num_font": _font(9), "line": {"none": True},
         "major_gridlines": {"visible": True, "line": {"color": SILVER, "width": 0.5}}}
    )  # fmt: skip
    chart.set_x_axis({"num_font": _font(10), "line": {"color": GREY}, "major_tick_mark": "none"})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_chartarea({"border": {"color": GREY, "width": 0.5}})
    return chart


def _font(size: float, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": INK}
