"""The draft annex's lists: every file that came, and what units wrote themselves."""

from typing import TYPE_CHECKING

from cchc_excel.domain import FileState, Received, Registration
from cchc_excel.layout.registration import FILES, ORIGINALS, WORDS
from cchc_excel.words import at_vietnam
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import SIZE

if TYPE_CHECKING:
    from cchc_excel.domain.plan_content import PlanValue

_HEADER_ROW = 4
_FIRST_ROW = _HEADER_ROW + 1
_NOT_OURS = "Không phải phiếu đăng ký"


def write_files(sheet: Sheet, registration: Registration) -> None:
    """List every file, and the units that sent none."""
    last = len(FILES.columns)
    sheet.headings(_HEADER_ROW, FILES.columns, "annex_head")
    sent = {file.unit for file in registration.files}
    silent = [unit.name for unit in registration.plan.units if unit.code not in sent]
    sheet.title("Các tệp đã nhận", f"{len(registration.files)} tệp trong thư mục nhan", last)
    line = f"Chưa gửi: {'; '.join(silent)}." if silent else "Tất cả các đơn vị đã gửi."
    sheet.span(3, (1, last), line, "wrap", "italic", "left")
    sheet.set_height(3, text_height(line, sum(column.width for column in FILES.columns), SIZE) + 6)
    for row, file in enumerate(registration.files, start=_FIRST_ROW):
        values = _file_values(file, registration)
        for number, (column, value) in enumerate(zip(FILES.columns, values, strict=True), start=1):
            sheet.put(row, number, value, "cell", column.kind.align, *(("text",) if isinstance(value, str) else ()))
        sheet.fit_row(row, enumerate(values, start=1))
    sheet.freeze(_FIRST_ROW, 2)
    sheet.set_page(
        last_column=last, last_row=max(_HEADER_ROW, _HEADER_ROW + len(registration.files)), header_row=_HEADER_ROW
    )


def _file_values(file: Received, registration: Registration) -> tuple[str | int | None, ...]:
    unit = registration.plan.unit(file.unit)
    label = _NOT_OURS if file.state is FileState.NOT_A_RETURN else file.state.label
    made_at = at_vietnam(file.made_at).strftime("%d/%m/%Y %H:%M") if file.made_at else None
    count = sum(row.proposal.path == file.path for row in registration.rows if not row.is_gone)
    return (
        file.path,
        unit.name if unit else None,
        made_at,
        label,
        count or None,
        "\n".join(finding.text for finding in file.findings) or None,
    )


def write_originals(sheet: Sheet, registration: Registration) -> None:
    """Keep what units wrote themselves: what the coordinator edits is told from it."""
    sheet.headings(_HEADER_ROW, ORIGINALS.columns, "annex_head")
    last = len(ORIGINALS.columns)
    subtitle = "Để đối chiếu với trang Đăng ký; không sửa, không xóa trang này"
    sheet.title("Nguyên văn đơn vị ghi", subtitle, last)
    rows = sorted((row for row in registration.rows if not row.is_by_hand), key=lambda row: row.number)
    for number, row in enumerate(rows, start=_FIRST_ROW):
        task = row.proposal
        values: dict[str, PlanValue] = {
            **{key: task.words.get(key, "") for key in WORDS},
            "number": row.number,
            "unit": task.unit,
            "period": task.period,
            "source_file": task.path,
            "source_cell": task.place,
        }
        for place, column in enumerate(ORIGINALS.columns, start=1):
            kept = () if column.key == "number" else ("text",)
            sheet.put(number, place, values[column.key], "cell", column.kind.align, *kept)
        sheet.fit_row(number, enumerate((values[key] for key in ORIGINALS.keys), start=1))
    sheet.freeze(_FIRST_ROW, 3)
    sheet.set_page(last_column=last, last_row=_HEADER_ROW + len(rows), header_row=_HEADER_ROW)
    sheet.worksheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
