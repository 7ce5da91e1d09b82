"""`Lỗi số liệu`: every finding with its place, what was written, how it was read, what is wrong and what to do."""

from collections.abc import Sequence

from cchc_excel.books.parts.limits import LAST_ROW
from cchc_excel.domain import Summary
from cchc_excel.layout.columns import COUNT, TEXT
from cchc_excel.rules import Finding, Severity
from cchc_excel.telling.faults import fault_values, faults_of, tally_by_column
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.summary.columns import FAULTS, number_of

_HEADER_ROW = 4
_PAGED = 2_000
"""Findings up to which the tally below them is kept on one page: Excel takes a thousand breaks."""
_ROOM_BELOW = 100
"""Rows kept free for the count by column below the list."""

MOST_LISTED = LAST_ROW - _HEADER_ROW - _ROOM_BELOW
_NOT_ALL = "{subtitle}; chỉ ghi được {listed} trong số {all} dòng vì Excel hết chỗ, xem đủ bằng lệnh cchc merge --json"


def write_faults(sheet: Sheet, summary: Summary, subtitle: str, most: int = MOST_LISTED) -> None:
    """Write one row a finding, errors first, otherwise file by file; the subtitle says where not all have room."""
    columns = FAULTS.columns
    names = {unit.code: unit.name for unit in summary.plan.units}
    everything = faults_of(summary)
    findings = everything[:most]
    if len(findings) < len(everything):
        subtitle = _NOT_ALL.format(subtitle=subtitle, listed=len(findings), all=len(everything))
    sheet.title("Lỗi và lưu ý về số liệu", subtitle, len(columns))
    sheet.set_height(3, 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns)
    for row, finding in enumerate(findings, start=_HEADER_ROW + 1):
        values = fault_values(finding, names)
        sheet.add_row(table, row, [values[column.key] for column in columns], on_pages=len(findings) <= _PAGED)
    last_row = _HEADER_ROW + max(len(findings), 1)
    if not findings:
        sheet.nothing(last_row, len(columns), "Không có lỗi hoặc lưu ý về số liệu.")
    sheet.worksheet.conditional_format(
        block_name(_HEADER_ROW + 1, 1, last_row, 1),
        {"type": "cell", "criteria": "==", "value": f'"{Severity.ERROR.label}"', "format": sheet.styles("alarm")},
    )
    sheet.table("BangLoi", _HEADER_ROW, last_row if findings else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    top = last_row + 2
    last_row = _write_tally(sheet, top, summary.findings)
    sheet.set_page(last_column=len(columns), last_row=last_row, header_row=_HEADER_ROW)
    if len(findings) <= _PAGED:
        sheet.keep_together(_HEADER_ROW + 1, last_row, 1, lambda row: top <= row < last_row)


def _write_tally(sheet: Sheet, row: int, findings: Sequence[Finding]) -> int:
    """Write how often each column of the form was found fault with, and return the last row written."""
    tally = tally_by_column(findings)
    if not tally:
        return row - 2
    first = number_of(FAULTS, "column")
    for number, heading in enumerate(("Cột của biểu", "Số lỗi", "Số lưu ý"), start=first):
        sheet.put(row, number, heading, "head")
    for line, (heading, *counts) in enumerate(tally, start=row + 1):
        sheet.put_kind(line, first, heading, TEXT)
        for number, count in enumerate(counts, start=first + 1):
            sheet.put_kind(line, number, count, COUNT)
        sheet.fit_row(line, ((first, heading),))
    return row + len(tally)
