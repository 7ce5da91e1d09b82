"""The eleven sheets of a plan workbook, each with its headings, a word to the coordinator, choices and page set-up."""

from datetime import date, datetime
from enum import Enum
from pathlib import Path

from cchc_excel.domain import PostSettings, Security, Settings
from cchc_excel.domain.plan_content import PlanContent, PlanValue
from cchc_excel.layout import columns as layout
from cchc_excel.layout.annex import REVIEWS
from cchc_excel.layout.columns import INFO_KEYS, METHODS, OPERATORS, SETTING_LINES, Column
from cchc_excel.layout.post import POST, POST_LINES
from cchc_excel.layout.statistics import STATISTIC_ITEMS
from cchc_excel.plan.lists import FALLBACK_YEAR, SETTING_LIMIT
from cchc_excel.plan.tasks import WEIGHT_LIMIT
from cchc_excel.writing.house.sheet import Sheet
from cchc_excel.writing.house.styles import Styles
from cchc_excel.writing.house.workbooks import new_workbook
from cchc_excel.writing.plan.annex import HEADER_ROW as ANNEX_HEADER_ROW
from cchc_excel.writing.plan.annex import write_annex
from cchc_excel.writing.plan.changes import write_plan_changes
from cchc_excel.writing.plan.lists import (
    FIRST_ROW,
    FIRST_YEAR,
    LAST_YEAR,
    ListSheet,
    choice,
    days_of,
    validate,
    whole_number,
    write_list,
)
from cchc_excel.writing.plan.reviews import mark_places, write_reviews

_SPARE_ROWS = 10
_HINT = Column("hint", "Hướng dẫn", layout.TEXT, 68)

_REQUIRED_INFO = ("year", "superior", "issuer", "place", "coordinator", "reply_to")
_DAYS = ("issued_on", "register_by")
_INFO_HINTS = {
    "year": "Năm của kế hoạch, bốn chữ số.",
    "superior": "Dòng trên của tên cơ quan ở góc trái văn bản.",
    "issuer": "Dòng dưới của tên cơ quan ở góc trái văn bản.",
    "number": "Số, ký hiệu của kế hoạch; để trống nếu chưa ban hành.",
    "issued_on": "Ngày/tháng/năm; để trống nếu chưa ban hành.",
    "title": "Tên kế hoạch, dùng trong biểu giao và báo cáo.",
    "place": "Địa danh ghi trước ngày tháng của văn bản.",
    "coordinator": "Mã của đơn vị theo dõi, đôn đốc, tổng hợp (lấy ở trang “Đơn vị”).",
    "reply_to": "Địa chỉ để các đơn vị gửi biểu về.",
    "register_by": "Ngày cuối các đơn vị gửi phiếu đăng ký nhiệm vụ; để trống nếu không cho đăng ký.",
    "signer_title": "Chức vụ in ở chỗ ký.",
    "signer": "Họ và tên người ký; có thể để trống.",
}


def write_plan(content: PlanContent, path: Path) -> None:
    """Write the workbook."""
    with new_workbook(path, {"in_memory": True}) as book:
        # A fixed date instead of the clock's: the same content gives the same bytes.
        book.set_properties(
            {"title": str(content.info.get("title") or ""), "created": datetime(content.year or FALLBACK_YEAR, 1, 1)}
        )
        styles = Styles(book)
        _write_info(Sheet(book, layout.PLAN_INFO.sheet, styles), content)
        write_list(Sheet(book, layout.UNITS.sheet, styles), _units(content))
        tasks = Sheet(book, layout.TASKS.sheet, styles)
        _validate_weights(tasks, write_annex(book, tasks, content))
        objectives = _objectives(content)
        sheet = Sheet(book, layout.OBJECTIVES.sheet, styles)
        write_list(sheet, objectives)
        _show_counts(sheet, objectives)
        write_list(Sheet(book, layout.PERIODS.sheet, styles), _periods(content))
        _write_settings(Sheet(book, layout.SETTINGS.sheet, styles), content)
        write_list(Sheet(book, STATISTIC_ITEMS.sheet, styles), _statistics(content))
        write_plan_changes(book, styles, content)
        _write_post(Sheet(book, POST.sheet, styles), content)
        if content.reviews or content.kept:
            sheets = {sheet.get_name(): sheet for sheet in book.worksheets()}
            mark_places(book, sheets, content.reviews)
            write_reviews(Sheet(book, REVIEWS.sheet, styles), content)


