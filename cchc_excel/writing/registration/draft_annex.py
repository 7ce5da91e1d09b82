"""The draft annex (*biểu tổng hợp đăng ký*): every proposed task by area, alike ones side by side, for a decision."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from xlsxwriter.workbook import Workbook

from cchc_excel.domain import Decision, DraftRow, Plan, Registration
from cchc_excel.layout.columns import Column
from cchc_excel.layout.registration import DRAFT, FILES, ORIGINALS
from cchc_excel.plan.areas import find_area
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet, block_name
from cchc_excel.writing.house.styles import FAINT_INK, LIGHT, PALE, SIZE, Styles
from cchc_excel.writing.house.workbooks import new_workbook
from cchc_excel.writing.registration.draft_lists import write_files, write_originals
from cchc_excel.writing.registration.sheets import AREA_SHEET, GUIDE_SHEET, choice_of_area, write_areas, write_guide

if TYPE_CHECKING:
    from cchc_excel.domain.plan_content import PlanValue

_HEADER_ROW = 4
_FIRST_ROW = _HEADER_ROW + 1
_SPARE_ROWS = 10
"""Blank rows below the last, which the coordinator may fill in: their choices are ready."""
_PRINTED = DRAFT.keys.index("remark") + 1
_NO_AREA = "Chưa rõ lĩnh vực"
_HINT = (
    "Chọn ở cột Duyệt: “có” là theo nguyên văn đơn vị, “sửa” là theo lời đã sửa ngay trên dòng, “không” là không đưa "
    "vào kế hoạch. Nhiều đơn vị cùng một việc: ghi ở cột Gộp vào số của dòng được giữ lại. Lưu, đóng tệp rồi chạy lại."
)
_GUIDE = (
    ("Nhóm trùng", "Các dòng cùng số nhóm có nội dung giống nhau, đứng cạnh nhau để so sánh."),
    ("Duyệt: có", "Đưa vào kế hoạch đúng nguyên văn đơn vị ghi. Dòng đã sửa chữ nào thì phải chọn “sửa”."),
    ("Duyệt: sửa", "Đưa vào kế hoạch theo lời đang có trên dòng. Cứ sửa thẳng vào ô, kể cả lĩnh vực, đơn vị chủ trì."),
    ("Duyệt: không", "Không đưa vào kế hoạch. Dòng vẫn được giữ ở đây."),
    ("Gộp vào", "Số của dòng được giữ lại. Hai dòng đều duyệt; nhiệm vụ theo dòng được giữ, các đơn vị cùng chủ trì."),
    ("Cần xem", "“Lỗi” phải sửa xong mới đưa vào kế hoạch được; “Lưu ý” chỉ để biết."),
    ("Ghi thêm nhiệm vụ", "Ghi vào dòng trống cuối bảng, đủ lĩnh vực, đơn vị chủ trì, thời gian, rồi chọn Duyệt."),
    ("Mã NV đã ghi", "Mã của nhiệm vụ trong kế hoạch. Dòng đã có mã thì không ghi vào kế hoạch lần nữa."),
    ("Chạy lại", "Ý kiến duyệt, chữ đã sửa và cột ghi thêm được giữ nguyên mỗi khi chạy lại lệnh cchc register."),
    ("Đưa vào kế hoạch", "Lưu, đóng tệp này và tệp kế hoạch, rồi chạy: cchc register THƯ-MỤC --accept"),
    ("Bản trước", "Trước mỗi lần ghi mới, bản đang có được giữ thành tệp cùng tên, thêm chữ “(truoc)”."),
)


def write_draft(registration: Registration) -> bytes:
    """Return the workbook; the same registration gives the same bytes."""
    content = io.BytesIO()
    year = registration.plan.info.year
    with new_workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": f"Tổng hợp đăng ký nhiệm vụ năm {year}", "created": datetime(year, 1, 1)})
        styles = Styles(book)
        _write_rows(book, Sheet(book, DRAFT.sheet, styles), registration)
        write_files(Sheet(book, FILES.sheet, styles), registration)
        write_originals(Sheet(book, ORIGINALS.sheet, styles), registration)
        write_guide(Sheet(book, GUIDE_SHEET, styles), "Duyệt đăng ký nhiệm vụ", _GUIDE)
        write_areas(Sheet(book, AREA_SHEET, styles), registration.plan)
    return content.getvalue()


def _write_rows(book: Workbook, sheet: Sheet, registration: Registration) -> None:
    extra = list(dict.fromkeys(heading for row in registration.rows for heading in row.extra))
    columns = (*DRAFT.columns, *(Column(f"extra{number}", heading, width=18) for number, heading in enumerate(extra)))
    year = registration.plan.info.year
    sheet.headings(_HEADER_ROW, columns, "annex_head")
    sheet.title(f"Tổng hợp đăng ký nhiệm vụ cải cách hành chính năm {year}", _subtitle(registration.rows), _PRINTED)
    sheet.span(3, (1, _PRINTED), _HINT, "wrap", "italic", "left")
    sheet.set_height(3, text_height(_HINT, sum(column.width for column in columns[:_PRINTED]), SIZE) + 6)
    row = _FIRST_ROW
    for area, rows in groupby(_with_areas(registration), key=lambda pair: pair[0]):
        sheet.put(row, 1, area[0], "cell", "center", "group")
        sheet.span(row, (2, _PRINTED), area[1], "cell", "left", "group")
        for number in range(_PRINTED + 1, len(columns) + 1):
            sheet.put(row, number, None, "cell", "group")
        sheet.set_height(row, 21)
        for row, (_, drafted) in enumerate(rows, start=row + 1):  # noqa: B020 - the next free row
            _write_row(sheet, row, drafted, registration.plan, extra)
        row += 1
    for spare in range(row, row + _SPARE_ROWS):
        for number, column in enumerate(columns, start=1):
            sheet.put(spare, number, None, "cell", column.kind.align)
    _add_choices(book, sheet, registration.plan, row + _SPARE_ROWS - 1)
    sheet.freeze(_FIRST_ROW, DRAFT.keys.index("text") + 1)
    sheet.set_page(last_column=_PRINTED, last_row=max(_HEADER_ROW, row - 1), header_row=_HEADER_ROW)


def _subtitle(rows: Sequence[DraftRow]) -> str:
    groups = len({row.group for row in rows if row.group})
    entered = sum(bool(row.task) for row in rows)
    return f"{len(rows)} nhiệm vụ đề xuất, {groups} nhóm trùng, {entered} nhiệm vụ đã vào kế hoạch"


def _with_areas(registration: Registration) -> Iterator[tuple[tuple[str, str], DraftRow]]:
    """Yield each row with code and name of the area it stands under; a group stands under its first row's."""
    heading, group = ("", _NO_AREA), 0
    for row in registration.rows:
        if not row.group or row.group != group:
            area, _ = find_area(row.words["area"], registration.plan.areas)
            heading = (area.code, area.name) if area else ("", _NO_AREA)
        group = row.group
        yield heading, row


