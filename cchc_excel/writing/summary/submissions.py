"""`Tình hình gửi báo cáo`: every unit that leads a task, then every file and what became of it."""

from datetime import datetime
from typing import Any

from cchc_excel.domain import FileState, Origin, Posted, Received, Summary, Unit
from cchc_excel.telling.adjusted import correction_counts
from cchc_excel.words import at_vietnam, show_date
from cchc_excel.writing.house.sheet import Sheet, absolute
from cchc_excel.writing.summary.columns import FILES, SUBMISSIONS, number_of

_HEADER_ROW = 4
FIRST_ROW = _HEADER_ROW + 1
SENT = "Đã tổng hợp"
"""What the state of a unit with a merged return begins with."""
_MISSING = "Chưa gửi báo cáo"
_UNUSABLE = "Đã gửi, chưa dùng được"
_MOMENT = {"made_at": ("cell", "center", "moment")}
_TO_CORRECT, _AFTER_TERM = ", phải sửa", ", gửi sau hạn"


def is_late(entry: Received, summary: Summary) -> bool:
    """Whether a return was saved after the day it was due back."""
    return _days_after(entry, summary) > 0


def units_column(key: str, units: int) -> str:
    """Return the cells of a column of the units' table, for a formula in another sheet."""
    column = number_of(SUBMISSIONS, key)
    units = max(units, 1)
    return f"'{SUBMISSIONS.sheet}'!{absolute(FIRST_ROW, column)}:{absolute(FIRST_ROW + units - 1, column)}"


def units_sent(units: int) -> str:
    """Return the formula that counts the units with a merged return, for another sheet."""
    return f'COUNTIF({units_column("state", units)},"{SENT}*")'


def units_by_urgency(summary: Summary) -> tuple[Unit, ...]:
    """Return the units that lead a task: those of which nothing came first, then what must be corrected, then late."""
    entries = _entry_of_units(summary)

    def urgency(unit: Unit) -> int:
        state = _state(entries.get(unit.code), summary)
        marks = (_MISSING, _UNUSABLE, _TO_CORRECT, _AFTER_TERM)
        return next((place for place, mark in enumerate(marks) if mark in state), len(marks))

    return tuple(sorted(summary.plan.leading_units, key=urgency))


def write_submissions(sheet: Sheet, summary: Summary) -> None:
    """Write both tables, one below the other."""
    subtitle = f"{summary.period.name}; hạn gửi báo cáo {show_date(summary.period.send_by)}"
    last = len(SUBMISSIONS.columns)
    sheet.title("Tình hình gửi báo cáo của các đơn vị", subtitle, last)
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, SUBMISSIONS.columns)
    entries = _entry_of_units(summary)
    units = units_by_urgency(summary)
    assigned = {group.code: group.measures.assigned for group in summary.by_unit}
    rows = sheet.table_rows(SUBMISSIONS.columns, _MOMENT)
    corrected = correction_counts(summary)
    for row, unit in enumerate(units, start=FIRST_ROW):
        counts = {"assigned": assigned.get(unit.code, 0), "corrected": corrected[unit.code] or None}
        values = _unit_values(unit, entries.get(unit.code), summary) | counts
        sheet.add_row(rows, row, [values[key] for key in SUBMISSIONS.keys])
    row = FIRST_ROW + len(units) + 1
    sheet.put(row, 1, f"Các tệp trong thư mục nhan ({len(summary.received)} tệp)", "section")
    sheet.set_height(row, 22)
    _write_files(sheet, row + 1, summary)
    last_row = row + 1 + max(len(summary.received), 1)
    sheet.table("BangGuiBaoCao", _HEADER_ROW, FIRST_ROW + len(units) - 1, SUBMISSIONS.columns)
    sheet.freeze(FIRST_ROW, 3)
    sheet.set_page(last_column=last, last_row=last_row)


def _write_files(sheet: Sheet, header_row: int, summary: Summary) -> None:
    reason, last = len(FILES), len(SUBMISSIONS.columns)
    for number, column in enumerate(FILES, start=1):
        sheet.put(header_row, number, column.heading, "head")
    sheet.span(header_row, (reason, last), FILES[-1].heading, "head")
    sheet.set_height(header_row, 34)
    names = {unit.code: unit.name for unit in summary.plan.units}
    under = last - reason
    rows = sheet.table_rows((*FILES, *FILES[-1:] * under), _MOMENT)
    for row, entry in enumerate(summary.received, start=header_row + 1):
        values = _file_values(entry, names)
        sheet.add_row(rows, row, [*(values[column.key] for column in FILES), *(None,) * under])
        sheet.worksheet.add_merge(row, reason, last)
    if not summary.received:
        sheet.nothing(header_row + 1, last, "Chưa có tệp nào.")


def _entry_of_units(summary: Summary) -> dict[str, Received]:
    """Return each unit's merged return; where it has none, the last that came but cannot be merged."""
    kept = (FileState.REJECTED, FileState.UNREADABLE)
    return {entry.unit: entry for entry in summary.received if entry.state in kept} | dict(summary.merged)


def _unit_values(unit: Unit, entry: Received | None, summary: Summary) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(SUBMISSIONS.keys)
    if entry:
        values |= _counts(entry) | {"made_at": _made_at(entry), "path": entry.path, **entry.signatories}
    posted = summary.posted.get(unit.code, Posted())
    return values | {
        "unit": unit.code,
        "unit_name": unit.name,
        "state": _state(entry, summary),
        "times": len(summary.came_from(unit.code)),
        "issued": "có" if posted.is_issued else None,
        "sent_on": posted.sent_on,
    }


def _state(entry: Received | None, summary: Summary) -> str:
    if entry is None:
        return _MISSING
    if entry.state is not FileState.MERGED:
        return _UNUSABLE
    marks = (_TO_CORRECT if entry.has_errors else "", _days_late(entry, summary))
    return SENT + "".join(marks)


def _days_late(entry: Received, summary: Summary) -> str:
    return f"{_AFTER_TERM} {_days_after(entry, summary)} ngày" if is_late(entry, summary) else ""


def _days_after(entry: Received, summary: Summary) -> int:
    """Return the days from the day a return was due back to the one it was made, by the office's clock."""
    made_at = _made_at(entry)
    return (made_at.date() - summary.period.send_by).days if made_at else 0


def _made_at(entry: Received) -> datetime | None:
    return at_vietnam(entry.made_at) if entry.made_at else None


def _counts(entry: Received) -> dict[str, int]:
    errors = sum(finding.is_error for finding in entry.findings)
    return {"errors": errors, "warnings": len(entry.findings) - errors}


def _file_values(entry: Received, names: dict[str, str]) -> dict[str, Any]:
    reasons = [_letter(entry.origin)] if entry.origin else []
    if entry.state is not FileState.MERGED:
        reasons += [finding.text for finding in entry.findings if not finding.ref]
    return {
        "unit": entry.unit,
        "unit_name": names.get(entry.unit, ""),
        "state": entry.state.label,
        "made_at": _made_at(entry),
        "path": entry.path,
        **_counts(entry),
        "reason": "\n".join(dict.fromkeys(reasons)),
    }


def _letter(origin: Origin) -> str:
    """Return which mail a file came in: who sent it, when, under which subject."""
    sender = f"{origin.sender_name} <{origin.sender}>" if origin.sender_name else origin.sender
    day = f" ngày {show_date(at_vietnam(origin.came_at))}" if origin.came_at else ""
    return f"Thư của {sender or 'người gửi không rõ'}{day}: {origin.subject}".rstrip(": ")