def _write_info(sheet: Sheet, content: PlanContent) -> None:
    guidance = (
        "Ghi vào cột “Nội dung”. Các trang sau: đơn vị, biểu nhiệm vụ, chỉ tiêu, kỳ báo cáo, quy ước, số liệu."
        " Ở mọi trang, ô vàng là ô phải điền; điền rồi thì hết vàng."
    )
    rows = tuple((label, content.info.get(key), _INFO_HINTS[key]) for key, label in INFO_KEYS.items())
    info = ListSheet(layout.PLAN_INFO, "Thông tin kế hoạch", guidance, rows, extra=(_HINT,), notice=content.notice)
    write_list(sheet, info)
    for row, key in enumerate(INFO_KEYS, start=FIRST_ROW):
        value = content.info.get(key)
        style = "day" if isinstance(value, date) or key in _DAYS else "text"
        number = "cell", "left", *(() if isinstance(value, int) else (style,))
        sheet.put(row, 2, value, *number)
        sheet.put(row, 3, _INFO_HINTS[key], "cell", "left", "italic")
    for key in _REQUIRED_INFO:
        cell = f"B{list(INFO_KEYS).index(key) + FIRST_ROW}"
        sheet.mark_required(cell, f'=${cell[0]}${cell[1:]}=""')
    year, coordinator = (list(INFO_KEYS).index(key) + FIRST_ROW for key in ("year", "coordinator"))
    validate(sheet, 2, (year, year), whole_number(FIRST_YEAR, LAST_YEAR, "Ghi năm gồm bốn chữ số."))
    units = f"='{layout.UNITS.sheet}'!$A${FIRST_ROW}:$A${FIRST_ROW + 199}"
    validate(sheet, 2, (coordinator, coordinator), choice(units, "Chọn mã một đơn vị trong trang “Đơn vị”."))


def _units(content: PlanContent) -> ListSheet:
    return ListSheet(
        layout.UNITS,
        "Danh sách đơn vị",
        "Mỗi đơn vị một dòng. Mã đơn vị: chữ in hoa không dấu, chữ số, gạch ngang. Tên gọi khác (viết tắt, tên cũ, ký"
        " hiệu phòng) cách nhau bằng dấu chấm phẩy; tên bắt đầu bằng “Các ” có thể dùng chung cho nhiều đơn vị.",
        content.units,
        _SPARE_ROWS,
        required=("unit", "name"),
    )


def _objectives(content: PlanContent) -> ListSheet:
    return ListSheet(
        layout=layout.OBJECTIVES,
        title="Chỉ tiêu của kế hoạch",
        guidance="Nhiệm vụ liên quan: mã nhiệm vụ, cách nhau bằng dấu chấm phẩy; để trống là tất cả nhiệm vụ."
        " “Trên 50%” ghi dấu >, “tối thiểu 50%” ghi dấu >=. Hạn: để trống thì lấy hạn cuối của các nhiệm vụ liên quan.",
        rows=content.objectives,
        spare_rows=_SPARE_ROWS,
        rules={
            "method": choice(list(METHODS.values()), "Chọn một cách tính trong danh sách."),
            "operator": choice(list(OPERATORS), "Chọn một dấu so sánh trong danh sách."),
            "due": days_of(content.year),
        },
        required=("objective", "text", "method", "operator", "threshold"),
    )


def _statistics(content: PlanContent) -> ListSheet:
    return ListSheet(
        layout=STATISTIC_ITEMS,
        title="Số liệu thống kê giao các đơn vị báo cáo",
        guidance="Mỗi số liệu một dòng; đơn vị nhận thêm trang “Số liệu” trong biểu, kết quả vào “Phụ lục số liệu”. Đơn"
        " vị báo cáo: ghi như đơn vị chủ trì, số của nhiều đơn vị được cộng lại. Số đã có trong biểu nhiệm vụ thì không"
        " hỏi lại: ghi “Nhiệm vụ III.2” (lấy Số thực hiện), “Tổng số của nhiệm vụ III.2”; đơn vị tính là % thì lấy Số"
        " thực hiện chia Tổng số. Không cần số liệu nào thì để trống trang này.",
        rows=content.statistics,
        spare_rows=_SPARE_ROWS,
    )