def _write_row(sheet: Sheet, number: int, row: DraftRow, plan: Plan, extra: Sequence[str]) -> None:
    unit = plan.unit(row.proposal.unit)
    values: dict[str, PlanValue] = {
        **row.words,
        "number": row.number,
        "group": row.group or None,
        "decision": row.decision,
        "join": int(row.join) if row.join.isdecimal() else row.join,
        "unit_name": unit.name if unit else "",
        "remark": row.remark,
        "task": row.task,
        "findings": "\n".join(f"{finding.rule.severity.label}: {finding.text}" for finding in row.findings),
        "source_file": row.proposal.path,
        "source_cell": row.proposal.place,
    }
    edited = set(row.edited) if not row.is_by_hand else set()
    for place, column in enumerate(DRAFT.columns, start=1):
        marks = ("bold",) if column.key in edited or column.key in {"decision", "task"} else ()
        marks = ("alarm",) if column.key == "findings" and row.is_blocked else marks
        kept = () if isinstance(values[column.key], int) else ("text",)
        sheet.put(number, place, values[column.key], "cell", column.kind.align, *marks, *kept)
    for place, heading in enumerate(extra, start=len(DRAFT.columns) + 1):
        sheet.put(number, place, row.extra.get(heading), "cell", "left")
    sheet.fit_row(number, enumerate((values[key] for key in DRAFT.keys), start=1))


def _add_choices(book: Workbook, sheet: Sheet, plan: Plan, last_row: int) -> None:
    """Offer what may stand under `Duyệt` and `Lĩnh vực`, and colour rows by what was decided."""
    decision, area = (DRAFT.keys.index(key) for key in ("decision", "area"))
    first = _FIRST_ROW - 1
    sheet.worksheet.data_validation(
        first, decision, last_row - 1, decision,
        {"validate": "list", "source": list(Decision), "error_message": "Chọn có, không hoặc sửa."},
    )  # fmt: skip
    sheet.worksheet.data_validation(first, area, last_row - 1, area, choice_of_area(plan))
    cells = block_name(_FIRST_ROW, 1, last_row, len(DRAFT.columns))
    looks = {Decision.ACCEPTED: "#E2EFDA", Decision.AMENDED: "#FFF2CC", Decision.REFUSED: LIGHT}
    for choice, color in looks.items():
        properties = {"bg_color": color} | ({"font_color": FAINT_INK} if choice is Decision.REFUSED else {})
        rule = {"type": "formula", "criteria": f'=$C{_FIRST_ROW}="{choice}"', "format": book.add_format(properties)}
        sheet.worksheet.conditional_format(cells, rule)
    alike = {"type": "formula", "criteria": f"=ISNUMBER($B{_FIRST_ROW})", "format": book.add_format({"bg_color": PALE})}
    sheet.worksheet.conditional_format(block_name(_FIRST_ROW, 1, last_row, 2), alike)
