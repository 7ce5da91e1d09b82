"""`Phụ lục số liệu`: the statistics a periodic report asks for, cell by cell as they are keyed in."""

from collections.abc import Callable

from cchc_excel.domain import Outcome, Settings, Summary
from cchc_excel.telling.appendix.lines import ReportedStatistic, appendix_lines
from cchc_excel.telling.appendix.statistics import CHECKED, CHECKED_RATE, RATES, SELF_SCORE, Statistic
from cchc_excel.words import EMPTY, show_date
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.annex_places import AnnexPlaces
from cchc_excel.writing.summary.columns import STATISTICS, number_of
from cchc_excel.writing.summary.formulas import (
    DONE,
    NOT_APPLICABLE,
    OVERDUE,
    Condition,
    begins,
    count,
    differs,
    ends,
    equals,
    is_number,
    not_above,
    one_of,
    table_column,
    total,
)
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.reported import GAP, place_parts, write_figure, write_parts

_HEADER_ROW = 4
_STYLES = {**dict.fromkeys(RATES, "rate"), SELF_SCORE: "points"}
_OPEN_IN_TIME = (Outcome.IN_PROGRESS, Outcome.NOT_STARTED, Outcome.NOT_REPORTED)
_OUTCOMES: dict[str, Callable[[str], Condition]] = {
    "done": lambda cells: begins(cells, DONE),
    "done_on_time": lambda cells: equals(cells, Outcome.DONE_ON_TIME),
    "done_late": lambda cells: equals(cells, Outcome.DONE_LATE),
    "done_undated": lambda cells: equals(cells, Outcome.DONE_UNDATED),
    "overdue": lambda cells: ends(cells, OVERDUE),
    "not_applicable": lambda cells: equals(cells, NOT_APPLICABLE),
    "open_in_time": lambda cells: one_of(cells, _OPEN_IN_TIME),
}


def write_statistics(sheet: Sheet, summary: Summary, by_area: Figures, places: AnnexPlaces) -> None:
    """Write the lines, as the report's appendix numbers them, and below them what each unit reported of its lines."""
    columns = STATISTICS.columns
    subtitle = f"{summary.period.name}, số liệu đến ngày {show_date(summary.as_of)}; để nhập vào báo cáo định kỳ"
    sheet.title("Phụ lục số liệu về công tác chỉ đạo, điều hành cải cách hành chính", subtitle, len(columns))
    sheet.headings(_HEADER_ROW, columns, "annex_head")
    for number in range(1, len(columns) + 1):
        sheet.put(_HEADER_ROW + 1, number, f"({number})", "number_row")
    overall, row = _overall_formulas(by_area, summary.plan.settings), _HEADER_ROW + 1
    lines = list(appendix_lines(summary))
    parts = place_parts(summary, _HEADER_ROW + 1 + len(lines) + GAP)
    for row, line in enumerate(lines, start=_HEADER_ROW + 2):
        formula = _formula_over(line, places) if line.tasks else overall.get(line.figure)
        _write_line(sheet, row, line, formula)
        if isinstance(line, ReportedStatistic):
            write_figure(sheet, row, line, parts.get(line.told.item.code))
    row = write_parts(sheet, summary, row + GAP - 1, parts) if parts else row
    sheet.freeze(_HEADER_ROW + 2, 3)
    sheet.set_page(last_column=len(columns), last_row=row, header_row=_HEADER_ROW)


def _write_line(sheet: Sheet, row: int, line: Statistic, formula: str | None) -> None:
    parts = () if line.measure else ("group",)
    sheet.put(row, 1, line.number, "cell", "center", *parts)
    sheet.put(row, 2, line.text, "cell", "left", *parts)
    sheet.put(row, 3, line.measure, "cell", "center", *parts)
    column = number_of(STATISTICS, "value")
    shown = EMPTY if line.value is None else line.value
    style = ("cell", "center", _STYLES.get(line.figure, "count"), "bold")
    if formula:
        sheet.formula(row, column, formula, shown, *style)
    elif line.figure:
        sheet.put(row, column, shown, *style)
    else:
        sheet.put(row, column, None, "cell", *parts)
    source = line.source if line.measure else ""
    sheet.put(row, 5, source, "cell", "left", *(parts or ("italic",)))
    sheet.fit_row(row, ((2, line.text), (5, source)), bold=not line.measure)


def _overall_formulas(by_area: Figures, settings: Settings) -> dict[str, str]:
    """Return the formula of each figure over all tasks, by its name, from the totals of `Theo lĩnh vực`."""
    cells = {key: by_area.cell(key, by_area.total_row) for key in ("assigned", "done", "completion_rate")}
    return {**cells, SELF_SCORE: _score_formula(cells["completion_rate"], settings)}


def _formula_over(line: Statistic, places: AnnexPlaces) -> str:
    """Return the formula of a figure over some tasks: a count of task rows, or what units counted in `DuLieu`."""
    if line.figure in {CHECKED, CHECKED_RATE}:
        actual, whole = table_column("actual"), table_column("total")
        rows = (
            one_of(table_column("task"), line.tasks), differs(table_column("outcome"), NOT_APPLICABLE),
            is_number(actual), is_number(whole), not_above(actual, whole),
        )  # fmt: skip
        sums = tuple(total(column, *rows, exact=True) for column in (actual, whole))
        return sums[0] if line.figure == CHECKED else f"{sums[0]}/{sums[1]}"
    outcome = places.tasks().outcome
    meant = _OUTCOMES[line.figure](outcome) if line.figure in _OUTCOMES else differs(outcome, "")
    return count(one_of(places.block(1), line.tasks), meant, exact=True)


def _score_formula(rate: str, settings: Settings) -> str:
    """Return the formula of the self-score; the rate is one the sheet shows, rounded as Python rounds it."""
    points, full, floor = settings.index_points, settings.index_full, settings.index_floor
    percent = f"ROUND(100*{rate},10)"
    partly = f"IF({percent}>={floor},ROUND({rate}*{points},2),0)"
    return f'IF(ISNUMBER({rate}),IF({percent}>={full},{points},{partly}),"{EMPTY}")'
