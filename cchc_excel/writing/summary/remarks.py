"""`Vướng mắc, kiến nghị`: what units wrote, with units and task; requests for more time first, then what is overdue."""

from datetime import date

from cchc_excel.domain import Summary
from cchc_excel.telling.naming import name_units
from cchc_excel.telling.remarks import RemarkLine
from cchc_excel.writing.house.bulk import Computed, SheetValue
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import remarks_layout

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1
REQUESTS_TITLE = "Đề nghị gia hạn, chờ quyết định"


def write_remarks(sheet: Sheet, summary: Summary, lines: tuple[RemarkLine, ...], subtitle: str) -> None:
    """Write one row a remark, however many units wrote it."""
    requests = sum(len(line.requests) for line in lines)
    layout = remarks_layout(with_requests=requests > 0)
    columns = layout.columns
    sheet.title("Khó khăn, vướng mắc và đề xuất, kiến nghị của các đơn vị", subtitle, len(columns))
    sheet.set_height(3, 6)
    if requests:
        told = f"{REQUESTS_TITLE} ({requests} đề nghị; thời hạn chưa thay đổi)"
        sheet.span(3, (1, len(columns)), told, "section", "left")
        sheet.set_height(3, 22)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns, {"late": ("cell", "center", "count", "bold")})
    for index, line in enumerate(lines, start=1):
        own = _own_values(index, line, summary)
        sheet.add_row(table, _HEADER_ROW + index, [own.get(key, getattr(line, key, None)) for key in layout.keys])
    last_row = _HEADER_ROW + max(len(lines), 1)
    if not lines:
        sheet.nothing(last_row, len(columns), "Các đơn vị không nêu khó khăn, vướng mắc hoặc đề xuất, kiến nghị.")
    sheet.table("BangVuongMac", _HEADER_ROW, last_row if lines else _HEADER_ROW, columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def _own_values(index: int, line: RemarkLine, summary: Summary) -> dict[str, SheetValue | Computed]:
    units = name_units(summary.plan, line.units, line.task)
    return {"number": index, "unit_name": units, "late": _days_late(line, summary.as_of)}


def _days_late(line: RemarkLine, as_of: date) -> Computed | None:
    due = line.due
    if due is None or not line.is_overdue:
        return None
    formula = f"DATE({as_of.year},{as_of.month},{as_of.day})-DATE({due.year},{due.month},{due.day})"
    return Computed(formula, (as_of - due).days)
