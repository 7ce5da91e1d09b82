"""`Vướng mắc, kiến nghị`: what units wrote, with unit and task; what is overdue comes first."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from cchc_excel.domain import Summary
from cchc_excel.layout.columns import ADDED_HEADING
from cchc_excel.measuring.requests import MoreTime, find_requests
from cchc_excel.writing.house.bulk import Computed
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.summary.columns import REMARKS, REQUESTS
from cchc_excel.writing.summary.data import Row
from cchc_excel.writing.summary.formulas import OVERDUE

_HEADER_ROW = 4
_OF_ROW = ("unit_name", "task", "text", "outcome", "due", "difficulty", "proposal")
REQUESTS_TITLE = "Đề nghị gia hạn, chờ quyết định"
_GRANT = "Nếu đồng ý: có văn bản cho phép rồi thêm một dòng “Đổi thời hạn” vào trang “Điều chỉnh” của ke-hoach.xlsx."


def write_remarks(sheet: Sheet, summary: Summary, rows: Iterable[Row], subtitle: str) -> None:
    """Write one row a remark."""
    columns = REMARKS.columns
    remarks = remarks_of(summary, rows)
    sheet.title("Khó khăn, vướng mắc và đề xuất, kiến nghị của các đơn vị", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns, {"late": ("cell", "center", "count", "bold")})
    for index, remark in enumerate(remarks, start=1):
        values = {**remark, "number": index, "late": _days_late(remark, summary.as_of)}
        sheet.add_row(table, _HEADER_ROW + index, [values.get(column.key) for column in columns])
    last_row = _HEADER_ROW + max(len(remarks), 1)
    if not remarks:
        sheet.nothing(last_row, len(columns), "Các đơn vị không nêu khó khăn, vướng mắc hoặc đề xuất, kiến nghị.")
    sheet.table("BangVuongMac", _HEADER_ROW, last_row if remarks else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    last_row = _write_requests(sheet, last_row + 2, summary)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def remarks_of(summary: Summary, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return what units wrote, by the keys of `REMARKS`, the most urgent first; `rows` are the assignments."""
    return sorted(_remarks(summary, rows), key=_urgency)


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
        values = _request_values(request, summary.as_of) | {"number": index}
        for number, column in enumerate(REQUESTS, start=1):
            sheet.put_kind(row + 1 + index, number, values[column.key], column.kind)
        sheet.fit_row(row + 1 + index, enumerate((values[column.key] for column in REQUESTS), start=1))
    return row + 1 + len(requests)


def _request_values(request: MoreTime, as_of: date) -> dict[str, Any]:
    task = request.task
    return {
        "unit_name": request.unit.name,
        "task": task.code,
        "text": task.text,
        "deadline": task.deadline.text,
        "due": task.deadline.next_due(as_of) or task.deadline.due_at(as_of),
        "given": request.given,
        "grant": f"{request.path} {request.ref}. {_GRANT}",
    }


def _urgency(remark: Mapping[str, Any]) -> tuple[bool, date]:
    """Return what remarks are sorted by: what is overdue first and the longest first, then what is due next."""
    return not _is_overdue(remark), remark.get("due") or date.max


def _is_overdue(remark: Mapping[str, Any]) -> bool:
    return str(remark["outcome"]).endswith(OVERDUE)


def _days_late(remark: Mapping[str, Any], as_of: date) -> Computed | None:
    due = remark.get("due")
    if due is None or not _is_overdue(remark):
        return None
    formula = f"DATE({as_of.year},{as_of.month},{as_of.day})-DATE({due.year},{due.month},{due.day})"
    return Computed(formula, (as_of - due).days)


def _remarks(summary: Summary, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row.difficulty or row.proposal:
            yield {key: getattr(row, key) for key in _OF_ROW}
    names = {unit.code: unit.name for unit in summary.plan.units}
    for entry in summary.merged.values():
        for answer in entry.added:
            if answer.difficulty or answer.proposal:
                yield {
                    "unit_name": names.get(entry.unit, entry.unit),
                    "task": "",
                    "text": f"{answer.text} ({ADDED_HEADING.lower()})",
                    "outcome": answer.status,
                    "difficulty": answer.difficulty,
                    "proposal": answer.proposal,
                }
