"""`Phụ lục số liệu`: the statistics a periodic report asks for, cell by cell as they are keyed in."""

from collections.abc import Mapping

from cchc_excel.domain import MEASURES, Settings, Summary
from cchc_excel.telling.appendix import ReportedStatistic, appendix_lines
from cchc_excel.telling.statistics import SELF_SCORE, Statistic
from cchc_excel.words import EMPTY, show_date
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import STATISTICS, number_of
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.reported import GAP, place_parts, write_figure, write_parts

_HEADER_ROW = 4
_STYLES = {"completion_rate": "rate", SELF_SCORE: "points"}


def write_statistics(sheet: Sheet, summary: Summary, by_area: Figures) -> None:
    """Write the lines, as the report's appendix numbers them, and the estimated self-score."""
    columns = STATISTICS.columns
    subtitle = f"{summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}; để nhập vào báo cáo định kỳ"
    sheet.title("Phụ lục số liệu về công tác chỉ đạo, điều hành cải cách hành chính", subtitle, len(columns))
    sheet.headings(_HEADER_ROW, columns, "annex_head")
    for number in range(1, len(columns) + 1):
        sheet.put(_HEADER_ROW + 1, number, f"({number})", "number_row")
    formulas, row = _formulas(by_area, summary.plan.settings), _HEADER_ROW + 1
    lines = list(appendix_lines(summary))
    parts = place_parts(summary, _HEADER_ROW + 1 + len(lines) + GAP)
    for row, line in enumerate(lines, start=_HEADER_ROW + 2):
        _write_line(sheet, row, line, formulas)
        if isinstance(line, ReportedStatistic):
            write_figure(sheet, row, line, parts.get(line.told.item.code))
    row = write_parts(sheet, summary, row + GAP - 1, parts) if parts else row
    sheet.freeze(_HEADER_ROW + 2, 3)
    sheet.set_page(last_column=len(columns), last_row=row, header_row=_HEADER_ROW)


def _write_line(sheet: Sheet, row: int, line: Statistic, formulas: Mapping[str, str]) -> None:
    parts = () if line.measure else ("group",)
    sheet.put(row, 1, line.number, "cell", "center", *parts)
    sheet.put(row, 2, line.text, "cell", "left", *parts)
    sheet.put(row, 3, line.measure, "cell", "center", *parts)
    column = number_of(STATISTICS, "value")
    if line.figure:
        shown, style = EMPTY if line.value is None else line.value, _STYLES.get(line.figure, "count")
        sheet.formula(row, column, formulas[line.figure], shown, "cell", "center", style, "bold")
    else:
        sheet.put(row, column, None, "cell", *parts)
    source = line.source if line.measure else ""
    sheet.put(row, 5, source, "cell", "left", *(parts or ("italic",)))
    sheet.fit_row(row, ((2, line.text), (5, source)), bold=not line.measure)


def _formulas(by_area: Figures, settings: Settings) -> dict[str, str]:
    """Return the formula of each figure, by its name, from the totals of `Theo lĩnh vực`."""
    cells = {key: by_area.cell(key, by_area.total_row) for key in MEASURES}
    return {
        **cells,
        "done_undated": f"{cells['done']}-{cells['done_on_time']}-{cells['done_late']}",
        "open_in_time": f"{cells['assigned']}-{cells['not_applicable']}-{cells['done']}-{cells['overdue']}",
        SELF_SCORE: _score_formula(cells["completion_rate"], settings),
    }


def _score_formula(rate: str, settings: Settings) -> str:
    """Return the formula of the self-score; the rate is one the sheet shows, rounded as Python rounds it."""
    points, full, floor = settings.index_points, settings.index_full, settings.index_floor
    percent = f"ROUND(100*{rate},10)"
    partly = f"IF({percent}>={floor},ROUND({rate}*{points},2),0)"
    return f'IF(ISNUMBER({rate}),IF({percent}>={full},{points},{partly}),"{EMPTY}")'
