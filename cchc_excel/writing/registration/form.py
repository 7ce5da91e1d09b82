"""The registration form (*phiếu đăng ký*): one a unit, with rows to fill in, a guide, and marks of whose it is."""

import io
from datetime import datetime

from xlsxwriter.workbook import Workbook

from cchc_excel import identity_marks as marks
from cchc_excel.domain import Plan, Unit
from cchc_excel.layout.columns import INFO_KEYS
from cchc_excel.layout.registration import FORM_ENTRIES, REGISTRATION
from cchc_excel.words import show_date
from cchc_excel.writing.house.letterhead import write_letterhead
from cchc_excel.writing.house.row_heights import text_height
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import SIZE, Styles
from cchc_excel.writing.house.workbooks import new_workbook
from cchc_excel.writing.registration.sheets import AREA_SHEET, GUIDE_SHEET, choice_of_area, write_areas, write_guide

ROWS = 15
"""Rows to fill in; a unit that needs more may insert some."""

_HEADER_ROW = 10
_FIRST_ROW = _HEADER_ROW + 2
_LAST = len(REGISTRATION.columns)
_ROW_HEIGHT = 31.0
_TEXT_CELLS = frozenset({"target", "deadline"})
"""Columns in which Excel would make dates and numbers of "3/4" or "6/2026"."""

_NOTICE = (
    "Mỗi nhiệm vụ ghi một dòng. Lĩnh vực chọn trong danh sách của ô. Đơn vị chủ trì là đơn vị đăng ký; việc cùng làm "
    "thì ghi ở cột Đơn vị phối hợp. Chỉ điền các ô trắng; nội dung dài thì kéo dòng cao thêm."
)
_NO_DAY = "trong 10 ngày làm việc kể từ ngày nhận được phiếu này"
"""Where the plan names no day."""

_DEADLINE_HELP = (
    "Ghi ngày, tháng hoặc quý: 30/6/2026, Tháng 6/2026, Quý II/2026, Trước ngày 15/12/2026. Việc quanh năm ghi Thường "
    "xuyên; việc lặp lại ghi Hằng tháng, Hằng quý."
)
_GUIDE_LINES = (
    ("Lĩnh vực", "Bấm vào ô, chọn một lĩnh vực trong danh sách."),
    ("Nội dung nhiệm vụ", "Ghi một việc cụ thể, bắt đầu bằng động từ. Ví dụ: Rà soát, sửa đổi Quy chế làm việc."),
    ("Sản phẩm", "Văn bản, báo cáo, hệ thống… có được khi xong việc. Ví dụ: Quyết định ban hành Quy chế."),
    ("Chỉ tiêu", "Mức phải đạt, nếu đo được bằng số. Ví dụ: 100%, ≥ 04 tin, bài/tháng."),
    ("Đơn vị phối hợp", "Tên các đơn vị cùng làm, cách nhau bằng dấu chấm phẩy."),
    ("Thời gian hoàn thành", _DEADLINE_HELP),
    ("Ghi chú", "Căn cứ, điều kiện hoặc đề nghị của đơn vị, nếu có."),
    ("Thiếu dòng", "Bấm chuột phải vào số thứ tự của một dòng trắng, chọn chèn thêm dòng."),
    ("Gửi lại", "Lưu dạng Excel (.xlsx), giữ nguyên tên tệp. {send_back} Bản gửi sau thay cho bản gửi trước."),
)


def write_registration_form(plan: Plan, unit: Unit) -> bytes:
    """Return the form of a unit; the same plan and unit give the same bytes."""
    content = io.BytesIO()
    with new_workbook(content, {"in_memory": True}) as book:
        year = plan.info.year
        book.set_properties({"title": f"Phiếu đăng ký nhiệm vụ năm {year}", "created": datetime(year, 1, 1)})
        styles = Styles(book)
        sheet = Sheet(book, REGISTRATION.sheet, styles)
        _write_head(book, sheet, plan, unit)
        _write_table(sheet, plan)
        _write_signatures(sheet)
        _write_guide(Sheet(book, GUIDE_SHEET, styles), plan)
        write_areas(Sheet(book, AREA_SHEET, styles), plan)
        _identify(book, Sheet(book, marks.HIDDEN_SHEET, styles), plan, unit)
    return content.getvalue()


