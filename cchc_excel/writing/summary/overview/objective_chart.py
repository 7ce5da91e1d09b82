"""The chart of `Chỉ tiêu`: what was reached as a bar, what must be reached as a mark across it."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter
from cchc_excel.domain import ObjectiveResult, ObjectiveState
from cchc_excel.layout.columns import METHODS
from cchc_excel.telling.objectives import required
from cchc_excel.words import EMPTY
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import FONT, GREY, INK, RUST, SILVER, SKY, VIETNAMESE
from cchc_excel.writing.summary.columns import OBJECTIVES, number_of

ROWS = 15
_ROW_POINTS = 17.25
_ROW_PIXELS = 23
_FIRST_COLUMN = len(OBJECTIVES.columns) + 2
_TITLE = "Kết quả đạt được so với mức phải đạt"
_LABEL = f"{VIETNAMESE}0.0%"
_NO_DATA = ": chưa có số liệu"
_STATES = {
    ObjectiveState.MET: "đạt", ObjectiveState.MISSED: "chưa đạt", ObjectiveState.NOT_DUE: "chưa đến hạn",
    ObjectiveState.UNKNOWN: "chưa có số liệu",
}  # fmt: skip


def place_chart(book: Workbook, sheet: Sheet, results: Sequence[ObjectiveResult], first_row: int) -> int:
    """Put the chart under the table, its figures beyond the printed page; return the last row it covers."""
    _write_figures(sheet, results, first_row)
    last = first_row + len(results) - 1
    chart = _draw(book, sheet.name, first_row, last)
    top = last + 2
    for row in range(top, top + ROWS):
        sheet.set_height(row, _ROW_POINTS)
    width = sum(round(column.width * 7 + 5) for column in OBJECTIVES.columns)
    # A frame on the very edge of the printed page would lose its line.
    chart.set_size({"width": width - 4, "height": ROWS * _ROW_PIXELS - 6})
    reached = "; ".join(f"{result.objective.code} {_told(result)}" for result in results)
    options = {"description": f"Biểu đồ cột: {_TITLE.lower()}. {reached}.", "object_position": 1, "y_offset": 3}
    sheet.worksheet.insert_chart(top - 1, 0, chart, options)
    return top + ROWS - 1


def _told(result: ObjectiveResult) -> str:
    return _STATES[result.state]


def _write_figures(sheet: Sheet, results: Sequence[ObjectiveResult], first_row: int) -> None:
    """Write name, actual and threshold; of a plain count both are shares of the threshold, to go on one scale."""
    for column, heading in enumerate(("Chỉ tiêu", "Kết quả", "Mức phải đạt"), start=_FIRST_COLUMN):
        sheet.set_width(column, 12)
        sheet.put(first_row - 1, column, heading, "faint")
    for row, result in enumerate(results, start=first_row):
        cells = {key: f"${column_letter(number_of(OBJECTIVES, key))}{row}" for key in OBJECTIVES.keys}
        actual, threshold = cells["actual"], cells["threshold"]
        asked = f" ({required(result.objective)})"
        name = f'{cells["objective"]}&"{asked}"&IF(ISNUMBER({actual}),"","{_NO_DATA}")'
        words = result.objective.code + asked + (_NO_DATA if result.actual is None else "")
        scale = result.objective.threshold if result.objective.method == METHODS["count"] else 1.0
        divided = f"/{threshold}" if scale not in {0.0, 1.0} else ""
        reached = EMPTY if result.actual is None else result.actual / (scale or 1.0)
        sheet.formula(row, _FIRST_COLUMN, name, words, "faint")
        formula = f'IF(ISNUMBER({actual}),{actual}{divided},"{EMPTY}")'
        sheet.formula(row, _FIRST_COLUMN + 1, formula, reached, "faint", "rate")
        mark = result.objective.threshold / (scale or 1.0)
        sheet.formula(row, _FIRST_COLUMN + 2, f"{threshold}{divided}", mark, "faint", "rate")


def _draw(book: Workbook, sheet: str, first: int, last: int) -> Chart:
    def cells(offset: int) -> list[Any]:
        column = _FIRST_COLUMN + offset - 1
        return [sheet, first - 1, column, last - 1, column]

    chart = book.add_chart({"type": "column"})
    labels = {"value": True, "num_format": _LABEL, "font": _font(9), "position": "inside_base"}
    chart.add_series(
        {"name": "Kết quả đạt được", "categories": cells(0), "values": cells(1), "gap": 260, "fill": {"color": SKY},
         "border": {"color": INK, "width": 0.5}, "data_labels": labels}
    )  # fmt: skip
    marks = book.add_chart({"type": "line"})
    marks.add_series(
        {"name": "Mức phải đạt", "categories": cells(0), "values": cells(2), "line": {"none": True},
         "marker": {"type": "long_dash", "size": 26, "fill": {"color": RUST}, "border": {"color": INK}}}
    )  # fmt: skip
    chart.combine(marks)
    chart.set_title({"name": _TITLE, "name_font": _font(11, bold=True), "overlay": False})
    chart.set_y_axis(
        {"min": 0, "num_format": "0%", "num_font": _font(9), "line": {"none": True},
         "major_gridlines": {"visible": True, "line": {"color": SILVER, "width": 0.5}}}
    )  # fmt: skip
    chart.set_x_axis({"num_font": _font(10), "line": {"color": GREY}, "major_tick_mark": "none"})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_chartarea({"border": {"color": GREY, "width": 0.5}})
    return chart


def _font(size: float, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": INK}
