"""The last list of `Tổng kết năm`: this year beside the one before, and what that one left undone."""

from cchc_excel.domain import MEASURES, LastYear, Measures
from cchc_excel.measuring.last_year import CarriedOn, find_carried_on
from cchc_excel.text import fold
from cchc_excel.words import EMPTY, show_number
from cchc_excel.writing.house.sheet import absolute
from cchc_excel.writing.summary.columns import ANNEX, number_of
from cchc_excel.writing.summary.content import Content
from cchc_excel.writing.summary.groups.figures import Figures
from cchc_excel.writing.summary.year.lists import FIRST, ROOM_BELOW, ListHead, YearGrid, annex_rows, width_of

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
        title = f"5. So với năm {year}: thư mục năm {year} chưa có sổ tổng hợp kỳ cuối năm để so sánh"
        return ListHead(grid, ()).begin(row, title) - 1
    heads = (
        f"{MEASURES[key].heading} {told}" for key in _RATES for told in (year, year + 1, "tăng, giảm (điểm phần trăm)")
    )
    head = ListHead(grid, ("Mã", "Tên", "Tính theo", *heads))
    title = f"5. So với năm {year} (theo sổ tổng hợp kỳ {last_year.period} của năm {year})"
    row = _write_groups(head, content, last_year, head.begin(row, title, ROOM_BELOW))
    return _write_carried(grid, content, last_year, row + 1)


def _write_groups(head: ListHead, content: Content, last_year: LastYear, row: int) -> int:
    """Write a row for the whole plan, each area and each unit; return the first row behind them."""
    areas, units = content.by_area, content.by_unit
    whole = ("", "Toàn Kế hoạch", "nhiệm vụ")
    row = _write_row(head, row, whole, last_year.overall, (areas, areas.total_row, areas.total))
    for figures, told, counted in ((areas, last_year.by_area, "nhiệm vụ"), (units, last_year.by_unit, "lượt giao")):
        for group in figures.groups:
            before = told.get(fold(group.name) if figures is areas else group.code)
            live = (figures, figures.row_of(group.code), group.measures)
            row = _write_row(head, row, (group.code, group.name, counted), before, live)
    return row


def _write_row(
    head: ListHead,
    row: int,
    texts: tuple[str, str, str],
    before: Measures | None,
    live: tuple[Figures, int, Measures],
) -> int:
    """Write one row, under the headings once more where a page begins with it; return the row behind it."""
    sheet, (figures, place, now) = head.grid.sheet, live
    height = sheet.height_for(((texts[1], width_of(2)),))
    row = head.next(row, height)
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
    sheet.set_height(row, height)
    return row + 1


def _write_carried(grid: YearGrid, content: Content, last_year: LastYear, row: int) -> int:
    """Write the tasks that last year left undone, with what became of each; return the last row."""
    carried = find_carried_on(content.summary.plan, last_year)
    year, now = last_year.year, sum(known.task is not None for known in carried)
    if not carried:
        title = f"6. Nhiệm vụ năm {year} chuyển tiếp: năm {year} không còn nhiệm vụ chưa hoàn thành"
        return ListHead(grid, ()).begin(row, title) - 1
    told = (
        f"{show_number(now)}/{show_number(len(carried))} nhiệm vụ năm {year} chưa hoàn thành có trong Kế hoạch năm nay"
    )
    head = ListHead(grid, (f"Mã NV năm {year}", "Nội dung nhiệm vụ", f"Mã NV năm {year + 1}", *_ENDS))
    row = head.begin(row, f"6. Nhiệm vụ năm {year} chuyển tiếp: {told}", ROOM_BELOW)
    places = annex_rows(content)
    outcomes = dict(zip(content.summary.tasks["task"], content.summary.tasks["outcome"], strict=True))
    for known in carried:
        row = _write_task(head, row, known, places, outcomes)
    return row - 1


def _write_task(head: ListHead, row: int, known: CarriedOn, places: dict[str, int], outcomes: dict[str, object]) -> int:
    """Write one task, as `_write_row` does a group; return the row behind it."""
    sheet, code = head.grid.sheet, known.task.code if known.task else ""
    height = sheet.height_for(((known.text, width_of(2)),))
    row = head.next(row, height)
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
    sheet.set_height(row, height)
    return row + 1