def _write_head(book: Workbook, sheet: Sheet, plan: Plan, unit: Unit) -> None:
    """Write who asks, the title, whose form it is and how it is filled in."""
    info = plan.info
    names = [str(getattr(info, key) or INFO_KEYS[key]) for key in ("superior", "issuer")]
    for number, column in enumerate(REGISTRATION.columns, start=1):
        sheet.set_width(number, column.width)
    write_letterhead(book, sheet, names, (1, 3), (4, _LAST))
    sheet.span(5, (1, _LAST), f"PHIẾU ĐĂNG KÝ NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {info.year}", "title")
    sheet.span(6, (1, _LAST), _send_back(plan), "large", "bold", "center")
    sheet.span(7, (1, 2), "Đơn vị đăng ký:", "large", "bold")
    sheet.span(7, (3, 4), unit.name, "large", "bold")
    sheet.put(7, 5, "Mã đơn vị:", "large", "right")
    sheet.put(7, 6, unit.code, "large", "bold")
    width = sum(column.width for column in REGISTRATION.columns)
    sheet.span(8, (1, _LAST), _NOTICE, "wrap", "italic", "left")
    sheet.set_height(8, text_height(_NOTICE, width, SIZE) + 4)
    for row, height in ((4, 6), (5, 24), (6, 20), (7, 21), (9, 6)):
        sheet.set_height(row, height)


def _send_back(plan: Plan) -> str:
    """Return by when the form is to be sent, and where."""
    info = plan.info
    coordinator = plan.unit(info.coordinator)
    place = info.reply_to or (coordinator.name if coordinator else info.issuer)
    day = f"chậm nhất ngày {show_date(info.register_by)}" if info.register_by else _NO_DAY
    return f"Gửi phiếu về {place} {day}." if place else f"Gửi lại phiếu {day}."


def _write_table(sheet: Sheet, plan: Plan) -> None:
    """Write the heading, the number row and the rows to fill in."""
    sheet.headings(_HEADER_ROW, REGISTRATION.columns, "annex_head")
    last = _FIRST_ROW + ROWS - 1
    for number, column in enumerate(REGISTRATION.columns, start=1):
        sheet.put(_HEADER_ROW + 1, number, f"({number})", "number_row")
        for row in range(_FIRST_ROW, last + 1):
            value = row - _FIRST_ROW + 1 if column.key == "number" else None
            kept = ("text",) if column.key in _TEXT_CELLS else ()
            style = (column.kind.align, "open", *kept) if column.key in FORM_ENTRIES else (column.kind.align, "group")
            sheet.put(row, number, value, "cell", *style)
    for row in range(_FIRST_ROW, last + 1):
        sheet.set_height(row, _ROW_HEIGHT)
    sheet.worksheet.data_validation(_FIRST_ROW - 1, 1, last - 1, 1, choice_of_area(plan))
    sheet.freeze(_FIRST_ROW, 3)
    sheet.set_page(last_column=_LAST, last_row=last + 6, high=1)
    sheet.worksheet.repeat_rows(_HEADER_ROW - 1, _HEADER_ROW)
    allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "sort", "autofilter")
    sheet.worksheet.protect("", dict.fromkeys(allowed, True))


def _write_signatures(sheet: Sheet) -> None:
    """Write who filled the form in and who answers for it."""
    row = _FIRST_ROW + ROWS + 1
    sheet.set_height(row - 1, 8)
    sheet.span(row, (1, 2), "Người lập phiếu:", "bold")
    sheet.span(row, (3, 3), None, "cell", "left", "open")
    sheet.span(row + 1, (1, 2), "Điện thoại:", "bold")
    sheet.span(row + 1, (3, 3), None, "cell", "left", "open", "text")
    sheet.span(row, (6, _LAST), "Thủ trưởng đơn vị", "large", "bold", "center")
    sheet.span(row + 1, (6, _LAST), "(Ký, ghi rõ họ và tên)", "italic", "center")
    sheet.span(row + 4, (6, _LAST), None, "large", "bold", "center", "open")
    for number in range(row, row + 5):
        sheet.set_height(number, 20)


def _write_guide(sheet: Sheet, plan: Plan) -> None:
    lines = ((label, line.replace("{send_back}", _send_back(plan))) for label, line in _GUIDE_LINES)
    write_guide(sheet, "Hướng dẫn điền phiếu đăng ký", lines)
    sheet.worksheet.protect()


def _identify(book: Workbook, sheet: Sheet, plan: Plan, unit: Unit) -> None:
    """Put the identity into the hidden sheet and the document's properties."""
    values = {
        "year": str(plan.info.year),
        "period": marks.REGISTRATION_PERIOD,
        "unit": unit.code,
        "version": marks.REGISTRATION_VERSION,
    }
    for row, (part, value) in enumerate(values.items(), start=1):
        sheet.put(row, 1, marks.HIDDEN_LABELS[part])
        sheet.put(row, 2, value, "text")
        book.set_custom_property(marks.PROPERTIES[part], value, "text")
    sheet.worksheet.hide()
