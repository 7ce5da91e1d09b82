"""The sheet `Biểu nhiệm vụ`, laid out as the annex of an official plan (Decree 30/2020)."""

from collections.abc import Sequence
from itertools import zip_longest

from xlsxwriter.workbook import Workbook

from cchc_excel.cells import column_letter
from cchc_excel.domain.plan_content import AreaContent, PlanContent, PlanValue, Values
from cchc_excel.layout.columns import INFO_KEYS, TASKS
from cchc_excel.writing.house.letterhead import write_letterhead
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.plan.lists import mark_required

HEADER_ROW = 8
_FIRST_ROW = HEADER_ROW + 2
_LAST = len(TASKS.columns)
_LEFT, _RIGHT = (1, 3), (4, _LAST)
_BLANK_TASKS = 3
_REQUIRED = ("task", "text", "leads", "deadline")


def write_annex(book: Workbook, sheet: Sheet, content: PlanContent) -> int:
    """Write the annex and return its last row."""
    _write_head(book, sheet, content)
    sheet.headings(HEADER_ROW, TASKS.columns, "annex_head")
    for number in range(1, _LAST + 1):
        sheet.put(HEADER_ROW + 1, number, f"({number})", "number_row")
    last = _FIRST_ROW - 1
    for (row, task_rows), area in zip(place_rows(content.areas), content.areas, strict=True):
        _write_area(sheet, row, task_rows, area)
        for key in _REQUIRED:
            number = TASKS.keys.index(key) + 1
            mark_required(sheet, number, (task_rows[0], task_rows[-1]), column_letter(_LAST), _FIRST_ROW + 1)
        last = task_rows[-1]
    sheet.freeze(_FIRST_ROW, 3)
    sheet.set_page(last_column=_LAST, last_row=last)
    sheet.worksheet.repeat_rows(HEADER_ROW - 1, HEADER_ROW)
    return last


def _write_head(book: Workbook, sheet: Sheet, content: PlanContent) -> None:
    """Write who issues the plan and the national title, each with its line, then the annex's own title."""
    names = [str(content.info.get(key) or INFO_KEYS[key]) for key in ("superior", "issuer")]
    write_letterhead(book, sheet, names, _LEFT, _RIGHT)
    title = f"Biểu nhiệm vụ cải cách hành chính năm {content.year or '20…'}".upper()
    sheet.span(5, (1, _LAST), title, "title")
    sheet.span(6, (1, _LAST), content.attached_to, "subtitle")
    for row, height in ((4, 6), (5, 22), (6, 19), (7, 8)):
        sheet.set_height(row, height)


def place_rows(areas: Sequence[AreaContent]) -> list[tuple[int, list[int]]]:
    """Return, for each area, its row and the rows of its tasks, blank ones where it has none yet."""
    places = []
    row = _FIRST_ROW
    for area in areas:
        count = len(area.tasks) or _BLANK_TASKS
        places.append((row, list(range(row + 1, row + 1 + count))))
        row += 1 + count
    return places


def _write_area(sheet: Sheet, row: int, task_rows: Sequence[int], area: AreaContent) -> None:
    sheet.put(row, 1, area.code, "cell", "center", "group")
    sheet.span(row, (2, _LAST), area.name, "cell", "left", "group")
    sheet.set_height(row, 21)
    for number, task in zip(task_rows, area.tasks or ((),) * len(task_rows), strict=True):
        _write_task(sheet, number, task)


def _write_task(sheet: Sheet, row: int, task: Values) -> None:
    texts: list[tuple[int, PlanValue]] = []
    for number, (column, value) in enumerate(zip_longest(TASKS.columns, task), start=1):
        sheet.put_kind(row, number, value, column.kind)
        texts.append((number, value))
    sheet.fit_row(row, texts)
