"""`Vướng mắc, kiến nghị`: what units wrote, with unit and task; what is overdue comes first."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cchc_excel.domain import Summary
from cchc_excel.layout import ADDED_HEADING
from cchc_excel.writing.summary.columns import REMARKS, number_of
from cchc_excel.writing.summary.data import records_of
from cchc_excel.writing.summary.formulas import OVERDUE
from cchc_excel.writing.summary.sheet import Sheet

_HEADER_ROW = 4


def write_remarks(sheet: Sheet, summary: Summary, subtitle: str) -> None:
    """Write one row a remark."""
    columns = REMARKS.columns
    remarks = remarks_of(summary)
    sheet.title("Khó khăn, vướng mắc và đề xuất, kiến nghị của các đơn vị", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    for index, remark in enumerate(remarks, start=1):
        row = _HEADER_ROW + index
        values = {**remark, "number": index}
        for number, column in enumerate(columns, start=1):
            sheet.put_kind(row, number, values.get(column.key), column.kind)
        _write_days_late(sheet, row, remark, summary.as_of)
        sheet.fit_row(row, enumerate((values.get(column.key) for column in columns), start=1))
    last_row = _HEADER_ROW + max(len(remarks), 1)
    if not remarks:
        sheet.nothing(last_row, len(columns), "Các đơn vị không nêu khó khăn, vướng mắc hoặc đề xuất, kiến nghị.")
    sheet.table("BangVuongMac", _HEADER_ROW, last_row if remarks else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)


def remarks_of(summary: Summary) -> list[dict[str, Any]]:
    """Return what units wrote, by the keys of `REMARKS`, the most urgent first."""
    return sorted(_remarks(summary), key=_urgency)


def _urgency(remark: Mapping[str, Any]) -> tuple[bool, date]:
    """Return what remarks are sorted by: what is overdue first and the longest first, then what is due next."""
    return not _is_overdue(remark), remark.get("due") or date.max


def _is_overdue(remark: Mapping[str, Any]) -> bool:
    return str(remark["outcome"]).endswith(OVERDUE)


def _write_days_late(sheet: Sheet, row: int, remark: Mapping[str, Any], as_of: date) -> None:
    due = remark.get("due")
    if due is not None and _is_overdue(remark):
        formula = f"DATE({as_of.year},{as_of.month},{as_of.day})-DATE({due.year},{due.month},{due.day})"
        sheet.formula(row, number_of(REMARKS, "late"), formula, (as_of - due).days, "cell", "center", "count", "bold")


def _remarks(summary: Summary) -> Iterator[dict[str, Any]]:
    for record in records_of(summary.table):
        if record["difficulty"] or record["proposal"]:
            yield record
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
