"""The objectives on page one: what is reached against what must be, and how that stands, as `Chỉ tiêu` tells it."""

from collections.abc import Sequence

from cchc_excel.domain import ObjectiveResult, ObjectiveState
from cchc_excel.layout.columns import METHODS
from cchc_excel.telling.naming import shorten
from cchc_excel.telling.objectives import NOT_MET, required, verdict
from cchc_excel.words import EMPTY, half_up, meets
from cchc_excel.writing.house.sheet import Sheet, absolute, block_name
from cchc_excel.writing.summary.columns import OBJECTIVES, number_of
from cchc_excel.writing.summary.objectives import FIRST_ROW

LAST_COLUMN = 22
_TEXT, _ACTUAL, _REQUIRED, _STATE = (1, 11), (12, 14), (15, 17), (18, LAST_COLUMN)
_LONGEST = 36
_ORDER = (ObjectiveState.MISSED, ObjectiveState.UNKNOWN, ObjectiveState.NOT_DUE, ObjectiveState.MET)


def write_objectives_panel(sheet: Sheet, row: int, rows: int, results: Sequence[ObjectiveResult]) -> None:
    """Write the panel into so many rows: a heading, what is missed first, and how many found no room."""
    for columns, text in ((_TEXT, "Chỉ tiêu"), (_ACTUAL, "Đạt"), (_REQUIRED, "Mức"), (_STATE, "Đánh giá")):
        sheet.span(row, columns, text, "panel_head")
    if not results:
        sheet.span(row + 1, (1, LAST_COLUMN), "Kế hoạch chưa đặt chỉ tiêu nào.", "panel", "italic")
        return
    numbered = list(enumerate(results, start=FIRST_ROW))
    pressing = sorted(numbered, key=lambda pair: _ORDER.index(pair[1].state))
    room = rows - 1 if len(results) <= rows - 1 else rows - 2
    for place, (source, result) in enumerate(pressing[:room], start=row + 1):
        _write_line(sheet, place, source, result)
    if left := len(results) - room if len(results) > room else 0:
        told = f"và {left} chỉ tiêu khác: xem trang {OBJECTIVES.sheet}"
        sheet.span(row + rows - 1, (1, LAST_COLUMN), told, "panel", "italic")
    column = _STATE[0]
    sheet.worksheet.conditional_format(
        block_name(row + 1, column, row + rows - 1, column),
        {"type": "cell", "criteria": "==", "value": f'"{NOT_MET}"', "format": sheet.styles("alarm")},
    )


def _write_line(sheet: Sheet, row: int, source: int, result: ObjectiveResult) -> None:
    def cell(key: str) -> str:
        return f"'{OBJECTIVES.sheet}'!{absolute(source, number_of(OBJECTIVES, key))}"

    objective = result.objective
    sheet.span(row, _TEXT, shorten(f"{objective.code}. {objective.text}", _LONGEST), "panel")
    shown = EMPTY if result.actual is None else result.actual
    sheet.span_formula(row, _ACTUAL, cell("actual"), shown, "panel", "center", _style(result))
    sheet.span(row, _REQUIRED, required(objective), "panel", "center")
    sheet.span_formula(row, _STATE, cell("verdict"), verdict(result), "panel", "center", "bold")


def _style(result: ObjectiveResult) -> str:
    """Return how a figure is shown: with one decimal, with more where it would look like what it isn't."""
    actual, threshold = result.actual, result.objective.threshold
    if result.objective.method == METHODS["count"]:
        return "general"
    looks_alike = actual is not None and half_up(100 * actual, 1) == half_up(100 * threshold, 1)
    return "rate_fine" if looks_alike and actual is not None and not meets(actual, "=", threshold) else "rate_short"
