"""`Vướng mắc, kiến nghị`: what units wrote, with unit and task; what is overdue comes first."""

from collections.abc import Iterable
from datetime import date

from cchc_excel.domain import Summary
from cchc_excel.measuring.requests import find_requests
from cchc_excel.telling.remarks import Remark, remarks_of, request_values
from cchc_excel.telling.rows import SummaryRow
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import REMARKS, REQUESTS

_HEADER_ROW = 4
REQUESTS_TITLE = "Đề nghị gia hạn, chờ quyết định"


def write_remarks(sheet: Sheet, summary: Summary, rows: Iterable[SummaryRow], subtitle: str) -> None:
    """Write one row a remark."""
    columns = REMARKS.columns
    remarks = remarks_of(summary, rows)
    sheet.title("Khó khăn, vướng mắc và đề xuất, kiến nghị của các đơn vị", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns, {"late": ("cell", "center", "count", "bold")})
    for index, remark in enumerate(remarks, start=1):
        own = {"number": index, "late": _days_late(remark, summary.as_of)}
        sheet.add_row(table, _HEADER_ROW + index, [own.get(key, getattr(remark, key, None)) for key in REMARKS.keys])
    last_row = _HEADER_ROW + max(len(remarks), 1)
    if not remarks:
        sheet.nothing(last_row, len(columns), "Các đơn vị không nêu khó khăn, vướng mắc hoặc đề xuất, kiến nghị.")
    sheet.table("BangVuongMac", _HEADER_ROW, last_row if remarks else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    last_row = _write_requests(sheet, last_row + 2, summary)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def _write_requests(sheet: Sheet, row: int, summary: Summary) -> int:
    """Write the requests for more time, which wait for a decision, and return the last row written."""
    requests = find_requests(summary)
    if not requests:
        return row - 2
    sheet.put(row, 1, f"{REQUESTS_TITLE} ({len(requests)} đề nghị; thời hạn chưa thay đổi)", "section")
    sheet.set_height(row, 22)
    for number, column in enumerate(REQUESTS, start=1):
        sheet.put(row + 1, number, column.heading, "head")
    sheet.set_height(row + 1, 34)
    for index, request in enumerate(requests, start=1):
        values = request_values(request, summary.as_of) | {"number": index}
        for number, column in enumerate(REQUESTS, start=1):
            sheet.put_kind(row + 1 + index, number, values[column.key], column.kind)
        sheet.fit_row(row + 1 + index, enumerate((values[column.key] for column in REQUESTS), start=1))
    return row + 1 + len(requests)


def _days_late(remark: Remark, as_of: date) -> Computed | None:
    due = remark.due
    if due is None or not remark.is_overdue:
        return None
    formula = f"DATE({as_of.year},{as_of.month},{as_of.day})-DATE({due.year},{due.month},{due.day})"
    return Computed(formula, (as_of - due).days)