def _periods(content: PlanContent) -> ListSheet:
    days = days_of(content.year)
    return ListSheet(
        layout=layout.PERIODS,
        title="Kỳ báo cáo",
        guidance="Mỗi kỳ một dòng. Mã kỳ là tên thư mục của kỳ. Số liệu lũy kế từ “Từ ngày” đến “Chốt số liệu”;"
        " “Hạn gửi” là ngày cuối các đơn vị gửi biểu về.",
        rows=content.periods,
        spare_rows=3,
        rules={"start": days, "cutoff": days, "send_by": days},
        required=("period", "start", "cutoff"),
    )


def _write_settings(sheet: Sheet, content: PlanContent) -> None:
    values = {line.field: content.settings.get(line.field, getattr(Settings(), line.field)) for line in SETTING_LINES}
    rows = tuple((line.name, _shown(values[line.field]), line.meaning) for line in SETTING_LINES)
    guidance = "Sửa ở cột “Giá trị”; để trống thì dùng giá trị mặc định."
    write_list(sheet, ListSheet(layout.SETTINGS, "Quy ước", guidance, rows))
    for row, line in enumerate(SETTING_LINES, start=FIRST_ROW):
        choices = _choices(values[line.field])
        limits = whole_number(0, SETTING_LIMIT, f"Ghi số nguyên từ 0 đến {SETTING_LIMIT}.")
        rule = choice(choices, f"Chọn {' hoặc '.join(f'“{name}”' for name in choices)}.") if choices else limits
        validate(sheet, 2, (row, row), rule)
        if not choices:
            sheet.put(row, 2, values[line.field], "cell", "center", "count")


def _write_post(sheet: Sheet, content: PlanContent) -> None:
    shipped = PostSettings()
    values = {line.field: content.post.get(line.field, getattr(shipped, line.field)) for line in POST_LINES}
    rows = tuple((line.name, values[line.field] or None, line.meaning) for line in POST_LINES)
    guidance = (
        "Chỉ điền khi muốn nhận và gửi thư bằng lệnh fetch, send. Không ghi mật khẩu vào đây: mật khẩu đặt ở biến môi"
        " trường CCHC_MAIL_PASSWORD hoặc kho mật khẩu của máy."
    )
    write_list(sheet, ListSheet(POST, "Hộp thư", guidance, rows))
    for row, line in enumerate(POST_LINES, start=FIRST_ROW):
        if isinstance(getattr(shipped, line.field), Security):
            validate(sheet, 2, (row, row), choice(list(Security), "Chọn một mục trong danh sách."))
        elif isinstance(getattr(shipped, line.field), int):
            validate(sheet, 2, (row, row), whole_number(1, 65_535, "Ghi số cổng, ví dụ 993."))
            sheet.put(row, 2, values[line.field], "cell", "left", "general")


def _shown(value: bool | int | Enum) -> PlanValue:  # noqa: FBT001 - a setting's value
    if isinstance(value, Enum):
        return str(value.value)
    return ("Có" if value else "Không") if isinstance(value, bool) else value


def _choices(value: object) -> list[str]:
    """Return what a setting may be, where it is one of a few things."""
    if isinstance(value, Enum):
        return [str(known.value) for known in type(value)]
    return ["Có", "Không"] if isinstance(value, bool) else []


def _show_counts(sheet: Sheet, objectives: ListSheet) -> None:
    """Show the thresholds that are counts as numbers: the column's own format is a percentage."""
    method, threshold = (objectives.layout.keys.index(key) for key in ("method", "threshold"))
    for row, values in enumerate(objectives.rows, start=FIRST_ROW):
        if values[method] == METHODS["count"]:
            sheet.put(row, threshold + 1, values[threshold], "cell", "center", "general")


def _validate_weights(sheet: Sheet, last_row: int) -> None:
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0.01,
        "maximum": WEIGHT_LIMIT,
        "error_title": "Trọng số chưa đúng",
        "error_message": f"Ghi số lớn hơn 0, không quá {WEIGHT_LIMIT}; để trống là 1.",
    }
    validate(sheet, layout.TASKS.keys.index("weight") + 1, (ANNEX_HEADER_ROW + 2, last_row), rule)
