"""`Lỗi số liệu`: every finding with its place, what was written, how it was read, what is wrong and what to do."""

from cchc_excel.books.parts.limits import LAST_ROW
from cchc_excel.domain import Summary
from cchc_excel.rules import Severity
from cchc_excel.telling.faults import fault_values, faults_of, tell_by_column
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.house.styles import SIZE
from cchc_excel.writing.summary.columns import FAULTS, number_of

_HEADER_ROW = 4
_PRINTED = number_of(FAULTS, "advice")
"""The last printed column: the code of a rule is no matter of a reader's on paper."""

MOST_LISTED = LAST_ROW - _HEADER_ROW
_NOT_ALL = "{subtitle}; chỉ ghi được {listed} trong số {all} dòng vì Excel hết chỗ, xem đủ bằng lệnh cchc merge --json"


def write_faults(sheet: Sheet, summary: Summary, subtitle: str, most: int = MOST_LISTED) -> None:
    """Write one row a finding, errors first, otherwise file by file; the subtitle says where not all have room."""
    columns = FAULTS.columns
    names = {unit.code: unit.name for unit in summary.plan.units}
    everything = faults_of(summary)
    findings = everything[:most]
    if len(findings) < len(everything):
        subtitle = _NOT_ALL.format(subtitle=subtitle, listed=len(findings), all=len(everything))
    sheet.title("Lỗi và lưu ý về số liệu", subtitle, _PRINTED)
    tally = tell_by_column(summary.findings)
    sheet.span(3, (1, _PRINTED), tally, "wrap", "left", "italic")
    width = sum(column.width for column in columns[:_PRINTED])
    sheet.set_height(3, text_height(tally, width, SIZE) + 4 if tally else 6)
    sheet.headings(_HEADER_ROW, columns)
    table = sheet.table_rows(columns)
    for row, finding in enumerate(findings, start=_HEADER_ROW + 1):
        values = fault_values(finding, names)
        sheet.add_row(table, row, [values[column.key] for column in columns])
    last_row = _HEADER_ROW + max(len(findings), 1)
    if not findings:
        sheet.nothing(last_row, len(columns), "Không có lỗi hoặc lưu ý về số liệu.")
    sheet.worksheet.conditional_format(
        block_name(_HEADER_ROW + 1, 1, last_row, 1),
        {"type": "cell", "criteria": "==", "value": f'"{Severity.ERROR.label}"', "format": sheet.styles("alarm")},
    )
    sheet.table("BangLoi", _HEADER_ROW, last_row if findings else _HEADER_ROW, columns)
    sheet.freeze(_HEADER_ROW + 1, 3)
    sheet.set_page(last_column=_PRINTED, last_row=last_row, header_row=_HEADER_ROW)
