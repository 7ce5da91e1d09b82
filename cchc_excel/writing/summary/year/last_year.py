"""The last list of `Tổng kết năm`: this year beside the one before, and what that one left undone."""

from cchc_excel.domain import MEASURES, LastYear, Measures
from cchc_excel.measuring.last_year import CarriedOn, find_carried_on
from cchc_excel.telling.annex import LineKind
from cchc_excel.text import fold
from cchc_excel.words import EMPTY, show_number
from cchc_excel.writing.house.sheet import absolute
from cchc_excel.writing.summary.annex_places import FIRST_ROW as ANNEX_FIRST_ROW
from cchc_excel.writing.summary.columns import ANNEX, number_of
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.year.lists import FIRST, YearGrid, write_heads, write_section

_RATES = ("completion_rate", "on_time_rate", "average_progress")
_ENDS = ("Kết quả năm nay", "", "")
_NOT_CARRIED = "Không có trong Kế hoạch năm nay"


def write_last_year(grid: YearGrid, content: Content, row: int) -> int:
    """Write the list from a row on and return the last row; where there is no year before, nothing."""
    last_year = content.summary.last_year
    if last_year is None:
        return row
    year = last_year.year
    row += 2
    if not last_year.period:
        write_section(grid, row, f"5. So với năm {year}: thư mục năm {year} chưa có sổ tổng hợp kỳ cuối năm để so sánh")
        return row
    write_section(grid, row, f"5. So với năm {year} (theo sổ tổng hợp kỳ {last_year.period} của năm {year})")
    heads = [f"{MEASURES[key].heading} {told}" for key in _RATES for told in (year, year + 1, "tăng, giảm (điểm %)")]
    write_heads(grid.sheet, row + 1, ["Mã", "Tên", "Tính theo", *heads])
    row = _write_groups(grid, content, last_year, row + 2)
    return _write_carried(grid, content, last_year, row + 1)


def _write_groups(grid: YearGrid, content: Content, last_year: LastYear, row: int) -> int:
    """Write a row for the whole plan, each area and each unit; return the first row behind them."""
    areas, units = content.by_area, content.by_unit
    _write_row(grid, row, ("", "Toàn Kế hoạch", "nhiệm vụ"), last_year.overall, (areas, areas.total_row, areas.total))
    row += 1
    for figures, told, counted in ((areas, last_year.by_area, "nhiệm vụ"), (units, last_year.by_unit, "lượt giao")):
        for group in figures.groups:
            before = told.get(fold(group.name) if figures is areas else group.code)
            live = (figures, figures.row_of(group.code), group.measures)
            _write_row(grid, row, (group.code, group.name, counted), before, live)
            row += 1
    return row


def _write_row(
    grid: YearGrid,
    row: int,
    texts: tuple[str, str, str],
    before: Measures | None,
    live: tuple[Figures, int, Measures],
) -> None:
    sheet, (figures, place, now) = grid.sheet, live
    for column, text in enumerate(texts, start=1):
        sheet.put(row, column, text, "cell", "left" if column == 2 else "center")
    for number, key in enumerate(_RATES):
        column = FIRST + 1 + 3 * number
        then, current = before.values[key] if before else None, now.values[key]
        sheet.put(row, column, EMPTY if then is None else then, "cell", "center", "rate")
        shown = EMPTY if current is None else current
        sheet.formula(row, column + 1, figures.cell(key, place), shown, "cell", "center", "rate")
        one, other = (absolute(row, at).replace("$", "") for at in (column + 1, column))
        change = EMPTY if then is None or current is None else current - then
        formula = f'IF(AND(ISNUMBER({one}),ISNUMBER({other})),{one}-{other},"{EMPTY}")'
        sheet.formula(row, column + 2, formula, change, "cell", "center", "rate")
    sheet.fit_row(row, [(2, texts[1])])


def _write_carried(grid: YearGrid, content: Content, last_year: LastYear, row: int) -> int:
    """Write the tasks that last year left undone, with what became of each; return the last row."""
    carried = find_carried_on(content.summary.plan, last_year)
    year, now = last_year.year, sum(known.task is not None for known in carried)
    if not carried:
        write_section(grid, row, f"6. Nhiệm vụ năm {year} chuyển tiếp: năm {year} không còn nhiệm vụ chưa hoàn thành")
        return row
    told = (
        f"{show_number(now)}/{show_number(len(carried))} nhiệm vụ năm {year} chưa hoàn thành có trong Kế hoạch năm nay"
    )
    write_section(grid, row, f"6. Nhiệm vụ năm {year} chuyển tiếp: {told}")
    write_heads(grid.sheet, row + 1, [f"Mã NV năm {year}", "Nội dung nhiệm vụ", f"Mã NV năm {year + 1}", *_ENDS])
    places = {
        line.task.code: number
        for number, line in enumerate(content.places.lines, start=ANNEX_FIRST_ROW)
        if line.kind is LineKind.TASK and line.task
    }
    outcomes = dict(zip(content.summary.tasks["task"], content.summary.tasks["outcome"], strict=True))
    for at, known in enumerate(carried, start=row + 2):
        _write_task(grid, at, known, places, outcomes)
    return row + 1 + len(carried)


def _write_task(
    grid: YearGrid, row: int, known: CarriedOn, places: dict[str, int], outcomes: dict[str, object]
) -> None:
    sheet, code = grid.sheet, known.task.code if known.task else ""
    sheet.put(row, 1, known.code, "cell", "center")
    sheet.put(row, 2, known.text, "cell", "left")
    sheet.put(row, FIRST, code or EMPTY, "cell", "center")
    columns = (FIRST + 1, FIRST + 3)
    if code in places:
        formula = f"'{ANNEX.sheet}'!{absolute(places[code], number_of(ANNEX, 'outcome'))}"
        sheet.span_formula(
            row, columns, formula, str(getattr(outcomes[code], "value", outcomes[code])), "cell", "center"
        )
    else:
        sheet.span(row, columns, "Đã rút khỏi Kế hoạch" if code else _NOT_CARRIED, "cell", "center")
    sheet.fit_row(row, [(2, known.text)])
